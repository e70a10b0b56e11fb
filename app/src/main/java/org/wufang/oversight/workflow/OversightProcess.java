package org.wufang.oversight.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseRouting;
import org.wufang.oversight.Miss;
import org.wufang.oversight.OversightItem;
import org.wufang.oversight.Oversights;
import org.wufang.platform.engine.CaseMessages;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.process.Oversight;
import org.wufang.process.Routing;
import org.wufang.process.Var;

/** Starts and ends the process {@code oversight}. */
@Component
class OversightProcess {

    static final Var<Long> OVERSIGHT_ID = new Var<>("oversightId", Long.class);

    /** What routing, the deadlines table and the card of the new instance ask for. */
    private static final List<String> ROUTING = List.of(
            Routing.DISTRICT.name(),
            Routing.STREET.name(),
            Routing.COMMUNITY.name(),
            Routing.UNIT.name(),
            Routing.HAZARD.name(),
            Routing.MATTER.name(),
            Routing.CASE_NUMBER.name(),
            Routing.MATTER_NAME.name(),
            Routing.PLACE_NAME.name());

    private final Oversights oversights;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EngineCalls engine;
    private final CaseMessages messages;
    private final CaseFiles caseFiles;
    private final CaseRouting caseRouting;

    OversightProcess(
            Oversights oversights,
            CaseFiles caseFiles,
            CaseRouting caseRouting,
            TaskService tasks,
            RuntimeService runtime,
            EngineCalls engine,
            CaseMessages messages) {
        this.oversights = oversights;
        this.tasks = tasks;
        this.runtime = runtime;
        this.engine = engine;
        this.messages = messages;
        this.caseFiles = caseFiles;
        this.caseRouting = caseRouting;
    }

    /** Once for each miss. Nothing when the case has ended or the tasks were done in the meantime. */
    void start(DelegateExecution timer) {
        if (!caseFiles.lockOpen(timer.getProcessBusinessKey())) { // the patrol may have found the same just now
            return;
        }
        List<Task> overdue = engine.asSystem(() -> overdue(timer));
        if (!overdue.isEmpty()) {
            start(miss(timer, overdue), () -> routing(timer));
        }
    }

    /**
     * Once for each miss that the patrol has found. The miss is looked at once more while nobody else moves the case:
     * since then the case may have ended, its time been prolonged, the task been done.
     *
     * @param miss what is missed now; empty when nothing is
     */
    void start(String caseNumber, Supplier<Optional<Miss>> miss) {
        if (caseFiles.lockOpen(caseNumber)) {
            miss.get().ifPresent(found -> start(found, () -> caseRouting.of(caseNumber)));
        }
    }

    private void start(Miss miss, Supplier<Map<String, Object>> routing) {
        oversights.open(miss).ifPresent(id -> {
            Map<String, Object> variables = variables(routing.get(), miss, id);
            String instance = engine.asSystem(() -> runtime.createMessageCorrelation(Oversight.DEADLINE_MISSED)
                    .processInstanceBusinessKey(miss.caseNumber())
                    .setVariables(variables)
                    .correlateStartMessage()
                    .getId());
            oversights.carriedBy(id, instance);
        });
    }

    /**
     * The act has been done, or the case has ended: the instance ends. One that an administrator has deleted must not
     * keep anybody from their act.
     */
    void actDone(OversightItem oversight) {
        String instance = Objects.requireNonNull(oversight.instance());
        boolean runs = engine.asSystem(() -> runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                > 0;
        if (runs) {
            try {
                messages.toInstance(Oversight.ACT_DONE, instance);
            } catch (MismatchingMessageCorrelationException ended) {
                // it ended by itself between the two looks: the act is tried again and finds it settled
                throw new OptimisticLockingException("oversight " + oversight.id() + " has just ended", ended);
            }
        } else {
            oversights.settle(oversight.id());
        }
    }

    /** The open tasks beside which the timer fired: those of the same subprocess instance, when it is in one. */
    private List<Task> overdue(DelegateExecution timer) {
        String scope = timer.getParentActivityInstanceId();
        List<Task> open = tasks.createTaskQuery()
                .processInstanceId(timer.getProcessInstanceId())
                .taskDefinitionKey(Oversight.OVERDUE_TASK.in(timer))
                .orderByTaskId()
                .asc()
                .list();
        return scope == null || scope.equals(timer.getProcessInstanceId())
                ? open
                : open.stream()
                        .filter(task -> scope.equals(
                                ((DelegateTask) task).getExecution().getParentActivityInstanceId()))
                        .toList();
    }

    private Miss miss(DelegateExecution timer, List<Task> overdue) {
        return new Miss(
                timer.getProcessBusinessKey(),
                Oversight.OVERDUE_TASK.in(timer),
                overdue.get(0).getName(),
                overdue.stream().map(Task::getId).toList(),
                overdue.stream()
                        .flatMap(task -> ((DelegateTask) task).getCandidates().stream())
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                Routing.DISTRICT.in(timer),
                Routing.STREET.in(timer),
                overdue.get(0).getDueDate().toInstant());
    }

    private static Map<String, Object> routing(DelegateExecution timer) {
        Map<String, Object> routing = new HashMap<>();
        ROUTING.stream().filter(timer::hasVariable).forEach(name -> routing.put(name, timer.getVariable(name)));
        return routing;
    }

    private Map<String, Object> variables(Map<String, Object> routing, Miss miss, long id) {
        OversightItem item = oversights.get(id);
        Map<String, Object> variables = new HashMap<>(routing);
        variables.put(OVERSIGHT_ID.name(), id);
        variables.put(Oversight.OVERDUE_TASK.name(), miss.task());
        variables.put(Oversight.OVERDUE_GROUPS.name(), String.join(",", miss.groups()));
        variables.put(Oversight.SUPERVISION_GROUP.name(), String.join(",", oversights.supervisors(item)));
        variables.put(Oversight.SUPERVISION_LEVEL.name(), item.level());
        return variables;
    }
}
