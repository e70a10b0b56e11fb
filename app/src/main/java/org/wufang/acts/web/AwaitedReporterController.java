package org.wufang.acts.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.acts.workflow.AwaitedReporters;
import org.wufang.casefile.CaseClocks;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.PauseKind;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.web.Problem;
import org.wufang.platform.web.Storable;

/** For who reported and has the code: what the case waits for, and the answer that lets it go on. */
@RestController
@RequestMapping("/api/v1/tracking/{code}/question")
@Tag(name = "进度查询 Tracking", description = "凭查询码，无需登录。With the tracking code, without login")
@SecurityRequirements
class AwaitedReporterController {

    private final CaseFiles files;
    private final CaseClocks clocks;
    private final AwaitedReporters reporters;

    AwaitedReporterController(CaseFiles files, CaseClocks clocks, AwaitedReporters reporters) {
        this.files = files;
        this.clocks = clocks;
        this.reporters = reporters;
    }

    @GetMapping
    @Operation(
            summary = "办理人等您补充什么 What the case waits for",
            description = "没有等待时 waiting 为 false。Nothing is asked unless waiting.")
    @ApiResponse(responseCode = "404", description = "查询码不对 unknown-code")
    Asked question(@PathVariable String code) {
        return clocks.pause(tracked(code))
                .filter(pause -> pause.kind() == PauseKind.AWAITING_REPORTER)
                .map(pause -> new Asked(true, pause.question(), pause.from(), pause.untilAt()))
                .orElseGet(() -> new Asked(false, null, null, null));
    }

    @PostMapping("/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "补充说明 Answer", description = "答复后恢复计时。The clocks run again.")
    @ApiResponse(responseCode = "204", description = "已收到 Received")
    @ApiResponse(responseCode = "404", description = "查询码不对 unknown-code")
    @ApiResponse(responseCode = "409", description = "现在没有等待补充 not-awaited，或已结束 case-closed")
    void answer(@PathVariable String code, @RequestBody @Valid Answer answer) {
        String number = tracked(code);
        Attempts.repeat(() -> reporters.answered(number, answer.answer().strip()));
    }

    private String tracked(String code) {
        return files.tracked(code)
                .orElseThrow(() -> new Problem("unknown-code"))
                .number();
    }

    @Schema(description = "等待补充的内容 What is asked")
    record Asked(
            boolean waiting,
            @Nullable String question,
            @Nullable Instant since,
            @Schema(description = "过了这时不再等待。Nobody waits any longer then") @Nullable Instant until) {}

    record Answer(@NotBlank @Size(max = 5000) @Storable String answer) {}
}
