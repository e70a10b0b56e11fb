package org.wufang.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.wufang.process.Patrol;

/** One patrol. What an earlier patrol failed at is looked at again, so that the earlier one is cleared away. */
@Component
class MakeRounds implements JavaDelegate {

    private final PatrolRounds rounds;
    private final RuntimeService runtime;
    private final OwnTransaction own;

    MakeRounds(PatrolRounds rounds, @Lazy RuntimeService runtime, OwnTransaction own) {
        this.rounds = rounds;
        this.runtime = runtime;
        this.own = own;
    }

    @Override
    public void execute(DelegateExecution execution) {
        own.run(() -> clearFailed(execution.getProcessInstanceId()));
        rounds.make();
    }

    /** Else a lasting fault would leave an incident every five minutes; one is enough. */
    private void clearFailed(String newest) {
        List<String> failed =
                runtime.createProcessInstanceQuery().processDefinitionKey(Patrol.ID).withIncident().list().stream()
                        .map(ProcessInstance::getId)
                        .filter(id -> !id.equals(newest))
                        .toList();
        failed.forEach(id -> runtime.deleteProcessInstance(id, "a newer patrol has looked again"));
    }
}
