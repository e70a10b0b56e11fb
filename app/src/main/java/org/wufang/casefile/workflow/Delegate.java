package org.wufang.casefile.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.casefile.ActField;
import org.wufang.casefile.CaseAct;
import org.wufang.casefile.CaseCopies;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Place;
import org.wufang.platform.security.Actor;

/** 委派: somebody of the community or the street prepares one's task and hands it back; one completes it oneself. */
@Component
@Order(61)
class Delegate implements CaseAct {

    private final TaskService tasks;
    private final OpenTasks open;
    private final Hands hands;
    private final CaseFiles files;
    private final CaseCopies copies;

    Delegate(TaskService tasks, OpenTasks open, Hands hands, CaseFiles files, CaseCopies copies) {
        this.tasks = tasks;
        this.open = open;
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
        List<ActField.Option> own = open.options(caseNumber, Hands.worked(by.person()));
        Place place = files.get(caseNumber).place();
        List<ActField.Option> people =
                hands.options(hands.serving(Set.of(place.block(), place.community(), place.street())), by.person());
        return own.isEmpty() || people.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        ActField.choice("task", "任务", true, own), ActField.choice("person", "委派给", true, people)));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String person = filled.get("person");
        tasks.delegateTask(filled.get("task"), person);
        if (!files.mayRead(caseNumber, person)) {
            copies.give(caseNumber, person, by);
        }
    }
}
