package org.wufang.deliberation.seating.workflow;

import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.seating.Seating;
import org.wufang.platform.web.Problem;

/** No task of a deliberation comes into the hands of who is recused from it, by whatever way. */
@Component
class RecusedPeople {

    private final Seating seating;

    RecusedPeople(Seating seating) {
        this.seating = seating;
    }

    @EventListener
    void on(DelegateTask task) {
        if (TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName())
                && task.getAssignee() != null
                && runs(task).anyMatch(run -> seating.isRecused(run, task.getAssignee()))) {
            throw new Problem("recused");
        }
    }

    /** The task's own process and the one that called it: a hearing belongs to its deliberation. */
    private static Stream<String> runs(DelegateTask task) {
        DelegateExecution caller = task.getExecution().getProcessInstance().getSuperExecution();
        return Stream.concat(
                Stream.of(task.getProcessInstanceId()),
                Stream.ofNullable(caller).map(DelegateExecution::getProcessInstanceId));
    }
}
