package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** What the configured H2 file keeps when its process is killed the next instant. */
class DurabilityTest {

    private static final int COMMITS = 200;

    @TempDir
    private Path data;

    @Test
    void whatWasAcknowledgedIsInTheFileWhenTheProcessIsKilled() throws Exception {
        String url = configuredUrl();
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int acknowledged = 0;
        try (BufferedReader said = writer.inputReader()) {
            while (acknowledged < COMMITS && said.readLine() != null) {
                acknowledged++;
            }
            writer.destroyForcibly();
        }
        writer.waitFor();

        assertThat(acknowledged).isEqualTo(COMMITS);
        try (Connection db = DriverManager.getConnection(url, "sa", "");
                var rows = db.createStatement().executeQuery("select count(*) from written")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    private String configuredUrl() throws IOException {
        Object url = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .get(0)
                .getProperty("spring.datasource.url");
        assertThat(url).asString().startsWith("jdbc:h2:file:${wufang.data}");
        return url.toString().replace("${wufang.data}", data.toString());
    }

    /** Another process: commits without end and says so after each. */
    static class Writer {

        public static void main(String[] args) throws SQLException {
            try (Connection db = DriverManager.getConnection(args[0], "sa", "")) {
                db.createStatement().execute("create table written (id integer primary key)");
                for (int id = 0; ; id++) {
                    db.createStatement().execute("insert into written values (" + id + ")");
                    System.out.println(id);
                }
            }
        }
    }
}
