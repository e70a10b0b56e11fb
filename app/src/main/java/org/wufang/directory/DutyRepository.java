package org.wufang.directory;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;

/** The tables {@code directory_duty_*}. */
@Repository
class DutyRepository {

    private final JdbcClient db;

    DutyRepository(JdbcClient db) {
        this.db = db;
    }

    /** Until the transaction ends nobody else numbers a version of this list or puts one in force. */
    void lock(DutyList list) {
        db.sql("select list from directory_duty_list where list = ? for update")
                .param(list.table())
                .query(String.class)
                .single();
    }

    long insert(DutyVersion version, List<DutyItem> items) {
        DutyVersion.Source source = version.source();
        long id = Insert.into("directory_duty_version")
                .set("list", version.list().table())
                .set("number", version.number())
                .set("source", source.kind())
                .set("origin", source.origin())
                .set("file_hash", source.fileHash())
                .set("state", version.state())
                .set("content_hash", version.hashes().content())
                .set("base_hash", version.hashes().base())
                .set("matter", source.matter())
                .set("valid_from", version.validFrom())
                .actor("proposer", version.proposal().by())
                .set("proposed_at", version.proposal().at())
                .set(
                        "effective_at",
                        version.force() == null ? null : version.force().from())
                .id(db);
        insertItems(id, items);
        return id;
    }

    private void insertItems(long id, List<DutyItem> items) {
        for (int position = 0; position < items.size(); position++) {
            DutyItem item = items.get(position);
            Insert.into("directory_duty_item")
                    .set("version_id", id)
                    .set("position", position + 1)
                    .set("item", item.item())
                    .set("matter", item.matter())
                    .set("name", item.name())
                    .set("item_group", item.group())
                    .set("lead_unit", item.lead())
                    .set("assist", String.join(",", item.assist()))
                    .set("basis", item.basis())
                    .set("kind", item.kind())
                    .run(db);
        }
    }

    /** Of a proposal that nobody has decided on. */
    void replaceItems(long id, String contentHash, String baseHash, List<DutyItem> items) {
        db.sql("delete from directory_duty_item where version_id = ?").param(id).update();
        insertItems(id, items);
        db.sql("update directory_duty_version set content_hash = ?, base_hash = ?, state = ? where id = ?")
                .params(contentHash, baseHash, DutyVersion.PROPOSED, id)
                .update();
    }

    void decide(long id, String state, Actor by, String reason, Instant at) {
        db.sql(
                        """
                        update directory_duty_version
                        set state = ?, decider = ?, decider_role = ?, decider_unit = ?, decision_reason = ?, decided_at = ?
                        where id = ?""")
                .params(state, by.person(), by.role(), by.unit(), reason, utc(at), id)
                .update();
    }

    void state(long id, String state) {
        db.sql("update directory_duty_version set state = ? where id = ?")
                .params(state, id)
                .update();
    }

    void enter(long id, int number, Instant at) {
        db.sql("update directory_duty_version set state = ?, number = ?, effective_at = ? where id = ?")
                .params(DutyVersion.IN_FORCE, number, utc(at), id)
                .update();
    }

    /** What was in force is so no longer. */
    void end(DutyList list, Instant at) {
        db.sql("update directory_duty_version set state = ?, ended_at = ? where list = ? and state = ?")
                .params(DutyVersion.ENDED, utc(at), list.table(), DutyVersion.IN_FORCE)
                .update();
    }

    int nextNumber(DutyList list) {
        return db.sql("select coalesce(max(number), 0) + 1 from directory_duty_version where list = ?")
                .param(list.table())
                .query(Integer.class)
                .single();
    }

    Optional<DutyVersion> find(long id) {
        return db.sql("select * from directory_duty_version where id = ?")
                .param(id)
                .query(Row.as(DutyRepository::version))
                .optional();
    }

    Optional<DutyVersion> inForce(DutyList list) {
        return db.sql("select * from directory_duty_version where list = ? and state = ?")
                .params(list.table(), DutyVersion.IN_FORCE)
                .query(Row.as(DutyRepository::version))
                .optional();
    }

    /** The version that was in force at this moment. */
    Optional<DutyVersion> inForceAt(DutyList list, Instant moment) {
        return db.sql(
                        """
                        select * from directory_duty_version
                        where list = ? and effective_at <= ? and (ended_at is null or ended_at > ?)
                        order by number desc fetch first 1 row only""")
                .params(list.table(), utc(moment), utc(moment))
                .query(Row.as(DutyRepository::version))
                .optional();
    }

    /** The newest version in force with these items. */
    Optional<DutyVersion> withContent(DutyList list, String contentHash) {
        return db.sql(
                        """
                        select * from directory_duty_version where list = ? and content_hash = ? and number is not null
                        order by number desc fetch first 1 row only""")
                .params(list.table(), contentHash)
                .query(Row.as(DutyRepository::version))
                .optional();
    }

    /** Newest first. */
    List<DutyVersion> of(DutyList list) {
        return db.sql("select * from directory_duty_version where list = ? order by id desc")
                .param(list.table())
                .query(Row.as(DutyRepository::version))
                .list();
    }

    List<DutyVersion> inState(String state) {
        return db.sql("select * from directory_duty_version where state = ? order by id desc")
                .param(state)
                .query(Row.as(DutyRepository::version))
                .list();
    }

    /** Approved, and their day has come; in the order of their days. */
    List<DutyVersion> due(LocalDate today) {
        return db.sql(
                        "select * from directory_duty_version where state = ? and valid_from <= ? order by valid_from, id")
                .params(DutyVersion.APPROVED, today)
                .query(Row.as(DutyRepository::version))
                .list();
    }

    List<DutyItem> items(long id) {
        return db.sql("select * from directory_duty_item where version_id = ? order by position")
                .param(id)
                .query(Row.as(DutyRepository::item))
                .list();
    }

    private static DutyItem item(Row row) {
        return new DutyItem(
                row.text("item"),
                row.text("matter"),
                row.text("name"),
                row.text("item_group"),
                row.text("lead_unit"),
                DutyLists.codes(row.text("assist")),
                row.text("basis"),
                row.text("kind"));
    }

    private static DutyVersion version(Row row) {
        Instant effectiveAt = row.instantOrNull("effective_at");
        return new DutyVersion(
                row.number("id"),
                row.word("list", table -> DutyList.of(table).orElseThrow()),
                row.integerOrNull("number"),
                row.text("state"),
                new DutyVersion.Source(
                        row.text("source"), row.text("origin"), row.textOrNull("file_hash"), row.textOrNull("matter")),
                new DutyVersion.Hashes(row.text("content_hash"), row.text("base_hash")),
                row.day("valid_from"),
                new DutyVersion.Proposal(row.actor("proposer"), row.instant("proposed_at")),
                row.textOrNull("decider") == null
                        ? null
                        : new DutyVersion.Decision(
                                row.actor("decider"), row.instant("decided_at"), row.text("decision_reason")),
                effectiveAt == null ? null : new DutyVersion.Force(effectiveAt, row.instantOrNull("ended_at")));
    }
}
