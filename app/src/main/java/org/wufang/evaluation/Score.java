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
            throw new FormRejected("resultRating", "结果评分", "打分须结果、过程都打，或都不打");
        }
        if (process == null) {
            throw new FormRejected("processRating", "过程评分", "打分须结果、过程都打，或都不打");
        }
        return new Score(result, process);
    }
}
