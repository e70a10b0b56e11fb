package org.wufang.platform.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;

/** Puts the statements of {@code Visibility.xml} in the place of the engine's. */
final class VisibilityMapper {

    /** The engine's statement → ours. */
    static final Map<String, String> STATEMENTS = Map.of(
            "selectTaskByQueryCriteria", "wufang.visibility.selectTasks",
            "selectTaskCountByQueryCriteria", "wufang.visibility.countTasks",
            "selectHistoricTaskInstancesByQueryCriteria", "wufang.visibility.selectHistoricTasks",
            "selectHistoricTaskInstanceCountByQueryCriteria", "wufang.visibility.countHistoricTasks",
            "selectVariableInstanceByQueryCriteria", "wufang.visibility.selectVariables",
            "selectVariableInstanceCountByQueryCriteria", "wufang.visibility.countVariables");

    private static final String MAPPER = "/org/wufang/platform/security/Visibility.xml";

    static void install(ProcessEngineConfigurationImpl engine) {
        Configuration mybatis = engine.getSqlSessionFactory().getConfiguration();
        try (InputStream mapper = VisibilityMapper.class.getResourceAsStream(MAPPER)) {
            new XMLMapperBuilder(mapper, mybatis, MAPPER, mybatis.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DbSqlSessionFactory factory = engine.getDbSqlSessionFactory();
        // a copy: the engine shares this map between all engines of the same database; H2 has none
        Map<String, String> statements = new HashMap<>();
        if (factory.getStatementMappings() != null) {
            statements.putAll(factory.getStatementMappings());
        }
        STATEMENTS.forEach((theirs, ours) -> {
            String before = statements.put(theirs, ours);
            if (before != null && !before.equals(ours)) {
                throw new IllegalStateException("the engine maps " + theirs + " to " + before + " on this database");
            }
        });
        factory.setStatementMappings(statements);
    }

    private VisibilityMapper() {}
}
