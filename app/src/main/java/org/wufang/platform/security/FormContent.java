package org.wufang.platform.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wufang.platform.web.ProblemText;

/**
 * What a form may bring along: fields, and texts that are texts. Markup, addresses of other places and components that
 * load something would act in the browser of whoever opens the task.
 */
final class FormContent {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fields, texts and what arranges them; not html, iframe, image, documentPreview, filepicker, expression. */
    private static final Set<String> COMPONENTS = Set.of(
            "default",
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "text",
            "group",
            "dynamiclist",
            "table",
            "separator",
            "spacer",
            "button");

    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!?]");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:https?|ftp|file|javascript|vbscript|data|blob)\\s*:|\\]\\(\\s*(?!/)|//[\\p{L}\\p{N}]");

    /** Texts within an expression; outside of them "<" compares. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private FormContent() {}

    /** Id of the component, or nothing for the whole, → what is wrong with it, in Chinese. */
    static Map<String, String> objections(byte[] form) {
        Map<String, String> objections = new LinkedHashMap<>();
        try {
            JsonNode json = JSON.readTree(form);
            if (!json.isObject()) {
                objections.put("", ProblemText.of("refused-model.no-form").sentence());
                return objections;
            }
            visit("", json, objections);
        } catch (JsonProcessingException e) {
            objections.put("", ProblemText.of("refused-model.no-form").sentence());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return objections;
    }

    private static void visit(String owner, JsonNode node, Map<String, String> objections) {
        if (node.isTextual()) {
            check(owner, node.textValue(), objections);
            return;
        }
        String id = node.path("id").asText(owner);
        String type = node.path("type").asText("");
        if (node.isObject() && node.has("id") && node.has("type") && !COMPONENTS.contains(type)) {
            objections.putIfAbsent(id, ProblemText.of("refused-model.component").sentence(type));
        }
        node.forEach(child -> visit(id, child, objections));
    }

    private static void check(String owner, String text, Map<String, String> objections) {
        if (!text.startsWith("=")) {
            checkText(owner, text, objections);
            return;
        }
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            checkText(owner, quoted.group(), objections);
        }
    }

    private static void checkText(String owner, String text, Map<String, String> objections) {
        if (MARKUP.matcher(text).find()) {
            objections.putIfAbsent(owner, ProblemText.of("refused-model.markup").sentence());
        } else if (ADDRESS.matcher(text).find()) {
            objections.putIfAbsent(
                    owner, ProblemText.of("refused-model.address").sentence());
        }
    }
}
