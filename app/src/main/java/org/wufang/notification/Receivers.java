package org.wufang.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;

/** Whom a notice reaches today, and how. */
@Component
class Receivers {

    private final Directory directory;
    private final Map<String, Webhook> webhooks;
    private final boolean mail;

    Receivers(Directory directory, NotificationSettings settings, ObjectProvider<JavaMailSender> mail) {
        this.directory = directory;
        this.webhooks = settings.webhooks();
        this.mail = mail.getIfAvailable() != null;
    }

    /** @param receiver login, or name of a webhook */
    record Address(Channel channel, String receiver) {}

    /** Everybody who holds one of the groups, and the named ones; each once. */
    Set<String> people(Collection<String> groups, Collection<String> named) {
        Set<String> people = new TreeSet<>(named);
        if (!groups.isEmpty()) {
            people.addAll(directory.peopleOf(groups));
        }
        return people;
    }

    /** Whether anything could leave the house at all. */
    boolean reachOutside() {
        return mail || !webhooks.isEmpty();
    }

    /** What leaves the house: mail to those who have an address, and the robots of the groups. */
    List<Address> outside(Collection<String> groups, Set<String> people) {
        Stream<Address> mails = mail
                ? people.stream()
                        .filter(person -> directory.email(person).isPresent())
                        .map(person -> new Address(Channel.MAIL, person))
                : Stream.of();
        Stream<Address> robots = webhooks.entrySet().stream()
                .filter(webhook -> webhook.getValue().serves(groups))
                .map(webhook -> new Address(Channel.WEBHOOK, webhook.getKey()));
        return Stream.concat(mails, robots).toList();
    }
}
