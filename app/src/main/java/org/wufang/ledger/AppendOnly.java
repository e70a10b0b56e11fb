package org.wufang.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wufang.platform.engine.VendorMigration;

/** V31: the database itself refuses to change or delete an entry. Triggers are written differently in each. */
@Component
class AppendOnly extends VendorMigration {

    private static final String H2 =
            """
            create trigger ledger_append_only before update, delete on ledger_entry for each row
            call 'org.wufang.ledger.RefuseChange'""";

    private static final String POSTGRES_REFUSAL =
            """
            create or replace function ledger_refuse_change() returns trigger language plpgsql as
            $$ begin raise exception 'the ledger is append-only'; end $$""";

    private static final String POSTGRES =
            """
            create trigger ledger_append_only before update or delete or truncate on ledger_entry
            for each statement execute function ledger_refuse_change()""";

    static List<String> trigger(boolean postgres) {
        return postgres ? List.of(POSTGRES_REFUSAL, POSTGRES) : List.of(H2);
    }

    AppendOnly() {
        super(31, "ledger append only");
    }

    @Override
    protected void migrate(Connection connection, boolean postgres) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : trigger(postgres)) {
                statement.execute(sql);
            }
        }
    }
}
