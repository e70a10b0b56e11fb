package org.wufang.deliberation;

import java.time.Instant;
import org.wufang.platform.security.Actor;

/** One seat's vote in one round. */
public record Vote(int round, String seat, Ballot ballot, Actor by, Instant at) {

    static Vote missing(int round, String seat, Instant at) {
        return new Vote(round, seat, Ballot.NONE, Actor.SYSTEM, at);
    }

    public boolean cast() {
        return ballot.choice() != Choice.MISSING;
    }
}
