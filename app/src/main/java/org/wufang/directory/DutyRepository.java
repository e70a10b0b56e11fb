package org.wufang.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
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
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        db.sql(
                        """
                        insert into directory_duty_version (list, number, source, origin, file_hash, state, content_hash,
                            base_hash, matter, valid_from, proposer, proposer_role, proposer_unit, proposed_at, effective_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        version.list().table(),
                        version.number(),
                        version.source(),
                        version.origin(),
                        version.fileHash(),
                        version.state(),
                        version.contentHash(),
                        version.baseHash(),
                        version.matter(),
                        version.validFrom(),
                        version.proposer().person(),
                        version.proposer().role(),
                        version.proposer().unit(),
                        time(version.proposedAt()),
                        version.effectiveAt() == null ? null : time(version.effectiveAt()))
                .update(key, "id");
        long id = key.getKeyAs(Long.class);
        insertItems(id, items);
        return id;
    }

    private void insertItems(long id, List<DutyItem> items) {
        for (int position = 0; position < items.size(); position++) {
            DutyItem item = items.get(position);
            db.sql(
                            """
                            insert into directory_duty_item (version_id, position, item, matter, name, item_group, lead_unit,
                                assist, basis, kind)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            position + 1,
                            item.item(),
                            item.matter(),
                            item.name(),
                            item.group(),
                            item.lead(),
                            String.join(",", item.assist()),
                            item.basis(),
                            item.kind())
                    .update();
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
                .params(state, by.person(), by.role(), by.unit(), reason, time(at), id)
                .update();
    }

    void state(long id, String state) {
        db.sql("update directory_duty_version set state = ? where id = ?")
                .params(state, id)
                .update();
    }

    void enter(long id, int number, Instant at) {
        db.sql("update directory_duty_version set state = ?, number = ?, effective_at = ? where id = ?")
                .params(DutyVersion.IN_FORCE, number, time(at), id)
                .update();
    }

    /** What was in force is so no longer. */
    void end(DutyList list, Instant at) {
        db.sql("update directory_duty_version set state = ?, ended_at = ? where list = ? and state = ?")
                .params(DutyVersion.ENDED, time(at), list.table(), DutyVersion.IN_FORCE)
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
                .query(DutyRepository::version)
                .optional();
    }

    Optional<DutyVersion> inForce(DutyList list) {
        return db.sql("select * from directory_duty_version where list = ? and state = ?")
                .params(list.table(), DutyVersion.IN_FORCE)
                .query(DutyRepository::version)
                .optional();
    }

    /** The version that was in force at this moment. */
    Optional<DutyVersion> inForceAt(DutyList list, Instant moment) {
        return db.sql(
                        """
                        select * from directory_duty_version
                        where list = ? and effective_at <= ? and (ended_at is null or ended_at > ?)
                        order by number desc fetch first 1 row only""")
                .params(list.table(), time(moment), time(moment))
                .query(DutyRepository::version)
                .optional();
    }

    /** The newest version in force with these items. */
    Optional<DutyVersion> withContent(DutyList list, String contentHash) {
        return db.sql(
                        """
                        select * from directory_duty_version where list = ? and content_hash = ? and number is not null
                        order by number desc fetch first 1 row only""")
                .params(list.table(), contentHash)
                .query(DutyRepository::version)
                .optional();
    }

    /** Newest first. */
    List<DutyVersion> of(DutyList list) {
        return db.sql("select * from directory_duty_version where list = ? order by id desc")
                .param(list.table())
                .query(DutyRepository::version)
                .list();
    }

    List<DutyVersion> inState(String state) {
        return db.sql("select * from directory_duty_version where state = ? order by id desc")
                .param(state)
                .query(DutyRepository::version)
                .list();
    }

    /** Approved, and their day has come; in the order of their days. */
    List<DutyVersion> due(LocalDate today) {
        return db.sql(
                        "select * from directory_duty_version where state = ? and valid_from <= ? order by valid_from, id")
                .params(DutyVersion.APPROVED, today)
                .query(DutyRepository::version)
                .list();
    }

    List<DutyItem> items(long id) {
        return db.sql("select * from directory_duty_item where version_id = ? order by position")
                .param(id)
                .query((row, n) -> new DutyItem(
                        row.getString("item"),
                        row.getString("matter"),
                        row.getString("name"),
                        row.getString("item_group"),
                        row.getString("lead_unit"),
                        DutyLists.codes(row.getString("assist")),
                        row.getString("basis"),
                        row.getString("kind")))
                .list();
    }

    private static DutyVersion version(ResultSet row, int n) throws SQLException {
        String decider = row.getString("decider");
        return new DutyVersion(
                row.getLong("id"),
                DutyList.of(row.getString("list")).orElseThrow(),
                row.getObject("number", Integer.class),
                row.getString("source"),
                row.getString("origin"),
                row.getString("file_hash"),
                row.getString("state"),
                row.getString("content_hash"),
                row.getString("base_hash"),
                row.getString("matter"),
                row.getObject("valid_from", LocalDate.class),
                new Actor(row.getString("proposer"), row.getString("proposer_role"), row.getString("proposer_unit")),
                instant(row, "proposed_at"),
                decider == null
                        ? null
                        : new Actor(decider, row.getString("decider_role"), row.getString("decider_unit")),
                instant(row, "decided_at"),
                row.getString("decision_reason"),
                instant(row, "effective_at"),
                instant(row, "ended_at"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
