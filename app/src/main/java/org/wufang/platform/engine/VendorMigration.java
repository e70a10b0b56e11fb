package org.wufang.platform.engine;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** A migration in Java, for what H2 and PostgreSQL do not say in the same words. */
public abstract class VendorMigration implements JavaMigration {

    private final int version;
    private final String description;

    /** @param description begins with the room, as the names of the SQL migrations do */
    protected VendorMigration(int version, String description) {
        this.version = version;
        this.description = description;
    }

    protected abstract void migrate(Connection connection, boolean postgres) throws SQLException;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        String product = connection.getMetaData().getDatabaseProductName();
        switch (product) {
            case "H2" -> migrate(connection, false);
            case "PostgreSQL" -> migrate(connection, true);
            default -> throw new IllegalStateException("Wufang runs on H2 and PostgreSQL, not on " + product);
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(Integer.toString(version));
    }

    @Override
    public String getDescription() {
        return description;
    }

    /** An applied migration is never edited, so its number says enough. */
    @Override
    public Integer getChecksum() {
        return version;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
