package org.wufang.notification;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.platform.notification.NoticeRaised;

/** Keeps each notice in the transaction of the act that raised it: no act without its notice, no notice without its act. */
@Component
class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final OutboxRepository repository;
    private final Templates templates;
    private final Receivers receivers;
    private final Clock clock;
    /** Said once, not with each notice. */
    private final Set<String> complained = ConcurrentHashMap.newKeySet();

    Outbox(OutboxRepository repository, Templates templates, Receivers receivers, Clock clock) {
        this.repository = repository;
        this.templates = templates;
        this.receivers = receivers;
        this.clock = clock;
    }

    /**
     * Of two acts that raise the same in one instant the later loses the race for the key and is repeated, like any act
     * that lost one.
     *
     * @throws IllegalArgumentException when the room raises what has no text, or leaves out what the text must say
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(NoticeRaised raised) {
        Template template = templates.get(raised.template());
        if (!template.listed() && !receivers.reachOutside()) {
            return;
        }
        Map<String, String> words = words(raised, template);
        Collection<String> groups = raised.groups();
        Set<String> people = receivers.people(groups, raised.people());
        Set<String> listed = template.listed() ? people : Set.of();
        List<Receivers.Address> outside = receivers.outside(groups, people);
        if (!listed.isEmpty() || !outside.isEmpty()) {
            repository.keep(raised, words, listed, outside, clock.instant());
        }
    }

    private Map<String, String> words(NoticeRaised raised, Template template) {
        Map<String, String> words = NoticeWords.allowed(raised.words());
        raised.words().keySet().stream()
                .filter(word -> !NoticeWords.OF_ROOMS.contains(word) && !NoticeWords.OF_CASE.contains(word))
                .filter(word -> complained.add(template.name() + "." + word))
                .forEach(word ->
                        LOG.error("{} is raised with {}, which is not on the closed list", template.name(), word));
        List<String> missing = template.needed().stream()
                .filter(word -> !words.containsKey(word))
                .filter(word -> raised.caseNumber() == null || !NoticeWords.OF_CASE.contains(word))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(raised.template() + " was raised without " + missing);
        }
        return words;
    }
}
