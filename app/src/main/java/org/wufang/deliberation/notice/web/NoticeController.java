package org.wufang.deliberation.notice.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Proposal;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.notice.Notice;
import org.wufang.deliberation.notice.Notices;
import org.wufang.deliberation.notice.Objection;
import org.wufang.deliberation.notice.workflow.DeliberationProcess;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;
import org.wufang.platform.web.Storable;

/** What is on public notice, and objections to it: by the people of the place, and by who reported, with the code. */
@RestController
@Tag(name = "公示与异议 Public notice", description = "公示中的决议、异议和答复。What is on notice, objections and their answers")
class NoticeController {

    private final CaseFiles caseFiles;
    private final Notices notices;
    private final Deliberations deliberations;
    private final TableTexts texts;
    private final DeliberationProcess process;
    private final Directory directory;
    private final Actors actors;

    NoticeController(
            CaseFiles caseFiles,
            Notices notices,
            Deliberations deliberations,
            TableTexts texts,
            DeliberationProcess process,
            Directory directory,
            Actors actors) {
        this.caseFiles = caseFiles;
        this.notices = notices;
        this.deliberations = deliberations;
        this.texts = texts;
        this.process = process;
        this.directory = directory;
        this.actors = actors;
    }

    @GetMapping("/api/v1/cases/{number}/notice")
    @Operation(summary = "公示情况 The public notice")
    OnNotice notice(@PathVariable String number) {
        mustBeReadable(number);
        return onNotice(caseFiles.get(number), true);
    }

    @PostMapping("/api/v1/cases/{number}/objections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "提出异议 Object",
            description = "诉求所在区块、社区或街道的人员，公示期内。By the people of the place, during the notice")
    void object(@PathVariable String number, @Valid @RequestBody Objecting objecting) {
        mustBeReadable(number);
        object(number, objecting, concerned(number));
    }

    @GetMapping("/api/v1/tracking/{code}/notice")
    @SecurityRequirements
    @Operation(summary = "公示情况（凭查询码） The notice, with the tracking code", description = "没有人名。No names.")
    OnNotice trackedNotice(@PathVariable String code) {
        return onNotice(tracked(code), false);
    }

    @PostMapping("/api/v1/tracking/{code}/objections")
    @SecurityRequirements
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "提出异议（凭查询码） Object, with the tracking code")
    void objectTracked(@PathVariable String code, @Valid @RequestBody Objecting objecting) {
        object(tracked(code).number(), objecting, CaseFiles.REPORTER);
    }

    private void object(String number, Objecting objecting, Actor by) {
        Attempts.repeat(() -> process.object(number, objecting.reason().strip(), by));
    }

    /** What is on notice now, or was last; nothing while the parties sit again. Objections to what was before stay. */
    private OnNotice onNotice(CaseFile file, boolean everybodys) {
        List<Notice> all = notices.all(file.number());
        if (all.isEmpty()) {
            throw new Problem("no-notice");
        }
        Notice last = all.get(all.size() - 1);
        boolean again = notices.last(file.number()).isEmpty();
        Proposal resolution = again ? null : deliberations.proposal(file.number());
        return new OnNotice(
                notices.isOpen(file.number()),
                last.isStopped(),
                last.publishedAt(),
                again || last.isStopped() ? null : last.endsAt(),
                resolution == null ? "" : texts.proposalText(resolution),
                resolution == null ? "" : texts.commitmentsText(resolution),
                all.stream()
                        .flatMap(notice -> notice.objections().stream())
                        .filter(objection -> everybodys || objection.by().equals(CaseFiles.REPORTER))
                        .map(NoticeController::raised)
                        .toList());
    }

    private static Raised raised(Objection objection) {
        return new Raised(
                objection.at(),
                objection.reason(),
                objection.outcome().word(),
                objection.outcome().label(),
                objection.answer(),
                objection.answeredAt());
    }

    private void mustBeReadable(String number) {
        if (!caseFiles.mayRead(number, actors.current().person())) {
            throw new Problem("unknown-case", number);
        }
    }

    private CaseFile tracked(String code) {
        return caseFiles.tracked(code).orElseThrow(() -> new Problem("unknown-code"));
    }

    /** In the capacity in which they belong to the case's block, community or street. */
    private Actor concerned(String number) {
        Place place = caseFiles.get(number).place();
        List<String> units = List.of(place.block(), place.community(), place.street());
        return directory.membershipsOf(actors.current().person()).stream()
                .filter(membership -> units.contains(membership.unit()))
                .findFirst()
                .map(membership -> actors.inGroup(membership.person(), membership.group()))
                .orElseThrow(() -> new Problem("not-concerned.notice"));
    }

    /** @param reason what is wrong with the result */
    record Objecting(@NotBlank @Size(max = 2000) @Storable String reason) {}

    @Schema(description = "公示中的决议 What is on notice")
    record OnNotice(
            @Schema(description = "现在可以提出异议。One may object now") boolean open,
            @Schema(description = "因异议停表。An objection has stopped the clock") boolean stopped,
            Instant publishedAt,
            @Schema(description = "公示期满；停表或重新协商时没有。The end; none while it is stopped or the parties sit again")
                    @Nullable
                    Instant endsAt,
            @Schema(description = "重新协商时为空。Empty while the parties sit again") String resolution,
            String commitments,
            @Schema(description = "凭查询码只见本人的异议。With the code: one's own") List<Raised> objections) {}

    record Raised(
            Instant at,
            String reason,
            String outcome,
            String outcomeName,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}
}
