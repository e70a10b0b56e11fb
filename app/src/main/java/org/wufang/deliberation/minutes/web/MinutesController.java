package org.wufang.deliberation.minutes.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.minutes.Edition;
import org.wufang.deliberation.minutes.MinuteBook;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** The minutes of a case's deliberations, each edition of them. */
@RestController
@RequestMapping("/api/v1/cases/{number}")
@Tag(name = "会议纪要 Minutes", description = "各次协商的会议纪要，逐版留存。Minutes of the deliberations, every edition kept")
class MinutesController {

    private static final List<MediaType> FORMATS = List.of(
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8),
            MediaType.APPLICATION_PDF,
            new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8),
            new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8),
            MediaType.APPLICATION_JSON);

    private final CaseFiles caseFiles;
    private final MinuteBook book;
    private final MinutesPaper paper;
    private final Actors actors;

    MinutesController(CaseFiles caseFiles, MinuteBook book, MinutesPaper paper, Actors actors) {
        this.caseFiles = caseFiles;
        this.book = book;
        this.paper = paper;
        this.actors = actors;
    }

    @GetMapping(
            path = "/minutes",
            produces = {
                MediaType.TEXT_HTML_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.TEXT_MARKDOWN_VALUE,
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_JSON_VALUE
            })
    @Operation(
            summary = "读会议纪要",
            description = "HTML、PDF、Markdown 或纯文本；JSON 是被计算指纹的原文。The JSON is what was hashed, byte for byte")
    ResponseEntity<byte[]> minutes(
            @PathVariable String number,
            @Parameter(description = "第几次协商，缺省为最近一次。Which deliberation, from 1; the last when absent")
                    @RequestParam(required = false)
                    @Nullable
                    Integer deliberation,
            @Parameter(description = "第几版，缺省为最新。Which version, from 1; the newest when absent")
                    @RequestParam(required = false)
                    @Nullable
                    Integer version,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.TEXT_HTML_VALUE) String accept) {
        MediaType format = MediaType.parseMediaTypes(accept).stream()
                .flatMap(wanted -> FORMATS.stream().filter(wanted::includes))
                .findFirst()
                .orElse(FORMATS.get(0));
        return answer(number, deliberation, version, format);
    }

    @GetMapping(path = "/minutes.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "读会议纪要（PDF）")
    ResponseEntity<byte[]> pdf(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer deliberation,
            @RequestParam(required = false) @Nullable Integer version) {
        return answer(number, deliberation, version, MediaType.APPLICATION_PDF);
    }

    private ResponseEntity<byte[]> answer(
            String number, @Nullable Integer deliberation, @Nullable Integer version, MediaType format) {
        if (!caseFiles.mayRead(number, actors.current().person())) {
            throw new Problem("unknown-case", number);
        }
        List<List<Edition>> all = book.of(number);
        Edition edition = element(all, deliberation)
                .flatMap(editions -> element(editions, version))
                .orElseThrow(() -> new Problem("no-minutes", number));
        return ResponseEntity.ok()
                .contentType(format)
                .header(HttpHeaders.CONTENT_DISPOSITION, inline(number, edition, format))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(body(number, all, edition, format));
    }

    private byte[] body(String number, List<List<Edition>> all, Edition edition, MediaType format) {
        return switch (format.getSubtype()) {
            case "pdf" -> paper.pdf(edition);
            case "markdown" -> bytes(edition.document().markdown());
            case "plain" -> bytes(edition.document().text());
            case "json" -> bytes(original(number, edition));
            default -> bytes(paper.html(edition, contents(number, all)));
        };
    }

    private static String original(String number, Edition edition) {
        if (!edition.kept()) {
            throw new Problem("no-minutes.draft", number);
        }
        return edition.content();
    }

    /** Counted from 1; the last when it is not said which. */
    private static <T> Optional<T> element(List<T> elements, @Nullable Integer wanted) {
        int index = wanted == null ? elements.size() : wanted;
        return index < 1 || index > elements.size() ? Optional.empty() : Optional.of(elements.get(index - 1));
    }

    /** The way to every other edition. */
    private static String contents(String number, List<List<Edition>> all) {
        return all.stream()
                .flatMap(List::stream)
                .map(edition -> "<li>第" + edition.deliberation() + "次协商 "
                        + (edition.kept() ? edition.number() + " 第" + edition.version() + "版" : "")
                        + "（" + edition.occasion().label() + "） <a href=\"" + address(number, "minutes", edition)
                        + "\">网页</a> <a href=\"" + address(number, "minutes.pdf", edition) + "\">PDF</a></li>")
                .collect(Collectors.joining("\n", "<ul class=\"editions\">\n", "\n</ul>\n"));
    }

    private static String address(String number, String what, Edition edition) {
        return "/api/v1/cases/" + number + "/" + what + "?deliberation=" + edition.deliberation()
                + (edition.kept() ? "&amp;version=" + edition.version() : "");
    }

    private static String inline(String number, Edition edition, MediaType format) {
        String name = edition.kept() ? edition.number() + "-v" + edition.version() : number + "-draft";
        return ContentDisposition.inline()
                .filename(name + "." + (format.getSubtype().equals("plain") ? "txt" : format.getSubtype()))
                .build()
                .toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
