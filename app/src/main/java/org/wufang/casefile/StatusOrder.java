package org.wufang.casefile;

import static org.wufang.casefile.CaseStatus.ARCHIVED;
import static org.wufang.casefile.CaseStatus.DECLINED;
import static org.wufang.casefile.CaseStatus.DEFERRED;
import static org.wufang.casefile.CaseStatus.EVALUATION;
import static org.wufang.casefile.CaseStatus.FRONT_END;
import static org.wufang.casefile.CaseStatus.MEETING;
import static org.wufang.casefile.CaseStatus.MERGED;
import static org.wufang.casefile.CaseStatus.RECEIVED;
import static org.wufang.casefile.CaseStatus.TRIAGED;
import static org.wufang.casefile.CaseStatus.WHISTLE;
import static org.wufang.casefile.CaseStatus.WITHDRAWN;

import java.util.Map;
import java.util.Set;

/** Which status may follow which. A case that has ended goes nowhere, unless its closing is contested. */
final class StatusOrder {

    private static final Map<CaseStatus, Set<CaseStatus>> ORDER = Map.ofEntries(
            Map.entry(RECEIVED, Set.of(TRIAGED, DECLINED, MERGED, WITHDRAWN)),
            Map.entry(TRIAGED, Set.of(FRONT_END, MEETING, WHISTLE, MERGED, WITHDRAWN)),
            Map.entry(FRONT_END, Set.of(MEETING, WHISTLE, EVALUATION, MERGED, WITHDRAWN)),
            Map.entry(MEETING, Set.of(WHISTLE, EVALUATION, MERGED, WITHDRAWN)),
            Map.entry(WHISTLE, Set.of(EVALUATION, TRIAGED, DEFERRED, ARCHIVED, MERGED, WITHDRAWN)),
            Map.entry(EVALUATION, Set.of(ARCHIVED, FRONT_END, MEETING, WHISTLE, TRIAGED, DEFERRED, MERGED, WITHDRAWN)),
            Map.entry(DEFERRED, Set.of(RECEIVED, MERGED, WITHDRAWN)),
            Map.entry(ARCHIVED, Set.of()),
            Map.entry(WITHDRAWN, Set.of()),
            Map.entry(DECLINED, Set.of()),
            Map.entry(MERGED, Set.of()));

    private StatusOrder() {}

    static Set<CaseStatus> after(CaseStatus status) {
        return ORDER.getOrDefault(status, Set.of());
    }

    /** What follows a contest that holds, and nothing else. */
    static Set<CaseStatus> afterContest(CaseStatus status) {
        return status.isEnd() ? Set.of(RECEIVED) : Set.of();
    }
}
