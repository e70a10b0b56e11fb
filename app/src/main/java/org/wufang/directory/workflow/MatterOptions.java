package org.wufang.directory.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.wufang.directory.DutyItem;
import org.wufang.directory.DutyList;
import org.wufang.process.CaseLifecycle;

/** The forms in which a person chooses a matter offer those of the lists: they are deployed together. */
@Component
class MatterOptions {

    private static final List<String> FORMS = List.of("report-case.form", "review-triage.form");
    private static final String FIELD = "matter";

    private final RepositoryService repository;
    private final ObjectMapper json;

    MatterOptions(@Lazy RepositoryService repository, ObjectMapper json) {
        this.repository = repository;
        this.json = json;
    }

    /** File name → content of the forms, offering the matters of these lists; those that offer them already are left out. */
    Map<String, String> forms(Map<DutyList, List<DutyItem>> lists) {
        Map<String, String> matters = new LinkedHashMap<>();
        lists.values().forEach(items -> items.forEach(item -> matters.putIfAbsent(item.matter(), item.name())));
        ProcessDefinition newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(CaseLifecycle.ID)
                .latestVersion()
                .singleResult();
        Map<String, String> forms = new LinkedHashMap<>();
        for (String name : FORMS) {
            try (InputStream file = repository.getResourceAsStream(newest.getDeploymentId(), name)) {
                JsonNode form = json.readTree(file);
                if (offer(form, new LinkedHashMap<>(matters))) {
                    forms.put(name, json.writerWithDefaultPrettyPrinter().writeValueAsString(form));
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("form " + name + " is no JSON", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return forms;
    }

    /** In the order in which they stand already, new ones behind; whether anything has changed. */
    private boolean offer(JsonNode form, Map<String, String> matters) {
        boolean changed = false;
        for (JsonNode component : form.path("components")) {
            if (component.path("key").asText().equals(FIELD) && component instanceof ObjectNode field) {
                List<ObjectNode> options = new ArrayList<>();
                for (JsonNode option : component.path("values")) {
                    String name = matters.remove(option.path("value").asText());
                    if (name != null) {
                        options.add(option(option.path("value").asText(), name));
                    }
                }
                matters.forEach((matter, name) -> options.add(option(matter, name)));
                ArrayNode values = json.createArrayNode().addAll(options);
                changed |= !values.equals(component.path("values"));
                field.set("values", values);
            }
        }
        return changed;
    }

    private ObjectNode option(String matter, String name) {
        return json.createObjectNode().put("label", name).put("value", matter);
    }
}
