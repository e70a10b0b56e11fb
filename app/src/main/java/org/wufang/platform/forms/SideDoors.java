package org.wufang.platform.forms;

import java.util.List;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractVariableCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.wufang.platform.web.Problem;

/**
 * Ways past the forms: writing variables, moving a token by hand. Only an administrator may use them; and nobody begins
 * a process in the middle, past the tasks where the duty lists are asked.
 */
final class SideDoors {

    private static final List<Class<?>> SHUT = List.of(
            ResolveTaskCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            AbstractVariableCmd.class,
            AbstractPatchVariablesCmd.class,
            AbstractCorrelateMessageCmd.class,
            MessageEventReceivedCmd.class,
            SignalCmd.class,
            SignalEventReceivedCmd.class);

    private SideDoors() {}

    static boolean isShut(Command<?> command, boolean administrator) {
        return command instanceof StartProcessInstanceAtActivitiesCmd
                || !administrator && SHUT.stream().anyMatch(door -> door.isInstance(command));
    }

    static Problem refusal() {
        return new Problem("side-door");
    }
}
