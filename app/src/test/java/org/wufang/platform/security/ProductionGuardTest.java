package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wufang.Server;

/** Real starts of the whole application, each in a process of its own. */
class ProductionGuardTest {

    private static final String PASSWORD = "correct-horse-battery";

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "'prod,demo', correct-horse-battery, 不能与演示环境（demo）同时启用",
        "prod, '', 没有得到系统管理员的密码",
        "prod, short, WUFANG_ADMIN_PASSWORD",
        "prod, my-admin-password, 不能含有用户名"
    })
    void refusesSettingsOfTheDemoAndPoorPasswords(String profiles, String password, String reason) throws Exception {
        try (Server run = start(profiles, password)) {
            assertThat(run.refusal()).contains(reason).doesNotContain("\tat org.");
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void startsOnAnEmptyDatabaseAndMakesTheAdministrator() throws Exception {
        try (Server run = start("prod", PASSWORD)) {
            Caller administrator = Caller.basic(run.port(), "admin", PASSWORD);

            assertThat(Caller.anonymous(run.port()).page("/login").body())
                    .contains("登录")
                    .doesNotContain("演示");
            assertThat(administrator.get("/engine-rest/user/count").body()).isEqualTo("{\"count\":1}");
            assertThat(administrator
                            .get("/engine-rest/user?memberOfGroup=camunda-admin")
                            .body())
                    .contains("\"id\":\"admin\"");
            assertThat(Caller.basic(run.port(), "admin", "demo")
                            .get("/engine-rest/user/count")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void refusesADatabaseThatTheDemoHasUsed() throws Exception {
        try (Server demo = start("demo", "")) {
            assertThat(demo.port()).isPositive();
        }

        try (Server run = start("prod", PASSWORD)) {
            assertThat(run.refusal())
                    .contains("演示人员或演示密码", "party", "modeler")
                    .doesNotContain("Started WufangApplication");
        }
    }

    private Server start(String profiles, String password) throws IOException {
        return Server.start(
                profiles,
                Map.of("WUFANG_DATA", data.toString(), "WUFANG_ADMIN_PASSWORD", password),
                Map.of("camunda.bpm.job-execution.enabled", false));
    }
}
