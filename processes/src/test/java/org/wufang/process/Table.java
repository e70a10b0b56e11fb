package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** A decision table under test; remembers which of its rules fired. */
final class Table {

    private final String id;
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final Set<String> fired = new TreeSet<>();

    Table(String id) {
        this.id = id;
        DefaultDmnEngineConfiguration configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        engine = configuration
                .customPostDecisionTableEvaluationListeners(
                        List.of(event -> event.getMatchingRules().forEach(rule -> fired.add(rule.getId()))))
                .buildEngine();
        decision = engine.parseDecision(id, open());
    }

    List<Map<String, Object>> rows(Map<String, Object> inputs) {
        return engine.evaluateDecisionTable(decision, inputs).getResultList();
    }

    /** The one row that matches. */
    Map<String, Object> row(Map<String, Object> inputs) {
        List<Map<String, Object>> rows = rows(inputs);
        assertThat(rows).as("rows of %s for %s", id, inputs).hasSize(1);
        return rows.get(0);
    }

    /** The rule that fired, by its word, agrees with its id: {@code rule_lifeHazard}. */
    void assertEveryRuleFired() {
        Set<String> rules = Dmn.readModelFromStream(open()).getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(fired).as("rules of %s that a test row fired", id).isEqualTo(rules);
    }

    /** Name, value, name, value …; null values allowed. */
    static Map<String, Object> inputs(Object... pairs) {
        Map<String, Object> inputs = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            inputs.put((String) pairs[i], pairs[i + 1]);
        }
        return inputs;
    }

    private InputStream open() {
        try {
            return Files.newInputStream(Models.FOLDER.resolve(id + ".dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
