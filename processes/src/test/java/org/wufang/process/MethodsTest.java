package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The methods of deliberation are variations of one: what they have in common they do in the same way. */
class MethodsTest {

    private static final BpmnModelInstance FIVE_PARTIES = read(FivePartyDeliberation.ID);

    static List<String> methods() {
        return Models.DELIBERATION_METHODS;
    }

    @Test
    void theLibraryIsWhatTheFormOffers() {
        assertThat(methods())
                .containsExactly(FivePartyDeliberation.ID, FundDeliberation.ID, SmallConsultation.ID, JointMeeting.ID);
    }

    /** Acts on a running deliberation find their steps by these ids. */
    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodListensProposesVotesSignsAndHearsVoices(String method) {
        assertThat(read(method).getModelElementsByType(UserTask.class))
                .extracting(UserTask::getId)
                .contains(
                        FivePartyDeliberation.STATE_POSITION,
                        FivePartyDeliberation.DRAFT_PROPOSAL,
                        FivePartyDeliberation.CAST_VOTE,
                        FivePartyDeliberation.APPROVE_MINUTES,
                        FivePartyDeliberation.GIVE_OPINION);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aStepOfOneNameIsOneStepInEveryMethod(String method) {
        Map<String, Map<String, String>> five = steps(FIVE_PARTIES);
        Map<String, Map<String, String>> other = steps(read(method));
        if (method.equals(SmallConsultation.ID)) {
            other.remove("businessRuleTask_consensus"); // by its own table
        }
        other.keySet().retainAll(five.keySet());

        assertThat(other)
                .isNotEmpty()
                .allSatisfy((step, what) -> assertThat(what).as(step).isEqualTo(five.get(step)));
    }

    @Test
    void theFundIsTheOnlyDifferenceBeforeTheSignatures() {
        assertThat(lost(FundDeliberation.ID))
                .containsExactlyInAnyOrder(
                        "flow_toMinutes_approveMinutes",
                        "flow_toFailure_recordFailure",
                        "flow_expertHearing_toProposal");
        assertThat(added(FundDeliberation.ID))
                .containsExactlyInAnyOrder(
                        "userTask_balanceFund",
                        "gateway_fundBalanced",
                        "gateway_fundFailed",
                        "serviceTask_openFundRound",
                        "gateway_toRedraft");
    }

    @Test
    void theDepartmentsAreTheOnlyDifferenceOfAJointMeeting() {
        assertThat(lost(JointMeeting.ID)).containsExactly("flow_openDeliberation_statePosition");
        assertThat(added(JointMeeting.ID)).containsExactly("serviceTask_inviteDepartments");
    }

    /** Nodes and flows of the five parties' model that the method has not. */
    private static Set<String> lost(String method) {
        Set<String> lost = ids(FIVE_PARTIES);
        lost.removeAll(ids(read(method)));
        return lost;
    }

    private static Set<String> added(String method) {
        Set<String> added = read(method).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        added.removeAll(ids(FIVE_PARTIES));
        return added;
    }

    private static Set<String> ids(BpmnModelInstance model) {
        Set<String> ids = new TreeSet<>();
        model.getModelElementsByType(FlowNode.class).forEach(node -> ids.add(node.getId()));
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> ids.add(flow.getId()));
        return ids;
    }

    /** Everything that is said of a step: its attributes, and its parts but for the flows that lead to it and away. */
    private static Map<String, Map<String, String>> steps(BpmnModelInstance model) {
        Map<String, Map<String, String>> steps = new TreeMap<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            Map<String, String> what = new HashMap<>();
            say(node.getDomElement(), "", what);
            steps.put(node.getId(), what);
        }
        return steps;
    }

    private static void say(DomElement element, String path, Map<String, String> what) {
        for (String attribute : List.of(
                "formRef", "candidateGroups", "dueDate", "delegateExpression", "decisionRef", "collection", "name")) {
            for (String space : List.of("", "http://camunda.org/schema/1.0/bpmn")) {
                String value =
                        space.isEmpty() ? element.getAttribute(attribute) : element.getAttribute(space, attribute);
                if (value != null) {
                    what.put(path + "@" + space + attribute, value);
                }
            }
        }
        List<DomElement> parts = element.getChildElements().stream()
                .filter(part -> !Set.of("incoming", "outgoing", "documentation").contains(part.getLocalName()))
                .toList();
        if (element.getChildElements().isEmpty() && !element.getTextContent().isBlank()) {
            what.put(path, element.getTextContent().strip());
        }
        for (int i = 0; i < parts.size(); i++) {
            say(parts.get(i), path + "/" + parts.get(i).getLocalName() + i, what);
        }
    }

    private static BpmnModelInstance read(String process) {
        return Bpmn.readModelFromFile(Models.FOLDER.resolve(process + ".bpmn").toFile());
    }
}
