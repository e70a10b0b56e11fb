package org.wufang.sourcecontrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What root causes are called: as the form says in which they are chosen. */
@Component
class RootCauses {

    private final Map<String, String> names = new TreeMap<>();

    RootCauses(ObjectMapper json) throws IOException {
        JsonNode form = json.readTree(new ClassPathResource("forms/verify-result.form").getInputStream());
        for (JsonNode field : form.path("components")) {
            if (field.path("key").asText().equals("rootCause")) {
                field.path("values")
                        .forEach(option -> names.put(
                                option.path("value").asText(),
                                option.path("label").asText()));
            }
        }
    }

    /** The code itself when the form has it no more. */
    String name(String cause) {
        return names.getOrDefault(cause, cause);
    }
}
