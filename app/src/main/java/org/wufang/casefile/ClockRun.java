package org.wufang.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.wufang.platform.time.Measure;

/**
 * One run of a clock: due when allowed and granted time have run, the pauses left out. A pause that begins when the time
 * is up moves nothing any more.
 *
 * @param pauses those that stop this clock; they do not overlap
 */
record ClockRun(Instant start, Duration allowed, Duration granted, List<Pause> pauses, Measure measure) {

    ClockRun {
        pauses = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
    }

    Duration whole() {
        return allowed.plus(granted);
    }

    Instant dueAt() {
        return reached(whole());
    }

    /** When this share of the whole time has run. */
    Instant reached(int percent) {
        return reached(whole().multipliedBy(percent).dividedBy(100));
    }

    private Instant reached(Duration time) {
        Instant at = start;
        Duration left = time;
        for (Pause pause : pauses) {
            if (!pause.end().isAfter(at)) {
                continue;
            }
            Duration run = measure.between(at, pause.from());
            if (left.compareTo(run) <= 0) {
                break;
            }
            left = left.minus(run);
            at = pause.end();
        }
        return measure.plus(at, left);
    }

    /** Time that has run at this instant. */
    Duration used(Instant at) {
        Duration used = measure.between(start, at);
        for (Pause pause : pauses) {
            used = used.minus(measure.between(later(pause.from(), start), earlier(pause.end(), at)));
        }
        return used;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
