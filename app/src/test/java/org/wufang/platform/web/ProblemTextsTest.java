package org.wufang.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What the code refuses with and what {@code problems.properties} says belong together, line by line. */
class ProblemTextsTest {

    private static final Pattern PARTICULAR = Pattern.compile("%s");

    /** Name of the line, and with how many particulars the code asks for it. */
    private static final Map<String, Set<Integer>> ASKED = asked();

    private static final Properties LINES = lines();

    @Test
    void everyRefusalHasItsSentence() {
        assertThat(LINES.stringPropertyNames()).containsAll(ASKED.keySet());
    }

    @Test
    void noSentenceIsLeftOver() {
        assertThat(ASKED.keySet()).containsAll(LINES.stringPropertyNames());
    }

    /** Of two lines of one name only the last would be read. */
    @Test
    void noNameStandsTwice() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/problems.properties"))) {
            assertThat(lines.filter(line -> line.contains("=") && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aSentenceGetsAsManyParticularsAsItNames() {
        Map<String, Set<Integer>> named = new TreeMap<>();
        ASKED.keySet()
                .forEach(name -> named.put(name, Set.of((int) PARTICULAR
                        .matcher(LINES.getProperty(name, ""))
                        .results()
                        .count())));

        assertThat(ASKED).isEqualTo(named);
    }

    /** But for one, which programs have known with both: of a unit that an import names, and of one asked for elsewhere. */
    @Test
    void aTypeHasOneStatus() {
        Map<String, Set<HttpStatus>> statuses = LINES.stringPropertyNames().stream()
                .map(ProblemText::of)
                .collect(Collectors.groupingBy(
                        ProblemText::type,
                        TreeMap::new,
                        Collectors.mapping(ProblemText::status, Collectors.toCollection(TreeSet::new))));

        assertThat(statuses)
                .containsEntry("unknown-unit", Set.of(HttpStatus.BAD_REQUEST, HttpStatus.UNPROCESSABLE_ENTITY));
        statuses.remove("unknown-unit");
        assertThat(statuses).allSatisfy((type, of) -> assertThat(of).hasSize(1));
    }

    @Test
    void aNameWithoutALineIsNoProblem() {
        assertThatThrownBy(() -> new Problem("no-such-line"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-line");
    }

    private static Properties lines() {
        Properties lines = new Properties();
        try (var file = new InputStreamReader(
                ProblemTextsTest.class.getResourceAsStream("/problems.properties"), StandardCharsets.UTF_8)) {
            lines.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return lines;
    }

    private static Map<String, Set<Integer>> asked() {
        Map<String, Set<Integer>> asked = new TreeMap<>();
        var javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            var task = (JavacTask) javac.getTask(
                    null,
                    files,
                    null,
                    null,
                    null,
                    files.getJavaFileObjectsFromPaths(
                            sources.filter(source -> source.toString().endsWith(".java"))
                                    .toList()));
            var refusals = new Refusals(asked);
            task.parse().forEach(source -> refusals.scan(source, null));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return asked;
    }

    /**
     * Finds {@code new Problem(name, …)}, {@code FormRejected.of(field, label, name, …)} and the like for fields, and
     * {@code ProblemText.of(name).sentence(…)} where the engine says it.
     */
    private static final class Refusals extends TreeScanner<Void, Void> {

        private final Map<String, Set<Integer>> asked;

        Refusals(Map<String, Set<Integer>> asked) {
            this.asked = asked;
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            if (named(made.getIdentifier(), "Problem") && !made.getArguments().isEmpty() && !isOfALine(made)) {
                keep("", made.getArguments(), 0);
            }
            if (named(made.getIdentifier(), "WrongValue")) {
                keep("invalid-form.", made.getArguments(), 0);
            }
            if (named(made.getIdentifier(), "FeelRefused")) {
                keep("refused-feel.", made.getArguments(), 0);
            }
            return super.visitNewClass(made, none);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            if (call.getMethodSelect() instanceof MemberSelectTree method && named(method.getExpression(), "Problem")) {
                switch (method.getIdentifier().toString()) {
                    case "inField" -> keep("", call.getArguments(), 2);
                    case "inFields" -> keep("", call.getArguments(), 1);
                    default -> throw new AssertionError("unknown way to a problem: " + call);
                }
            }
            if (call.getMethodSelect() instanceof MemberSelectTree method
                    && (named(method.getExpression(), "FormRejected") || named(method.getExpression(), "FieldProblem"))
                    && isNotPassedOn(call)) {
                if (method.getIdentifier().contentEquals("of")) {
                    keep("invalid-form.", call.getArguments(), 2);
                } else if (method.getIdentifier().contentEquals("unless")) {
                    keep("invalid-form.", call.getArguments(), 3);
                }
            }
            if (call.getMethodSelect() instanceof MemberSelectTree method
                    && method.getIdentifier().contentEquals("sentence")
                    && method.getExpression() instanceof MethodInvocationTree text
                    && text.getMethodSelect().toString().equals("ProblemText.of")
                    && text.getArguments().get(0) instanceof LiteralTree name) {
                keep(String.valueOf(name.getValue()), call.getArguments().size());
            }
            return super.visitMethodInvocation(call, none);
        }

        /** {@code FormRejected.of} itself hands on the name that it was given. */
        private static boolean isNotPassedOn(MethodInvocationTree call) {
            return !call.getArguments().get(2).toString().equals("name");
        }

        /** {@code Problem} itself hands on the line of the name that it was given. */
        private static boolean isOfALine(NewClassTree made) {
            return made.getArguments().get(0).toString().equals("text.type()");
        }

        private void keep(String prefix, List<? extends ExpressionTree> arguments, int at) {
            literals(arguments.get(at)).forEach(name -> keep(prefix + name, arguments.size() - at - 1));
        }

        private void keep(String name, int particulars) {
            asked.computeIfAbsent(name, n -> new TreeSet<>()).add(particulars);
        }

        private static Stream<String> literals(ExpressionTree name) {
            if (name instanceof LiteralTree literal) {
                return Stream.of(String.valueOf(literal.getValue()));
            }
            if (name instanceof ParenthesizedTree inner) {
                return literals(inner.getExpression());
            }
            if (name instanceof ConditionalExpressionTree either) {
                return Stream.concat(literals(either.getTrueExpression()), literals(either.getFalseExpression()));
            }
            throw new AssertionError("not a literal name of a problem: " + name);
        }

        private static boolean named(ExpressionTree type, String name) {
            return type instanceof IdentifierTree identifier
                    && identifier.getName().contentEquals(name);
        }
    }
}
