package org.wufang.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.test.mock.MockExpressionManager;
import org.camunda.bpm.model.bpmn.instance.CallActivity;

/** The model files, and one engine in memory for all tests. */
final class Models {

    static final Path FOLDER = Path.of("src/main/resources/processes");

    /** Ids of the models among which who calls a meeting chooses. */
    static final List<String> DELIBERATION_METHODS = deliberationMethods();

    static final ProcessEngine ENGINE = engine();

    private static ProcessEngine engine() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new FlowsTaken())));
        return configuration
                .setExpressionManager(new MockExpressionManager())
                .setJdbcUrl("jdbc:h2:mem:models;DB_CLOSE_DELAY=-1")
                .setJobExecutorActivate(false)
                .setEnforceHistoryTimeToLive(true)
                .buildProcessEngine();
    }

    static List<Path> files(String suffix) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File name without suffix: the id. */
    static String word(Path file) {
        return file.getFileName().toString().replaceAll("\\.\\w+$", "");
    }

    /** Ids of the processes that the activity may call: one, or the methods of deliberation that a form offers. */
    static List<String> called(CallActivity call) {
        return call.getCalledElement().equals("${deliberationMethod}")
                ? DELIBERATION_METHODS
                : List.of(call.getCalledElement());
    }

    private static List<String> deliberationMethods() {
        try {
            JsonNode form = new ObjectMapper()
                    .readTree(Files.readString(Path.of("../forms/src/main/resources/forms/call-meeting.form")));
            return StreamSupport.stream(form.path("components").spliterator(), false)
                    .filter(field -> field.path("key").asText().equals("deliberationMethod"))
                    .flatMap(field -> StreamSupport.stream(field.path("values").spliterator(), false))
                    .map(option -> option.path("value").asText())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Models() {}
}
