package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wufang.WufangApplication;

/** Real starts of the whole application, each in a process of its own. */
class ProductionGuardTest {

    private static final String PASSWORD = "correct-horse-battery";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path data;

    @TempDir
    Path logs;

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
            assertThat(run.process().exitValue()).isNotZero();
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
            assertThat(run.output())
                    .contains("演示人员或演示密码", "party", "modeler")
                    .doesNotContain("Started WufangApplication");
            assertThat(run.process().exitValue()).isNotZero();
        }
    }

    private Run start(String profiles, String password) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = logs.resolve(profiles + "-" + port + ".log");
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WufangApplication.class.getName(),
                "--camunda.bpm.job-execution.enabled=false",
                "--spring.profiles.active=" + profiles);
        process.environment().put("SERVER_PORT", String.valueOf(port));
        process.environment().put("WUFANG_DATA", data.toString());
        process.environment().put("WUFANG_ADMIN_PASSWORD", password);
        return new Run(
                process.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port, log);
    }

    /** A started application; closed, it is gone. */
    private record Run(Process process, int reservedPort, Path log) implements AutoCloseable {

        /** The port, once it answers. */
        int port() throws IOException, InterruptedException {
            Instant giveUp = Instant.now().plus(PATIENCE);
            while (!isHealthy()) {
                boolean ended = process.waitFor(250, TimeUnit.MILLISECONDS);
                if (ended || Instant.now().isAfter(giveUp)) {
                    throw new AssertionError("does not answer:\n" + Files.readString(log));
                }
            }
            return reservedPort;
        }

        private boolean isHealthy() {
            try {
                return Caller.anonymous(reservedPort).get("/actuator/health").statusCode() == 200;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        }

        /** All it says until it ends by itself, which it must. */
        String output() throws IOException, InterruptedException {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
            return Files.readString(log);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
