package org.wufang.notification;

import static org.wufang.platform.rows.Row.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/**
 * What waits, is on its way, has arrived or has failed. Each change is one update that says what it expects to find: of
 * two nodes that want the same one comes too late, on every database.
 */
@Repository
class EnvelopeRepository {

    private final JdbcClient db;

    EnvelopeRepository(JdbcClient db) {
        this.db = db;
    }

    /**
     * For whom something waits that may be sent now.
     *
     * @param raisedBefore what came later still waits for others to share its message, unless it is urgent
     */
    List<Receivers.Address> waiting(Instant raisedBefore, boolean urgentOnly) {
        return db.sql(
                        """
                        select distinct delivery.channel, delivery.receiver
                        from notification_delivery delivery
                            join notification_message message on message.id = delivery.message_id
                        where delivery.dispatch_id is null
                            and (message.urgent or (:all and message.raised_at <= :before))""")
                .param("all", !urgentOnly)
                .param("before", utc(raisedBefore))
                .query(Row.as(OutboxRepository::address))
                .list();
    }

    /** Makes one message of all that waits for this receiver; none when another node has just done so. */
    @Transactional
    public void gather(Receivers.Address to, boolean urgentOnly, Instant now) {
        String id = UUID.randomUUID().toString();
        Insert.into("notification_dispatch")
                .set("id", id)
                .set("channel", to.channel().word())
                .set("receiver", to.receiver())
                .set("state", "waiting")
                .set("attempts", 0)
                .set("next_at", now)
                .set("created_at", now)
                .run(db);
        int taken = db.sql(
                        """
                        update notification_delivery set dispatch_id = :id
                        where channel = :channel and receiver = :receiver and dispatch_id is null and message_id in
                            (select message.id from notification_message message where message.urgent or :all)""")
                .param("id", id)
                .param("channel", to.channel().word())
                .param("receiver", to.receiver())
                .param("all", !urgentOnly)
                .update();
        if (taken == 0) {
            db.sql("delete from notification_dispatch where id = ?").param(id).update();
        }
    }

    /** What may be tried now and nobody is trying. Quiet hours hold back what has nothing urgent in it. */
    List<String> due(Instant now, boolean urgentOnly) {
        return db.sql(
                        """
                        select dispatch.id from notification_dispatch dispatch
                        where dispatch.state = 'waiting' and dispatch.next_at <= :now
                            and (dispatch.claimed_until is null or dispatch.claimed_until <= :now)
                            and (:all or exists (select 1 from notification_delivery delivery
                                join notification_message message on message.id = delivery.message_id
                                where delivery.dispatch_id = dispatch.id and message.urgent))
                        order by dispatch.next_at, dispatch.created_at""")
                .param("now", utc(now))
                .param("all", !urgentOnly)
                .query(String.class)
                .list();
    }

    /** One more attempt, this node's until the lease ends; empty when another node has it. */
    Optional<Envelope> claim(String id, String claim, Instant now, Duration lease) {
        int claimed = db.sql(
                        """
                        update notification_dispatch
                        set claim = :claim, claimed_until = :until, attempts = attempts + 1
                        where id = :id and state = 'waiting' and next_at <= :now
                            and (claimed_until is null or claimed_until <= :now)""")
                .param("claim", claim)
                .param("until", utc(now.plus(lease)))
                .param("id", id)
                .param("now", utc(now))
                .update();
        return claimed == 0 ? Optional.empty() : Optional.of(read(id));
    }

    private Envelope read(String id) {
        List<KeptNotice> notices = db.sql(
                        """
                        select message.id as message_id, message.* from notification_delivery delivery
                            join notification_message message on message.id = delivery.message_id
                        where delivery.dispatch_id = ?
                        order by case when message.urgent then 0 else 1 end, message.raised_at, message.id""")
                .param(id)
                .query(Row.as(OutboxRepository::notice))
                .list();
        return db.sql("select channel, receiver, attempts from notification_dispatch where id = ?")
                .param(id)
                .query(Row.as(row -> new Envelope(
                        id, row.word("channel", Channel::of), row.text("receiver"), row.integer("attempts"), notices)))
                .single();
    }

    void sent(String id, String claim, Instant now) {
        db.sql(
                        """
                        update notification_dispatch
                        set state = 'sent', sent_at = ?, claim = null, claimed_until = null, error = null
                        where id = ? and claim = ?""")
                .params(utc(now), id, claim)
                .update();
    }

    void again(String id, String claim, Instant at, String error) {
        db.sql(
                        """
                        update notification_dispatch
                        set next_at = ?, error = ?, claim = null, claimed_until = null where id = ? and claim = ?""")
                .params(utc(at), error, id, claim)
                .update();
    }

    void failed(String id, String claim, String error) {
        db.sql(
                        """
                        update notification_dispatch
                        set state = 'failed', error = ?, claim = null, claimed_until = null
                        where id = ? and claim = ?""")
                .params(error, id, claim)
                .update();
    }

    /** Newest first. */
    List<Undelivered.Message> failures() {
        return db.sql(
                        """
                        select dispatch.*, (select count(*) from notification_delivery delivery
                            where delivery.dispatch_id = dispatch.id) as notices
                        from notification_dispatch dispatch where dispatch.state = 'failed'
                        order by dispatch.created_at desc""")
                .query(Row.as(row -> new Undelivered.Message(
                        row.text("id"),
                        row.text("channel"),
                        row.text("receiver"),
                        row.integer("notices"),
                        row.integer("attempts"),
                        row.instant("created_at"),
                        row.textOrNull("error"))))
                .list();
    }

    int countFailed() {
        return db.sql("select count(*) from notification_dispatch where state = 'failed'")
                .query(Integer.class)
                .single();
    }

    /** Whether there was such a failed one. */
    boolean retry(String id, Instant now) {
        return db.sql(
                                """
                                update notification_dispatch set state = 'waiting', attempts = 0, next_at = ?
                                where id = ? and state = 'failed'""")
                        .params(utc(now), id)
                        .update()
                == 1;
    }
}
