package org.wufang.platform.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/** V100: what the visibility of tasks is looked up by. In Java, as only PostgreSQL knows partial indexes. */
@Component
class TaskVisibilityIndexes implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("100");
    }

    @Override
    public String getDescription() {
        return "platform task visibility";
    }

    @Override
    public Integer getChecksum() {
        return 100;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        boolean partial = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index WF_IDX_LINK_CANDIDATE on ACT_RU_IDENTITYLINK (GROUP_ID_, TASK_ID_)"
                    + (partial ? " where TYPE_ = 'candidate'" : ""));
            statement.execute("create index WF_IDX_HI_TASK_ASSIGNEE on ACT_HI_TASKINST (ASSIGNEE_, ID_)");
        }
    }
}
