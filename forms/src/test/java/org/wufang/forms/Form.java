package org.wufang.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A form file.
 *
 * @param word file name without suffix
 */
record Form(String word, JsonNode json) {

    static final Path FOLDER = Path.of("src/main/resources/forms");

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Form> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Form::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Form read(Path file) {
        try {
            return new Form(
                    file.getFileName().toString().replaceAll("\\.form$", ""), JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** All components, groups unfolded, in order. */
    List<JsonNode> components() {
        List<JsonNode> found = new ArrayList<>();
        collect(json, found);
        return found;
    }

    private static void collect(JsonNode parent, List<JsonNode> found) {
        parent.path("components").forEach(component -> {
            found.add(component);
            collect(component, found);
        });
    }

    /** Components that hold a value. */
    List<JsonNode> fields() {
        return components().stream().filter(component -> component.has("key")).toList();
    }

    @Override
    public String toString() {
        return word;
    }
}
