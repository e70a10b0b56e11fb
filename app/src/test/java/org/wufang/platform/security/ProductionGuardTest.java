package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wufang.WufangApplication;

/** Real starts of the whole application, each in a process of its own. */
class ProductionGuardTest {

    private static final String PASSWORD = "correct-horse-battery";
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

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
        try (Run run = start(profiles, password)) {
            assertThat(run.output()).contains(reason).doesNotContain("\tat org.");
            assertThat(run.exitCode()).isNotZero();
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void startsOnAnEmptyDatabaseAndMakesTheAdministrator() throws Exception {
        try (Run run = start("prod", PASSWORD)) {
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
        try (Run demo = start("demo", "")) {
            assertThat(demo.port()).isPositive();
        }

        try (Run run = start("prod", PASSWORD)) {
            assertThat(run.output()).contains("演示人员或演示密码", "party", "modeler").doesNotContain("Tomcat started");
            assertThat(run.exitCode()).isNotZero();
        }
    }

    private Run start(String profiles, String password) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WufangApplication.class.getName(),
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--spring.profiles.active=" + profiles);
        process.environment().put("WUFANG_DATA", data.toString());
        process.environment().put("WUFANG_ADMIN_PASSWORD", password);
        return new Run(process.redirectErrorStream(true).start());
    }

    /** A started application; closed, it is gone. */
    private record Run(Process process) implements AutoCloseable {

        /** The port, once it is open. */
        int port() throws IOException {
            List<String> seen = new ArrayList<>();
            String line;
            var reader = process.inputReader(StandardCharsets.UTF_8);
            while ((line = reader.readLine()) != null) {
                seen.add(line);
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    return Integer.parseInt(started.group(1));
                }
            }
            throw new AssertionError("ended before it opened a port:\n" + String.join("\n", seen));
        }

        /** All it says until it ends by itself. */
        String output() throws IOException {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        int exitCode() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
