package org.wufang.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wufang.platform.forms.FormSchema.Field;
import org.wufang.platform.web.FieldProblem;

/** Our own forms, filled at random: with garbage, and with what people might fill in. */
class EveryFormTest {

    private static final Path FORMS = Path.of("../forms/src/main/resources/forms");
    private static final Path LINT = Path.of("../forms/lint").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FILLINGS = 8;
    private static final FormValidator VALIDATOR =
            new FormValidator(Clock.fixed(Instant.parse("2026-03-02T02:00:00Z"), ZoneId.of("Asia/Shanghai")));

    private static final List<Object> GARBAGE = Arrays.asList(
            null,
            "",
            " ",
            "x",
            "长".repeat(30_000),
            "a\0b",
            "\uD83D",
            "=1+1",
            "${now()}",
            "<script>alert(1)</script>",
            "-1",
            "NaN",
            "2026-02-30",
            "2026-13-01T99:99",
            "+999999999-01-01",
            0,
            -1,
            Integer.MAX_VALUE,
            Long.MIN_VALUE,
            1e308,
            Double.NaN,
            new BigDecimal("1E+100000"),
            true,
            false,
            List.of(),
            List.of("x"),
            List.of(List.of()),
            Arrays.asList((Object) null),
            Map.of(),
            Map.of("value", "x"),
            new byte[] {0});

    static Stream<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void garbageIsRefusedAndNeverBreaksAnything(Path file) throws IOException {
        FormSchema form = FormSchema.parse(Files.readString(file));
        Set<String> keys = form.fields().stream().map(Field::key).collect(Collectors.toSet());
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            Map<String, Object> filled = new HashMap<>();
            form.fields().forEach(field -> filled.put(field.key(), GARBAGE.get(random.nextInt(GARBAGE.size()))));
            filled.put("smuggled", "x");
            try {
                assertThat(keys)
                        .containsAll(VALIDATOR
                                .check(form, filled, name -> null)
                                .values()
                                .keySet());
            } catch (FormRejected rejected) {
                assertThat(rejected.fields()).isNotEmpty().allSatisfy(problem -> assertThat(problem.message())
                        .containsPattern("\\p{IsHan}"));
                refused++;
            }
        }
        assertThat(refused).as("of 300 forms full of garbage").isGreaterThan(200);
    }

    /** What the browser demands the server demands, and what the browser submits the server keeps. */
    @Test
    void theServerSaysWhatTheBrowserSays() throws Exception {
        Optional<String> chromium = program("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
        boolean tools = chromium.isPresent()
                && program("node").isPresent()
                && program("npm").isPresent();
        assumeTrue(
                tools || "true".equals(System.getenv("CI")),
                "server and browser are not compared: Chromium, node or npm is missing on this machine");
        assertThat(tools).as("CI has Chromium, node and npm").isTrue();

        List<Filling> fillings = new ArrayList<>();
        Random random = new Random(11);
        for (Path file : forms().toList()) {
            FormSchema form = FormSchema.parse(Files.readString(file));
            JsonNode json = JSON.readTree(Files.readString(file));
            for (int i = 0; i < FILLINGS; i++) {
                fillings.add(new Filling(form, json, withDefaults(json, plausible(form, random))));
            }
        }
        Path questions = Files.createTempFile("fillings", ".jsonl");
        Files.write(questions, fillings.stream().map(Filling::question).toList());
        if (!Files.exists(LINT.resolve("node_modules"))) {
            run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        }
        List<String> answers = run("node", "fill.mjs", chromium.get(), questions.toString());

        assertThat(answers).hasSameSizeAs(fillings);
        int accepted = 0;
        for (int i = 0; i < fillings.size(); i++) {
            accepted += fillings.get(i).agreesWith(JSON.readTree(answers.get(i))) ? 1 : 0;
        }
        assertThat(accepted).as("forms filled in well, of " + fillings.size()).isGreaterThan(20);
    }

    /** The viewer fills in what a form proposes before anybody has touched it. */
    private static Map<String, Object> withDefaults(JsonNode form, Map<String, Object> filled) {
        Map<String, Object> shown = new LinkedHashMap<>(filled);
        form.path("components").forEach(field -> {
            if (field.has("defaultValue")
                    && !shown.containsKey(field.path("key").asText())) {
                shown.put(field.path("key").asText(), field.path("defaultValue").asText());
            }
        });
        return shown;
    }

    private record Filling(FormSchema form, JsonNode json, Map<String, Object> data) {

        String question() {
            try {
                ObjectNode question = JSON.createObjectNode();
                question.set("schema", json);
                question.set("data", JSON.valueToTree(data));
                return JSON.writeValueAsString(question);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** @return whether both accept it */
        boolean agreesWith(JsonNode browser) {
            Set<String> demanded = new TreeSet<>();
            browser.path("errors").forEach(id -> demanded.add(id.asText().replaceFirst("^field_", "")));
            String what = form.id() + " filled with " + data;
            try {
                CheckedForm checked = VALIDATOR.check(form, data, name -> null);
                assertThat(demanded).as(what).isEmpty();
                Map<String, String> kept = new TreeMap<>();
                checked.values().forEach((key, value) -> kept.put(key, plain(value)));
                checked.personal().forEach((key, value) -> kept.put(key, plain(value)));
                assertThat(kept).as(what).isEqualTo(submitted(browser.path("data")));
                return true;
            } catch (FormRejected rejected) {
                assertThat(rejected.fields().stream().map(FieldProblem::field).collect(Collectors.toSet()))
                        .as(what)
                        .isEqualTo(demanded);
                return false;
            }
        }

        /** Without what the form only shows and what was left empty. */
        private Map<String, String> submitted(JsonNode data) {
            Map<String, String> submitted = new TreeMap<>();
            form.fields().stream().filter(field -> !field.readOnly()).forEach(field -> {
                JsonNode value = data.path(field.key());
                boolean empty = value.isMissingNode()
                        || value.isNull()
                        || value.isTextual() && value.asText().isEmpty()
                        || value.isArray() && value.isEmpty();
                if (!empty) {
                    submitted.put(
                            field.key(),
                            value.isArray()
                                    ? StreamSupport.stream(value.spliterator(), false)
                                            .map(JsonNode::asText)
                                            .sorted()
                                            .toList()
                                            .toString()
                                    : plain(value.isNumber() ? value.decimalValue() : value.asText()));
                }
            });
            return submitted;
        }

        private static String plain(Object value) {
            if (value instanceof Number) {
                return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
            }
            return value instanceof Collection<?> list
                    ? list.stream().map(Object::toString).sorted().toList().toString()
                    : value.toString();
        }
    }

    private static Map<String, Object> plausible(FormSchema form, Random random) {
        Map<String, Object> filled = new HashMap<>();
        // mostly filled in, so that whole forms are accepted now and then
        int carelessness = random.nextInt(4);
        for (Field field : form.fields()) {
            if (!field.readOnly() && random.nextInt(10) >= carelessness) {
                filled.put(field.key(), plausible(field, random, carelessness));
            }
        }
        filled.values().removeIf(Objects::isNull);
        return filled;
    }

    private static Object plausible(Field field, Random random, int carelessness) {
        boolean wrong = random.nextInt(12) < carelessness;
        List<String> options = StreamSupport.stream(field.json().path("values").spliterator(), false)
                .map(option -> option.path("value").asText())
                .toList();
        return switch (field.type()) {
            case "radio", "select" -> options.get(random.nextInt(options.size()));
            case "checklist" ->
                options.stream().filter(option -> random.nextBoolean()).toList();
            case "checkbox" -> !wrong;
            case "number" ->
                wrong ? List.of(-1, 0, 1_000_000_001, 0.005).get(random.nextInt(4)) : 1 + random.nextInt(500);
            case "datetime" ->
                LocalDate.of(2099, 1, 1 + random.nextInt(28))
                        + (field.json().path("subtype").asText().equals("datetime") ? "T09:30" : "");
            default -> text(field, random, wrong);
        };
    }

    private static String text(Field field, Random random, boolean wrong) {
        if (!field.rule("pattern").isMissingNode()) {
            return List.of(
                            "430302003001",
                            "430302003001001",
                            "SQ-2026-000001",
                            "13907320001",
                            "0731-58261234",
                            "27.85,112.91")
                    .stream()
                    .filter(text -> text.matches(field.rule("pattern").asText()) != wrong)
                    .findFirst()
                    .orElseThrow();
        }
        int longest = field.rule("maxLength").asInt();
        int shortest = Math.max(1, field.rule("minLength").asInt());
        return "文".repeat(wrong ? longest + 1 : shortest + random.nextInt(Math.min(longest - shortest, 40) + 1));
    }

    private static Optional<String> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("forms", ".out");
        Path errors = Files.createTempFile("forms", ".log");
        Process process = new ProcessBuilder(command)
                .directory(LINT.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readAllLines(output);
    }
}
