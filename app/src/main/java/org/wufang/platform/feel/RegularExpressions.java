package org.wufang.platform.feel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.camunda.feel.context.JavaFunction;
import org.camunda.feel.context.JavaFunctionProvider;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * FEEL's functions over regular expressions, as DMN 1.3 (10.3.4.3) has them, but with an end: an expression as
 * {@code (a+)+$} looks at some thirty characters for longer than anybody lives, and cannot be interrupted.
 */
final class RegularExpressions extends JavaFunctionProvider {

    private static final Map<Character, Integer> FLAGS = Map.of(
            's', Pattern.DOTALL,
            'm', Pattern.MULTILINE,
            'i', Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE,
            'x', Pattern.COMMENTS);

    private final Budget budget;
    private final ValueMapper values;
    private final Map<String, List<JavaFunction>> functions = Map.of(
            "matches",
            List.of(
                    function(List.of("input", "pattern"), this::matches),
                    function(List.of("input", "pattern", "flags"), this::matches)),
            "replace",
            List.of(
                    function(List.of("input", "pattern", "replacement"), this::replace),
                    function(List.of("input", "pattern", "replacement", "flags"), this::replace)),
            "split",
            List.of(function(List.of("string", "delimiter"), this::split)),
            "extract",
            List.of(function(List.of("input", "pattern"), this::extract)));

    RegularExpressions(Budget budget, ValueMapper values) {
        this.budget = budget;
        this.values = values;
    }

    private interface OfTexts {

        Val of(List<String> texts);
    }

    @Override
    public List<JavaFunction> resolveFunctions(String name) {
        return functions.getOrDefault(name, List.of());
    }

    @Override
    public Optional<JavaFunction> resolveFunction(String name) {
        return resolveFunctions(name).stream().findFirst();
    }

    @Override
    public Collection<String> getFunctionNames() {
        return functions.keySet();
    }

    private static JavaFunction function(List<String> parameters, OfTexts answer) {
        return new JavaFunction(parameters, arguments -> {
            List<String> texts = new ArrayList<>();
            for (Val argument : arguments) {
                if (!(argument instanceof ValString text)) {
                    return ValNull$.MODULE$;
                }
                texts.add(text.value());
            }
            try {
                return answer.of(texts);
            } catch (PatternSyntaxException | IndexOutOfBoundsException e) {
                return new ValError(e.getMessage());
            }
        });
    }

    private Val matches(List<String> texts) {
        return new ValBoolean(matcher(texts, 2).find());
    }

    private Val replace(List<String> texts) {
        Matcher matcher = matcher(texts, 3);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(replaced, texts.get(2));
            budget.length(replaced.length());
        }
        matcher.appendTail(replaced);
        return new ValString(replaced.toString());
    }

    private Val split(List<String> texts) {
        return values.toVal(List.of(Pattern.compile(texts.get(1)).split(new Watched(texts.get(0)), -1)));
    }

    private Val extract(List<String> texts) {
        List<String> found = new ArrayList<>();
        Matcher matcher = matcher(texts, 2);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return values.toVal(found);
    }

    /** @param flags where in the texts the letters of {@link #FLAGS} stand, if anywhere */
    private Matcher matcher(List<String> texts, int flags) {
        int all = texts.size() > flags
                ? texts.get(flags)
                        .chars()
                        .map(letter -> FLAGS.getOrDefault((char) letter, 0))
                        .reduce(0, (one, other) -> one | other)
                : 0;
        return Pattern.compile(texts.get(1), all).matcher(new Watched(texts.get(0)));
    }

    /** Every character that is looked at is a chance to end. */
    private final class Watched implements CharSequence {

        private static final int LOOKS_PER_LOOK_AT_THE_CLOCK = 4096;

        private final String text;
        private int looks;

        private Watched(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks % LOOKS_PER_LOOK_AT_THE_CLOCK == 0) {
                budget.lookAtTheClock();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
