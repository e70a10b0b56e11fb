package org.wufang.whistle;

/**
 * Reverse evaluation of a unit, over all cases.
 *
 * @param count how many ratings, at least {@link #FEWEST}
 */
public record MeanRating(String group, long count, double mean) {

    /** Fewer would let the rated guess who gave which. */
    static final int FEWEST = 5;
}
