package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Seating;
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
                && seating.isRecused(task.getProcessInstanceId(), task.getAssignee())) {
            throw new Problem("recused", HttpStatus.CONFLICT, "此人已对本次协商回避，不能办理其中的任务");
        }
    }
}
