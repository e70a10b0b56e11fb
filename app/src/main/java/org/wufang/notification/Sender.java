package org.wufang.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sends what waits: gathers it to one message for each receiver and channel, claims the message, sends it outside of any
 * transaction, and marks it. A node that dies in between leaves a claim that ends, and another node sends it: a message
 * is never lost, and doubled only when the node died after the receiver had it and before it was marked.
 */
@Component
class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final EnvelopeRepository envelopes;
    private final Map<Channel, Carrier> carriers;
    private final Templates templates;
    private final CaseWords caseWords;
    private final NotificationSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    Sender(
            EnvelopeRepository envelopes,
            List<Carrier> carriers,
            Templates templates,
            CaseWords caseWords,
            NotificationSettings settings,
            Clock clock,
            @Value("${wufang.zone}") ZoneId zone) {
        this.envelopes = envelopes;
        this.carriers = carriers.stream().collect(Collectors.toMap(Carrier::channel, Function.identity()));
        this.templates = templates;
        this.caseWords = caseWords;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /** One round; returns how many messages arrived. */
    int round() {
        Instant now = clock.instant();
        boolean urgentOnly = settings.quiet().contain(now.atZone(zone).toLocalTime());
        envelopes
                .waiting(now.minus(settings.gather()), urgentOnly)
                .forEach(address -> envelopes.gather(address, urgentOnly, now));
        int arrived = 0;
        for (String id : envelopes.due(now, urgentOnly)) {
            String claim = UUID.randomUUID().toString();
            arrived += envelopes
                            .claim(id, claim, clock.instant(), settings.lease())
                            .filter(envelope -> send(envelope, claim))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return arrived;
    }

    /** Whatever happens to one message, the others are sent. */
    private boolean send(Envelope envelope, String claim) {
        if (envelope.attempts() > settings.attempts()) {
            envelopes.failed(envelope.id(), claim, "发送时程序中断");
            return false;
        }
        try {
            carriers.get(envelope.channel()).carry(envelope, digest(envelope));
        } catch (Carrier.NotCarried e) {
            failed(envelope, claim, e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("Message {} could not be made", envelope.id(), e);
            failed(envelope, claim, e.getClass().getSimpleName());
            return false;
        }
        envelopes.sent(envelope.id(), claim, clock.instant());
        return true;
    }

    private void failed(Envelope envelope, String claim, String error) {
        boolean last = envelope.attempts() >= settings.attempts();
        LOG.warn(
                "Message {} by {} did not arrive, attempt {} of {}: {}",
                envelope.id(),
                envelope.channel().word(),
                envelope.attempts(),
                settings.attempts(),
                error);
        if (last) {
            envelopes.failed(envelope.id(), claim, error);
        } else {
            Instant next = clock.instant().plus(settings.pauses().get(envelope.attempts() - 1));
            envelopes.again(envelope.id(), claim, next, error);
        }
    }

    private Digest digest(Envelope envelope) {
        CaseWords.Reading reading = caseWords.reading();
        return new Digest(
                envelope.notices().stream().map(notice -> line(notice, reading)).toList(), settings.baseUrl());
    }

    private Digest.Line line(KeptNotice notice, CaseWords.Reading reading) {
        Map<String, String> words = reading.with(notice.words(), notice.caseNumber());
        return new Digest.Line(
                templates.subject(notice.template(), words), templates.text(notice.template(), words), notice.path());
    }
}
