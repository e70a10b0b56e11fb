package org.wufang.platform.forms;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.feel.FeelRefused;
import org.wufang.platform.web.Problem;

/**
 * Stands before every command of a person. Commands that complete a task or start a process go through the gates,
 * and are repeated when they lost a race; ways past the forms are shut.
 *
 * <p>Nobody's commands pass freely: jobs, what follows inside another command (delegates, acts), and our own code in
 * {@link org.wufang.platform.engine.EngineCalls#asSystem}.
 */
class FormGate extends CommandInterceptor {

    private static final String ADMINISTRATORS = "camunda-admin";

    private final ProcessEngineConfigurationImpl engine;
    private final TaskGate tasks;
    private final StartGate starts;

    FormGate(ProcessEngineConfigurationImpl engine, TaskGate tasks, StartGate starts) {
        this.engine = engine;
        this.tasks = tasks;
        this.starts = starts;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null) {
            return pass(command);
        }
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        if (person != null && SideDoors.isShut(command, isAdministrator(person))) {
            throw SideDoors.refusal();
        }
        Command<T> gated = gated(command, person);
        return gated != command || command instanceof AbstractCorrelateMessageCmd || command instanceof ClaimTaskCmd
                ? Attempts.repeat(() -> pass(gated))
                : pass(command);
    }

    private <T> T pass(Command<T> command) {
        try {
            return next.execute(command);
        } catch (Refusal refusal) {
            throw refusal.problem();
        } catch (TaskAlreadyClaimedException taken) {
            throw new Problem("task-claimed");
        } catch (ProcessEngineException | FeelException failed) {
            throw FeelRefused.in(failed)
                    .<RuntimeException>map(FeelRefused::problem)
                    .orElse(failed);
        }
    }

    private static boolean isAdministrator(Authentication person) {
        return person.getGroupIds() != null && person.getGroupIds().contains(ADMINISTRATORS);
    }

    @SuppressWarnings("unchecked")
    private <T> Command<T> gated(Command<T> command, @Nullable Authentication person) {
        if (command instanceof GetTaskFormVariablesCmd reading) {
            return (Command<T>) (Command<VariableMap>) context -> read(context, reading);
        }
        if (person == null) {
            return command;
        }
        if (command.getClass() == CompleteTaskCmd.class || command.getClass() == SubmitTaskFormCmd.class) {
            return context -> complete(context, command, person);
        }
        if (command instanceof SubmitStartFormCmd || command instanceof StartProcessInstanceCmd) {
            return context -> start(context, command);
        }
        return command;
    }

    private VariableMap read(CommandContext context, GetTaskFormVariablesCmd reading) {
        VariableMap values = reading.execute(context);
        TaskEntity task = context.getTaskManager().findTaskById(reading.resourceId);
        tasks.supply(
                context,
                task,
                values,
                name -> reading.formVariableNames == null || reading.formVariableNames.contains(name));
        return values;
    }

    @SuppressWarnings("unchecked")
    private <T> T complete(CommandContext context, Command<T> command, Authentication person) {
        DirectFieldAccessor parts = new DirectFieldAccessor(command);
        String taskId = (String) parts.getPropertyValue("taskId");
        boolean returning = (boolean) parts.getPropertyValue("returnVariables");
        boolean formSubmit = command instanceof SubmitTaskFormCmd;
        TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            // done in this very moment, perhaps by the same person's double click; to others ForeignTasks says 404
            throw new Problem("task-ended");
        }
        Map<String, Object> sent =
                (Map<String, Object>) parts.getPropertyValue(formSubmit ? "properties" : "variables");
        try {
            Map<String, Object> kept = tasks.submit(context, task, sent, person);
            return (T)
                    (formSubmit
                            ? new SubmitTaskFormCmd(taskId, kept, returning, false).execute(context)
                            : new CompleteTaskCmd(taskId, kept, returning, false).execute(context));
        } catch (Problem | ProcessEngineException failed) {
            // A room, or the engine, may have met what was left of a task that another ended in this very moment.
            if (Attempts.lostRace(failed) || isDatabases(failed) || isOpen(context, taskId)) {
                throw failed;
            }
            throw (Problem) new Problem("task-ended").initCause(failed);
        }
    }

    /** After a failure of its own the database answers nothing more in this transaction. */
    private static boolean isDatabases(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause).anyMatch(SQLException.class::isInstance);
    }

    private static boolean isOpen(CommandContext context, String taskId) {
        TaskQueryImpl open = (TaskQueryImpl) new TaskQueryImpl().taskId(taskId);
        return context.runWithoutAuthorization(() -> open.executeCount(context)) > 0;
    }

    @SuppressWarnings("unchecked")
    private <T> T start(CommandContext context, Command<T> command) {
        DirectFieldAccessor parts = new DirectFieldAccessor(command);
        ProcessDefinitionEntity process;
        Map<String, Object> sent;
        if (command instanceof SubmitStartFormCmd) {
            process = new GetDeployedProcessDefinitionCmd((String) parts.getPropertyValue("processDefinitionId"), false)
                    .execute(context);
            sent = (Map<String, Object>) parts.getPropertyValue("variables");
        } else {
            ProcessInstantiationBuilderImpl builder =
                    (ProcessInstantiationBuilderImpl) parts.getPropertyValue("instantiationBuilder");
            process = new GetDeployedProcessDefinitionCmd(builder, false).execute(context);
            sent = builder.getVariables();
        }
        StartAct.Started started = starts.submit(context, process, sent == null ? Variables.createVariables() : sent);
        if (command instanceof SubmitStartFormCmd) {
            return (T)
                    new SubmitStartFormCmd(process.getId(), started.caseNumber(), started.variables()).execute(context);
        }
        ProcessInstantiationBuilderImpl builder =
                (ProcessInstantiationBuilderImpl) ProcessInstantiationBuilderImpl.createProcessInstanceById(
                                engine.getCommandExecutorTxRequired(), process.getId())
                        .businessKey(started.caseNumber())
                        .setVariables(started.variables());
        return (T) new StartProcessInstanceCmd(builder).execute(context);
    }

    /** Inside the engine's transaction: turns the problem of a room into one that the engine handles as a refusal. */
    static class Inside extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                var problem = Refusal.in(e);
                throw problem == null ? e : new Refusal(problem);
            }
        }
    }
}
