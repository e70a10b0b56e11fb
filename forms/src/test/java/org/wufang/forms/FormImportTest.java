package org.wufang.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each form in the form viewer of the Tasklist (form-js 1.8.7), in Chromium. Pictures: {@code target/forms}. */
class FormImportTest {

    private static final Path LINT = Path.of("lint").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, JsonNode> SAID = new HashMap<>();

    @BeforeAll
    static void importAll() throws Exception {
        Optional<String> chromium = found("chromium", "chromium-browser", "google-chrome");
        boolean tools = chromium.isPresent()
                && found("npm").isPresent()
                && found("node").isPresent();
        assumeTrue(
                tools || "true".equals(System.getenv("CI")),
                "forms are not looked at: Chromium, node or npm is missing on this machine");
        assertThat(tools).as("CI has Chromium, node and npm").isTrue();

        Path installed = LINT.resolve("node_modules/.package-lock.json");
        if (!Files.exists(installed) || newer(LINT.resolve("package-lock.json"), installed)) {
            run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        }
        String answer = run(List.of(
                "node",
                "import.mjs",
                Form.FOLDER.toAbsolutePath().toString(),
                chromium.get(),
                Path.of("target/forms").toAbsolutePath().toString()));
        for (String line : answer.lines().toList()) {
            JsonNode form = JSON.readTree(line);
            SAID.put(form.path("form").asText(), form);
        }
    }

    @Test
    void eachFormIsImportedWithoutAWord() {
        assertThat(SAID.keySet())
                .containsExactlyInAnyOrderElementsOf(Form.all().map(Form::word).toList());
        SAID.forEach((form, said) -> {
            assertThat(said.path("warnings")).as(form).isEmpty();
            assertThat(said.path("said")).as(form).isEmpty();
        });
    }

    @Test
    void anEmptyFormIsAskedForItsRequiredFields() {
        Form.all().forEach(form -> {
            List<String> unconditional = form.fields().stream()
                    .filter(field -> field.path("validate").path("required").asBoolean())
                    .filter(field -> !field.has("conditional"))
                    .map(field -> field.path("id").asText())
                    .toList();
            assertThat(texts(SAID.get(form.word()).path("demanded")))
                    .as(form.word())
                    .containsExactlyInAnyOrderElementsOf(unconditional);
        });
    }

    @Test
    void whatIsConditionalIsHiddenUntilItsConditionHolds() {
        Form.all().forEach(form -> {
            List<String> conditional = form.fields().stream()
                    .filter(field -> field.has("conditional"))
                    .map(field -> field.path("key").asText())
                    .toList();
            assertThat(texts(SAID.get(form.word()).path("submitted")))
                    .as(form.word())
                    .noneMatch(conditional::contains);
        });
    }

    private static List<String> texts(JsonNode list) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(i -> list.get(i).asText())
                .toList();
    }

    private static boolean newer(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
    }

    private static Optional<String> found(String... programs) {
        return Stream.of(programs)
                .flatMap(program -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, program)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("forms", ".log");
        Path output = Files.createTempFile("forms", ".out");
        Process process = new ProcessBuilder(command)
                .directory(LINT.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES))
                .as("ended in time: " + command)
                .isTrue();
        assertThat(process.exitValue())
                .as(command.stream().collect(Collectors.joining(" ")) + "\n" + Files.readString(errors))
                .isZero();
        return Files.readString(output);
    }
}
