package org.wufang.platform.forms;

import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wufang.platform.feel.Feel;
import org.wufang.platform.feel.FeelRefused;

/** The expressions in a form, evaluated by the engine's own FEEL. A name that nobody knows is null. */
final class FormFeel {

    private static final Logger log = LoggerFactory.getLogger(FormFeel.class);

    private final FeelEngine feel = Feel.engine();

    /** Whether the condition holds. One that cannot be evaluated does not hold, as in the browser. */
    boolean holds(String condition, Function<String, @Nullable Object> names) {
        return Boolean.TRUE.equals(value(condition, names));
    }

    @Nullable
    Object value(String expression, Function<String, @Nullable Object> names) {
        try {
            return feel.evaluateSimpleExpression(expression, new Names(names));
        } catch (FeelRefused refused) {
            throw refused.problem();
        } catch (FeelException e) {
            log.warn("form expression [{}] cannot be evaluated: {}", expression, e.getMessage());
            return null;
        }
    }

    private record Names(Function<String, @Nullable Object> values) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            return Variables.untypedValue(values.apply(name));
        }

        @Override
        public boolean containsVariable(String name) {
            return true;
        }

        @Override
        public Set<String> keySet() {
            return Set.of();
        }
    }
}
