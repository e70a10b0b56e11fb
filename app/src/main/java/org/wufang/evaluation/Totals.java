package org.wufang.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What the table {@code rating-bound} decides by.
 *
 * @param dissatisfied whether who reported said so; silence is not
 * @param ratings how many rated with 1 to 5
 * @param resultSum of their ratings of the result
 * @param processSum of their ratings of the process
 */
public record Totals(boolean dissatisfied, int ratings, int resultSum, int processSum) {

    /** What the parties gave, before who reported is heard. */
    public static Totals ofParties(int ratings, int resultSum, int processSum) {
        return new Totals(false, ratings, resultSum, processSum);
    }

    Totals with(boolean reporterDissatisfied, @Nullable Score reporters) {
        return reporters == null
                ? new Totals(reporterDissatisfied, ratings, resultSum, processSum)
                : new Totals(
                        reporterDissatisfied,
                        ratings + 1,
                        resultSum + reporters.result(),
                        processSum + reporters.process());
    }
}
