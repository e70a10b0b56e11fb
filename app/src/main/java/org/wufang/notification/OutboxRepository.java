package org.wufang.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.platform.notification.NoticeRaised;

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
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into notification_message
                            (event_key, template, words, case_number, link, urgent, raised_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        raised.key(),
                        raised.template(),
                        Words.write(words),
                        raised.caseNumber(),
                        raised.link(),
                        raised.urgent(),
                        utc(now))
                .update(id, "id");
        return Objects.requireNonNull(id.getKey()).longValue();
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
                .query((row, n) ->
                        new Receivers.Address(Channel.of(row.getString("channel")), row.getString("receiver")))
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

    static KeptNotice notice(ResultSet row) throws SQLException {
        return new KeptNotice(
                row.getLong("message_id"),
                row.getString("template"),
                Words.read(row.getString("words")),
                row.getString("case_number"),
                row.getString("link"),
                row.getBoolean("urgent"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
