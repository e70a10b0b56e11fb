package org.wufang.whistle;

import java.util.List;

/**
 * How often a unit returned what was dispatched to it, how often a case came back to it, and the time that counts
 * against it. Each list has a case as often as it happened.
 *
 * @param workingSeconds lost in working time; {@code clockSeconds}, of emergencies, come on top
 */
public record ReturnTally(
        String group,
        List<String> dispatched,
        List<String> returned,
        List<String> cameBack,
        List<String> charged,
        long workingSeconds,
        long clockSeconds) {}
