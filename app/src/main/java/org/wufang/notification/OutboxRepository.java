package org.wufang.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** Messages, who finds them on the list, and to whom they are to be delivered. */
@Repository
class OutboxRepository {

    private final JdbcClient db;
    private final JdbcTemplate batches;

    OutboxRepository(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    /** Adds what is not there yet. */
    void keep(
            NoticeRaised raised,
            Map<String, String> words,
            Set<String> listed,
            List<Receivers.Address> outside,
            Instant now) {
        Optional<Long> earlier = find(raised.key());
        long message = earlier.orElseGet(() -> insert(raised, words, now));
        Set<String> alreadyListed = earlier.isPresent() ? listed(message) : Set.of();
        Set<Receivers.Address> alreadyOutside = earlier.isPresent() ? outside(message) : Set.of();
        insertEntries(
                message,
                listed.stream()
                        .filter(person -> !alreadyListed.contains(person))
                        .toList());
        insertDeliveries(
                message,
                outside.stream()
                        .filter(address -> !alreadyOutside.contains(address))
                        .toList());
    }

    private Optional<Long> find(String key) {
        return db.sql("select id from notification_message where event_key = ?")
                .param(key)
                .query(Long.class)
                .optional();
    }

    private long insert(NoticeRaised raised, Map<String, String> words, Instant now) {
        return Insert.into("notification_message")
                .set("event_key", raised.key())
                .set("template", raised.template())
                .set("words", NoticeWords.write(words))
                .set("case_number", raised.caseNumber())
                .set("link", raised.link())
                .set("urgent", raised.urgent())
                .set("raised_at", now)
                .id(db);
    }

    private Set<String> listed(long message) {
        return new HashSet<>(db.sql("select person from notification_entry where message_id = ?")
                .param(message)
                .query(String.class)
                .list());
    }

    private Set<Receivers.Address> outside(long message) {
        return new HashSet<>(db.sql("select channel, receiver from notification_delivery where message_id = ?")
                .param(message)
                .query(Row.as(OutboxRepository::address))
                .list());
    }

    private void insertEntries(long message, Collection<String> people) {
        if (!people.isEmpty()) {
            batches.batchUpdate(
                    "insert into notification_entry (message_id, person) values (?, ?)",
                    people.stream()
                            .map(person -> new Object[] {message, person})
                            .toList());
        }
    }

    private void insertDeliveries(long message, Collection<Receivers.Address> addresses) {
        if (!addresses.isEmpty()) {
            batches.batchUpdate(
                    "insert into notification_delivery (message_id, channel, receiver) values (?, ?, ?)",
                    addresses.stream()
                            .map(to -> new Object[] {message, to.channel().word(), to.receiver()})
                            .toList());
        }
    }

    static Receivers.Address address(Row row) {
        return new Receivers.Address(row.word("channel", Channel::of), row.text("receiver"));
    }

    static KeptNotice notice(Row row) {
        return new KeptNotice(
                row.number("message_id"),
                row.text("template"),
                NoticeWords.read(row.text("words")),
                row.textOrNull("case_number"),
                row.textOrNull("link"),
                row.flag("urgent"),
                row.instant("raised_at"));
    }
}
