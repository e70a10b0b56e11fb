package org.wufang.deliberation.proposals.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.OwnersItem;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.engine.EngineCalls;

/** The table {@code owners-item}, asked in the name of a drafting task. */
@Component
class OwnersTable {

    private static final String TABLE = "owners-item";

    private final DecisionTables tables;
    private final TaskService tasks;
    private final EngineCalls engine;

    OwnersTable(DecisionTables tables, @Lazy TaskService tasks, EngineCalls engine) {
        this.tables = tables;
        this.tasks = tasks;
        this.engine = engine;
    }

    /** @throws IllegalStateException when the table does not give exactly one answer */
    OwnersItem.Finding find(String taskId, @Nullable Object matter, String payer) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("matter", matter);
        inputs.put("payer", payer);
        Task task = engine.asSystem(() -> tasks.createTaskQuery().taskId(taskId).singleResult());
        List<Map<String, Object>> rows = tables.evaluateOrLatest(TABLE, task.getProcessDefinitionId(), inputs);
        if (rows.size() != 1) {
            throw new IllegalStateException(TABLE + " gives " + rows.size() + " answers for the matter " + matter);
        }
        Map<String, Object> row = rows.get(0);
        return new OwnersItem.Finding(
                OwnersItem.of(String.valueOf(row.get("ownersItem"))),
                String.valueOf(row.get("ownersItemRule")),
                String.valueOf(row.get("ownersItemReason")));
    }
}
