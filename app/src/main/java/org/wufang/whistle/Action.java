package org.wufang.whistle;

import java.time.Instant;

/**
 * What one of those summoned did on site.
 *
 * @param level of the whistle under which it was done
 * @param result done or cannot
 */
record Action(
        long target, int level, String done, String result, String evidence, String reason, String person, Instant at) {

    boolean succeeded() {
        return "done".equals(result);
    }
}
