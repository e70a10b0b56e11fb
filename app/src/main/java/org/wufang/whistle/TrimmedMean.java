package org.wufang.whistle;

import java.util.List;

/**
 * The mean of what is left when the lowest and the highest fifth are put aside. One whistler's anger or favour hardly
 * moves it: where 19 of 20 ratings differ by at most a step, the twentieth moves it by less than a tenth, whatever it
 * is; it moves the plain mean by a fifth. Not the median: of five steps it knows halves at best, and most
 * departments would be equal.
 */
final class TrimmedMean {

    private static final int SHARE = 5;

    private TrimmedMean() {}

    /** @param ratings at least one */
    static double of(List<Integer> ratings) {
        int aside = ratings.size() / SHARE;
        return ratings.stream()
                .sorted()
                .skip(aside)
                .limit(ratings.size() - 2L * aside)
                .mapToInt(Integer::intValue)
                .average()
                .orElseThrow();
    }
}
