package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyList;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.forms.StartAct;
import org.wufang.platform.forms.TaskAct;

/** Every name in a model leads to something, and nothing of ours waits for a model that does not name it. */
@WufangTest
class WiringTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final List<BpmnModelInstance> MODELS =
            resources("classpath*:processes/*.bpmn", in -> Bpmn.readModelFromStream(in));
    private static final List<String> TEXTS = resources("classpath*:processes/*.bpmn", WiringTest::text);

    @Autowired
    ApplicationContext context;

    @Autowired
    DecisionTables tables;

    @Autowired
    Directory directory;

    @Test
    void everyServiceTaskNamesADelegateAndEveryDelegateIsNamed() {
        Set<String> named = elements(ServiceTask.class)
                .map(task -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(new TreeSet<>(ours(JavaDelegate.class).keySet()));
    }

    @Test
    void everyActNamesAUserTaskOfAModel() {
        Set<String> tasks = ids(UserTask.class);

        assertThat(ours(TaskAct.class).values())
                .extracting(TaskAct::task)
                .doesNotHaveDuplicates()
                .isSubsetOf(tasks);
        assertThat(ours(StartAct.class).values()).extracting(StartAct::process).isSubsetOf(ids(Process.class));
    }

    @Test
    void everyFormNamedExistsAndEveryFormIsNamed() {
        Set<String> named = new TreeSet<>();
        elements(UserTask.class).forEach(task -> named.add(task.getAttributeValueNs(CAMUNDA, "formRef")));
        elements(StartEvent.class)
                .map(start -> start.getAttributeValueNs(CAMUNDA, "formRef"))
                .filter(form -> form != null)
                .forEach(named::add);

        assertThat(named).isEqualTo(names("classpath*:forms/*.form", ".form"));
    }

    @Test
    void everyTableAndProcessNamedExistsAndEveryTableIsUsed() {
        Set<String> decisions = elements(BusinessRuleTask.class)
                .map(task -> task.getCamundaDecisionRef())
                .collect(Collectors.toCollection(TreeSet::new));
        decisions.addAll(
                Set.of("case-acts", "clock-alert", "deadlines", "owners-item", "party-roster", "source-control-bound"));
        Stream.of(DutyList.values()).map(DutyList::table).forEach(decisions::add);

        assertThat(decisions).isEqualTo(names("classpath*:processes/*.dmn", ".dmn"));
        assertThat(elements(CallActivity.class)
                        .map(CallActivity::getCalledElement)
                        .filter(called -> !called.equals("${deliberationMethod}")))
                .isSubsetOf(names("classpath*:processes/*.bpmn", ".bpmn"));
    }

    @Test
    void everyRoleNamedIsARoleOfTheDirectory() {
        for (String role : found("groups\\.of\\('(\\w+)'")) {
            assertThat(directory.roleName(role)).as(role).isNotEqualTo(role);
        }
    }

    @Test
    void everyDeadlineNamedIsInTheTable() {
        Set<String> steps = found("deadlines\\.dueAt\\('(\\w+)'");

        assertThat(steps).isNotEmpty();
        for (String step : steps) {
            assertThat(tables.evaluateLatest(
                            "deadlines", Map.of("step", step, "hazard", "none", "whistleKind", "quick")))
                    .as(step)
                    .hasSize(1);
        }
    }

    @Test
    void everyBeanInAnExpressionExists() {
        for (String bean : found("[${( ](\\w+)\\.\\w+\\(")) {
            if (!Set.of("execution", "decisionResult").contains(bean)) {
                assertThat(context.containsBean(bean)).as(bean).isTrue();
            }
        }
    }

    private <T> Map<String, T> ours(Class<T> type) {
        return context.getBeansOfType(type).entrySet().stream()
                .filter(bean -> bean.getValue().getClass().getName().startsWith("org.wufang."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <E extends ModelElementInstance> Stream<E> elements(Class<E> type) {
        return MODELS.stream().map(model -> model.getModelElementsByType(type)).flatMap(Collection::stream);
    }

    private static Set<String> ids(Class<? extends ModelElementInstance> type) {
        return elements(type).map(e -> e.getAttributeValue("id")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(String pattern) {
        Set<String> words = new TreeSet<>();
        for (String text : TEXTS) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            while (matcher.find()) {
                words.add(matcher.group(1));
            }
        }
        return words;
    }

    private static Set<String> names(String pattern, String ending) {
        return Arrays.stream(find(pattern))
                .map(resource -> resource.getFilename().replace(ending, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> List<T> resources(String pattern, Function<InputStream, T> read) {
        return Arrays.stream(find(pattern))
                .map(resource -> {
                    try (InputStream in = resource.getInputStream()) {
                        return read.apply(in);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static Resource[] find(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
