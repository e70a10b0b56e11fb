package org.wufang.whistle.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.directory.Directory;
import org.wufang.platform.security.Actors;
import org.wufang.whistle.MisuseReview;
import org.wufang.whistle.MisuseReviews;

@RestController
@RequestMapping("/api/v1/whistles/misuse")
@Tag(name = "误用复核 Misused emergencies", description = "没有险情的应急哨。Emergencies that were called without a hazard")
class MisuseController {

    private final MisuseReviews reviews;
    private final Directory directory;
    private final Actors actors;

    MisuseController(MisuseReviews reviews, Directory directory, Actors actors) {
        this.reviews = reviews;
        this.directory = directory;
        this.actors = actors;
    }

    @GetMapping
    @Operation(
            summary = "待复核的误用 To be reviewed",
            description = "街道统筹看本街道，区指挥中心看全区；其他人看到空列表。用操作 reviewMisuse 复核，每次吹哨一次。"
                    + " Of one's own street or district; empty for anybody else")
    List<Item> misuse(
            @Parameter(description = "true：已复核的。Those that were reviewed") @RequestParam(defaultValue = "false")
                    boolean reviewed) {
        return reviews.listedFor(actors.current().person(), reviewed).stream()
                .map(this::item)
                .toList();
    }

    private Item item(MisuseReview misuse) {
        MisuseReview.Verdict verdict = misuse.verdict();
        return new Item(
                misuse.caseNumber(),
                misuse.level(),
                misuse.ground(),
                misuse.triedBelow(),
                directory.groupName(misuse.by().unit() + "." + misuse.by().role()),
                misuse.at(),
                verdict == null ? null : verdict.word(),
                verdict == null ? null : verdict.reason(),
                verdict == null
                        ? null
                        : directory.groupName(verdict.reviewer().unit() + "."
                                + verdict.reviewer().role()),
                verdict == null ? null : verdict.at());
    }

    /** @param verdict upheld or dismissed; null until it is reviewed */
    record Item(
            String caseNumber,
            int level,
            String ground,
            String triedBelow,
            String whistler,
            Instant at,
            @Nullable String verdict,
            @Nullable String reason,
            @Nullable String reviewer,
            @Nullable Instant reviewedAt) {}
}
