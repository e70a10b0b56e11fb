package org.wufang.deliberation.methods.workflow;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.methods.Method;
import org.wufang.platform.engine.EngineCalls;

/** The models of deliberation that process owners have deployed. A case has those that were deployed with its own. */
@Component
class MethodLibrary {

    private final RepositoryService repository;
    private final TaskService tasks;
    private final EngineCalls engine;

    MethodLibrary(@Lazy RepositoryService repository, @Lazy TaskService tasks, EngineCalls engine) {
        this.repository = repository;
        this.tasks = tasks;
        this.engine = engine;
    }

    /** The one that runs here. */
    Method of(DelegateExecution execution) {
        return engine.asSystem(() -> {
            ProcessDefinition model = repository.getProcessDefinition(execution.getProcessDefinitionId());
            return new Method(
                    model.getKey(),
                    model.getName(),
                    model.getVersion(),
                    repository
                            .createDeploymentQuery()
                            .deploymentId(model.getDeploymentId())
                            .singleResult()
                            .getDeploymentTime()
                            .toInstant());
        });
    }

    /** Whether the case of this task could follow it. */
    boolean offers(String taskId, String method) {
        return engine.asSystem(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task == null) {
                throw new OptimisticLockingException("task " + taskId + " has been done just now");
            }
            String process = task.getProcessDefinitionId();
            return repository
                            .createProcessDefinitionQuery()
                            .deploymentId(
                                    repository.getProcessDefinition(process).getDeploymentId())
                            .processDefinitionKey(method)
                            .count()
                    > 0;
        });
    }
}
