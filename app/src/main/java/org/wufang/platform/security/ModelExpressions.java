package org.wufang.platform.security;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.web.ProblemText;

/**
 * What an expression of a model may say: variables as they are, comparisons, one call of a named bean's own method, and
 * a few questions to the execution and to a decision's result. Anything more (a property of a variable, a method of a
 * method's result, {@code getClass}) reaches all of Java.
 */
final class ModelExpressions {

    /** Methods and properties allowed on what the engine itself brings into an expression; all Java lies behind these. */
    private static final Map<String, Set<String>> OF_THE_ENGINE = Map.of(
            "execution",
            Set.of("processBusinessKey", "getProcessBusinessKey", "getVariable", "getVariableLocal", "hasVariable"),
            "task",
            Set.of(),
            "externalTask",
            Set.of(),
            "caseExecution",
            Set.of(),
            "decisionResult",
            Set.of(
                    "getSingleResult",
                    "singleResult",
                    "getSingleEntry",
                    "singleEntry",
                    "getFirstResult",
                    "firstResult"));

    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z_]\\w*|[0-9.]+(?<=\\d)|->|==|!=|<=|>=|&&|\\|\\||\\S");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> WORDS_OF_THE_LANGUAGE = Set.of(
            "true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod");
    private static final Set<String> PLAIN =
            Set.of("==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "?", ":", ",", "+", "-", "*", "/", "%");

    /** Name → methods. */
    private final Map<String, Set<String>> beans;

    ModelExpressions(Map<String, Set<String>> beans) {
        this.beans = beans;
    }

    /** The first thing in the text that is not allowed, in words for the process owner; empty when all is well. */
    Optional<String> objection(String text) {
        int from = 0;
        while (true) {
            int start = nextStart(text, from);
            if (start < 0) {
                return Optional.empty();
            }
            if (start > 0 && text.charAt(start - 1) == '\\') {
                // To the engine this is text, and what follows may be an expression that we take for a part of this.
                return Optional.of(ProblemText.of("refused-model.escaped").sentence());
            }
            int end = end(text, start + 2);
            if (end < 0) {
                return Optional.of(ProblemText.of("refused-model.unended").sentence(text.substring(start)));
            }
            String expression = text.substring(start + 2, end);
            Optional<String> objection = check(expression);
            if (objection.isPresent()) {
                return Optional.of(
                        ProblemText.of("refused-model.expression").sentence(expression.trim(), objection.get()));
            }
            from = end + 1;
        }
    }

    private Optional<String> check(String expression) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        Deque<List<String>> open = new ArrayDeque<>();
        List<String> chain = List.of();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).equals("(");
            if (token.equals(".")) {
                String member = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
                if (chain.isEmpty() || !WORD.matcher(member).matches()) {
                    return Optional.of(ProblemText.of("refused-model.dot").sentence());
                }
                chain = append(chain, member);
                i++;
                called = i + 1 < tokens.size() && tokens.get(i + 1).equals("(");
                if (!allows(chain, called)) {
                    return Optional.of(ProblemText.of("refused-model.name")
                            .sentence(String.join(".", chain) + (called ? "()" : "")));
                }
            } else if (WORD.matcher(token).matches()) {
                if (called && !WORDS_OF_THE_LANGUAGE.contains(token)) {
                    return Optional.of(ProblemText.of("refused-model.function").sentence(token));
                }
                boolean asked = i + 1 < tokens.size() && tokens.get(i + 1).equals(".");
                if (OF_THE_ENGINE.containsKey(token) && !asked && !isHandedOver(token, open)) {
                    return Optional.of(ProblemText.of("refused-model.name").sentence(token));
                }
                chain = WORDS_OF_THE_LANGUAGE.contains(token) ? List.of() : List.of(token);
            } else if (token.equals("(")) {
                open.push(i > 0 && WORD.matcher(tokens.get(i - 1)).matches() ? chain : List.of());
                chain = List.of();
            } else if (token.equals(")")) {
                if (open.isEmpty()) {
                    return Optional.of(ProblemText.of("refused-model.brackets").sentence());
                }
                chain = open.pop();
            } else if (PLAIN.contains(token) || isLiteral(token)) {
                chain = List.of();
            } else {
                return Optional.of(ProblemText.of("refused-model.sign").sentence(token));
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(ProblemText.of("refused-model.brackets").sentence());
    }

    /** The execution may be handed to a bean of ours, not kept under another name. */
    private static boolean isHandedOver(String name, Deque<List<String>> open) {
        return name.equals("execution") && open.stream().anyMatch(chain -> !chain.isEmpty());
    }

    private boolean allows(List<String> chain, boolean called) {
        String root = chain.get(0);
        String member = chain.get(chain.size() - 1);
        if (member.equals("class")) {
            return false;
        }
        Set<String> ofTheEngine = OF_THE_ENGINE.get(root);
        if (ofTheEngine != null) {
            return chain.size() == 2 ? ofTheEngine.contains(member) : root.equals("decisionResult") && !called;
        }
        return chain.size() == 2 && called && beans.getOrDefault(root, Set.of()).contains(member);
    }

    private static boolean isLiteral(String token) {
        char first = token.charAt(0);
        return token.length() > 1 && (first == '\'' || first == '"') || Character.isDigit(first);
    }

    private static List<String> append(List<String> chain, String member) {
        List<String> longer = new ArrayList<>(chain);
        longer.add(member);
        return longer;
    }

    private static int nextStart(String text, int from) {
        int dollar = text.indexOf("${", from);
        int hash = text.indexOf("#{", from);
        return dollar < 0 ? hash : hash < 0 ? dollar : Math.min(dollar, hash);
    }

    /** The closing brace outside of any quotes. */
    private static int end(String text, int from) {
        @Nullable Character quote = null;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != null) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = null;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '}') {
                return i;
            }
        }
        return -1;
    }
}
