package org.wufang.acts.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.casefile.workflow.OpenTasks;
import org.wufang.directory.Directory;

/** Tasks and people from which an act lets choose. */
@Component
class Choices {

    private final OpenTasks open;
    private final Directory directory;

    Choices(OpenTasks open, Directory directory) {
        this.open = open;
        this.directory = directory;
    }

    /** The open tasks of the case that fit: 表决方案（万新社区·物业公司，张三）. */
    List<ActField.Option> tasks(String caseNumber, Predicate<Task> fits) {
        return open.called(caseNumber, fits).entrySet().stream()
                .map(task -> new ActField.Option(task.getKey(), task.getValue()))
                .toList();
    }

    /** The people but for one: 赵文斌（万新社区·物业公司）. */
    List<ActField.Option> people(Collection<String> people, String butNot) {
        return people.stream()
                .filter(person -> !person.equals(butNot))
                .map(person -> new ActField.Option(person, called(person)))
                .sorted(Comparator.comparing(ActField.Option::label))
                .toList();
    }

    private String called(String person) {
        String offices = directory.membershipsOf(person).stream()
                .map(held -> directory.groupName(held.group()))
                .collect(Collectors.joining("，"));
        return directory.personName(person) + "（" + offices + "）";
    }
}
