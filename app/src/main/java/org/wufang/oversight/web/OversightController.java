package org.wufang.oversight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.wufang.directory.Directory;
import org.wufang.oversight.OversightItem;
import org.wufang.oversight.Oversights;
import org.wufang.platform.security.Actors;

@RestController
@RequestMapping("/api/v1/oversight")
@Tag(name = "督办 Oversight", description = "逾期事项的催办、提示函、督办与通报。What follows a missed deadline")
class OversightController {

    private final Oversights oversights;
    private final Directory directory;
    private final Actors actors;

    OversightController(Oversights oversights, Directory directory, Actors actors) {
        this.oversights = oversights;
        this.directory = directory;
        this.actors = actors;
    }

    @GetMapping
    @Operation(
            summary = "在督事项 Open oversight",
            description = "街道统筹看本街道，区指挥中心和管理者看全区，逾期最久的在前；其他人看到空列表。"
                    + " Of one's own street or district, the longest overdue first; empty for anybody else.")
    List<Item> open(
            @Parameter(description = "页码，从 0 起。First page is 0") @RequestParam(defaultValue = "0") @Min(0) @Max(100_000)
                    int page,
            @Parameter(description = "每页条数，1–200。Items per page") @RequestParam(defaultValue = "50") @Min(1) @Max(200)
                    int size) {
        return oversights.openFor(actors.current().person(), page * size, size).stream()
                .map(this::item)
                .toList();
    }

    private Item item(OversightItem oversight) {
        return new Item(
                oversight.caseNumber(),
                oversight.task(),
                oversight.taskName(),
                oversight.responsible().stream().map(directory::groupName).toList(),
                oversight.dueAt(),
                oversight.openedAt(),
                oversight.level(),
                oversight.stage(),
                oversights.letterTitle(oversight.id()).orElse(null));
    }

    /**
     * @param level who supervises: 2 street, 3 district
     * @param stage opened, reminded, letterIssued, acknowledged, receiptMissed, escalated or bulletinDrafted
     */
    record Item(
            String caseNumber,
            String task,
            String taskName,
            List<String> responsible,
            Instant dueAt,
            Instant openedAt,
            int level,
            String stage,
            @Nullable String letter) {}
}
