package org.wufang.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Messages that were given up after their last attempt: nothing is lost, somebody must see to it. */
@Service
public class Undelivered {

    private final DispatchRepository dispatches;
    private final Clock clock;

    Undelivered(DispatchRepository dispatches, Clock clock) {
        this.dispatches = dispatches;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Message> messages() {
        return dispatches.failures();
    }

    public int count() {
        return dispatches.countFailed();
    }

    /** Begins anew; false when no such message has failed. */
    public boolean retry(String id) {
        return dispatches.retry(id, clock.instant());
    }

    /**
     * @param channel mail or webhook
     * @param receiver login, or name of the webhook
     * @param notices how many it holds
     * @param error of the last attempt, without addresses
     */
    public record Message(
            String id,
            String channel,
            String receiver,
            int notices,
            int attempts,
            Instant createdAt,
            @Nullable String error) {}
}
