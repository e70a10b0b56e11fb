package org.wufang.sourcecontrol.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.platform.security.Actors;
import org.wufang.sourcecontrol.SourceControl;
import org.wufang.sourcecontrol.SourceControls;

@RestController
@RequestMapping("/api/v1/oversight/source-control")
@Tag(name = "督办 Oversight")
class SourceControlController {

    private final SourceControls controls;
    private final Actors actors;

    SourceControlController(SourceControls controls, Actors actors) {
        this.controls = controls;
        this.actors = actors;
    }

    @GetMapping
    @Operation(
            summary = "源头治理 Source control",
            description = "街道统筹看本街道，区指挥中心和管理者看全区，未完成的在前；其他人看到空列表。"
                    + " Of one's own street or district, open ones first; empty for anybody else.")
    List<Control> list(
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        return controls.readableBy(actors.current().person(), page * size, size).stream()
                .map(this::control)
                .toList();
    }

    private Control control(SourceControl control) {
        return new Control(
                control.cause(),
                controls.causeName(control),
                control.community(),
                controls.communityName(control),
                control.openedAt(),
                control.cases(),
                control.measures(),
                control.closedAt());
    }

    /** @param cases that had the cause in common */
    record Control(
            String rootCause,
            String rootCauseName,
            String community,
            String communityName,
            Instant openedAt,
            List<String> cases,
            List<SourceControl.Measure> measures,
            @Nullable Instant closedAt) {}
}
