package org.wufang.ledger;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds and reads; changes nothing. */
@Repository
class LedgerRepository {

    private final JdbcClient jdbc;

    LedgerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(LedgerEntry entry) {
        jdbc.sql(
                        """
                        insert into ledger_entry (case_number, seq, act, person, role, unit, acted_at, task_id, content,
                            previous_hash, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.caseNumber(),
                        entry.seq(),
                        entry.act(),
                        entry.person(),
                        entry.role(),
                        entry.unit(),
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.taskId(),
                        entry.content(),
                        entry.previousHash(),
                        entry.hash())
                .update();
    }

    Optional<Link> last(String caseNumber) {
        return jdbc.sql(
                        """
                        select seq, hash from ledger_entry where case_number = ?
                        order by seq desc fetch first row only""")
                .param(caseNumber)
                .query(Link.class)
                .optional();
    }

    List<LedgerEntry> of(String caseNumber) {
        return jdbc.sql("select * from ledger_entry where case_number = ? order by seq")
                .param(caseNumber)
                .query((row, index) -> new LedgerEntry(
                        row.getString("case_number"),
                        row.getInt("seq"),
                        row.getString("act"),
                        row.getString("person"),
                        row.getString("role"),
                        row.getString("unit"),
                        row.getObject("acted_at", OffsetDateTime.class).toInstant(),
                        row.getString("task_id"),
                        row.getString("content"),
                        row.getString("previous_hash"),
                        row.getString("hash")))
                .list();
    }

    record Link(int seq, String hash) {}
}
