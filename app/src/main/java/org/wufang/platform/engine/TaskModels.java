package org.wufang.platform.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which version of its process a task belongs to: whoever judges an act by a table finds the table by it. */
@Component
public class TaskModels {

    private final TaskService tasks;
    private final EngineCalls engine;

    TaskModels(@Lazy TaskService tasks, EngineCalls engine) {
        this.tasks = tasks;
        this.engine = engine;
    }

    /**
     * @return id of the process definition
     * @throws OptimisticLockingException when the task has been done just now
     */
    public String of(String taskId) {
        Task task = engine.asSystem(() -> tasks.createTaskQuery().taskId(taskId).singleResult());
        if (task == null) {
            throw new OptimisticLockingException("task " + taskId + " has been done just now");
        }
        return task.getProcessDefinitionId();
    }
}
