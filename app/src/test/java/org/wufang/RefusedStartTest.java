package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a start is told in words that a person can act upon. Real processes, as an operator starts them. */
class RefusedStartTest {

    @TempDir
    private Path data;

    @Test
    void aSecondProcessOnTheSameDatabaseFileIsRefused() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsDatabase.class.getName(),
                        "jdbc:h2:file:" + data.resolve("wufang"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("open");

            assertThat(refusedStart(Map.of()))
                    .contains("数据库文件正被另一个进程使用")
                    .contains("WUFANG_DATA")
                    .doesNotContain("at org.h2");
        } finally {
            other.destroy();
            other.waitFor();
        }
    }

    @Test
    void aBadRowOfTheOrganisationStopsTheStartAndNothingIsLoaded() throws Exception {
        Path files = Files.createDirectory(data.resolve("organisation"));
        Files.writeString(
                files.resolve("units.csv"),
                """
                code,name,kind,parent,regime,owners_body,valid_from,valid_to
                430302,雨湖区,district,,,,,
                430302003,云塘街道,street,430399,,,,
                """);
        Files.writeString(files.resolve("departments.csv"), "code,name,district,valid_from,valid_to\n");
        Files.writeString(
                files.resolve("people.csv"),
                "login,name,role,unit,valid_from,valid_to\ncommand,欧阳振华,commandCentre,430302,,\n");

        assertThat(refusedStart(Map.of("wufang.directory.location", "file:" + files)))
                .contains("units.csv 第 3 行，parent 列：没有代码为“430399”的上级单位")
                .contains("organisation-csv.md");

        try (Connection db = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("wufang"), "sa", "");
                var rows = db.createStatement().executeQuery("select count(*) from directory_unit")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private String refusedStart(Map<String, ?> settings) throws Exception {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("wufang.data", data);
        try (Server server = Server.start(all)) {
            return server.refusal();
        }
    }

    /** Another process: opens the database, says so, and waits to be ended. */
    static class HoldsDatabase {

        public static void main(String[] args) throws SQLException, IOException {
            try (Connection held = DriverManager.getConnection(args[0], "sa", "")) {
                System.out.println(held.isValid(1) ? "open" : "failed");
                if (System.in.read() < 0) {
                    System.out.println("abandoned");
                }
            }
        }
    }
}
