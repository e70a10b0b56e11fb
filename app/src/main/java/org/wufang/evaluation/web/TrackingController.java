package org.wufang.evaluation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseHistory;
import org.wufang.evaluation.Evaluations;
import org.wufang.evaluation.Score;
import org.wufang.evaluation.workflow.ResultEvaluationProcess;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.web.Problem;
import org.wufang.platform.web.Storable;

/** For who reported and has the code: how the case stands, and the rating. No login, no names. */
@RestController
@RequestMapping("/api/v1/tracking/{code}")
@Tag(name = "进度查询 Tracking", description = "凭查询码，无需登录。With the tracking code, without login")
@SecurityRequirements
class TrackingController {

    private final CaseFiles files;
    private final CaseHistory history;
    private final Evaluations evaluations;
    private final ResultEvaluationProcess process;

    TrackingController(CaseFiles files, CaseHistory history, Evaluations evaluations, ResultEvaluationProcess process) {
        this.files = files;
        this.history = history;
        this.evaluations = evaluations;
        this.process = process;
    }

    @GetMapping
    @Operation(summary = "查询进度 How the case stands", description = "只有状态和步骤，没有人名。Status and steps, no names.")
    @ApiResponse(responseCode = "200", description = "进度 Progress")
    @ApiResponse(responseCode = "404", description = "查询码不对 unknown-code")
    Progress progress(@PathVariable String code) {
        CaseFile file = tracked(code);
        return new Progress(
                file.number(),
                file.status().word(),
                file.status().label(),
                history.of(file.number()).stream()
                        .filter(CaseHistory.Step::isMilestone)
                        .map(step -> new Step(step.at(), step.title()))
                        .toList(),
                evaluations.awaitsReporter(file.number()));
    }

    @PostMapping("/rating")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "评价 Rate the result",
            description =
                    "办结核查后、回访结束前可评价一次；未解决或不满意即返工。"
                            + " Once, after the result was verified and before the call-back ends; unsolved or dissatisfied sends it back.")
    @ApiResponse(responseCode = "204", description = "已收到 Received")
    @ApiResponse(responseCode = "404", description = "查询码不对 unknown-code")
    @ApiResponse(responseCode = "409", description = "现在不能评价 rating-closed，或已结束 case-closed")
    void rate(@PathVariable String code, @RequestBody @Valid RatingForm rating) {
        String number = tracked(code).number();
        String comment = rating.comment() == null ? "" : rating.comment();
        Score score = Score.of(rating.resultRating(), rating.processRating());
        Attempts.repeat(() -> process.rate(number, rating.solved(), rating.satisfied(), score, comment));
    }

    private CaseFile tracked(String code) {
        return files.tracked(code).orElseThrow(() -> new Problem("unknown-code"));
    }

    @Schema(description = "办理进度 Progress")
    record Progress(
            String number,
            String status,
            String statusName,
            List<Step> steps,
            @Schema(description = "现在可以评价。A rating is awaited") boolean ratingOpen) {}

    record Step(Instant at, String title) {}

    record RatingForm(
            @NotNull @Schema(description = "问题是否已解决。Whether it is solved") Boolean solved,
            @NotNull
                    @Pattern(
                            regexp = "satisfied|basically|dissatisfied",
                            message = "须为 satisfied、basically 或 dissatisfied")
                    @Schema(allowableValues = {"satisfied", "basically", "dissatisfied"})
                    String satisfied,
            @Nullable @Min(1) @Max(5) @Schema(description = "结果评分，1 至 5。The result, with the next or not at all")
                    Integer resultRating,
            @Nullable @Min(1) @Max(5) @Schema(description = "过程评分，1 至 5。The process") Integer processRating,
            @Nullable @Size(max = 1000) @Storable String comment) {}
}
