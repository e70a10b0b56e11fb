package org.wufang.acts.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.workflow.Hands;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/** 转办: one's own task goes to a colleague who is entitled to it, for good. The colleague may transfer it back. */
@Component
@Order(60)
class Transfer implements CaseAct {

    private final TaskService tasks;
    private final Choices choices;
    private final Hands hands;

    Transfer(TaskService tasks, Choices choices, Hands hands) {
        this.tasks = tasks;
        this.choices = choices;
        this.hands = hands;
    }

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public String label() {
        return "转办";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        List<ActField.Option> own = choices.tasks(caseNumber, Hands.worked(by.person()));
        Set<String> colleagues = own.stream()
                .flatMap(task -> hands.entitled(task.value()).stream())
                .collect(Collectors.toSet());
        List<ActField.Option> people = choices.people(colleagues, by.person());
        return own.isEmpty() || people.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        ActField.choice("task", "任务", true, own), ActField.choice("person", "转给", true, people)));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String task = filled.get("task");
        String person = filled.get("person");
        if (!hands.entitled(task).contains(person)) {
            throw FormRejected.of("person", "转给", "transfer-to-stranger");
        }
        tasks.setAssignee(task, person);
    }
}
