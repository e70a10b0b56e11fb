package org.wufang.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
import org.wufang.casefile.CaseReaders;
import org.wufang.evaluation.Contest;
import org.wufang.evaluation.Contests;
import org.wufang.evaluation.workflow.ContestProcess;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;
import org.wufang.platform.web.Storable;

/** 对办结有异议: by whoever the case concerns, and by who reported, with the code. */
@RestController
@Tag(name = "办结异议 Contests", description = "对办结提出异议：首次即重新办理，再次由街道统筹裁定。A closing is contested")
class ContestController {

    private final CaseFiles files;
    private final CaseReaders readers;
    private final Contests contests;
    private final ContestProcess process;
    private final Concerned concerned;
    private final Actors actors;

    ContestController(
            CaseFiles files,
            CaseReaders readers,
            Contests contests,
            ContestProcess process,
            Concerned concerned,
            Actors actors) {
        this.files = files;
        this.readers = readers;
        this.contests = contests;
        this.process = process;
        this.concerned = concerned;
        this.actors = actors;
    }

    @GetMapping("/api/v1/cases/{number}/contest")
    @Operation(summary = "能否提出异议 Whether the closing may be contested", description = "本人、此刻。By the caller, now.")
    @ApiResponse(responseCode = "404", description = "没有该诉求或无权查阅 unknown-case")
    Standing standing(@PathVariable String number) {
        String person = actors.current().person();
        return files.find(number)
                .flatMap(file -> concerned.capacity(file, person).map(by -> standing(file, by, contest -> true)))
                .orElseGet(() -> {
                    readers.get(number, person);
                    return new Standing(false, null, true, "您不是本件的相关方", List.of());
                });
    }

    @PostMapping("/api/v1/cases/{number}/contest")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "对办结提出异议 Contest the closing",
            description = "由参与过办理的单位或本社区五方的人员，在异议期内提出，须写明理由。"
                    + " By people whose groups took part, and by the community's parties, within the window.")
    @ApiResponse(responseCode = "201", description = "已收到 Received")
    @ApiResponse(responseCode = "400", description = "没有写明理由 invalid-request")
    @ApiResponse(responseCode = "403", description = "不是相关方 not-concerned")
    @ApiResponse(responseCode = "404", description = "没有该诉求或无权查阅 unknown-case")
    @ApiResponse(
            responseCode = "409",
            description = "不是已办结的诉求 not-closed，正在裁定 contest-pending，已经裁定 contest-decided，异议期已过 contest-window-closed")
    void contest(@PathVariable String number, @RequestBody @Valid Contesting contesting) {
        contest(number, contesting, by(number));
    }

    @GetMapping("/api/v1/tracking/{code}/contest")
    @SecurityRequirements
    @Operation(summary = "能否提出异议（凭查询码） Whether the closing may be contested, with the tracking code")
    @ApiResponse(responseCode = "404", description = "查询码不对 unknown-code")
    Standing trackedStanding(@PathVariable String code) {
        return standing(
                tracked(code), CaseFiles.REPORTER, contest -> contest.by().equals(CaseFiles.REPORTER));
    }

    @PostMapping("/api/v1/tracking/{code}/contest")
    @SecurityRequirements
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "对办结提出异议（凭查询码） Contest the closing, with the tracking code")
    @ApiResponse(responseCode = "404", description = "查询码不对 unknown-code")
    @ApiResponse(
            responseCode = "409",
            description = "不是已办结的诉求 not-closed，正在裁定 contest-pending，已经裁定 contest-decided，异议期已过 contest-window-closed")
    void contestTracked(@PathVariable String code, @RequestBody @Valid Contesting contesting) {
        contest(tracked(code).number(), contesting, CaseFiles.REPORTER);
    }

    private void contest(String number, Contesting contesting, Actor by) {
        Attempts.repeat(() -> process.contest(number, contesting.reason().strip(), by));
    }

    private Standing standing(CaseFile file, Actor by, Predicate<Contest> shown) {
        Optional<Problem> obstacle = process.obstacle(file, by);
        List<Contest> all = contests.of(file.number());
        return new Standing(
                file.status().isEnd() && obstacle.isEmpty(),
                process.until(file).orElse(null),
                all.isEmpty(),
                obstacle.map(Problem::getMessage).orElse(null),
                all.stream().filter(shown).map(ContestController::raised).toList());
    }

    private static Raised raised(Contest contest) {
        return new Raised(
                contest.at(),
                contest.reason(),
                contest.outcome().word(),
                contest.outcome().label(),
                contest.decision() == null ? null : contest.decision().reason(),
                contest.decision() == null ? null : contest.decision().at());
    }

    /** The community's parties need not be readers; who is neither learns nothing. */
    private Actor by(String number) {
        String person = actors.current().person();
        Optional<Actor> by = files.find(number).flatMap(file -> concerned.capacity(file, person));
        return by.orElseThrow(() -> {
            readers.get(number, person);
            return new Problem("not-concerned");
        });
    }

    private CaseFile tracked(String code) {
        return files.tracked(code).orElseThrow(() -> new Problem("unknown-code"));
    }

    record Contesting(
            @NotBlank(message = "请写明异议理由")
                    @Size(max = 1000, message = "异议理由不超过 1000 字")
                    @Storable
                    @Schema(description = "异议理由。What is wrong with the closing")
                    String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "能否提出异议 Whether the closing may be contested")
    record Standing(
            @Schema(description = "现在可以提出。One may contest now") boolean open,
            @Schema(description = "异议期届满。End of the window") @Nullable Instant until,
            @Schema(description = "首次异议：提出即重新办理。The first reopens by right") boolean byRight,
            @Schema(description = "为什么不能提出。Why not") @Nullable String obstacle,
            @Schema(description = "凭查询码只见本人的异议。With the code: one's own") List<Raised> contests) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Raised(
            Instant at,
            String reason,
            String outcome,
            String outcomeName,
            @Nullable String decision,
            @Nullable Instant decidedAt) {}
}
