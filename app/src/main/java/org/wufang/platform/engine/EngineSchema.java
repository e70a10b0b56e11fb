package org.wufang.platform.engine;

import java.sql.Connection;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * V1: the engine's own tables, from the scripts in the engine's jar.
 * Under Flyway's lock, so that two nodes may start on one empty database (the engine's own creation has no lock).
 */
@Component
class EngineSchema extends VendorMigration {

    /** In the order of the engine's own creation. */
    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    EngineSchema() {
        super(1, "engine schema 7.24");
    }

    @Override
    protected void migrate(Connection connection, boolean postgres) {
        for (String part : PARTS) {
            ScriptUtils.executeSqlScript(
                    connection,
                    new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql"
                            .formatted(postgres ? "postgres" : "h2", part)));
        }
    }
}
