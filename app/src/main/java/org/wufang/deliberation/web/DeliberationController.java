package org.wufang.deliberation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Document;
import org.wufang.deliberation.Minutes;
import org.wufang.deliberation.workflow.DeliberationProcess;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** What the people of a case read of its deliberations and say against their result. */
@RestController
@RequestMapping("/api/v1/cases/{number}")
class DeliberationController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType MARKDOWN = new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8);

    private final CaseFiles caseFiles;
    private final Minutes minutes;
    private final DeliberationProcess process;
    private final Directory directory;
    private final Actors actors;

    DeliberationController(
            CaseFiles caseFiles, Minutes minutes, DeliberationProcess process, Directory directory, Actors actors) {
        this.caseFiles = caseFiles;
        this.minutes = minutes;
        this.process = process;
        this.directory = directory;
        this.actors = actors;
    }

    /** Written in the words of the record. Markdown where it is asked for, else HTML. */
    @GetMapping(
            path = "/minutes",
            produces = {MediaType.TEXT_HTML_VALUE, MediaType.TEXT_MARKDOWN_VALUE})
    ResponseEntity<String> minutes(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.TEXT_HTML_VALUE) String accept) {
        mustBeReadable(number);
        List<Document> documents = minutes.of(number);
        if (documents.isEmpty()) {
            throw new Problem("no-minutes", HttpStatus.NOT_FOUND, "诉求 " + number + " 没有协商过，没有会议纪要");
        }
        return MediaType.parseMediaTypes(accept).contains(MediaType.TEXT_MARKDOWN)
                ? ResponseEntity.ok()
                        .contentType(MARKDOWN)
                        .body(documents.stream().map(Document::markdown).collect(Collectors.joining("\n")))
                : ResponseEntity.ok().contentType(HTML).body(page(number, documents));
    }

    /** Somebody of the case's place objects while its result is on public notice. */
    @PostMapping("/objections")
    @ResponseStatus(HttpStatus.CREATED)
    void object(@PathVariable String number, @Valid @RequestBody Objecting objecting) {
        mustBeReadable(number);
        Actor by = concerned(number);
        Attempts.repeat(() -> process.object(number, objecting.reason().strip(), by));
    }

    /** @param reason what is wrong with the result */
    record Objecting(@NotBlank @Size(max = 2000) String reason) {}

    private void mustBeReadable(String number) {
        if (!caseFiles.mayRead(number, actors.current().person())) {
            throw new Problem("unknown-case", HttpStatus.NOT_FOUND, "没有编号为 " + number + " 的诉求");
        }
    }

    /** In the capacity in which they belong to the case's block, community or street. */
    private Actor concerned(String number) {
        Place place = caseFiles.get(number).place();
        List<String> units = List.of(place.block(), place.community(), place.street());
        return directory.membershipsOf(actors.current().person()).stream()
                .filter(membership -> units.contains(membership.unit()))
                .findFirst()
                .map(membership -> actors.inGroup(membership.person(), membership.group()))
                .orElseThrow(() -> new Problem("not-concerned", HttpStatus.FORBIDDEN, "只有诉求所在区块、社区或街道的人员可以提出异议"));
    }

    private static String page(String number, List<Document> documents) {
        return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"UTF-8\"><title>会议纪要 " + number
                + "</title></head>\n<body>\n"
                + documents.stream().map(Document::html).collect(Collectors.joining())
                + "</body>\n</html>\n";
    }
}
