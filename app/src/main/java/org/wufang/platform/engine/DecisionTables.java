package org.wufang.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * The door to the decision tables for rooms that need more than one row.
 * A case is judged by the tables deployed with its process.
 */
@Component
public class DecisionTables {

    /** Answers kept: every step of every hazard and path, every matter, and what somebody tried. */
    private static final int MOST_ANSWERS = 20_000;

    /** FEEL that answers otherwise the next time. */
    private static final Pattern FICKLE = Pattern.compile("\\b(?:now|today|random number)\\s*\\(");

    private record Question(String definition, Map<String, Object> inputs) {}

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final EngineCalls engine;
    /** Process definition and table → decision definition; definitions never change their deployment. */
    private final Map<String, String> deployedTogether = new ConcurrentHashMap<>();
    /** FEEL is parsed anew at each evaluation, which was most of what a new task cost; a version never changes. */
    private final ConcurrentLruCache<Question, List<Map<String, Object>>> answers =
            new ConcurrentLruCache<>(MOST_ANSWERS, this::ask);

    private final Map<String, Boolean> steady = new ConcurrentHashMap<>();

    DecisionTables(@Lazy RepositoryService repository, @Lazy DecisionService decisions, EngineCalls engine) {
        this.repository = repository;
        this.decisions = decisions;
        this.engine = engine;
    }

    /**
     * Evaluates the table deployed together with the process of this execution.
     *
     * @param table id of the table ({@code duty-list})
     * @param execution a {@link DelegateExecution} or {@link DelegateTask}
     * @param inputs by input expression name
     * @return one map per matched rule, output name → value
     * @throws IllegalStateException when no such table was deployed with the process
     */
    public List<Map<String, Object>> evaluate(String table, VariableScope execution, Map<String, Object> inputs) {
        String process;
        if (execution instanceof DelegateExecution scope) {
            process = scope.getProcessDefinitionId();
        } else if (execution instanceof DelegateTask task) {
            process = task.getProcessDefinitionId();
        } else {
            throw new IllegalArgumentException("neither an execution nor a task: " + execution);
        }
        return evaluate(table, process, inputs);
    }

    /** Evaluates the table deployed together with this process definition. */
    public List<Map<String, Object>> evaluate(String table, String processDefinitionId, Map<String, Object> inputs) {
        return engine.asSystem(() -> rows(
                deployedTogether.computeIfAbsent(
                        processDefinitionId + "/" + table, key -> definition(table, processDefinitionId)),
                inputs));
    }

    /**
     * Evaluates the table deployed together with this process definition; where none was, its newest version: for a rule
     * that is younger than some open cases, and binds them.
     */
    public List<Map<String, Object>> evaluateOrLatest(
            String table, String processDefinitionId, Map<String, Object> inputs) {
        return engine.asSystem(() -> isDeployedWith(table, processDefinitionId))
                ? evaluate(table, processDefinitionId, inputs)
                : evaluateLatest(table, inputs);
    }

    /** Evaluates the newest version: before a process exists (validating input). */
    public List<Map<String, Object>> evaluateLatest(String table, Map<String, Object> inputs) {
        return evaluateVersion(
                newestVersion(table)
                        .orElseThrow(() -> new IllegalStateException("table " + table + " was never deployed")),
                inputs);
    }

    /** Id of the version of the table that was deployed together with this process; empty when none was. */
    public Optional<String> versionWith(String table, String processDefinitionId) {
        return engine.asSystem(() -> {
            String key = processDefinitionId + "/" + table;
            String known = deployedTogether.get(key);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<String> found = find(table, processDefinitionId).map(DecisionDefinition::getId);
            found.ifPresent(id -> deployedTogether.put(key, id));
            return found;
        });
    }

    /** Id of the newest version; empty when the table was never deployed. */
    public Optional<String> newestVersion(String table) {
        return engine
                .asSystem(() -> repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(table)
                        .orderByDecisionDefinitionVersion()
                        .desc()
                        .listPage(0, 1))
                .stream()
                .map(DecisionDefinition::getId)
                .findFirst();
    }

    /**
     * Table → id of its newest version, of all tables, asked at once. The engine's query for newest versions is none for
     * H2, which would look through all versions for each of them.
     */
    public Map<String, String> newestVersions() {
        return engine
                .asSystem(() -> repository
                        .createDecisionDefinitionQuery()
                        .orderByDecisionDefinitionVersion()
                        .asc()
                        .list())
                .stream()
                .collect(Collectors.toMap(
                        DecisionDefinition::getKey, DecisionDefinition::getId, (older, newer) -> newer));
    }

    /** Evaluates this version ({@link #versionWith}, {@link #newestVersion}). */
    public List<Map<String, Object>> evaluateVersion(String version, Map<String, Object> inputs) {
        return engine.asSystem(() -> rows(version, inputs));
    }

    private List<Map<String, Object>> rows(String definitionId, Map<String, Object> inputs) {
        Question question = new Question(definitionId, Collections.unmodifiableMap(new HashMap<>(inputs)));
        return steady.computeIfAbsent(definitionId, this::isSteady) ? answers.get(question) : ask(question);
    }

    private List<Map<String, Object>> ask(Question question) {
        return decisions
                .evaluateDecisionTableById(question.definition())
                .variables(question.inputs())
                .evaluate()
                .getResultList()
                .stream()
                .map(Collections::unmodifiableMap)
                .toList();
    }

    /** Whether the same inputs find the same rules at any time. */
    private boolean isSteady(String definitionId) {
        try (InputStream model = repository.getDecisionModel(definitionId)) {
            return !FICKLE.matcher(new String(model.readAllBytes(), StandardCharsets.UTF_8))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isDeployedWith(String table, String processDefinitionId) {
        return deployedTogether.containsKey(processDefinitionId + "/" + table)
                || find(table, processDefinitionId).isPresent();
    }

    private String definition(String table, String processDefinitionId) {
        return find(table, processDefinitionId)
                .orElseThrow(() ->
                        new IllegalStateException("table " + table + " was not deployed with " + processDefinitionId))
                .getId();
    }

    private Optional<DecisionDefinition> find(String table, String processDefinitionId) {
        return Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .deploymentId(
                        repository.getProcessDefinition(processDefinitionId).getDeploymentId())
                .decisionDefinitionKey(table)
                .singleResult());
    }
}
