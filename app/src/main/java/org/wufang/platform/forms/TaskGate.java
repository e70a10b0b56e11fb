package org.wufang.platform.forms;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.FormSchema.Field;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** The gate at a user task: what leaves the form, and what comes to it. */
@Component
class TaskGate {

    private final DeployedForms forms;
    private final FormValidator validator;
    private final FactsOnReading facts;
    private final ObjectProvider<TaskAct> acts;
    private final ApplicationEventPublisher events;
    private final Actors actors;

    TaskGate(
            DeployedForms forms,
            FormValidator validator,
            FactsOnReading facts,
            ObjectProvider<TaskAct> acts,
            ApplicationEventPublisher events,
            Actors actors) {
        this.forms = forms;
        this.validator = validator;
        this.facts = facts;
        this.acts = acts;
        this.events = events;
        this.actors = actors;
    }

    /**
     * Checks the form, hands it to the rooms as one act, and says what the engine may keep of it.
     *
     * @param sent what the person sent
     * @return the process variables to complete the task with
     * @throws FormRejected nothing has changed
     */
    Map<String, Object> submit(
            CommandContext context, TaskEntity task, Map<String, Object> sent, Authentication person) {
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkTaskWork(task);
        }
        if (task.getDelegationState() == DelegationState.PENDING) {
            throw new Problem("task-delegated.to-another");
        }
        Optional<FormSchema> form = form(context, task);
        if (form.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> variables = PlainValues.read(task.getVariablesTyped(false));
        ExecutionEntity process = task.getProcessInstance();
        if (process == null) {
            throw new Problem("task-ended");
        }
        CheckedForm checked = validator.check(form.get(), PlainValues.sent(sent), known(context, task, variables));
        Submission submission = new Submission(
                process.getBusinessKey(),
                task.getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(),
                task.getId(),
                form.get().id(),
                actor(task, person),
                checked.values(),
                checked.personal(),
                variables);
        Map<String, Object> kept = new HashMap<>(checked.routing());
        context.runWithoutAuthorization(() -> {
            events.publishEvent(new TaskSubmitted(
                    submission,
                    Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                    form.get().labels(checked.values().keySet())));
            acts.stream()
                    .filter(act -> act.task().equals(submission.element()))
                    .forEach(act -> kept.putAll(act.perform(submission)));
            return null;
        });
        return kept;
    }

    /** Adds the facts to the values that a form starts with, and takes out answers of an earlier round. */
    void supply(CommandContext context, TaskEntity task, VariableMap values, Function<String, Boolean> wanted) {
        form(context, task).ifPresent(form -> form.fields().stream()
                .filter(field -> !field.readOnly() && !field.prefilled())
                .map(Field::key)
                .forEach(values::remove));
        facts.of(context, task).forEach((name, value) -> {
            if (wanted.apply(name)) {
                values.putValue(name, PlainValues.write(value));
            }
        });
    }

    private Optional<FormSchema> form(CommandContext context, TaskEntity task) {
        if (task.getTaskDefinition() == null) {
            return Optional.empty();
        }
        TaskFormData data = task.getTaskDefinition().getTaskFormHandler().createTaskForm(task);
        return forms.find(context, data);
    }

    /** Few forms ask for more than their own fields: facts are fetched when one does. */
    private Function<String, Object> known(CommandContext context, TaskEntity task, Map<String, Object> variables) {
        Supplier<Map<String, Object>> shown = new Supplier<>() {
            private Map<String, Object> fetched;

            @Override
            public Map<String, Object> get() {
                if (fetched == null) {
                    fetched = facts.of(context, task);
                }
                return fetched;
            }
        };
        return name -> {
            Object fact = shown.get().get(name);
            return fact == null ? variables.get(name) : fact;
        };
    }

    /** The person in the capacity in which the task was offered. */
    private Actor actor(TaskEntity task, Authentication person) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null
                        && person.getGroupIds() != null
                        && person.getGroupIds().contains(group))
                .sorted()
                .findFirst()
                .map(group -> actors.inGroup(person.getUserId(), group))
                .orElseGet(actors::current);
    }
}
