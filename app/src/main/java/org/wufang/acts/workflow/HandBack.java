package org.wufang.acts.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.workflow.Hands;
import org.wufang.platform.security.Actor;

/** 交回: a delegated task goes back to who delegated it, with a note; or is taken back by them. */
@Component
@Order(62)
class HandBack implements CaseAct {

    private final TaskService tasks;
    private final Choices choices;

    HandBack(TaskService tasks, Choices choices) {
        this.tasks = tasks;
        this.choices = choices;
    }

    @Override
    public String name() {
        return "handBack";
    }

    @Override
    public String label() {
        return "交回（收回）委派";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        List<ActField.Option> delegated = choices.tasks(
                caseNumber,
                task -> Hands.isDelegated(task)
                        && (by.person().equals(task.getAssignee())
                                || by.person().equals(task.getOwner())));
        return delegated.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        ActField.choice("task", "任务", true, delegated),
                        ActField.longText("reason", "办理情况", true, "写明准备了什么，或为何收回")));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        tasks.resolveTask(filled.get("task"));
    }
}
