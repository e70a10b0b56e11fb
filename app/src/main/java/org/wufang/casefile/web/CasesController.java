package org.wufang.casefile.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CasePage;
import org.wufang.casefile.CaseReaders;
import org.wufang.casefile.CaseSearch;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.workflow.CaseLifecycleProcess;
import org.wufang.directory.Directory;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;
import org.wufang.platform.web.Storable;

@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "案卷 Cases", description = "查阅、检索、撤回与并案。Reading, finding, withdrawing and merging cases")
class CasesController {

    private static final String NUMBER = "SQ-\\d{4}-\\d{6}";

    private final CaseReaders readers;
    private final CaseViews views;
    private final CaseLifecycleProcess lifecycle;
    private final Directory directory;
    private final Actors actors;
    private final Clock clock;
    private final ZoneId zone;

    CasesController(
            CaseReaders readers,
            CaseViews views,
            CaseLifecycleProcess lifecycle,
            Directory directory,
            Actors actors,
            Clock clock,
            @Value("${wufang.zone}") ZoneId zone) {
        this.readers = readers;
        this.views = views;
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.actors = actors;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/{number}")
    @Operation(
            summary = "查阅案卷 Read a case",
            description =
                    "基本情况、时钟、在办任务、办理经过、表单、表决、承诺、评价。无权查阅与不存在同样答 404。"
                            + " Facts, clocks, open tasks, timeline, forms and what each room adds. A foreign case is answered as none.")
    @ApiResponse(responseCode = "200", description = "案卷 The case file")
    @ApiResponse(responseCode = "404", description = "没有该诉求或无权查阅 unknown-case")
    CaseView read(@PathVariable String number) {
        String person = actors.current().person();
        return views.whole(readers.get(number, person), person);
    }

    @GetMapping
    @Operation(
            summary = "检索案卷 Find cases",
            description = "只列出本人可查阅的诉求，新的在前。Only what the caller may read, newest first.")
    Cases find(
            @Parameter(description = "状态，可多个。One or more statuses") @RequestParam(required = false) @Nullable
                    List<String> status,
            @Parameter(description = "区、街道、社区或区块编码。Code of a unit at any level")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 20)
                    String unit,
            @Parameter(description = "事项编码。Code of the duty list")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 100)
                    String matter,
            @Parameter(description = "渠道。grid, hotline, phone, web or import")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 20)
                    String channel,
            @Parameter(description = "编号、标题、内容或地址中的文字。Part of number, title, description or address")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 100)
                    String text,
            @Parameter(description = "只看超期在办。Only open cases past a deadline") @RequestParam(defaultValue = "false")
                    boolean overdue,
            @Parameter(description = "受理日期起（含）。Opened on or after") @RequestParam(required = false) @Nullable
                    LocalDate openedFrom,
            @Parameter(description = "受理日期止（含）。Opened on or before") @RequestParam(required = false) @Nullable
                    LocalDate openedTo,
            @Parameter(description = "页码，从 0 起。First page is 0") @RequestParam(defaultValue = "0") @Min(0) @Max(100_000)
                    int page,
            @Parameter(description = "每页条数，1–200。Cases per page") @RequestParam(defaultValue = "20") @Min(1) @Max(200)
                    int size) {
        CaseSearch search = new CaseSearch(
                status == null
                        ? List.of()
                        : status.stream().map(CasesController::status).toList(),
                given(unit),
                given(matter),
                given(channel),
                given(text),
                overdue ? clock.instant() : null,
                openedFrom == null ? null : openedFrom.atStartOfDay(zone).toInstant(),
                openedTo == null
                        ? null
                        : openedTo.plusDays(1).atStartOfDay(zone).toInstant(),
                page,
                size);
        CasePage found = readers.search(search, actors.current().person());
        return new Cases(
                found.items().stream().map(views::summary).toList(), found.page(), found.size(), found.total());
    }

    @PostMapping("/{number}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "撤回诉求 Withdraw a case",
            description = "由登记人、街道综合协调中心或指挥中心提出，须写明理由；在办任务随之取消。"
                    + " By who opened it, the street's coordination or the command centre. Its open tasks end.")
    @ApiResponse(responseCode = "204", description = "已撤回 Withdrawn")
    @ApiResponse(responseCode = "403", description = "可查阅但无权撤回 not-allowed")
    @ApiResponse(responseCode = "404", description = "没有该诉求或无权查阅 unknown-case")
    @ApiResponse(responseCode = "409", description = "已结束 case-closed")
    void withdraw(@PathVariable String number, @RequestBody @Valid Withdrawal withdrawal) {
        Attempts.repeat(() -> lifecycle.withdraw(number, withdrawal.reason(), whoMayEnd(number)));
    }

    @PostMapping("/{number}/merge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "并案 Merge a duplicate",
            description = "并入另一件本人可查阅的诉求。Into another case that the caller may read.")
    @ApiResponse(responseCode = "204", description = "已并案 Merged")
    @ApiResponse(responseCode = "403", description = "可查阅但无权并案 not-allowed")
    @ApiResponse(responseCode = "404", description = "没有该诉求或无权查阅 unknown-case")
    @ApiResponse(responseCode = "409", description = "已结束 case-closed，或不能并入 merge-target")
    void merge(@PathVariable String number, @RequestBody @Valid Merge merge) {
        Actor actor = whoMayEnd(number);
        readers.get(merge.into(), actor.person());
        Attempts.repeat(() -> lifecycle.merge(number, merge.into(), merge.reason(), actor));
    }

    /** In the capacity that allows it. */
    private Actor whoMayEnd(String number) {
        String person = actors.current().person();
        CaseFile file = readers.get(number, person);
        return directory.membershipsOf(person).stream()
                .filter(held -> held.group().equals(file.place().street() + ".coordination")
                        || held.role().equals("commandCentre"))
                .findFirst()
                .map(held -> new Actor(person, held.role(), held.unit()))
                .or(() -> person.equals(file.reported().by())
                        ? java.util.Optional.of(actors.current())
                        : java.util.Optional.empty())
                .orElseThrow(() -> new Problem("not-allowed.end", number));
    }

    private static CaseStatus status(String word) {
        try {
            return CaseStatus.of(word);
        } catch (IllegalArgumentException e) {
            throw new Problem("invalid-request.status", word);
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    record Cases(List<CaseSummary> items, int page, int size, long total) {}

    record Withdrawal(@NotBlank @Size(max = 1000) @Storable String reason) {}

    record Merge(
            @NotBlank @Pattern(regexp = NUMBER, message = "编号形如 SQ-2026-000001") String into,
            @NotBlank @Size(max = 1000) @Storable String reason) {}
}
