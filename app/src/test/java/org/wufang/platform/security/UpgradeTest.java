package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.WufangTest;

/**
 * What the visibility of tasks leans on inside the engine (decision 0008). A failure here after an upgrade means:
 * compare the named part with the version before, adapt {@code Visibility.xml} and its neighbours, see
 * {@link TaskVisibilityTest} pass, then write the new digest here.
 */
@WufangTest
class UpgradeTest {

    @Autowired
    ProcessEngine engine;

    @ParameterizedTest
    @CsvSource({
        "Task, 616c3e9cdf4055cab8493558ece2d3bce0a3edb7bb9fe88570758b5103caf821",
        "HistoricTaskInstance, 0910d63659c48f6808a9a7d0f548bd8a8aefcbd1d149b19b34e3ad685d630882",
        "VariableInstance, 1f821a226c583750f84a6d24f342288d74eae6eb6d2a70a6a3d659c650930a1a",
        "Commons, 16c91d33896e4c3f65ea0df14912c94cc86aa04cab92cf280acc4a2e866c51ff"
    })
    void theMapperIsTheOneWeReadOurStatementsFrom(String mapper, String digest) throws IOException {
        try (InputStream file = ProcessEngine.class.getResourceAsStream(
                "/org/camunda/bpm/engine/impl/mapping/entity/" + mapper + ".xml")) {
            assertThat(digest(file.readAllBytes())).as(mapper).isEqualTo(digest);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "org.camunda.bpm.engine.impl.cfg.CommandChecker, c3ae610dde1fc1b04bef6d0e8a1261576c59cda3b535e2ddbc541915b38694df",
        "org.camunda.bpm.engine.TaskService, 34240afb96272fe9ec6f745caf81e0571fb419f3e50975b99432f62d64f070aa",
        "org.camunda.bpm.engine.FilterService, 493189fde977445e5736e039a5266170ed4021a652a5d6b8c6cb006947caab86"
    })
    void noQuestionWasAddedThatWeDoNotAnswer(String type, String digest) throws ClassNotFoundException {
        String methods = Arrays.stream(Class.forName(type).getMethods())
                .map(method -> method.getName()
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getName)
                                .toList())
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining("\n"));

        assertThat(digest(methods.getBytes(StandardCharsets.UTF_8))).as(methods).isEqualTo(digest);
    }

    @Test
    void everyStatementThatWeReplaceIsThereAndReplaced() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        Configuration mybatis = configuration.getSqlSessionFactory().getConfiguration();

        VisibilityMapper.STATEMENTS.forEach((theirs, ours) -> {
            assertThat(mybatis.getMappedStatement(theirs).getSqlCommandType()).isEqualTo(SqlCommandType.SELECT);
            assertThat(mybatis.getMappedStatement(ours).getParameterMap().getType())
                    .isEqualTo(
                            mybatis.getMappedStatement(theirs).getParameterMap().getType());
            assertThat(configuration.getDbSqlSessionFactory().mapStatement(theirs))
                    .isEqualTo(ours);
        });
    }

    @Test
    void theEngineAsksOurManagerAndOurCheckers() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(configuration
                        .getSessionFactories()
                        .get(AuthorizationManager.class)
                        .openSession())
                .isInstanceOf(TaskVisibility.class);
        assertThat(configuration.getCommandCheckers()).hasAtLeastOneElementOfType(TaskRights.class);
        assertThat(configuration.getCommandCheckers()).hasSize(2);
        assertThat(engine.getTaskService()).isInstanceOf(OwnTaskService.class);
        assertThat(engine.getFilterService()).isInstanceOf(CheckedFilterService.class);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
