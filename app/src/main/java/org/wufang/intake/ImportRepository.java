package org.wufang.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wufang.intake.Imports.Import;
import org.wufang.intake.Imports.RowOutcome;
import org.wufang.platform.security.Actor;

@Repository
class ImportRepository {

    private final JdbcClient db;

    ImportRepository(JdbcClient db) {
        this.db = db;
    }

    void insert(Import begun, Instant now) {
        db.sql(
                        """
                        insert into intake_import
                            (id, mapping, unit, state, total, person, role, person_unit, created_at)
                        values (:id, :mapping, :unit, 'running', :total, :person, :role, :personUnit, :at)""")
                .param("id", begun.id())
                .param("mapping", begun.mapping())
                .param("unit", begun.unit())
                .param("total", begun.total())
                .param("person", begun.actor().person())
                .param("role", begun.actor().role())
                .param("personUnit", begun.actor().unit())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Import> find(String id) {
        return db.sql("select * from intake_import where id = :id")
                .param("id", id)
                .query(ImportRepository::read)
                .optional();
    }

    List<Import> running() {
        return db.sql("select * from intake_import where state = 'running' order by created_at")
                .query(ImportRepository::read)
                .list();
    }

    private static Import read(ResultSet row, int n) throws SQLException {
        return new Import(
                row.getString("id"),
                row.getString("mapping"),
                row.getString("unit"),
                row.getString("state"),
                row.getInt("total"),
                row.getString("failure"),
                new Actor(row.getString("person"), row.getString("role"), row.getString("person_unit")));
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
                .param("at", now.atOffset(ZoneOffset.UTC))
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
        db.sql(
                        """
                        insert into intake_import_row (import_id, row_number, outcome, case_number, column_name, reason)
                        values (:id, :row, :outcome, :number, :column, :reason)""")
                .param("id", id)
                .param("row", outcome.row())
                .param("outcome", outcome.outcome())
                .param("number", outcome.number())
                .param("column", outcome.column())
                .param("reason", outcome.reason())
                .update();
    }

    List<RowOutcome> rows(String id) {
        return db.sql("select * from intake_import_row where import_id = :id order by row_number")
                .param("id", id)
                .query((row, n) -> new RowOutcome(
                        row.getInt("row_number"),
                        row.getString("outcome"),
                        row.getString("case_number"),
                        row.getString("column_name"),
                        row.getString("reason")))
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
        Instant reportedAt = message.reportedAt();
        OffsetDateTime at = reportedAt == null ? null : reportedAt.atOffset(ZoneOffset.UTC);
        db.sql(
                        """
                        insert into intake_source (source, source_id, case_number, reported_at)
                        values (:source, :id, :number, :at)""")
                .param("source", source)
                .param("id", message.sourceId())
                .param("number", caseNumber)
                .param("at", at)
                .update();
    }
}
