package org.wufang.notification;

import static org.wufang.platform.rows.Row.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.platform.rows.Row;

/** A person's own notices. */
@Service
@Transactional
public class Inbox {

    private final JdbcClient db;
    private final Templates templates;
    private final CaseWords caseWords;
    private final Clock clock;

    Inbox(JdbcClient db, Templates templates, CaseWords caseWords, Clock clock) {
        this.db = db;
        this.templates = templates;
        this.caseWords = caseWords;
        this.clock = clock;
    }

    /** Unread first, newest first among them and among the others. */
    @Transactional(readOnly = true)
    public Page page(String person, boolean unreadOnly, int page, int size) {
        CaseWords.Reading reading = caseWords.reading();
        List<Item> items = db
                .sql(
                        """
                        select entry.id, entry.read_at, message.id as message_id, message.template, message.words,
                            message.case_number, message.link, message.urgent, message.raised_at
                        from notification_entry entry
                            join notification_message message on message.id = entry.message_id
                        where entry.person = :person and (entry.read_at is null or :all)
                        order by case when entry.read_at is null then 0 else 1 end, entry.id desc
                        limit :size offset :offset""")
                .param("person", person)
                .param("all", !unreadOnly)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(Row.as(
                        row -> new Entry(row.number("id"), row.instantOrNull("read_at"), OutboxRepository.notice(row))))
                .list()
                .stream()
                .map(entry -> item(entry, reading))
                .toList();
        return new Page(items, page, size, count(person, unreadOnly), unread(person));
    }

    private Item item(Entry entry, CaseWords.Reading reading) {
        KeptNotice notice = entry.notice();
        Map<String, String> words = reading.with(notice.words(), notice.caseNumber());
        return new Item(
                entry.id(),
                templates.subject(notice.template(), words),
                templates.text(notice.template(), words),
                notice.caseNumber(),
                notice.path(),
                notice.urgent(),
                notice.raisedAt(),
                entry.readAt());
    }

    private long count(String person, boolean unreadOnly) {
        return db.sql("select count(*) from notification_entry where person = :person and (read_at is null or :all)")
                .param("person", person)
                .param("all", !unreadOnly)
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public long unread(String person) {
        return count(person, true);
    }

    /** Whether it is this person's; read once it stays as it was. */
    public boolean read(String person, long id) {
        db.sql("update notification_entry set read_at = ? where id = ? and person = ? and read_at is null")
                .params(utc(clock.instant()), id, person)
                .update();
        return db.sql("select count(*) from notification_entry where id = ? and person = ?")
                        .params(id, person)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** @param upTo the newest that the person has seen: what came since stays unread */
    public void readAll(String person, long upTo) {
        db.sql("update notification_entry set read_at = ? where person = ? and id <= ? and read_at is null")
                .params(utc(clock.instant()), person, upTo)
                .update();
    }

    private record Entry(long id, @Nullable Instant readAt, KeptNotice notice) {}

    /**
     * @param path of the page it leads to
     * @param readAt null while it is unread
     */
    public record Item(
            long id,
            String subject,
            String text,
            @Nullable String caseNumber,
            String path,
            boolean urgent,
            Instant raisedAt,
            @Nullable Instant readAt) {}

    /** @param total of all pages */
    public record Page(List<Item> items, int page, int size, long total, long unread) {}
}
