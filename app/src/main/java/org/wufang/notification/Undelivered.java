package org.wufang.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Messages that were given up after their last attempt: nothing is lost, somebody must see to it. */
@Service
public class Undelivered {

    private final EnvelopeRepository envelopes;
    private final Clock clock;

    Undelivered(EnvelopeRepository envelopes, Clock clock) {
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Message> messages() {
        return envelopes.failures();
    }

    public int count() {
        return envelopes.countFailed();
    }

    /** Begins anew; false when no such message has failed. */
    public boolean retry(String id) {
        return envelopes.retry(id, clock.instant());
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
