package org.wufang.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.test.mock.MockExpressionManager;

/** The model files, and one engine in memory for all tests. */
final class Models {

    static final Path FOLDER = Path.of("src/main/resources/processes");

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

    private Models() {}
}
