package org.wufang.acts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of an act's small form.
 *
 * @param options of a {@link Kind#CHOICE}; empty for the others
 */
public record ActField(
        String key, String label, Kind kind, boolean required, List<Option> options, @Nullable String hint) {

    public enum Kind {
        /** One line, at most 200 characters. */
        TEXT,
        /** At most 20,000 characters. */
        LONG_TEXT,
        /** {@code 2026-03-31}. */
        DATE,
        NUMBER,
        CHOICE
    }

    public record Option(String value, String label) {}

    public static ActField text(String key, String label, boolean required, @Nullable String hint) {
        return new ActField(key, label, Kind.TEXT, required, List.of(), hint);
    }

    public static ActField longText(String key, String label, boolean required, @Nullable String hint) {
        return new ActField(key, label, Kind.LONG_TEXT, required, List.of(), hint);
    }

    public static ActField choice(String key, String label, boolean required, List<Option> options) {
        return new ActField(key, label, Kind.CHOICE, required, List.copyOf(options), null);
    }

    /** The value as people read it. */
    String shown(String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }
}
