package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** bpmnlint: its recommended rules and those of Camunda Platform 7.24, warnings included. */
class BpmnLintTest {

    private static final Path LINT = Path.of("target/lint").toAbsolutePath();

    @BeforeAll
    static void install() throws Exception {
        boolean npm = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
        assumeTrue(npm || System.getenv("CI") != null, "models are not linted: npm is missing on this machine");
        assertThat(npm).as("CI has npm").isTrue();

        Files.createDirectories(LINT);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", ".bpmnlintrc")) {
            Files.copy(Path.of("lint", file), LINT.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(run(List.of("npm", "ci", "--omit=dev", "--ignore-scripts", "--prefer-offline")))
                .startsWith("0\n");
    }

    @Test
    void everyModelPasses() throws Exception {
        List<String> command =
                new ArrayList<>(List.of("node", "node_modules/bpmnlint/bin/bpmnlint.js", "--max-warnings", "0"));
        Models.files(".bpmn").forEach(file -> command.add(file.toAbsolutePath().toString()));

        assertThat(run(command)).startsWith("0\n");
    }

    @Test
    void aModelWithANamelessEndDoesNot() throws Exception {
        Path broken = LINT.resolve("broken.bpmn");
        Files.writeString(
                broken,
                Files.readString(Models.FOLDER.resolve("duty-ruling.bpmn"))
                        .replaceAll(
                                "<bpmn:endEvent id=\"endEvent_ruled\" name=\"[^\"]*\"",
                                "<bpmn:endEvent id=\"endEvent_ruled\""));

        assertThat(run(List.of("node", "node_modules/bpmnlint/bin/bpmnlint.js", broken.toString())))
                .startsWith("1\n")
                .contains("label-required");
    }

    /** Exit code, line feed, output. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("lint", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(LINT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroy();
            throw new AssertionError("did not end in time: " + command);
        }
        return process.exitValue() + "\n" + Files.readString(output);
    }
}
