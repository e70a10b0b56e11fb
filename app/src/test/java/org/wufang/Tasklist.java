package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** One demo person at work over HTTP, with the calls that the Tasklist makes and those of our own API. */
public final class Tasklist {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final String person;

    private Tasklist(int port, String person) {
        this.port = port;
        this.person = person;
    }

    /** The demo person (password {@code demo}) at the server on this port. */
    public static Tasklist of(int port, String person) {
        return new Tasklist(port, person);
    }

    public String person() {
        return person;
    }

    /** The open tasks of the case that this person sees. */
    public List<Task> tasks(String caseNumber) {
        Answer answer = post("/engine-rest/task", Map.of("processInstanceBusinessKey", caseNumber));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<Task> tasks = new ArrayList<>();
        for (JsonNode task : answer.json()) {
            tasks.add(new Task(
                    caseNumber,
                    task.get("id").asText(),
                    task.get("taskDefinitionKey").asText(),
                    task.get("name").asText()));
        }
        return tasks;
    }

    /** The one task of this kind that this person sees in the case. */
    public Task task(String caseNumber, String key) {
        List<Task> seen = tasks(caseNumber);
        List<Task> found = seen.stream().filter(t -> t.key().equals(key)).toList();
        assertThat(found)
                .as("%s of %s seen by %s among %s", key, caseNumber, person, seen)
                .hasSize(1);
        return found.get(0);
    }

    /** Claims the one task of this kind, fills its form and completes it. */
    public void does(String caseNumber, String key, Map<String, ?> values) {
        Task task = task(caseNumber, key);
        assertThat(claim(task.id()).status()).as("claim %s by %s", key, person).isEqualTo(204);
        Answer answer = submit(task.id(), values);
        assertThat(answer.status())
                .as("%s by %s: %s", key, person, answer.text())
                .isIn(200, 204);
    }

    /** An act beside the tasks: 加签, 撤回 … */
    public void acts(String caseNumber, String act, Map<String, String> filled) {
        Answer answer = post("/api/v1/cases/" + caseNumber + "/acts/" + act, filled);
        assertThat(answer.status())
                .as("%s by %s: %s", act, person, answer.text())
                .isEqualTo(204);
    }

    public Answer claim(String taskId) {
        return post("/engine-rest/task/" + taskId + "/claim", Map.of("userId", person));
    }

    public Answer submit(String taskId, Map<String, ?> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        return post("/engine-rest/task/" + taskId + "/submit-form", Map.of("variables", variables));
    }

    /** Attaches a photo, each time another, to the one task of this kind. */
    public void attach(String caseNumber, String key) {
        Answer answer = attach(caseNumber, task(caseNumber, key).id(), "照片.png", photo());
        assertThat(answer.status())
                .as("%s by %s: %s", key, person, answer.text())
                .isEqualTo(201);
    }

    /** Attaches a file to a task, or to the whole case when the task is null. */
    public Answer attach(String caseNumber, @Nullable String taskId, String name, byte[] content) {
        String boundary = UUID.randomUUID().toString();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name.replace("\"", "%22") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(request("/api/v1/cases/" + caseNumber + "/documents" + (taskId == null ? "" : "?task=" + taskId))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build());
    }

    /** A small picture that no other call has made. */
    public static byte[] photo() {
        try {
            var picture = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture);
            picture.write(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
            return picture.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(write(body)))
                .build());
    }

    /** A request as this person, for what the other methods do not say. */
    public HttpRequest.Builder request(String path) {
        String basic = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + basic)
                .header("Accept", "application/json");
    }

    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a person would save to a file. */
    public byte[] download(String path, String type) {
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(request(path).setHeader("Accept", type).build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param key id of the user task in the model */
    public record Task(String caseNumber, String id, String key, String name) {}

    public record Answer(int status, String text, String location) {

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + text, e);
            }
        }
    }
}
