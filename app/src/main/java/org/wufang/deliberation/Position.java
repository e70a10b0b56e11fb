package org.wufang.deliberation;

import java.time.Instant;
import org.wufang.platform.security.Actor;

/** What a seat said when all were heard; an empty position is silence, recorded by the clock. */
public record Position(
        String seat, String position, String interest, String limits, String evidence, Actor by, Instant at) {

    static Position silence(String seat, Instant at) {
        return new Position(seat, "", "", "", "", Actor.SYSTEM, at);
    }

    public boolean silent() {
        return position.isEmpty();
    }
}
