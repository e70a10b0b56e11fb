package org.wufang.platform.engine;

import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Messages of the rooms to running processes. Who sends one on somebody's behalf does so through
 * {@link Attempts#repeat}, outside the transaction: what waits for it may be going on in this very moment.
 */
@Component
public class CaseMessages {

    private final RuntimeService runtime;
    private final EngineCalls engine;

    CaseMessages(@Lazy RuntimeService runtime, EngineCalls engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    /**
     * To the one process of the case that waits for it.
     *
     * @throws MismatchingMessageCorrelationException when none does
     * @throws OptimisticLockingException when it has gone on just now
     */
    public void toCase(String message, String caseNumber) {
        send(message, runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseNumber));
    }

    /** To this process instance, known to run a moment ago; throws as {@link #toCase}. */
    public void toInstance(String message, String instance) {
        send(message, runtime.createMessageCorrelation(message).processInstanceId(instance));
    }

    /** To this process instance; what the message starts in it has these variables for itself. */
    public void toInstance(String message, String instance, Map<String, Object> own) {
        send(
                message,
                runtime.createMessageCorrelation(message)
                        .processInstanceId(instance)
                        .setVariablesToTriggeredScope(own));
    }

    private void send(String message, MessageCorrelationBuilder to) {
        try {
            engine.asSystem(to::correlate);
        } catch (ProcessEngineException failed) {
            throw isGoneOn(failed)
                    ? new OptimisticLockingException("nothing waits for " + message + " any more", failed)
                    : failed;
        }
    }

    /** Found waiting, but gone on when the message came: the engine misses the execution, or only its subscription. */
    private static boolean isGoneOn(ProcessEngineException failed) {
        return failed instanceof NullValueException
                || failed.getMessage() != null
                        && failed.getMessage().contains("does not have a subscription to a message event");
    }
}
