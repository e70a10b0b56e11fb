package org.wufang.platform.feel;

import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.collection.immutable.Nil$;
import camundajar.impl.scala.util.Either;
import camundajar.impl.scala.util.Left;
import camundajar.impl.scala.util.Right;
import java.util.function.Function;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine.Configuration;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.FunctionProvider.CompositeFunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.springframework.util.ConcurrentLruCache;

/** The library's engine with a budget for each evaluation, without Java functions, and with what it has read kept. */
final class BoundedFeel extends FeelEngine {

    private static final int LONGEST_EXPRESSION = 10_000;

    /** The parser needs longer with each bracket within another. */
    private static final int DEEPEST_BRACKETS = 30;

    private static final int MOST_KEPT = 5_000;

    private final FunctionProvider builtin;
    private final FunctionProvider others;
    private final ConcurrentLruCache<String, Either<Failure, ParsedExpression>> expressions =
            new ConcurrentLruCache<>(MOST_KEPT, this::parseExpression);
    private final ConcurrentLruCache<String, Either<Failure, ParsedExpression>> unaryTests =
            new ConcurrentLruCache<>(MOST_KEPT, this::parseUnaryTests);

    BoundedFeel(FunctionProvider others, ValueMapper values) {
        super(others, values, new Configuration(false), FeelEngineClock.SystemClock$.MODULE$);
        this.builtin = new BuiltinFunctions(clock(), values);
        this.others = others;
    }

    @Override
    public Either<Failure, Object> evalExpression(String expression, Context variables) {
        return evaluate(expression, expressions::get, variables);
    }

    @Override
    public Either<Failure, Object> evalUnaryTests(String expression, Context variables) {
        return evaluate(expression, unaryTests::get, variables);
    }

    private Either<Failure, Object> evaluate(
            String expression, Function<String, Either<Failure, ParsedExpression>> read, Context variables) {
        if (expression.length() > LONGEST_EXPRESSION || brackets(expression) > DEEPEST_BRACKETS) {
            throw new FeelRefused("expression", LONGEST_EXPRESSION, DEEPEST_BRACKETS);
        }
        Either<Failure, ParsedExpression> parsed = read.apply(expression);
        if (parsed instanceof Left<Failure, ParsedExpression> failed) {
            return new Left<>(failed.value());
        }
        ParsedExpression tree = ((Right<Failure, ParsedExpression>) parsed).value();
        Budget budget = new Budget(expression);
        Val value;
        try {
            value = new BoundedInterpreter(valueMapper(), budget)
                    .eval(tree.expression(), root(budget).merge(variables));
        } catch (StackOverflowError endless) {
            throw new FeelRefused("too-long", expression);
        }
        if (value instanceof ValError error) {
            return failure(expression, error.error());
        }
        return value instanceof ValFatalError error
                ? failure(expression, error.error())
                : new Right<>(PlainValue.of(expression, valueMapper().unpackVal(value)));
    }

    private EvalContext root(Budget budget) {
        List<FunctionProvider> none = (List<FunctionProvider>) (List<?>) Nil$.MODULE$;
        return EvalContext.create(
                valueMapper(),
                new CompositeFunctionProvider(none.$colon$colon(others)
                        .$colon$colon(builtin)
                        .$colon$colon(new RegularExpressions(budget, valueMapper()))));
    }

    private static Left<Failure, Object> failure(String expression, String cause) {
        return new Left<>(new Failure(expression + ": " + cause));
    }

    /** How deep brackets stand within brackets; quoted ones count too, which refuses nothing that people write. */
    private static int brackets(String expression) {
        int deepest = 0;
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if ("([{".indexOf(c) >= 0) {
                deepest = Math.max(deepest, ++depth);
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            }
        }
        return deepest;
    }
}
