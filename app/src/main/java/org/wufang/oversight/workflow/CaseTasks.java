package org.wufang.oversight.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.process.Oversight;

/** The open tasks of cases, as the patrol goes through them. */
@Component
class CaseTasks {

    private static final int PAGE = 500;
    private static final String BODY = "#multiInstanceBody";

    /** Oversight is not overseen: its own deadlines move it on by themselves. */
    private static final Set<String> OWN =
            Set.of(Oversight.ACKNOWLEDGE_LETTER, Oversight.SUPERVISE, Oversight.RELEASE_BULLETIN);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final CaseFiles caseFiles;
    private final Directory directory;

    /** By process definition, which never changes: the tasks that end when they fall due. */
    private final Map<String, Set<String>> ending = new ConcurrentHashMap<>();

    CaseTasks(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            CaseFiles caseFiles,
            Directory directory) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.caseFiles = caseFiles;
        this.directory = directory;
    }

    TaskQuery open() {
        return tasks.createTaskQuery().active();
    }

    static boolean isOversights(Task task) {
        return OWN.contains(task.getTaskDefinitionKey());
    }

    /** Whether its own timer ends the task when it falls due. A timer that ends it later leaves it overdue until then. */
    boolean endsByItself(Task task) {
        return ending.computeIfAbsent(task.getProcessDefinitionId(), this::ending)
                .contains(task.getTaskDefinitionKey());
    }

    private Set<String> ending(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.cancelActivity()
                        && event.getAttachedTo() instanceof UserTask task
                        && event.getEventDefinitions().stream().anyMatch(timer -> firesWhenDue(timer, task)))
                .map(event -> event.getAttachedTo().getId())
                .collect(Collectors.toSet());
    }

    private static boolean firesWhenDue(EventDefinition definition, UserTask task) {
        return definition instanceof TimerEventDefinition timer
                && timer.getTimeDate() != null
                && timer.getTimeDate().getTextContent().trim().equals(task.getCamundaDueDate());
    }

    /**
     * Goes through what the query finds, the first due first, until enough have been found.
     *
     * @param wanted which of them
     * @param news ids of those of a page that were not seen to before
     */
    List<CaseTask> find(
            TaskQuery query, Predicate<Task> wanted, Function<Collection<String>, Set<String>> news, int enough) {
        List<CaseTask> found = new ArrayList<>();
        TaskQuery ordered = query.orderByDueDate().asc().orderByTaskId().asc();
        for (int first = 0; found.size() < enough; first += PAGE) {
            List<Task> page = ordered.listPage(first, PAGE);
            List<Task> fitting = page.stream().filter(wanted).toList();
            Set<String> unseen = news.apply(fitting.stream().map(Task::getId).toList());
            found.addAll(ofCases(fitting.stream()
                    .filter(task -> unseen.contains(task.getId()))
                    .toList()));
            if (page.size() < PAGE) {
                break;
            }
        }
        return found;
    }

    /** What belongs to no case is none of the patrol's business. */
    private List<CaseTask> ofCases(List<Task> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Set<String> instances = page.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, String> keys = runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        Set<String> known = caseFiles.known(keys.values());
        return page.stream()
                .filter(task -> known.contains(keys.getOrDefault(task.getProcessInstanceId(), "")))
                .map(task -> new CaseTask(keys.get(task.getProcessInstanceId()), task))
                .toList();
    }

    /** Of these open tasks, those of one step, and of one run of it when it runs several times, belong together. */
    Collection<List<CaseTask>> together(List<CaseTask> found) {
        Map<String, List<CaseTask>> groups = new LinkedHashMap<>();
        Map<String, ActivityInstance> trees = new LinkedHashMap<>();
        for (CaseTask each : found) {
            ActivityInstance tree =
                    trees.computeIfAbsent(each.task().getProcessInstanceId(), runtime::getActivityInstance);
            if (tree == null) {
                continue; // the process has ended since the task was found
            }
            String step = each.task().getTaskDefinitionKey();
            groups.computeIfAbsent(scope(tree, each.task()) + "/" + step, key -> new ArrayList<>())
                    .add(each);
        }
        return groups.values();
    }

    /**
     * What the query finds now of the run of the step to which these belong: some may have been done since they were
     * found, and those of one run may stand on two pages.
     *
     * @param group of those that are {@link #together}
     * @return empty when none of the group is found any more
     */
    List<CaseTask> again(List<CaseTask> group, TaskQuery query) {
        CaseTask first = group.get(0);
        Set<String> ids = group.stream().map(each -> each.task().getId()).collect(Collectors.toSet());
        List<CaseTask> ofStep = query
                .processInstanceId(first.task().getProcessInstanceId())
                .taskDefinitionKey(first.task().getTaskDefinitionKey())
                .orderByTaskId()
                .asc()
                .list()
                .stream()
                .map(task -> new CaseTask(first.caseNumber(), task))
                .toList();
        return together(ofStep).stream()
                .filter(run ->
                        run.stream().anyMatch(each -> ids.contains(each.task().getId())))
                .findFirst()
                .orElse(List.of());
    }

    /** Id of the activity instance around the step. */
    private static String scope(ActivityInstance tree, Task task) {
        return around(tree, task)
                .map(around ->
                        around.getActivityId().endsWith(BODY) ? around.getParentActivityInstanceId() : around.getId())
                .findFirst()
                .orElse(task.getProcessInstanceId());
    }

    private static Stream<ActivityInstance> around(ActivityInstance at, Task task) {
        return Arrays.stream(at.getChildActivityInstances())
                .flatMap(child -> child.getActivityId().equals(task.getTaskDefinitionKey())
                                && Arrays.asList(child.getExecutionIds()).contains(task.getExecutionId())
                        ? Stream.of(at)
                        : around(child, task));
    }

    /** The open tasks of the case that are not oversight's own. */
    List<Task> of(String caseNumber) {
        return open().processInstanceBusinessKey(caseNumber).list().stream()
                .filter(task -> !isOversights(task))
                .toList();
    }

    /**
     * Who holds these tasks: the groups to which they are offered; where they are offered to nobody any more, those of
     * the person who has them; at last the street's coordination.
     */
    List<String> holders(List<Task> held, String street) {
        Set<String> groups = held.stream()
                .flatMap(task -> tasks.getIdentityLinksForTask(task.getId()).stream())
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (groups.isEmpty()) {
            held.stream()
                    .map(Task::getAssignee)
                    .filter(Objects::nonNull)
                    .flatMap(person -> directory.membershipsOf(person).stream())
                    .map(Membership::group)
                    .forEach(groups::add);
        }
        return groups.isEmpty() ? directory.groupsFor("coordination", street) : List.copyOf(groups);
    }
}
