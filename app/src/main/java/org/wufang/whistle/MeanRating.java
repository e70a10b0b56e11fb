package org.wufang.whistle;

import java.util.List;
import java.util.Optional;

/**
 * Reverse evaluation of a unit, over all cases.
 *
 * @param count how many ratings, a multiple of {@link #STEP}
 */
public record MeanRating(String group, long count, double mean) {

    /**
     * Published five by five: of fewer the rated could guess who gave which, and from two means that are one rating
     * apart they could compute it.
     */
    static final int STEP = 5;

    /** Of the oldest ratings, as many as make full steps; the mean leaves outliers aside. */
    static Optional<MeanRating> of(String group, List<Integer> ratings) {
        int published = ratings.size() - ratings.size() % STEP;
        return published == 0
                ? Optional.empty()
                : Optional.of(new MeanRating(group, published, TrimmedMean.of(ratings.subList(0, published))));
    }
}
