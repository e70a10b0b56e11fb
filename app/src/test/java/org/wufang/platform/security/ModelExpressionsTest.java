package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelExpressionsTest {

    private final ModelExpressions expressions = new ModelExpressions(Map.of(
            "groups", Set.of("of"),
            "deadlines", Set.of("dueAt"),
            "commitments", Set.of("groupsOf"),
            "registerCase", Set.of("execute")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no expression at all",
                "${registerCase}",
                "${recheckAt}",
                "#{execution.processBusinessKey}",
                "${groups.of('residentsCommittee', community)}",
                "${groups.of('blockGovernor', unit)},${groups.of('blockAssistant', unit)}",
                "${placeKnown ? groups.of('coordination', street) : groups.of('commandCentre', district)}",
                "${deadlines.dueAt('handleOnSite', execution)}",
                "${commitments.groupsOf(commitment)}",
                "${decisionResult.getSingleResult().level}",
                "${decisionResult.singleResult.level}",
                "${frontEndOutcome == 'solved' && (reworks <= 2 || !sure)}",
                "${empty unit}",
                "${households >= 3}",
                "${name == 'a } brace'}",
            })
    void whatOurModelsSayIsAllowed(String text) {
        assertThat(expressions.objection(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${\"\".getClass().forName('java.lang.Runtime')}",
                "${execution.getProcessEngineServices()}",
                "${execution.processEngineServices}",
                "${execution.processEngine.repositoryService}",
                "${execution.setVariable('level','x')}",
                "${groups.of('a', b).getClass()}",
                "${groups.getClass()}",
                "${groups.class}",
                "${groups.repository}",
                "${groups.wait()}",
                "${groups.destroy()}",
                "${seats.of('a')}",
                "${matter.bytes}",
                "${unit.x}",
                "${a.b.c}",
                "${registerCase.class.classLoader}",
                "${unit.getClass()}",
                "${unit.class}",
                "${unit['class']}",
                "${(unit).getClass()}",
                "${(unit).bytes}",
                "${decisionResult.getClass()}",
                "${decisionResult.getSingleResult().getClass()}",
                "${decisionResult.getSingleResult().x.y()}",
                "${a.b.c()}",
                "${unit.toString()}",
                "${currentUser()}",
                "${unit; level}",
                "${x = 1}",
                "${[1].stream()}",
                "${{'a':1}}",
                "${a -> b}",
                "fine ${unit} and then ${unit.getClass()}",
                "#{''.getClass()}",
                "\\${'} ${''.getClass()} '}",
                "\\#{unit}",
                "${execution}",
                "${(execution)}",
                "${task}",
                "${task.execution.processEngineServices}",
                "${task.processEngineServices.processEngineConfiguration.dataSource.connection}",
                "${externalTask.execution.processEngineServices}",
                "${caseExecution.processEngineServices}",
                "${decisionResult}",
                "${unit",
                "${groups.of('a'}",
                "${'it''s'.getClass()}",
                "${1.5.getClass()}",
                "${true.getClass()}",
                "${\"a\\\"\".getClass()}"
            })
    void whatReachesFurtherIsNot(String text) {
        assertThat(expressions.objection(text)).isPresent();
    }
}
