package org.wufang.platform.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.stereotype.Component;
import org.wufang.platform.engine.VendorMigration;

/** V100: what the visibility of tasks is looked up by. In Java, as only PostgreSQL knows partial indexes. */
@Component
class TaskVisibilityIndexes extends VendorMigration {

    TaskVisibilityIndexes() {
        super(100, "platform task visibility");
    }

    @Override
    protected void migrate(Connection connection, boolean postgres) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index WF_IDX_LINK_CANDIDATE on ACT_RU_IDENTITYLINK (GROUP_ID_, TASK_ID_)"
                    + (postgres ? " where TYPE_ = 'candidate'" : ""));
            statement.execute("create index WF_IDX_HI_TASK_ASSIGNEE on ACT_HI_TASKINST (ASSIGNEE_, ID_)");
        }
    }
}
