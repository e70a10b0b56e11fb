package org.wufang.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject and a text with {@code {words}}. A part in brackets is left out when one of its words is not known:
 * {@code 诉求 {case} 有新的待办[，限 {dueAt} 前办理]。}
 *
 * @param listed whether it is on the list in the application
 */
record Template(String name, String subject, String text, boolean listed) {

    private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");

    /** Every word that occurs. */
    Set<String> words() {
        return wordsOf(subject + text);
    }

    /** The words without which it cannot be said. */
    Set<String> needed() {
        return wordsOf(PART.matcher(subject + text).replaceAll(""));
    }

    private static Set<String> wordsOf(String text) {
        Set<String> words = new TreeSet<>();
        Matcher found = WORD.matcher(text);
        while (found.find()) {
            words.add(found.group(1));
        }
        return words;
    }

    String subject(Map<String, String> words, DateTimeFormatter time) {
        return fill(subject, words, time);
    }

    String text(Map<String, String> words, DateTimeFormatter time) {
        return fill(text, words, time);
    }

    private static String fill(String text, Map<String, String> words, DateTimeFormatter time) {
        String chosen = PART.matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(
                        words.keySet().containsAll(wordsOf(part.group(1))) ? part.group(1) : ""));
        return WORD.matcher(chosen).replaceAll(word -> Matcher.quoteReplacement(value(word, words, time)));
    }

    /** A time in the record's form is shown in ours. */
    private static String value(MatchResult word, Map<String, String> words, DateTimeFormatter time) {
        String value = words.getOrDefault(word.group(1), "—");
        if (!INSTANT.matcher(value).matches()) {
            return value;
        }
        try {
            return time.format(Instant.parse(value));
        } catch (DateTimeException e) {
            return value;
        }
    }
}
