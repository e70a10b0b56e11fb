package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** Forms and models say the same. */
class FormContractTest {

    private static final Path FORMS = Path.of("../forms/src/main/resources/forms");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Class<?>> CONTRACTS = List.of(
            Routing.class,
            CaseLifecycle.class,
            FrontEndHandling.class,
            MeetingHandling.class,
            FivePartyDeliberation.class,
            FundDeliberation.class,
            JointMeeting.class,
            SmallConsultation.class,
            ExpertHearing.class,
            CommitmentRenegotiation.class,
            WhistleHandling.class,
            DutyRuling.class,
            ResultEvaluation.class,
            Oversight.class,
            SourceControl.class);

    /** Form → the nodes that show it, one a model: methods of deliberation share their steps. */
    private static final Map<String, List<Shown>> SHOWN = shown();

    private record Shown(FlowNode node, BpmnModelInstance model) {}

    @Test
    void everyUserTaskShowsTheFormOfItsNameInTheVersionOfItsDeployment() {
        for (Path file : Models.files(".bpmn")) {
            for (UserTask task : read(file).getModelElementsByType(UserTask.class)) {
                String word = task.getId().replaceFirst("^userTask_", "");
                assertThat(task.getCamundaFormRef())
                        .as(task.getId())
                        .isEqualTo(word.replaceAll("([A-Z])", "-$1").toLowerCase());
                assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo("deployment");
            }
        }
    }

    @Test
    void everyFormIsShownByTasksOfItsName() {
        SHOWN.forEach((form, shown) -> assertThat(shown)
                .extracting(each -> each.node().getId())
                .as(form)
                .containsOnly(shown.get(0).node().getId()));
        assertThat(SHOWN.keySet()).isEqualTo(forms().map(FormContractTest::word).collect(Collectors.toSet()));
    }

    @Test
    void everyRoutingFieldIsAVariableOfTheContract() {
        Set<String> variables = CONTRACTS.stream()
                .flatMap(contract -> Stream.of(contract.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Var.class)
                .map(field -> {
                    try {
                        return ((Var<?>) field.get(null)).name();
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());

        forms().forEach(form -> assertThat(variables)
                .as(word(form))
                .containsAll(
                        routing(form).map(field -> field.path("key").asText()).toList()));
    }

    @Test
    void whatAModelAsksForIsWhatItsFormOffers() {
        forms().forEach(form -> routing(form).forEach(field -> {
            String key = field.path("key").asText();
            Set<String> asked = SHOWN.get(word(form)).stream()
                    .flatMap(shown -> shown.model().getModelElementsByType(ConditionExpression.class).stream())
                    .map(ConditionExpression::getTextContent)
                    .filter(condition -> condition.matches(".*\\b" + key + "\\b.*"))
                    .flatMap(condition -> Pattern.compile("['\"](\\w+)['\"]")
                            .matcher(condition)
                            .results()
                            .map(found -> found.group(1)))
                    .collect(Collectors.toSet());
            assertThat(options(field)).as(word(form) + "." + key).containsAll(asked);
        }));
    }

    @Test
    void mattersAreThoseOfTheDutyLists() {
        List<String> matters = Stream.of("duty-list", "street-duty-list", "street-assist-list", "community-list")
                .map(list -> Dmn.readModelFromFile(
                        Models.FOLDER.resolve(list + ".dmn").toFile()))
                .flatMap(list -> list.getModelElementsByType(Rule.class).stream())
                .map(rule -> rule.getInputEntries()
                        .iterator()
                        .next()
                        .getTextContent()
                        .trim()
                        .replace("\"", ""))
                .filter(code -> code.matches("\\w+\\.\\w+"))
                .distinct()
                .toList();

        for (String form : List.of("report-case", "review-triage")) {
            assertThat(options(field(form, "matter"))).as(form).containsExactlyInAnyOrderElementsOf(matters);
        }
    }

    @Test
    void aRulingMayNameTheStreetBesideEveryDepartment() {
        List<String> departments = options(field("blow-whistle", "extraDepartment"));

        assertThat(departments).hasSize(16);
        assertThat(options(field("rule-on-duty", "department")))
                .startsWith(departments.toArray(String[]::new))
                .endsWith("street")
                .hasSize(17);
        assertThat(options(field("redispatch", "department"))).isEqualTo(departments);
        assertThat(options(field("report-in", "suggestedDepartment"))).isEqualTo(departments);
    }

    private static Stream<JsonNode> forms() {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.sorted().map(FormContractTest::json).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static String word(JsonNode form) {
        return form.path("id").asText();
    }

    private static Stream<JsonNode> routing(JsonNode form) {
        return StreamSupport.stream(form.path("components").spliterator(), false)
                .filter(field ->
                        field.path("properties").path("routing").asText().equals("true"));
    }

    private static JsonNode field(String form, String key) {
        return StreamSupport.stream(
                        json(FORMS.resolve(form + ".form")).path("components").spliterator(), false)
                .filter(field -> field.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> options(JsonNode field) {
        return StreamSupport.stream(field.path("values").spliterator(), false)
                .map(option -> option.path("value").asText())
                .toList();
    }

    private static Map<String, List<Shown>> shown() {
        Map<String, List<Shown>> shown = new TreeMap<>();
        for (Path file : Models.files(".bpmn")) {
            BpmnModelInstance model = read(file);
            for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
                String form = node.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, "formRef");
                if (form != null) {
                    shown.computeIfAbsent(form, nothing -> new ArrayList<>()).add(new Shown(node, model));
                }
            }
        }
        return shown;
    }

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }
}
