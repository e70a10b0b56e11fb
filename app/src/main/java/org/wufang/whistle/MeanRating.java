package org.wufang.whistle;

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
}
