package org.wufang.platform.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression may see, and that it ends. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FeelTest {

    private final FeelEngine feel = Feel.engine();

    record Person(String name) {}

    static Stream<Object> whatHasMethods() {
        Map<String, Object> nested = new HashMap<>();
        nested.put("deep", List.of(Map.of("deeper", new byte[] {1})));
        return Stream.of(
                new byte[] {1},
                new ByteArrayInputStream(new byte[0]),
                Set.of("a"),
                new Person("甲"),
                new File("/"),
                new AtomicLong(1),
                String.class,
                Thread.currentThread(),
                Thread.State.NEW,
                new StringBuilder("a"),
                nested);
    }

    @ParameterizedTest
    @MethodSource("whatHasMethods")
    void whatIsNoPlainValueNeverReachesAnExpression(Object value) {
        for (String expression :
                List.of("matter", "matter.class", "matter.getClass()", "if matter = 1 then 1 else 2")) {
            assertThatThrownBy(() -> evaluate(expression, Map.of("matter", value)))
                    .as(expression)
                    .isInstanceOf(FeelRefused.class)
                    .hasMessageContaining("“matter”");
        }
    }

    /** The library's own engine runs it: what is refused above is worth refusing. */
    @Test
    void withoutTheGuardJavaIsReached() {
        Object name = new ScalaFeelEngineFactory()
                .createInstance()
                .evaluateSimpleExpression(
                        "matter.getName()",
                        Variables.fromMap(Map.of("matter", new File("/a/b"))).asVariableContext());

        assertThat(name).isEqualTo("b");
    }

    @Test
    void plainValuesAreSeenAsTheyAre() {
        assertThat(evaluate("a + b", Map.of("a", 1, "b", new BigDecimal("2.5"))))
                .asString()
                .isEqualTo("3.5");
        assertThat(evaluate("text + \"。\"", Map.of("text", "好"))).isEqualTo("好。");
        assertThat(evaluate("day + span", Map.of("day", LocalDate.of(2026, 1, 31), "span", Period.ofMonths(1))))
                .isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(evaluate("at > date and time(\"2026-01-01T00:00:00\")", Map.of("at", new Date())))
                .isEqualTo(true);
        assertThat(evaluate("count(list[item > 1])", Map.of("list", new ArrayList<>(List.of(1, 2, 3)))))
                .asString()
                .isEqualTo("2");
        assertThat(evaluate("of.name", Map.of("of", Map.of("name", "甲")))).isEqualTo("甲");
        assertThat(evaluate("of.list[1].name", Map.of("of", Spin.JSON("{\"list\":[{\"name\":\"甲\"}]}"))))
                .isEqualTo("甲");
        assertThat(feel.evaluateSimpleUnaryTests("> 3, \"x\"", "cellInput", context(Map.of("cellInput", 4))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in 1..1000000000 return i",
                "for i in -1000000000..1000000000 return i",
                "some i in 1..1000000000 satisfies i < 0",
                "for a in 1..5000, b in 1..5000 return a",
                "every a in 1..3000, b in 1..3000, c in 1..3000 satisfies a > 0",
                "for a in 1..1000 return for b in 1..1000 return for c in 1..1000 return a",
                "count(for a in 1..10000 return count(for b in 1..10000 return b))",
                "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+\\1b\")",
                "replace(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+\\1b\", \"b\")",
                "split(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+\\1b\")",
                "extract(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+\\1b\")",
                "string join(for i in 1..10000 return long)",
                "replace(long, \".\", long)",
                "string(10 ** 999999999)",
                "((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))",
                "for i in list return list"
            })
    void whatWouldNotEndIsRefused(String expression) {
        List<Integer> list = Stream.iterate(1, i -> i + 1).limit(9_000).toList();

        assertThatThrownBy(() -> evaluate(expression, Map.of("long", "长".repeat(50_000), "list", list)))
                .isInstanceOf(FeelRefused.class);
    }

    @Test
    void javaFunctionsAreOff() {
        assertThatThrownBy(() -> evaluate(
                        "{now: function() external {java: {class: \"java.lang.System\", method signature: \"nanoTime()\"}}, a: now()}.a",
                        Map.of()))
                .isInstanceOf(FeelException.class);
    }

    @Test
    void theFunctionsOverRegularExpressionsAnswerAsTheLibrarysOwn() {
        FeelEngine library = new ScalaFeelEngineFactory().createInstance();
        for (String expression : List.of(
                "matches(\"foobar\", \"^fo*b\")",
                "matches(\"FoObar\", \"foo\", \"i\")",
                "matches(\"a\nb\", \"a.b\", \"s\")",
                "matches(\"a\", 1)",
                "replace(\"abcd\", \"(ab)|(a)\", \"[1=$1]\")",
                "replace(\"ABC\", \"b\", \"x\", \"i\")",
                "split(\"a;b;;c;;\", \";\")",
                "split(\"John Doe\", \"\\s\")",
                "extract(\"1234 is 56\", \"[0-9]+\")",
                "matches(null, \"a\")")) {
            VariableContext nothing = context(Map.of());
            assertThat((Object) feel.evaluateSimpleExpression(expression, nothing))
                    .as(expression)
                    .isEqualTo(library.evaluateSimpleExpression(expression, nothing));
        }
    }

    private Object evaluate(String expression, Map<String, Object> variables) {
        return feel.evaluateSimpleExpression(expression, context(variables));
    }

    private static VariableContext context(Map<String, Object> variables) {
        return Variables.fromMap(variables).asVariableContext();
    }
}
