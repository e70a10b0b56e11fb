package org.wufang.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** The demo neighbourhood with more people than it has, for a test that puts it back as it was. */
public final class Staff {

    private static final String DEMO = "demo/directory/";

    private Staff() {}

    /** Rows of people.csv beside the demo's. */
    public static void add(ApplicationContext context, Path files, String... rows) {
        try {
            for (String file : List.of("units.csv", "departments.csv", "people.csv")) {
                String text = new ClassPathResource(DEMO + file).getContentAsString(StandardCharsets.UTF_8);
                String more = file.equals("people.csv") ? String.join("\n", rows) + "\n" : "";
                Files.writeString(files.resolve(file), text.stripTrailing() + "\n" + more);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.getBean(OrganisationLoader.class).load("file:" + files);
    }

    /** Who was added has left. */
    public static void demo(ApplicationContext context) {
        context.getBean(OrganisationLoader.class).load("classpath:" + DEMO);
    }
}
