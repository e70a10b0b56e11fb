package org.wufang.whistle;

import java.time.Instant;

/**
 * What one of those summoned did on site.
 *
 * @param level of the whistle under which it was done
 * @param result done, cannot or notDone
 */
record Action(
        long target, int level, String done, String result, String evidence, String reason, String person, Instant at) {

    /** The lead ended the action before. */
    static final String NOT_DONE = "notDone";

    boolean closed() {
        return NOT_DONE.equals(result);
    }

    boolean succeeded() {
        return "done".equals(result);
    }
}
