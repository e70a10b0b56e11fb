package org.wufang.intake;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.intake.Imports.Import;
import org.wufang.intake.Imports.RowOutcome;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

@Repository
class ImportRepository {

    private final JdbcClient db;

    ImportRepository(JdbcClient db) {
        this.db = db;
    }

    void insert(Import begun, Instant now) {
        Insert.into("intake_import")
                .set("id", begun.id())
                .set("mapping", begun.mapping())
                .set("unit", begun.unit())
                .set("state", "running")
                .set("total", begun.total())
                .actor("person", "role", "person_unit", begun.actor())
                .set("created_at", now)
                .run(db);
    }

    Optional<Import> find(String id) {
        return db.sql("select * from intake_import where id = :id")
                .param("id", id)
                .query(Row.as(ImportRepository::read))
                .optional();
    }

    List<Import> running() {
        return db.sql("select * from intake_import where state = 'running' order by created_at")
                .query(Row.as(ImportRepository::read))
                .list();
    }

    private static Import read(Row row) {
        return new Import(
                row.text("id"),
                row.text("mapping"),
                row.text("unit"),
                row.text("state"),
                row.integer("total"),
                row.textOrNull("failure"),
                row.actor("person", "role", "person_unit"));
    }

    /** Until the end of the transaction nobody else works on this import's rows. */
    void lock(String id) {
        db.sql("select id from intake_import where id = :id for update")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** Once: what another node has ended stays as it ended. */
    void end(String id, String state, @Nullable String failure, Instant now) {
        db.sql(
                        """
                        update intake_import set state = :state, failure = :failure, finished_at = :at
                        where id = :id and state = 'running'""")
                .param("state", state)
                .param("failure", failure)
                .param("at", Row.utc(now))
                .param("id", id)
                .update();
    }

    Set<Integer> rowsDone(String id) {
        return new HashSet<>(db.sql("select row_number from intake_import_row where import_id = :id")
                .param("id", id)
                .query(Integer.class)
                .list());
    }

    boolean isDone(String id, int row) {
        return db.sql("select count(*) from intake_import_row where import_id = :id and row_number = :row")
                        .param("id", id)
                        .param("row", row)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void insertRow(String id, RowOutcome outcome) {
        Insert.into("intake_import_row")
                .set("import_id", id)
                .set("row_number", outcome.row())
                .set("outcome", outcome.outcome())
                .set("case_number", outcome.number())
                .set("column_name", outcome.column())
                .set("reason", outcome.reason())
                .run(db);
    }

    List<RowOutcome> rows(String id) {
        return db.sql("select * from intake_import_row where import_id = :id order by row_number")
                .param("id", id)
                .query(Row.as(row -> new RowOutcome(
                        row.integer("row_number"),
                        row.text("outcome"),
                        row.textOrNull("case_number"),
                        row.textOrNull("column_name"),
                        row.textOrNull("reason"))))
                .list();
    }

    /** The case that this message of the source became. */
    Optional<String> caseOf(String source, String sourceId) {
        return db.sql("select case_number from intake_source where source = :source and source_id = :id")
                .param("source", source)
                .param("id", sourceId)
                .query(String.class)
                .optional();
    }

    void insertSource(String source, Message message, String caseNumber) {
        Insert.into("intake_source")
                .set("source", source)
                .set("source_id", message.sourceId())
                .set("case_number", caseNumber)
                .set("reported_at", message.reportedAt())
                .run(db);
    }
}
