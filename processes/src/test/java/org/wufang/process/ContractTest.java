package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract classes name is in the models, and what the models name is in the contract. */
class ContractTest {

    private static final Set<Class<?>> CONTRACTS = Set.of(
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
            Patrol.class,
            SourceControl.class);

    /** Shown on the task's card; no model decides by them. */
    private static final Set<String> FOR_THE_CARD = Set.of("caseNumber", "matterName", "placeName");

    /** By which the running oversight of a task is found. */
    private static final Set<String> FOR_CORRELATION = Set.of("overdueTask");

    /** Words of expressions that are no variables: beans, the engine's own, functions of FEEL. */
    private static final Set<String> NO_VARIABLES = Set.of(
            "dispatch",
            "groups",
            "deadlines",
            "seats",
            "raters",
            "commitments",
            "voices",
            "hearings",
            "whistles",
            "contestJudges",
            "verifiers",
            "execution",
            "decisionResult",
            "null",
            "and",
            "not",
            "if",
            "then",
            "else",
            "true",
            "false");

    static Collection<Class<?>> contracts() {
        return CONTRACTS;
    }

    @Test
    void eachProcessHasOneContract() {
        assertThat(CONTRACTS)
                .extracting(contract -> constant(contract, "ID"))
                .containsExactlyInAnyOrderElementsOf(
                        Models.files(".bpmn").stream().map(Models::word).toList());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void userTasksAndMessagesAreThoseOfTheModel(Class<?> contract) {
        BpmnModelInstance model = model(contract);

        assertThat(texts(contract).filter(text -> text.startsWith("userTask_")))
                .containsExactlyInAnyOrderElementsOf(model.getModelElementsByType(UserTask.class).stream()
                        .map(UserTask::getId)
                        .toList());
        assertThat(texts(contract).filter(text -> text.contains(".")))
                .containsExactlyInAnyOrderElementsOf(model.getModelElementsByType(Message.class).stream()
                        .map(Message::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void variablesOfTheContractAreInTheModelOrItsTables(Class<?> contract) {
        Set<String> used = usedBy(contract);
        used.addAll(handedUpBy(contract));
        used.addAll(FOR_CORRELATION);

        assertThat(used).containsAll(variables(contract));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void variablesOfTheModelAndItsTablesAreInTheContract(Class<?> contract) {
        Set<String> declared = variables(contract);
        declared.addAll(variables(Routing.class));

        assertThat(declared).containsAll(usedBy(contract));
    }

    @Test
    void routingVariablesAreUsedSomewhere() {
        Set<String> used = new TreeSet<>(FOR_THE_CARD);
        CONTRACTS.forEach(contract -> used.addAll(usedBy(contract)));
        Models.files(".dmn").forEach(table -> used.addAll(inputs(Models.word(table))));

        assertThat(used).containsAll(variables(Routing.class));
    }

    @Test
    void oneNameHasOneType() {
        Map<String, Set<Class<?>>> types = Stream.concat(CONTRACTS.stream(), Stream.of(Routing.class))
                .flatMap(ContractTest::vars)
                .collect(Collectors.groupingBy(Var::name, Collectors.mapping(Var::type, Collectors.toSet())));

        assertThat(types).allSatisfy((name, found) -> assertThat(found).as(name).hasSize(1));
    }

    /** Expressions, loop and mapped variables of the model, and the inputs of the tables that it evaluates. */
    private static Set<String> usedBy(Class<?> contract) {
        String xml = read(file(contract)).replace("&lt;", "<").replace("&gt;", ">");
        Set<String> used = new TreeSet<>();
        find(xml, "\\$\\{([^}]*)}", expression -> words(expression, used));
        find(xml, "camunda:elementVariable=\"(\\w+)\"", used::add);
        find(xml, "<camunda:(?:inputParameter|outputParameter) name=\"(\\w+)\"", used::add);
        find(xml, "<camunda:out source(?:Expression)?=\"\\w+\" target=\"(\\w+)\"", used::add);
        model(contract).getModelElementsByType(BusinessRuleTask.class).stream()
                .map(BusinessRuleTask::getCamundaDecisionRef)
                .forEach(table -> used.addAll(inputs(table)));
        Set<String> delegates = new TreeSet<>();
        find(xml, "camunda:delegateExpression=\"\\$\\{(\\w+)}\"", delegates::add);
        used.removeAll(delegates);
        return used;
    }

    /** What the processes that call this one take from it. */
    private static Set<String> handedUpBy(Class<?> contract) {
        return Models.files(".bpmn").stream()
                .map(file -> Bpmn.readModelFromFile(file.toFile()))
                .flatMap(model -> model.getModelElementsByType(CallActivity.class).stream())
                .filter(call -> Models.called(call).contains(constant(contract, "ID")))
                .flatMap(call ->
                        call.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list().stream())
                .map(CamundaOut::getCamundaSource)
                .filter(source -> source != null)
                .collect(Collectors.toSet());
    }

    private static Set<String> inputs(String table) {
        Set<String> inputs = new TreeSet<>();
        Dmn.readModelFromFile(Models.FOLDER.resolve(table + ".dmn").toFile())
                .getModelElementsByType(InputExpression.class)
                .forEach(input -> words(input.getText().getTextContent(), inputs));
        return inputs;
    }

    /** Variables of an expression: words that are neither literals, members, nor called. */
    private static void words(String expression, Set<String> into) {
        String bare = expression.replaceAll("'[^']*'|\"[^\"]*\"", "").replaceAll("\\.\\w+", "");
        find(bare, "\\b([a-z]\\w*)\\b", word -> {
            if (!NO_VARIABLES.contains(word)) {
                into.add(word);
            }
        });
    }

    private static void find(String text, String pattern, Consumer<String> found) {
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.accept(match.group(1)));
    }

    private static Set<String> variables(Class<?> contract) {
        return vars(contract).map(Var::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Var<?>> vars(Class<?> contract) {
        return Arrays.stream(contract.getFields())
                .filter(field -> field.getType() == Var.class)
                .map(field -> (Var<?>) value(field));
    }

    private static Stream<String> texts(Class<?> contract) {
        return Arrays.stream(contract.getFields())
                .filter(field -> field.getType() == String.class)
                .map(field -> (String) value(field));
    }

    private static String constant(Class<?> contract, String name) {
        try {
            return (String) value(contract.getField(name));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(contract + " has no " + name, e);
        }
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Path file(Class<?> contract) {
        return Models.FOLDER.resolve(constant(contract, "ID") + ".bpmn");
    }

    private static BpmnModelInstance model(Class<?> contract) {
        return Bpmn.readModelFromFile(file(contract).toFile());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
