package org.wufang.process;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable, declared once in the contract class of its process.
 *
 * @param name the name in the models
 */
public record Var<T>(String name, Class<T> type) {

    /**
     * The value in this scope.
     *
     * @throws IllegalStateException when it is not set, naming the variable
     */
    public T in(VariableScope scope) {
        T value = orNull(scope);
        if (value == null) {
            throw new IllegalStateException("process variable " + name + " is not set");
        }
        return value;
    }

    /** The value in this scope, or null when it is not set. */
    public @Nullable T orNull(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }
}
