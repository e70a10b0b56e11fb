package org.wufang.evaluation;

import org.jspecify.annotations.Nullable;
import org.wufang.platform.forms.FormRejected;

/** What who reported gives, 1 to 5 each. */
public record Score(int result, int process) {

    /**
     * Null when neither is given.
     *
     * @throws FormRejected when only one of them is
     */
    public static @Nullable Score of(@Nullable Integer result, @Nullable Integer process) {
        if (result == null && process == null) {
            return null;
        }
        if (result == null) {
            throw FormRejected.of("resultRating", "结果评分", "half-a-score");
        }
        if (process == null) {
            throw FormRejected.of("processRating", "过程评分", "half-a-score");
        }
        return new Score(result, process);
    }
}
