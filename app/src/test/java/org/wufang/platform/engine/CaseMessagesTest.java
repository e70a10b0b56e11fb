package org.wufang.platform.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.junit.jupiter.api.Test;

class CaseMessagesTest {

    @Test
    void whatWentOnInBetweenIsALostRace() {
        assertThatThrownBy(() ->
                        send("Execution with id 'e' does not have a subscription to a message event with name 'm'"))
                .isInstanceOf(OptimisticLockingException.class);
    }

    @Test
    void whatBreaksForAnotherReasonIsNone() {
        assertThatThrownBy(() -> send("something broke")).isExactlyInstanceOf(ProcessEngineException.class);
    }

    private static void send(String failure) {
        MessageCorrelationBuilder builder = mock(MessageCorrelationBuilder.class, RETURNS_SELF);
        RuntimeService runtime = mock(RuntimeService.class);
        when(runtime.createMessageCorrelation("m")).thenReturn(builder);
        EngineCalls engine = mock(EngineCalls.class, call -> {
            throw new ProcessEngineException(failure);
        });
        new CaseMessages(runtime, engine).toCase("m", "SQ-2026-000001");
    }
}
