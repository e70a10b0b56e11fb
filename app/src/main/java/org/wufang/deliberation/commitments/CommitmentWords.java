package org.wufang.deliberation.commitments;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wufang.platform.engine.VendorMigration;

/** V162: a commitment may be kept in part. In Java, as the checks that forbade it have names of the database's own. */
@Component
class CommitmentWords extends VendorMigration {

    CommitmentWords() {
        super(162, "deliberation words of commitments");
    }

    @Override
    protected void migrate(Connection connection, boolean postgres) throws SQLException {
        allow(
                connection,
                "deliberation_commitment",
                "state",
                "'proposed', 'open', 'renegotiating', 'revised', 'kept', 'broken', 'superseded'");
        allow(connection, "deliberation_fulfilment", "verdict", "'kept', 'partly', 'redo', 'broken'");
    }

    /** The new words instead of those of the check that names {@code kept}. */
    private static void allow(Connection connection, String table, String column, String words) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String check : checks(connection, table)) {
                statement.execute("alter table " + table + " drop constraint \"" + check + "\"");
            }
            statement.execute("alter table " + table + " add constraint " + table + "_words check (" + column + " in ("
                    + words + "))");
        }
    }

    private static List<String> checks(Connection connection, String table) throws SQLException {
        try (PreparedStatement question =
                connection.prepareStatement("select t.constraint_name from information_schema.table_constraints t"
                        + " join information_schema.check_constraints c on c.constraint_name = t.constraint_name"
                        + " and c.constraint_schema = t.constraint_schema where lower(t.table_name) = ?"
                        + " and t.table_schema = current_schema and c.check_clause like '%kept%'")) {
            question.setString(1, table);
            List<String> names = new ArrayList<>();
            try (ResultSet found = question.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            return names;
        }
    }
}
