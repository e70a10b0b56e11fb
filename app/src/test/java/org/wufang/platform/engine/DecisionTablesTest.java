package org.wufang.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.dmn.DecisionEvaluationBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTablesTest {

    private static final Map<String, Object> INPUTS = Map.of("matter", "property.pipeBlocked");

    private final RepositoryService repository = mock(RepositoryService.class, RETURNS_DEEP_STUBS);
    private final DecisionService decisions = mock(DecisionService.class);
    private final DecisionEvaluationBuilder evaluation = mock(DecisionEvaluationBuilder.class);
    private final DecisionTables tables =
            new DecisionTables(repository, decisions, new EngineCalls(mock(IdentityService.class)));

    @BeforeEach
    void aTableOfOneRule() {
        DmnDecisionTableResult result = mock(DmnDecisionTableResult.class);
        given(result.getResultList()).willReturn(List.of(Map.of("path", "frontEnd")));
        given(evaluation.variables(anyMap())).willReturn(evaluation);
        given(evaluation.evaluate()).willReturn(result);
        given(decisions.evaluateDecisionTableById(anyString())).willReturn(evaluation);
        model("<text>\"frontEnd\"</text>");
    }

    @Test
    void aVersionIsAskedOnceForTheSameInputs() {
        assertThat(tables.evaluateVersion("triage:1", INPUTS)).containsExactly(Map.of("path", "frontEnd"));
        assertThat(tables.evaluateVersion("triage:1", Map.copyOf(INPUTS))).containsExactly(Map.of("path", "frontEnd"));
        verify(evaluation, times(1)).evaluate();

        tables.evaluateVersion("triage:2", INPUTS);
        tables.evaluateVersion("triage:1", Map.of("matter", "order.streetVending"));
        verify(evaluation, times(3)).evaluate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"now() > closing", "day of week(today()) = \"Sunday\"", "random number() > 0.5", "now ( )"})
    void aTableThatLooksAtTheClockIsAskedEachTime(String feel) {
        model("<text>%s</text>".formatted(feel));

        tables.evaluateVersion("triage:1", INPUTS);
        tables.evaluateVersion("triage:1", INPUTS);

        verify(evaluation, times(2)).evaluate();
    }

    @Test
    void nobodyChangesAnAnswerForTheNext() {
        List<Map<String, Object>> answer = tables.evaluateVersion("triage:1", INPUTS);

        assertThatThrownBy(() -> answer.get(0).put("path", "whistle"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private void model(String dmn) {
        given(repository.getDecisionModel(any()))
                .willAnswer(call -> new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
    }
}
