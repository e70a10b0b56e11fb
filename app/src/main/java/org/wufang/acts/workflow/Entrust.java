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
import org.wufang.casefile.CaseCopies;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.workflow.Hands;
import org.wufang.directory.Place;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/**
 * 委派: somebody of the community or the street prepares one's task and hands it back; one completes it oneself. A
 * department's task stays within the department (不得转嫁).
 */
@Component
@Order(61)
class Entrust implements CaseAct {

    private final TaskService tasks;
    private final Choices choices;
    private final Hands hands;
    private final CaseFiles files;
    private final CaseCopies copies;

    Entrust(TaskService tasks, Choices choices, Hands hands, CaseFiles files, CaseCopies copies) {
        this.tasks = tasks;
        this.choices = choices;
        this.hands = hands;
        this.files = files;
        this.copies = copies;
    }

    @Override
    public String name() {
        return "delegate";
    }

    @Override
    public String label() {
        return "委派";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        List<ActField.Option> own = choices.tasks(caseNumber, Hands.worked(by.person()));
        Set<String> helpers = own.stream()
                .flatMap(task -> helpers(caseNumber, task.value()).stream())
                .collect(Collectors.toSet());
        List<ActField.Option> people = choices.people(helpers, by.person());
        return own.isEmpty() || people.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        ActField.choice("task", "任务", true, own), ActField.choice("person", "委派给", true, people)));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String task = filled.get("task");
        String person = filled.get("person");
        if (!helpers(caseNumber, task).contains(person)) {
            throw FormRejected.of("person", "委派给", "entrust-to-stranger");
        }
        tasks.delegateTask(task, person);
        if (!files.mayRead(caseNumber, person)) {
            copies.give(caseNumber, person, by);
        }
    }

    private Set<String> helpers(String caseNumber, String task) {
        if (hands.isDepartments(task)) {
            return hands.entitled(task);
        }
        Place place = files.get(caseNumber).place();
        return hands.serving(Set.of(place.block(), place.community(), place.street()));
    }
}
