package org.wufang.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.springframework.http.HttpStatus;

/**
 * A line of {@code problems.properties}: {@code <type>[.<which>]=<status> <sentence>}.
 *
 * @param sentence Chinese, with a {@code %s} for each particular
 */
public record ProblemText(String type, HttpStatus status, String sentence) {

    private static final Properties LINES = read();

    /** @throws IllegalArgumentException when there is no such line */
    public static ProblemText of(String name) {
        String line = LINES.getProperty(name);
        if (line == null) {
            throw new IllegalArgumentException("no line " + name + " in problems.properties");
        }
        int dot = name.indexOf('.');
        return new ProblemText(
                dot < 0 ? name : name.substring(0, dot),
                HttpStatus.valueOf(Integer.parseInt(line.substring(0, 3))),
                line.substring(4));
    }

    public String sentence(Object... particulars) {
        return sentence.formatted(particulars);
    }

    private static Properties read() {
        Properties lines = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(ProblemText.class.getResourceAsStream("/problems.properties")),
                StandardCharsets.UTF_8)) {
            lines.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
