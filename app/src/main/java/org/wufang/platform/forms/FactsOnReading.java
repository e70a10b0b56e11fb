package org.wufang.platform.forms;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the rooms tell about a task. */
@Component
class FactsOnReading {

    /** Asked for late: rooms need the engine, which needs the gate. */
    private final ObjectProvider<TaskFacts> rooms;

    FactsOnReading(ObjectProvider<TaskFacts> rooms) {
        this.rooms = rooms;
    }

    /** All facts of the task; empty when it belongs to no case. */
    Map<String, Object> of(CommandContext context, TaskEntity task) {
        if (task.getProcessInstance() == null || task.getProcessInstance().getBusinessKey() == null) {
            return Map.of();
        }
        TaskFacts.OpenTask open = new TaskFacts.OpenTask(
                task.getProcessInstance().getBusinessKey(),
                task.getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(),
                task.getId(),
                PlainValues.read(task.getVariables()));
        Map<String, Object> facts = new HashMap<>();
        context.runWithoutAuthorization(() -> {
            rooms.stream().forEach(room -> facts.putAll(room.facts(open)));
            return null;
        });
        return facts;
    }
}
