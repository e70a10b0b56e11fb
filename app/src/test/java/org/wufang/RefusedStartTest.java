package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a start is told in words that a person can act upon. Real processes, as an operator starts them. */
class RefusedStartTest {

    @TempDir
    private Path data;

    @Test
    void aSecondProcessOnTheSameDatabaseFileIsRefused() throws Exception {
        Process other = java(HoldsDatabase.class, "jdbc:h2:file:" + data.resolve("wufang"));
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("open");

            assertThat(refusedStart())
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

        assertThat(refusedStart("--wufang.directory.location=file:" + files))
                .contains("units.csv 第 3 行，parent 列：没有代码为“430399”的上级单位")
                .contains("organisation-csv.md");

        try (Connection db = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("wufang"), "sa", "");
                var rows = db.createStatement().executeQuery("select count(*) from directory_unit")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    /** What it said; it must have ended by itself, with an exit code that is not 0. */
    private String refusedStart(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--wufang.data=" + data));
        all.addAll(List.of(arguments));
        Process start = java(WufangApplication.class, all.toArray(String[]::new));
        String said = new String(start.getInputStream().readAllBytes());
        assertThat(start.waitFor()).as(said).isNotZero();
        return said;
    }

    private static Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
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
