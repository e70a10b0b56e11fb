package org.wufang.indicators.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseNames;
import org.wufang.directory.Directory;
import org.wufang.directory.Unit;
import org.wufang.indicators.Indicator.CountedCase;
import org.wufang.indicators.IndicatorScope;
import org.wufang.indicators.Indicators;
import org.wufang.platform.web.Storable;

/** 三率 and the other indicators: as JSON, as CSV for a spreadsheet, and as a page. */
@RestController
@Tag(name = "指标 Indicators", description = "由办理记录计算，逐项给出 n 和案件编号。Counted from the record, with n and case numbers")
class IndicatorsController {

    private static final String PATH = "/api/v1/indicators";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Indicators indicators;
    private final IndicatorRequests requests;
    private final CaseFiles files;
    private final CaseNames names;
    private final Directory directory;

    IndicatorsController(
            Indicators indicators, IndicatorRequests requests, CaseFiles files, CaseNames names, Directory directory) {
        this.indicators = indicators;
        this.requests = requests;
        this.files = files;
        this.names = names;
        this.directory = directory;
    }

    /** The page holds no data itself: it reads the API with the login of who opens it. */
    @GetMapping(path = "/indicators", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @Hidden
    Resource page() {
        return new ClassPathResource("pages/indicators.html");
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "指标 The indicators",
            description = "街道综合协调中心查看本街道及以下，区指挥中心和管理者查看全区。cases=false 不列案件编号。"
                    + " A street's coordination of its street and below, the district of all.")
    @ApiResponse(responseCode = "200", description = "指标 The figures")
    @ApiResponse(responseCode = "400", description = "日期有误 invalid-request")
    @ApiResponse(responseCode = "403", description = "无权查看 not-allowed")
    @ApiResponse(responseCode = "422", description = "没有这个单位、事项、部门 unknown-unit, unknown-matter, unknown-department")
    Report report(
            @Valid @ModelAttribute Asked asked,
            @Parameter(description = "是否列出案件编号。With case numbers") @RequestParam(defaultValue = "true") boolean cases) {
        IndicatorScope scope = asked.scope(requests);
        return new Report(
                scope.unit(),
                names(scope.unit()),
                scope.from(),
                scope.to(),
                scope.matter(),
                scope.department(),
                figures(scope, cases));
    }

    @GetMapping(path = PATH, produces = "text/csv")
    @Operation(summary = "指标（CSV） The indicators as CSV", description = "带 BOM，中文表头，可直接用电子表格打开。With a byte order mark")
    ResponseEntity<String> csv(@Valid @ModelAttribute Asked asked, @RequestParam(defaultValue = "true") boolean cases) {
        IndicatorScope scope = asked.scope(requests);
        String name =
                "指标-" + scope.unit() + "-" + scope.from() + "-" + scope.to().minusDays(1) + ".csv";
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(IndicatorSheet.of(scope, names(scope.unit()), figures(scope, cases)));
    }

    @GetMapping(PATH + ".csv")
    @Operation(summary = "指标（CSV 文件） The same under an address of its own")
    ResponseEntity<String> file(
            @Valid @ModelAttribute Asked asked, @RequestParam(defaultValue = "true") boolean cases) {
        return csv(asked, cases);
    }

    @GetMapping(PATH + "/{name}/cases")
    @Operation(
            summary = "一项指标的案件 The cases of one figure",
            description = "part=numerator 只列计入分子的。Those of the numerator only")
    @ApiResponse(responseCode = "404", description = "没有这项指标 unknown-indicator")
    Cases cases(
            @PathVariable String name,
            @Valid @ModelAttribute Asked asked,
            @RequestParam(defaultValue = "denominator")
                    @Pattern(regexp = "numerator|denominator", message = "须为 numerator 或 denominator")
                    String part,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int size) {
        List<CountedCase> all = indicators.list(name, asked.scope(requests)).cases().stream()
                .filter(counted -> part.equals("denominator") || counted.numerator() > 0)
                .toList();
        return new Cases(
                all.stream()
                        .skip((long) page * size)
                        .limit(size)
                        .map(counted -> new Case(
                                counted.number(),
                                counted.title(),
                                counted.status().label(),
                                counted.numerator(),
                                counted.denominator()))
                        .toList(),
                page,
                size,
                all.size());
    }

    @GetMapping(PATH + "/choices")
    @Operation(
            summary = "可选的单位、事项和部门 What may be asked about",
            description = "本人可查看的单位。Units that the caller may ask about")
    Choices choices() {
        return new Choices(
                requests.units().stream()
                        .map(unit -> new Choice(unit.code(), unit.name(), unit.kind()))
                        .toList(),
                files.matters().stream()
                        .map(code -> new Choice(code, names.matter(code), "matter"))
                        .toList(),
                directory.departments().stream()
                        .map(unit -> new Choice(unit.code(), unit.name(), unit.kind()))
                        .toList());
    }

    private List<IndicatorFigure> figures(IndicatorScope scope, boolean cases) {
        return (cases ? indicators.list(scope) : indicators.count(scope))
                .stream().map(counted -> IndicatorFigure.of(counted, cases)).toList();
    }

    private String names(String unit) {
        return directory.unit(unit).map(Unit::name).orElse(unit);
    }

    /**
     * @param unit code; empty: the widest that the caller answers for
     * @param from 2026-03-01, inclusive; empty: the first of this month
     * @param to exclusive; empty: up to today
     */
    record Asked(
            @Nullable @Size(max = 20) @Storable @Parameter(description = "单位编码。Code of a unit at any level")
                    String unit,
            @Nullable @Size(max = 20) @Storable @Parameter(description = "起始日期（含），形如 2026-03-01。Inclusive") String from,
            @Nullable @Size(max = 20) @Storable @Parameter(description = "截止日期（不含）。Exclusive") String to,
            @Nullable @Size(max = 100) @Storable @Parameter(description = "事项编码。Code of the duty list") String matter,
            @Nullable @Size(max = 64) @Storable @Parameter(description = "部门编码。Code of a department")
                    String department) {

        IndicatorScope scope(IndicatorRequests requests) {
            return requests.scope(unit, from, to, matter, department);
        }
    }

    @Schema(description = "一个单位在一段时期的指标 The figures of a unit and a period")
    record Report(
            String unit,
            String unitName,
            LocalDate from,
            @Schema(description = "不含当天。Exclusive") LocalDate to,
            @Nullable String matter,
            @Nullable String department,
            List<IndicatorFigure> figures) {}

    record Cases(List<Case> items, int page, int size, int total) {}

    /** @param counted how many of the things counted are of this case */
    record Case(String number, String title, String statusName, long inNumerator, long counted) {}

    record Choices(List<Choice> units, List<Choice> matters, List<Choice> departments) {}

    record Choice(String code, String name, String kind) {}
}
