package org.wufang.directory.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.wufang.directory.DutyItem;
import org.wufang.directory.DutyList;
import org.wufang.directory.DutyRegister;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.web.Problem;

/** The duty lists as the decision tables that they are: read, rewritten, deployed. */
@Component
public class DutyTables {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");
    /** Name of the deployment that comes with a release of Wufang. */
    public static final String SHIPPED = "shipped with wufang";

    private final RepositoryService repository;
    private final EngineCalls engine;
    private final DecisionTables decisions;
    private final MatterOptions options;
    /** Version → SHA-256 of its file; a version never changes. */
    private final Map<String, String> files = new ConcurrentHashMap<>();
    /** SHA-256 of a file → its items: each deployment makes a version of all lists, most of them as they were. */
    private final Map<String, List<DutyItem>> read = new ConcurrentHashMap<>();

    DutyTables(
            @Lazy RepositoryService repository, EngineCalls engine, DecisionTables decisions, MatterOptions options) {
        this.repository = repository;
        this.engine = engine;
        this.decisions = decisions;
        this.options = options;
    }

    /**
     * A list as it is deployed.
     *
     * @param version id of the decision definition
     * @param deployment name of its deployment
     * @param shipped whether it came with a release of Wufang
     */
    public record Deployed(String version, String deployment, boolean shipped, Instant since, List<DutyItem> items) {}

    /**
     * The newest.
     *
     * @throws Problem {@code unreadable-duty-list}, 409, when somebody wrote more than texts into it
     */
    public Deployed newest(DutyList list) {
        String version = decisions
                .newestVersion(list.table())
                .orElseThrow(() -> new IllegalStateException("no table " + list.table() + " is deployed"));
        return engine.asSystem(() -> {
            DecisionDefinition definition = repository.getDecisionDefinition(version);
            Deployment deployment = repository
                    .createDeploymentQuery()
                    .deploymentId(definition.getDeploymentId())
                    .singleResult();
            String name = String.valueOf(deployment.getName());
            return new Deployed(
                    version,
                    name,
                    name.equals(SHIPPED),
                    deployment.getDeploymentTime().toInstant(),
                    items(list, version));
        });
    }

    /**
     * The list by which the cases of this process are judged; empty where they opened before there was such a list, or
     * where its cells are more than texts: such a table judges, but nobody can say which version it is.
     */
    public Optional<List<DutyItem>> with(DutyList list, String processDefinitionId) {
        return decisions
                .versionWith(list.table(), processDefinitionId)
                .filter(version -> isReadable(version))
                .map(version -> engine.asSystem(() -> items(list, version)));
    }

    /** Whether the cells of the newest lists are texts, so that they can be compared and rewritten. */
    public boolean areReadable() {
        return Stream.of(DutyList.values()).allMatch(list -> decisions
                .newestVersion(list.table())
                .filter(version -> isReadable(version))
                .isPresent());
    }

    private boolean isReadable(String version) {
        return read.containsKey(file(version))
                || engine.asSystem(() -> table(model(version)).getRules().stream()
                        .flatMap(rule -> Stream.concat(
                                rule.getInputEntries().stream().map(InputEntry::getText),
                                rule.getOutputEntries().stream().map(OutputEntry::getText)))
                        .allMatch(DutyTables::isText));
    }

    private static boolean isText(@Nullable Text cell) {
        String content = cell == null ? "" : cell.getTextContent().strip();
        return content.isEmpty() || LITERAL.matcher(content).matches();
    }

    /** Puts these items in force for new cases: the table with all that is not a rule of it, and the forms that offer it. */
    public void deploy(DutyList list, List<DutyItem> items, String name) {
        engine.asSystem(() -> {
            DmnModelInstance model = own(newest(list).version());
            rewrite(list, model, items);
            Map<DutyList, List<DutyItem>> all = new LinkedHashMap<>();
            for (DutyList each : DutyList.values()) {
                all.put(each, each == list ? items : newest(each).items());
            }
            DeploymentBuilder deployment = repository
                    .createDeployment()
                    .name(name)
                    .addString(list.table() + ".dmn", Dmn.convertToString(model));
            options.forms(all).forEach(deployment::addString);
            deployment.deploy();
        });
    }

    private List<DutyItem> items(DutyList list, String version) {
        String file = file(version);
        List<DutyItem> known = read.get(file);
        if (known == null) {
            known = table(model(version)).getRules().stream()
                    .map(rule -> item(list, rule))
                    .toList();
            read.put(file, known);
        }
        return known;
    }

    private String file(String version) {
        return files.computeIfAbsent(
                version,
                of -> engine.asSystem(() -> {
                    try (InputStream file = repository.getDecisionModel(of)) {
                        return DutyRegister.sha256(file.readAllBytes());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    /** To be changed: what {@link #model} gives is kept by the engine and shown to everybody. */
    private DmnModelInstance own(String version) {
        try (InputStream file = repository.getDecisionModel(version)) {
            return Dmn.readModelFromStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DmnModelInstance model(String version) {
        return repository.getDmnModelInstance(version);
    }

    private static DecisionTable table(DmnModelInstance model) {
        return model.getModelElementsByType(DecisionTable.class).iterator().next();
    }

    private static List<String> columns(DecisionTable table) {
        return table.getOutputs().stream().map(Output::getName).toList();
    }

    private static DutyItem item(DutyList list, Rule rule) {
        List<String> columns = columns((DecisionTable) rule.getParentElement());
        List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
        Map<String, String> cells = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            cells.put(columns.get(column), text(list, rule, entries.get(column).getText()));
        }
        return new DutyItem(
                cells.getOrDefault("item", ""),
                text(list, rule, rule.getInputEntries().iterator().next().getText()),
                cells.getOrDefault("matterName", ""),
                cells.getOrDefault("group", ""),
                cells.getOrDefault("lead", ""),
                codes(cells.getOrDefault("assist", "")),
                cells.getOrDefault("basis", ""),
                cells.getOrDefault("kind", ""));
    }

    private static List<String> codes(String text) {
        return Pattern.compile(",")
                .splitAsStream(text)
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String text(DutyList list, Rule rule, @Nullable Text cell) {
        String content = cell == null ? "" : cell.getTextContent().strip();
        if (content.isEmpty()) {
            return "";
        }
        Matcher literal = LITERAL.matcher(content);
        if (!literal.matches()) {
            throw new Problem("unreadable-duty-list", list.label(), rule.getId(), content);
        }
        return literal.group(1);
    }

    // Rewriting

    private static void rewrite(DutyList list, DmnModelInstance model, List<DutyItem> items) {
        DecisionTable table = table(model);
        List<String> columns = columns(table);
        Map<String, Deque<Rule>> rules = new HashMap<>(); // Modeler lets a matter have more than one
        for (Rule rule : List.copyOf(table.getRules())) {
            rules.computeIfAbsent(item(list, rule).matter(), matter -> new ArrayDeque<>())
                    .add(rule);
        }
        List<Rule> ordered = new ArrayList<>();
        for (DutyItem item : items) {
            Rule rule = rules.getOrDefault(item.matter(), new ArrayDeque<>()).poll();
            if (rule == null) {
                rule = newRule(model, item, columns);
            } else {
                List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
                for (int column = 0; column < columns.size(); column++) {
                    write(entries.get(column).getText(), cell(item, columns.get(column)));
                }
            }
            ordered.add(rule);
        }
        rules.values().forEach(table.getRules()::removeAll);
        put(table, ordered);
    }

    /** Moves the rules into this order, in the document alone: to take one out is to look through all of it for references. */
    private static void put(DecisionTable table, List<Rule> ordered) {
        DomElement parent = table.getDomElement();
        DomElement before = parent.getChildElements().stream()
                .filter(child -> !child.getLocalName().equals("rule"))
                .reduce((first, second) -> second)
                .orElseThrow();
        for (Rule rule : ordered) {
            parent.insertChildElementAfter(rule.getDomElement(), before);
            before = rule.getDomElement();
        }
    }

    private static Rule newRule(DmnModelInstance model, DutyItem item, List<String> columns) {
        String id = ruleId(model, item.matter());
        Rule rule = model.newInstance(Rule.class, id);
        Description description = model.newInstance(Description.class);
        description.setTextContent(item.item() + " " + item.name());
        rule.setDescription(description);
        InputEntry input = model.newInstance(InputEntry.class, id + "_in1");
        input.setText(text(model, item.matter()));
        rule.getInputEntries().add(input);
        List<OutputEntry> entries = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            OutputEntry output = model.newInstance(OutputEntry.class, id + "_out" + (column + 1));
            output.setText(text(model, cell(item, columns.get(column))));
            entries.add(output);
        }
        rule.getOutputEntries().addAll(entries);
        return rule;
    }

    /** {@code rule_parkingFirelane}; letters are added while another rule has it. */
    private static String ruleId(DmnModelInstance model, String matter) {
        String[] words = matter.split("\\.");
        StringBuilder id = new StringBuilder("rule_").append(words[0].replaceAll("[^A-Za-z]", ""));
        for (int word = 1; word < words.length; word++) {
            id.append(words[word].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(words[word].substring(1).replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT));
        }
        while (model.getModelElementById(id.toString()) != null) {
            id.append("X");
        }
        return id.toString();
    }

    private static String cell(DutyItem item, String column) {
        return switch (column) {
            case "item" -> item.item();
            case "matterName" -> item.name();
            case "group" -> item.group();
            case "lead" -> item.lead();
            case "assist" -> String.join(",", item.assist());
            case "basis" -> item.basis();
            case "kind" -> item.kind();
            default -> "";
        };
    }

    private static Text text(DmnModelInstance model, String content) {
        Text text = model.newInstance(Text.class);
        write(text, content);
        return text;
    }

    private static void write(Text text, String content) {
        text.setTextContent('"' + content + '"');
    }
}
