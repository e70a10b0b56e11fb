package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How our models are written and drawn. */
class ModelStyleTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    private static final String CHINESE = ".*\\p{IsHan}.*";

    /** Delegates that more than one task of a kind calls: task → bean. */
    private static final Map<String, String> SHARED_DELEGATES = Map.of(
            "serviceTask_mergeDuplicate", "mergeCase",
            "serviceTask_registerContested", "registerCase",
            "serviceTask_openFundRound", "openNextRound",
            "serviceTask_startCommitmentOversight", "startOversight",
            "serviceTask_startAnswerOversight", "startOversight");

    /** Timers that run beside the due date of the task they sit on. */
    private static final Set<String> OWN_CLOCK = Set.of("event_ratingWindowClosed");

    /** The patrol runs some hundred times a day, and what it found stands in the cases. */
    private static final Map<String, String> HISTORY = Map.of("patrol", "P1D");

    static List<Path> processes() {
        return Models.files(".bpmn");
    }

    static List<Path> decisions() {
        return Models.files(".dmn");
    }

    @Test
    void allModelsAreThere() {
        assertThat(processes()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(decisions()).hasSizeGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theFileIsNamedAsItsProcessWhichIsExecutableDocumentedAndForgottenInTime(Path file) {
        Collection<Process> inFile = read(file).getModelElementsByType(Process.class);

        assertThat(inFile).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(Models.word(file)).matches("[a-z]+(-[a-z]+)*");
            assertThat(process.getName()).matches(CHINESE);
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getDocumentations()).isNotEmpty();
            assertThat(process.getCamundaHistoryTimeToLiveString())
                    .isEqualTo(HISTORY.getOrDefault(process.getId(), "P180D"));
        });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void idsSayTypeAndMeaning(Path file) {
        for (FlowElement element : elements(file, FlowElement.class)) {
            assertThat(element.getId()).matches(prefix(element) + "_[a-z][A-Za-z]+(_[a-z][A-Za-z]+)?");
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everythingButAJoinIsNamedInChinese(Path file) {
        for (FlowNode node : elements(file, FlowNode.class)) {
            if (node instanceof Gateway && node.getOutgoing().size() == 1) {
                assertThat(node.getName()).as(node.getId()).isNull();
            } else {
                assertThat(node.getName()).as(node.getId()).matches(CHINESE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void splitsAreQuestionsAndTheirFlowsAnswers(Path file) {
        for (Gateway gateway : elements(file, Gateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getName()).as(gateway.getId()).endsWith("？");
                if (!(gateway instanceof EventBasedGateway)) {
                    assertThat(gateway.getOutgoing())
                            .as("flows out of %s", gateway.getId())
                            .allSatisfy(flow -> assertThat(flow.getName()).matches(CHINESE));
                }
            }
        }
        for (ExclusiveGateway gateway : elements(file, ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getOutgoing())
                        .as("flows out of %s have a condition or are the default", gateway.getId())
                        .allMatch(flow -> flow.getConditionExpression() != null ^ flow.equals(gateway.getDefault()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void eachOutcomeHasOneEnd(Path file) {
        elements(file, EndEvent.class).stream()
                .collect(Collectors.groupingBy(end -> Drawing.around(end).toString()))
                .values()
                .forEach(ends -> {
                    assertThat(ends).extracting(EndEvent::getName).doesNotHaveDuplicates();
                    assertThat(ends)
                            .allSatisfy(end -> assertThat(end.getIncoming()).hasSize(1));
                });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void conditionsCompareOneVariable(Path file) {
        for (ConditionExpression condition : elements(file, ConditionExpression.class)) {
            assertThat(condition.getTextContent()).matches("\\$\\{[a-zA-Z]+( (==|<=|>=|<|>) ('[a-zA-Z]+'|\\d+))?}");
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void nothingRunsButOurDelegates(Path file) throws Exception {
        assertThat(Files.readString(file))
                .doesNotContain("scriptTask", "camunda:script", "camunda:class", "camunda:expression=")
                .doesNotContain("Listener", "camunda:type", "camunda:connector", "camunda:resultVariable");
        Set<String> delegates = processes().stream()
                .flatMap(any -> elements(any, ServiceTask.class).stream())
                .map(task -> task.getId().substring("serviceTask_".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        for (ServiceTask task : elements(file, ServiceTask.class)) {
            String bean =
                    SHARED_DELEGATES.getOrDefault(task.getId(), task.getId().substring("serviceTask_".length()));
            assertThat(task.getCamundaDelegateExpression()).as(task.getId()).isEqualTo("${" + bean + "}");
            assertThat(delegates).contains(bean);
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void onlyWhatMustBeStoredFirstIsASavePoint(Path file) {
        assertThat(elements(file, FlowNode.class))
                .filteredOn(node -> node.getAttributeValueNs(CAMUNDA, "asyncBefore") != null
                        || node.getAttributeValueNs(CAMUNDA, "asyncAfter") != null)
                .extracting(FlowNode::getId)
                .isSubsetOf("serviceTask_sendReminder", "serviceTask_inviteDepartments", "serviceTask_makeRounds");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void userTasksNameTheirFormTheirGroupsAndTheirDeadline(Path file) {
        for (UserTask task : elements(file, UserTask.class)) {
            String word = task.getId().substring("userTask_".length());
            assertThat(task.getAttributeValueNs(CAMUNDA, "formRef")).isEqualTo(kebab(word));
            assertThat(task.getAttributeValueNs(CAMUNDA, "formRefBinding")).isEqualTo("deployment");
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).startsWith("${");
            assertThat(task.getCamundaDueDate())
                    .as(task.getId())
                    .isIn("${deadlines.dueAt('" + word + "', execution)}", "${commitments.dueAt(commitment)}");
            assertThat(task.getDocumentations()).as(task.getId()).isNotEmpty();
        }
        for (StartEvent start : elements(file, StartEvent.class)) {
            if (start.getAttributeValueNs(CAMUNDA, "formRef") != null) {
                assertThat(start.getAttributeValueNs(CAMUNDA, "formRefBinding")).isEqualTo("deployment");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theTimerOnATaskFiresWhenTheTaskIsDue(Path file) {
        for (BoundaryEvent event : elements(file, BoundaryEvent.class)) {
            if (event.getAttachedTo() instanceof UserTask task && !OWN_CLOCK.contains(event.getId())) {
                event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .forEach(timer -> assertThat(date(timer)).isEqualTo(task.getCamundaDueDate()));
            }
        }
    }

    private static String date(Object timer) {
        TimeDate date = ((TimerEventDefinition) timer).getTimeDate();
        return date == null ? null : date.getTextContent();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatIsCalledIsOfTheSameDeploymentAndCarriesTheCasesNumber(Path file) {
        for (BusinessRuleTask task : elements(file, BusinessRuleTask.class)) {
            assertThat(task.getCamundaDecisionRefBinding()).as(task.getId()).isEqualTo("deployment");
            assertThat(Models.FOLDER.resolve(task.getCamundaDecisionRef() + ".dmn"))
                    .exists();
        }
        for (CallActivity call : elements(file, CallActivity.class)) {
            assertThat(call.getCamundaCalledElementBinding()).as(call.getId()).isEqualTo("deployment");
            assertThat(Models.called(call)).isNotEmpty().allSatisfy(called -> assertThat(
                            Models.FOLDER.resolve(called + ".bpmn"))
                    .exists());
            assertThat(call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list())
                    .as(call.getId())
                    .anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()))
                    .anyMatch(in -> "all".equals(in.getCamundaVariables()));
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everythingIsDrawnAndItsNameHasAPlace(Path file) {
        Drawing drawing = new Drawing(read(file));

        assertThat(drawing.drawn)
                .containsAll(elements(file, FlowElement.class).stream()
                        .map(FlowElement::getId)
                        .toList());
        assertThat(drawing.labelled())
                .containsAll(elements(file, FlowElement.class).stream()
                        .filter(element -> element instanceof Event
                                || element instanceof Gateway
                                || element instanceof SequenceFlow)
                        .filter(element -> element.getName() != null)
                        .map(FlowElement::getId)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void flowsAreOrthogonal(Path file) {
        List<Drawing.Segment> segments = new Drawing(read(file)).segments;

        assertThat(segments).isNotEmpty();
        assertThat(segments).filteredOn(segment -> !segment.orthogonal()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noFlowRunsThroughAForeignShapeOrALabel(Path file) {
        Drawing drawing = new Drawing(read(file));

        for (Drawing.Segment segment : drawing.segments) {
            Set<String> own = Drawing.ownShapes(segment.flow());
            assertThat(drawing.shapes)
                    .filteredOn(shape -> !own.contains(shape.element()) && segment.runsThrough(shape))
                    .as("shapes under %s", segment)
                    .isEmpty();
            assertThat(drawing.labels)
                    .filteredOn(segment::runsThrough)
                    .as("labels under %s", segment)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noTwoFlowsCross(Path file) {
        List<Drawing.Segment> segments = new Drawing(read(file)).segments;

        for (Drawing.Segment segment : segments) {
            assertThat(segments)
                    .filteredOn(other -> !other.flow().equals(segment.flow()) && segment.crosses(other))
                    .as("flows across %s", segment)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void labelsLieOnNothing(Path file) {
        BpmnModelInstance model = read(file);
        Drawing drawing = new Drawing(model);

        for (Drawing.Box label : drawing.labels) {
            Collection<String> around = Drawing.around(model.getModelElementById(label.element()));
            assertThat(Stream.concat(drawing.shapes.stream(), drawing.labels.stream()))
                    .filteredOn(box -> box != label && !around.contains(box.element()) && label.overlaps(box))
                    .as("under the label of %s", label.element())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void theFileIsNamedAsItsDecisionWhichSaysWhatItIsAndWhere(Path file) {
        DmnModelInstance model = Dmn.readModelFromFile(file.toFile());

        assertThat(model.getModelElementsByType(Decision.class)).singleElement().satisfies(decision -> {
            assertThat(decision.getId()).isEqualTo(Models.word(file)).matches("[a-z]+(-[a-z]+)*");
            assertThat(decision.getName()).matches(CHINESE);
            assertThat(decision.getDescription().getTextContent())
                    .contains("来源")
                    .matches(CHINESE);
            assertThat(decision.getAttributeValueNs(CAMUNDA_DMN, "historyTimeToLive"))
                    .isEqualTo("P180D");
        });
        assertThat(model.getModelElementsByType(DecisionTable.class))
                .singleElement()
                .satisfies(table -> {
                    if (table.getHitPolicy() != HitPolicy.UNIQUE) {
                        assertThat(table.getHitPolicy()).isEqualTo(HitPolicy.COLLECT);
                        assertThat(((Decision) table.getParentElement())
                                        .getDescription()
                                        .getTextContent())
                                .contains("收集：");
                    }
                    assertThat(table.getInputs())
                            .allSatisfy(input -> assertThat(input.getLabel()).matches(CHINESE));
                    assertThat(table.getOutputs())
                            .allSatisfy(output -> assertThat(output.getLabel()).matches(CHINESE));
                });
        assertThat(model.getModelElementsByType(Rule.class)).allSatisfy(rule -> {
            assertThat(rule.getId()).matches("rule_[a-z][A-Za-z]+");
            assertThat(rule.getDescription()).as(rule.getId()).isNotNull();
        });
    }

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static <T extends ModelElementInstance> Collection<T> elements(Path file, Class<T> type) {
        return read(file).getModelElementsByType(type);
    }

    private static String prefix(FlowElement element) {
        if (element instanceof StartEvent || element instanceof EndEvent) {
            return element.getElementType().getTypeName();
        }
        if (element instanceof Event) {
            return "event";
        }
        if (element instanceof Gateway) {
            return "gateway";
        }
        return element instanceof SequenceFlow
                ? "flow"
                : element.getElementType().getTypeName();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase();
    }
}
