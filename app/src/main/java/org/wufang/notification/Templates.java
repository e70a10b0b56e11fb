package org.wufang.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The texts of {@code notifications.properties}: {@code <name>.subject}, {@code <name>.text}, {@code <name>.listed}. */
@Component
class Templates {

    private static final String FILE = "notifications.properties";
    /** For a notice that was kept before its text was taken away. */
    private static final Template GONE = new Template("", "一条通知", "[诉求 {case}（{matter}）]有一条通知。", true);

    private final Map<String, Template> templates;
    private final DateTimeFormatter time;

    Templates(@Value("${wufang.zone}") ZoneId zone) throws IOException {
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
        Properties texts = new Properties();
        try (Reader file =
                new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        this.templates = texts.stringPropertyNames().stream()
                .filter(property -> property.endsWith(".subject"))
                .map(property -> property.substring(0, property.length() - ".subject".length()))
                .map(name -> new Template(
                        name,
                        texts.getProperty(name + ".subject"),
                        texts.getProperty(name + ".text", ""),
                        !"false".equals(texts.getProperty(name + ".listed"))))
                .collect(Collectors.toMap(Template::name, template -> template, (one, two) -> one, TreeMap::new));
    }

    Collection<Template> all() {
        return templates.values();
    }

    /** @throws IllegalArgumentException when a room raises what nobody has written */
    Template get(String name) {
        Template template = templates.get(name);
        if (template == null) {
            throw new IllegalArgumentException("no template " + name + " in " + FILE);
        }
        return template;
    }

    String subject(String name, Map<String, String> words) {
        return templates.getOrDefault(name, GONE).subject(words, time);
    }

    String text(String name, Map<String, String> words) {
        return templates.getOrDefault(name, GONE).text(words, time);
    }
}
