package org.wufang.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** Adds and reads; changes nothing. */
@Repository
class LedgerRepository {

    private final JdbcClient jdbc;

    LedgerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(LedgerEntry entry) {
        Insert.into("ledger_entry")
                .set("case_number", entry.caseNumber())
                .set("seq", entry.seq())
                .set("act", entry.act())
                .actor(entry.by())
                .set("acted_at", entry.at())
                .set("task_id", entry.taskId())
                .set("content", entry.content())
                .set("previous_hash", entry.previousHash())
                .set("hash", entry.hash())
                .run(jdbc);
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
                .query(Row.as(LedgerRepository::entry))
                .list();
    }

    private static LedgerEntry entry(Row row) {
        return new LedgerEntry(
                row.text("case_number"),
                row.integer("seq"),
                row.text("act"),
                row.actor(),
                row.instant("acted_at"),
                row.textOrNull("task_id"),
                row.text("content"),
                row.text("previous_hash"),
                row.text("hash"));
    }

    record Link(int seq, String hash) {}
}
