package org.wufang.platform.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** The door to the decision tables for rooms that need more than one row. A case is judged by the tables deployed with its process. */
@Component
public class DecisionTables {

    /**
     * Evaluates the table deployed together with the process of this execution.
     *
     * @param table id of the table ({@code duty-list})
     * @param inputs by input expression name
     * @return one map per matched rule, output name → value
     */
    public List<Map<String, Object>> evaluate(String table, VariableScope execution, Map<String, Object> inputs) {
        throw new UnsupportedOperationException("package engine");
    }

    /** Evaluates the newest version: before a process exists (validating input). */
    public List<Map<String, Object>> evaluateLatest(String table, Map<String, Object> inputs) {
        throw new UnsupportedOperationException("package engine");
    }
}
