package org.wufang.oversight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.oversight.Paper;
import org.wufang.oversight.Papers;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** Letters and bulletins: the page, the PDF to print, and the data. */
@RestController
@RequestMapping("/api/v1/oversight")
@Tag(name = "督办 Oversight")
class PapersController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String LETTER = "/letters/{year:\\d{4}}/{number:\\d{1,9}}";
    private static final String BULLETIN = "/bulletins/{year:\\d{4}}/{number:\\d{1,9}}";

    private final Papers papers;
    private final OfficialPaper paper;
    private final Actors actors;

    PapersController(Papers papers, OfficialPaper paper, Actors actors) {
        this.papers = papers;
        this.paper = paper;
        this.actors = actors;
    }

    @GetMapping(path = LETTER, produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            summary = "读提示函",
            description = "能查阅诉求的人、责任单位和督办单位可读。For readers of the case, who is late, and who supervises")
    ResponseEntity<byte[]> letter(@PathVariable int year, @PathVariable int number) {
        return page(findLetter(year, number));
    }

    @GetMapping(path = LETTER, produces = MediaType.APPLICATION_JSON_VALUE)
    Paper letterData(@PathVariable int year, @PathVariable int number) {
        return findLetter(year, number);
    }

    @GetMapping(path = LETTER + ".pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "读提示函（PDF）")
    ResponseEntity<byte[]> letterPdf(@PathVariable int year, @PathVariable int number) {
        return pdf(findLetter(year, number));
    }

    @GetMapping(path = BULLETIN, produces = MediaType.TEXT_HTML_VALUE)
    @Operation(summary = "读通报", description = "每个数字都列出所依据的诉求编号。Each number names the cases it was counted from")
    ResponseEntity<byte[]> bulletin(@PathVariable int year, @PathVariable int number) {
        return page(findBulletin(year, number));
    }

    @GetMapping(path = BULLETIN, produces = MediaType.APPLICATION_JSON_VALUE)
    Paper bulletinData(@PathVariable int year, @PathVariable int number) {
        return findBulletin(year, number);
    }

    @GetMapping(path = BULLETIN + ".pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "读通报（PDF）")
    ResponseEntity<byte[]> bulletinPdf(@PathVariable int year, @PathVariable int number) {
        return pdf(findBulletin(year, number));
    }

    private Paper findLetter(int year, int number) {
        return papers.letter(year, number, actors.current().person())
                .orElseThrow(() -> new Problem("unknown-letter", year, number));
    }

    private Paper findBulletin(int year, int number) {
        return papers.bulletin(year, number, actors.current().person())
                .orElseThrow(() -> new Problem("unknown-bulletin", year, number));
    }

    private ResponseEntity<byte[]> page(Paper found) {
        return answer(found, HTML, "html", paper.html(found).getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> pdf(Paper found) {
        return answer(found, MediaType.APPLICATION_PDF, "pdf", paper.pdf(found));
    }

    private static ResponseEntity<byte[]> answer(Paper found, MediaType type, String ending, byte[] body) {
        String name = "%s-%d-%d.%s".formatted(found.kind(), found.year(), found.number(), ending);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(body);
    }
}
