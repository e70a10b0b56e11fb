package org.wufang.casefile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.directory.Place;

@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseSummary(
        @Schema(example = "SQ-2026-000001") String number,
        String title,
        @Schema(
                        description =
                                "状态。received, triaged, frontEnd, meeting, whistle, evaluation, deferred, archived, withdrawn,"
                                        + " declined or merged")
                String status,
        @Schema(example = "会议处置") String statusName,
        @Schema(description = "处置路径。frontEnd, meeting or whistle; absent before the first") @Nullable String path,
        @Nullable String level,
        String matter,
        String matterName,
        Place place,
        String placeName,
        String hazard,
        String channel,
        Instant openedAt,
        @Schema(description = "最早到期的时钟。The clock that runs out first; absent once closed") @Nullable Instant dueAt,
        @Schema(description = "任一时钟超期。One of the clocks has run out") boolean overdue) {}
