package org.wufang.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.wufang.platform.security.Actor;

/** Rows of {@code casefile_extension}. */
@Repository
class ExtensionRepository {

    private final JdbcClient jdbc;

    ExtensionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its id is given by the database; those of the decision are empty. */
    long insert(String number, Extension extension) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into casefile_extension (case_number, tier_seq, reach, days, reason, task_id, task_name,
                            asked_by, asked_role, asked_unit, asked_at, decider_group, exceptional, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        number,
                        extension.tierSeq(),
                        extension.reach().word(),
                        extension.days(),
                        extension.reason(),
                        extension.taskId(),
                        extension.taskName(),
                        extension.by().person(),
                        extension.by().role(),
                        extension.by().unit(),
                        CaseRepository.utc(extension.askedAt()),
                        extension.deciderGroup(),
                        extension.exceptional(),
                        extension.state().word())
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    void decide(long id, Extension.State state, Actor by, Instant at, String reason) {
        jdbc.sql(
                        """
                        update casefile_extension set state = ?, decided_by = ?, decided_role = ?, decided_unit = ?,
                            decided_at = ?, decision_reason = ?
                        where id = ?""")
                .params(state.word(), by.person(), by.role(), by.unit(), CaseRepository.utc(at), reason, id)
                .update();
    }

    /** Oldest first. */
    List<Extension> of(String number) {
        return jdbc.sql("select * from casefile_extension where case_number = ? order by id")
                .param(number)
                .query(ExtensionRepository::toExtension)
                .list();
    }

    private static Extension toExtension(ResultSet row, int index) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Extension(
                row.getLong("id"),
                row.getInt("tier_seq"),
                Extension.Reach.of(row.getString("reach")),
                row.getInt("days"),
                row.getString("reason"),
                row.getString("task_id"),
                row.getString("task_name"),
                new Actor(row.getString("asked_by"), row.getString("asked_role"), row.getString("asked_unit")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("decider_group"),
                row.getBoolean("exceptional"),
                Extension.State.of(row.getString("state")),
                decidedAt == null
                        ? null
                        : new Actor(
                                row.getString("decided_by"),
                                row.getString("decided_role"),
                                row.getString("decided_unit")),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decision_reason"));
    }
}
