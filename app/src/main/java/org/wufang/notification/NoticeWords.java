package org.wufang.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a text may be filled with. A closed list: no title, description, address, reason, name or phone, for a message
 * leaves the house. Words of the case ({@code case}, {@code matter}, {@code place}) are added when it is read or sent.
 */
final class NoticeWords {

    /** Of the case itself; a room cannot give them. */
    static final Set<String> OF_CASE = Set.of("case", "matter", "place");

    /** What a room may say. */
    static final Set<String> OF_ROOMS = Set.of(
            "age",
            "bulletin",
            "caseNumber",
            "cause",
            "citation",
            "closedAs",
            "community",
            "count",
            "days",
            "decision",
            "department",
            "dueAt",
            "dueOn",
            "from",
            "hours",
            "indicator",
            "item",
            "kind",
            "lead",
            "letter",
            "level",
            "list",
            "number",
            "office",
            "origin",
            "outcome",
            "period",
            "receiptDueAt",
            "recheckOn",
            "responsible",
            "ruling",
            "stage",
            "street",
            "task",
            "to",
            "unit",
            "until",
            "validFrom",
            "version");

    private static final int LONGEST = 120;
    /** A mobile number, whatever word it hides in. */
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");

    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeWords() {}

    /** The words that may be kept, on one line each; what is not on the list is left out. */
    static Map<String, String> allowed(Map<String, String> given) {
        Map<String, String> words = new TreeMap<>();
        given.forEach((name, value) -> {
            if (OF_ROOMS.contains(name) && value != null && !value.isBlank()) {
                words.put(name, plain(value));
            }
        });
        return words;
    }

    private static String plain(String value) {
        String line =
                PHONE.matcher(value.replaceAll("\\p{Cntrl}+", " ").strip()).replaceAll("***");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    static String write(Map<String, String> words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
