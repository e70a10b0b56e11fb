package org.wufang.platform.feel;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * The one FEEL of this program, for tables and forms: sees {@link PlainValue}s only, and ends within a second or with
 * {@link FeelRefused}.
 */
public final class Feel extends ScalaFeelEngine {

    private Feel() {
        super(List.of());
    }

    public static FeelEngine engine() {
        return new Feel();
    }

    /** For the engine's tables. */
    public static FeelEngineFactory factory() {
        return Feel::new;
    }

    @Override
    protected org.camunda.feel.FeelEngine buildFeelEngine(
            CustomFunctionTransformer functions, CompositeValueMapper values) {
        return new BoundedFeel(functions, values);
    }

    @Override
    public <T> @Nullable T evaluateSimpleExpression(String expression, VariableContext variables) {
        return super.evaluateSimpleExpression(expression, new PlainVariables(variables));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
        return super.evaluateSimpleUnaryTests(expression, input, new PlainVariables(variables));
    }

    private record PlainVariables(VariableContext all) implements VariableContext {

        @Override
        public @Nullable TypedValue resolve(String name) {
            TypedValue value = all.resolve(name);
            return value == null ? null : Variables.untypedValue(PlainValue.of(name, value.getValue()));
        }

        @Override
        public boolean containsVariable(String name) {
            return all.containsVariable(name);
        }

        @Override
        public Set<String> keySet() {
            return all.keySet();
        }
    }
}
