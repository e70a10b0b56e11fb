package org.wufang.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in the sources which texts the rooms raise, and with which words: in the call itself, or where a method of the same
 * class that makes the call is given them.
 */
final class RaisedNotices {

    private static final Pattern RAISE = Pattern.compile("new NoticeRaised\\(|NoticeRaised\\.toGroups\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern METHOD =
            Pattern.compile("\\n    (?:private|protected|public)?[\\w<>,.?@ ]* (\\w+)\\(([^)]*)\\) \\{");
    private static final Pattern PUT = Pattern.compile("\\b(?:words|all)\\.put\\(\\s*\"(\\w+)\"");
    /** Of both ways to raise. */
    private static final int TEMPLATE = 1;

    private static final int WORDS = 4;

    private final String source;
    private final Set<String> templates = new TreeSet<>();
    private final Set<String> words = new TreeSet<>();
    private final Set<Integer> followed = new HashSet<>();

    private RaisedNotices(String source) {
        this.source = source;
    }

    /** @param place class and line */
    record Raised(String place, Set<String> templates, Set<String> words) {}

    static List<Raised> in(Path sources) throws IOException {
        List<Raised> raised = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("NoticeRaised.java"))
                    .sorted()
                    .toList()) {
                raised.addAll(in(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return raised;
    }

    static List<Raised> in(String name, String source) {
        List<Raised> raised = new ArrayList<>();
        Matcher call = RAISE.matcher(source);
        while (call.find()) {
            List<String> arguments = arguments(source, call.end());
            RaisedNotices found = new RaisedNotices(source);
            found.template(arguments.get(TEMPLATE), call.start(), "");
            found.wordsOf(arguments.get(WORDS), call.start());
            long line = source.substring(0, call.start()).lines().count();
            raised.add(new Raised(name + ":" + line, found.templates, found.words));
        }
        return raised;
    }

    /** @param before what stands before it in the name */
    private void template(String expression, int at, String before) {
        List<String> literals = literals(expression);
        String[] sum = expression.split("\\s\\+\\s", 2);
        if (sum.length == 2
                && literals(sum[0]).size() == 1
                && literals(sum[0]).get(0).endsWith(".")) {
            template(sum[1].replaceFirst("\\..*", ""), at, literals(sum[0]).get(0));
        } else if (sum.length == 2 && !literals.isEmpty()) {
            templates.add(before + literals.get(0).replaceFirst("/.*", ""));
        } else if (!literals.isEmpty()) {
            literals.forEach(name -> templates.add(before + name));
        } else {
            given(expression, at).forEach(value -> template(value.text(), value.at(), before));
        }
    }

    private void wordsOf(String expression, int at) {
        if (!followed.add(at)) {
            return;
        }
        Matcher map = Pattern.compile("Map\\.of\\(").matcher(expression);
        while (map.find()) {
            List<String> entries = arguments(expression, map.end());
            for (int i = 0; i + 1 < entries.size(); i += 2) {
                words.addAll(literals(entries.get(i)));
            }
        }
        if (!map.reset().find()) {
            PUT.matcher(source).results().forEach(put -> words.add(put.group(1)));
            given("words", at).forEach(value -> wordsOf(value.text(), value.at()));
        }
    }

    private record Value(String text, int at) {}

    /** What the callers of the method around this place give for its parameter of this name. */
    private List<Value> given(String parameter, int at) {
        Matcher method = METHOD.matcher(source);
        String name = "";
        List<String> parameters = List.of();
        while (method.find() && method.start() < at) {
            name = method.group(1);
            parameters = Arrays.stream(method.group(2).split(",(?![^<]*>)"))
                    .map(declared -> declared.strip().replaceFirst(".*\\s", ""))
                    .toList();
        }
        int position = parameters.indexOf(parameter);
        List<Value> values = new ArrayList<>();
        if (position < 0) {
            return values;
        }
        Matcher call = Pattern.compile("(?<![\\w.]|void )" + name + "\\(").matcher(source);
        while (call.find()) {
            List<String> arguments = arguments(source, call.end());
            if (arguments.size() == parameters.size() && call.start() != at && !declares(call.start())) {
                values.add(new Value(arguments.get(position), call.start()));
            }
        }
        return values;
    }

    private boolean declares(int at) {
        return source.substring(source.lastIndexOf('\n', at) + 1, at)
                .matches("\\s*(?:private|public|protected|void).*");
    }

    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = from;
        for (int i = from; ; i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            }
            if (quoted) {
                continue;
            }
            if (c == '(' || c == '{') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(source.substring(start, i).strip());
                start = i + 1;
                if (c == ')') {
                    return arguments;
                }
            } else if (c == ')' || c == '}') {
                depth--;
            }
        }
    }

    private static List<String> literals(String expression) {
        return LITERAL.matcher(expression)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
