package org.wufang.deferrals.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.wufang.deferrals.Deferral;
import org.wufang.deferrals.Deferrals;
import org.wufang.platform.security.Actors;

/** Deferred cases: for people by what they may read, and all of them, without anybody's data, for the public. */
@RestController
@Tag(name = "挂账 Deferred cases", description = "暂缓办理的诉求，到期复查。Deferred cases with age and re-check date")
class DeferralsController {

    private static final String ADDRESS = "/api/v1/deferred-cases";
    private static final String CSV = "text/csv";
    private static final MediaType CSV_UTF_8 = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Deferrals deferrals;
    private final Actors actors;
    private final Clock clock;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;
    private final String page;

    DeferralsController(Deferrals deferrals, Actors actors, Clock clock, @Value("${wufang.zone}") ZoneId zone)
            throws IOException {
        this.deferrals = deferrals;
        this.actors = actors;
        this.clock = clock;
        this.day = DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(zone);
        this.minute = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(zone);
        this.page = new ClassPathResource("pages/deferred.html").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(path = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "挂账诉求 Deferred cases",
            description = "本人可查阅的，挂账最久的在前；也可要 CSV。Those one may read, the oldest first; CSV too")
    List<Deferral> list() {
        return deferrals.readableBy(actors.current().person());
    }

    @GetMapping(path = ADDRESS, produces = CSV)
    ResponseEntity<byte[]> csv() throws IOException {
        StringBuilder csv = new StringBuilder("\uFEFF"); // so that a spreadsheet reads it as UTF-8
        try (CSVPrinter rows = new CSVPrinter(csv, CSVFormat.EXCEL)) {
            rows.printRecord("诉求编号", "事项", "社区", "挂账日期", "已挂账天数", "复查日期", "复查已逾期");
            for (Deferral deferral : list()) {
                rows.printRecord(
                        deferral.number(),
                        deferral.matter(),
                        deferral.community(),
                        day(deferral.since()),
                        deferral.days(),
                        day(deferral.recheckAt()),
                        deferral.overdue() ? "是" : "否");
            }
        }
        return ResponseEntity.ok()
                .contentType(CSV_UTF_8)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("deferred-cases.csv")
                                .build()
                                .toString())
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/deferred", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @Hidden
    ResponseEntity<String> published() {
        List<Deferral> all = deferrals.all();
        return ResponseEntity.ok()
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'")
                .body(page.replace("{{count}}", String.valueOf(all.size()))
                        .replace("{{at}}", minute.format(clock.instant()))
                        .replace("{{empty}}", all.isEmpty() ? "" : "hidden")
                        .replace("{{rows}}", all.stream().map(this::row).collect(Collectors.joining("\n"))));
    }

    private String row(Deferral deferral) {
        return "<tr><td class=\"number\">" + deferral.number() + "</td><td>" + escaped(deferral.matter()) + "</td><td>"
                + escaped(deferral.community()) + "</td><td>" + day(deferral.since()) + "</td><td class=\"days\">"
                + (deferral.days() == null ? "—" : deferral.days()) + "</td><td"
                + (deferral.overdue() ? " class=\"late\"" : "") + ">" + day(deferral.recheckAt())
                + (deferral.overdue() ? "（已逾期）" : "") + "</td></tr>";
    }

    private String day(@Nullable Instant at) {
        return at == null ? "—" : day.format(at);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
