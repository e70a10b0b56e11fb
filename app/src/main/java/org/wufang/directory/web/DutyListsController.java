package org.wufang.directory.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wufang.directory.DutyList;
import org.wufang.directory.DutyProposals;
import org.wufang.directory.DutyRegister;
import org.wufang.directory.DutyRegister.Content;
import org.wufang.directory.DutyVersion;
import org.wufang.directory.web.DutyViews.ItemView;
import org.wufang.directory.web.DutyViews.OverlapView;
import org.wufang.directory.web.DutyViews.ReviewView;
import org.wufang.directory.web.DutyViews.VersionView;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;
import org.wufang.platform.web.Storable;

@RestController
@Tag(name = "职责清单 Duty lists", description = "属地职责、街道职责、街道配合、社区事项四张清单。Whose duty a matter is")
class DutyListsController {

    private static final String LISTS = "/api/v1/duty-lists";
    private static final String PROPOSAL = LISTS + "/proposals/{id}";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int FILE_NAME = 200;

    private final DutyRegister register;
    private final DutyProposals proposals;
    private final DutyViews views;
    private final Actors actors;
    private final Clock clock;

    DutyListsController(DutyRegister register, DutyProposals proposals, DutyViews views, Actors actors, Clock clock) {
        this.register = register;
        this.proposals = proposals;
        this.views = views;
        this.actors = actors;
        this.clock = clock;
    }

    /** The page holds no data itself: it reads the API with the login of who opens it. */
    @GetMapping(path = "/duty-lists", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @Hidden
    Resource page() {
        return new ClassPathResource("pages/duty-lists.html");
    }

    /**
     * @param person login of who asks
     * @param mayPropose with {@code mayDecide}: what they may do
     */
    record Lists(List<ListView> lists, String person, boolean mayPropose, boolean mayDecide, LocalDate today) {}

    record ListView(String list, String name, int items, VersionView version) {}

    @GetMapping(LISTS)
    @Operation(summary = "四张清单的现行版本 The lists in force")
    Lists lists(@Parameter(hidden = true) @Nullable CsrfToken token) {
        if (token != null) {
            token.getToken(); // sets the cookie that the page sends back with its changes
        }
        String person = actors.current().person();
        return new Lists(
                Stream.of(DutyList.values())
                        .map(list -> {
                            Content now = register.inForce(list);
                            return new ListView(
                                    list.table(), list.label(), now.items().size(), views.version(now.version()));
                        })
                        .toList(),
                person,
                proposals.mayPropose(person),
                proposals.mayDecide(person),
                LocalDate.now(clock));
    }

    record ContentView(String list, String name, VersionView version, List<ItemView> items) {}

    @GetMapping(LISTS + "/{list}")
    @Operation(
            summary = "一张清单在某日的内容 One list as of a date",
            description = "asOf 缺省为今天；version 为版本号。text 在编号、代码、名称、类别、单位、依据中查找。")
    @ApiResponse(responseCode = "404", description = "没有该清单 unknown-duty-list，或登记册没有该版本 unknown-version")
    ContentView read(
            @PathVariable String list,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false, defaultValue = "") @Size(max = 100) String text) {
        DutyList which = list(list);
        Content content = content(which, asOf, version);
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return new ContentView(
                which.table(),
                which.label(),
                views.version(content.version()),
                content.items().stream()
                        .map(item -> views.item(which, item))
                        .filter(item -> item.contains(wanted))
                        .toList());
    }

    @GetMapping(LISTS + "/{list}/versions")
    @Operation(summary = "一张清单的全部版本和修改 Versions and proposals, newest first")
    List<VersionView> versions(@PathVariable String list) {
        return register.versions(list(list)).stream().map(views::version).toList();
    }

    @GetMapping(LISTS + "/{list}/export")
    @Operation(summary = "导出，列与导入相同 Export in the columns of the import", description = "format：csv（缺省）或 xlsx")
    ResponseEntity<byte[]> export(
            @PathVariable String list,
            @RequestParam(required = false, defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Integer version) {
        DutyList which = list(list);
        if (!List.of("csv", "xlsx").contains(format)) {
            throw Problem.inField("format", "格式", "invalid-request.duty-list-format");
        }
        Content content = content(which, asOf, version);
        boolean csv = format.equals("csv");
        String name = which.label() + "第" + content.version().number() + "版." + format;
        return ResponseEntity.ok()
                .contentType(csv ? CSV : XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(csv ? views.csv(which, content.items()) : views.xlsx(which, content.items()));
    }

    @GetMapping(LISTS + "/overlaps")
    @Operation(summary = "同一事项由不同单位牵头之处 Matters led by different ones")
    List<OverlapView> overlaps() {
        return register.overlaps().stream().map(views::overlap).toList();
    }

    @PostMapping(path = LISTS + "/{list}/proposals", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "提出整张清单的修改（CSV 或 XLSX）Propose a whole list", description = "由指挥中心提出，另一人批准后对新案件生效。")
    @ApiResponse(responseCode = "400", description = "文件有误，逐行逐列说明 invalid-duty-list")
    @ApiResponse(responseCode = "403", description = "不是指挥中心 not-allowed")
    @ApiResponse(responseCode = "409", description = "没有差异 nothing-changes")
    ResponseEntity<ReviewView> propose(
            @PathVariable String list,
            @RequestParam MultipartFile file,
            @RequestParam(required = false, defaultValue = "") String validFrom)
            throws IOException {
        DutyVersion proposed = proposals.propose(
                list(list),
                file.getBytes(),
                fileName(file),
                validFrom.isBlank() ? LocalDate.now(clock) : date("validFrom", "生效日期", validFrom),
                actors.current().person());
        return ResponseEntity.created(URI.create(LISTS + "/proposals/" + proposed.id()))
                .body(review(proposed.id()));
    }

    @GetMapping(LISTS + "/proposals")
    @Operation(summary = "待批准和待生效的修改 Proposals that wait")
    List<VersionView> proposals() {
        return proposals.open().stream().map(views::version).toList();
    }

    @GetMapping(PROPOSAL)
    @Operation(summary = "一次修改与现行清单的差异 Difference to the list in force")
    @ApiResponse(responseCode = "404", description = "没有该修改 unknown-proposal")
    ReviewView review(@PathVariable long id) {
        return views.review(proposals.review(id));
    }

    @PostMapping(PROPOSAL + "/approval")
    @Operation(summary = "批准 Approve", description = "由指挥中心或管理者批准，提出人除外。")
    @ApiResponse(responseCode = "403", description = "无权 not-allowed，或是提出人 own-proposal")
    @ApiResponse(responseCode = "409", description = "现行清单已变 duty-list-changed，或已有结论 already-decided")
    VersionView approve(@PathVariable long id) {
        return views.version(proposals.approve(id, actors.current().person()));
    }

    @PostMapping(PROPOSAL + "/rejection")
    @Operation(summary = "驳回 Reject, with a reason")
    VersionView reject(@PathVariable long id, @RequestBody @Valid Rejection rejection) {
        return views.version(proposals.reject(
                id,
                Objects.requireNonNullElse(rejection.reason(), ""),
                actors.current().person()));
    }

    record Rejection(@Nullable @Size(max = 1000) @Storable String reason) {}

    @PostMapping(PROPOSAL + "/withdrawal")
    @Operation(summary = "撤回 Withdraw one's own proposal")
    VersionView withdraw(@PathVariable long id) {
        proposals.withdraw(id, actors.current().person());
        return views.version(register.proposal(id).version());
    }

    @PostMapping(PROPOSAL + "/comparison")
    @Operation(summary = "与现行清单重新比对 Compare with the list in force anew")
    ReviewView compareAnew(@PathVariable long id) {
        proposals.compareAnew(id, actors.current().person());
        return review(id);
    }

    private Content content(DutyList list, @Nullable String asOf, @Nullable Integer version) {
        if (version != null) {
            return register.version(list, version);
        }
        return asOf == null || asOf.isBlank()
                ? register.inForce(list)
                : register.inForceOn(list, date("asOf", "日期", asOf));
    }

    private static DutyList list(String table) {
        return DutyList.of(table).orElseThrow(() -> new Problem("unknown-duty-list", table));
    }

    private static LocalDate date(String field, String label, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw Problem.inField(field, label, "invalid-request.duty-list-date");
        }
    }

    private static String fileName(MultipartFile file) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "")
                .replaceAll("\\p{Cntrl}", "")
                .replaceAll(".*[/\\\\]", "");
        return name.isEmpty() ? "未命名" : name.substring(0, Math.min(name.length(), FILE_NAME));
    }
}
