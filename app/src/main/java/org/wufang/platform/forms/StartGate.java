package org.wufang.platform.forms;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** The gate at a start form: a process begins with a room's act or not at all. */
@Component
class StartGate {

    private final DeployedForms forms;
    private final FormValidator validator;
    private final ObjectProvider<StartAct> acts;
    private final ApplicationEventPublisher events;
    private final Actors actors;

    StartGate(
            DeployedForms forms,
            FormValidator validator,
            ObjectProvider<StartAct> acts,
            ApplicationEventPublisher events,
            Actors actors) {
        this.forms = forms;
        this.validator = validator;
        this.acts = acts;
        this.events = events;
        this.actors = actors;
    }

    /**
     * Checks the form and has the room begin.
     *
     * @return business key and variables to start the process with
     * @throws FormRejected nothing has changed
     */
    StartAct.Started submit(CommandContext context, ProcessDefinitionEntity process, Map<String, Object> sent) {
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkCreateProcessInstance(process);
        }
        StartAct act = acts.stream()
                .filter(candidate -> candidate.process().equals(process.getKey()))
                .findFirst()
                .orElseThrow(StartGate::noForm);
        StartFormData data = context.runWithoutAuthorization(new GetStartFormCmd(process.getId()));
        FormSchema form = forms.find(context, data).orElseThrow(StartGate::noForm);

        CheckedForm checked = validator.check(form, PlainValues.sent(sent), name -> null);
        Submission submission = new Submission(
                null,
                process.getKey(),
                process.getInitial().getId(),
                null,
                form.id(),
                actors.current(),
                checked.values(),
                checked.personal(),
                Map.of());
        return context.runWithoutAuthorization(() -> {
            StartAct.Started started = act.begin(submission);
            events.publishEvent(new TaskSubmitted(
                    submission.of(started.caseNumber()),
                    Objects.requireNonNullElse(process.getInitial().getName(), form.id()),
                    form.labels(checked.values().keySet())));
            Map<String, Object> variables = new HashMap<>(checked.routing());
            variables.putAll(started.variables());
            return new StartAct.Started(started.caseNumber(), variables);
        });
    }

    private static Problem noForm() {
        return new Problem("no-start-form");
    }
}
