package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;

/** kill -9 while people work, and the start after it. Real processes on the configured H2 file or on PostgreSQL. */
@Tag("application")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class KilledServerTest {

    private static final int CLIENTS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> database = TestDatabase.forProcesses();
    /** Key of each request ever sent → case number, empty while unanswered. */
    private final Map<String, String> reported = new ConcurrentHashMap<>();
    /** Cases whose meeting somebody was told to have called. */
    private final Set<String> called = ConcurrentHashMap.newKeySet();

    private final CountDownLatch enough = new CountDownLatch(8 * CLIENTS);

    @Test
    void whatWasAcknowledgedIsThereOnceAndNothingIsHalfDone() throws Exception {
        List<String> untouched = new ArrayList<>();
        String models;
        try (Server server = Server.start(database)) {
            for (int i = 0; i < 3; i++) {
                untouched.add(report(server.person("governor"), "untouched-" + i));
            }
            models = models(server);
            work(server);
        }
        letTimersComeDue();

        try (Server server = Server.start(database)) {
            assertThat(models(server))
                    .as("nothing changed, nothing is deployed anew")
                    .isEqualTo(models);
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                for (String number : untouched) {
                    if (acts(server, number, "oversight.").isEmpty()) {
                        return false;
                    }
                }
                return true;
            });
            Tasklist governor = server.person("governor");
            for (String key : reported.keySet()) {
                String number = report(governor, key);
                assertThat(reported.get(key)).as(key).isIn("", number);
                reported.put(key, number);
            }
            assertThat(governor.get("/api/v1/cases?size=1").json().get("total").asInt())
                    .as("one case per request")
                    .isEqualTo(reported.size());
            assertThat(called).hasSizeGreaterThan(1);
            for (String number : reported.values()) {
                assertThatNothingIsHalfDone(server, number);
            }
        }
        assertThat(count("select count(*) from oversight_item")).isEqualTo(openAtTheKill);
        assertThat(count("select count(distinct case_number) from oversight_item"))
                .isEqualTo(openAtTheKill);
        assertThat(count("select count(*) from ACT_RU_INCIDENT")).isZero();
    }

    private int openAtTheKill;

    private void work(Server server) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String client = "client-" + i + "-";
                clients.add(people.submit(() -> workUntilTheServerIsGone(server, client)));
            }
            assertThat(enough.await(3, TimeUnit.MINUTES)).isTrue();
            server.kill();
            for (Future<?> client : clients) {
                client.get(1, TimeUnit.MINUTES);
            }
        } finally {
            people.shutdownNow();
        }
    }

    private Void workUntilTheServerIsGone(Server server, String client) throws Exception {
        Tasklist governor = server.person("governor");
        Tasklist committee = server.person("committee");
        try {
            for (int i = 0; ; i++) {
                String number = report(governor, client + i);
                Task task = committee.task(number, "userTask_callMeeting");
                assertThat(committee.claim(task.id()).status()).isEqualTo(204);
                Answer answer = committee.submit(task.id(), RaceTest.meetingForm(Clock.systemDefaultZone()));
                assertThat(answer.status()).as(answer.text()).isEqualTo(204);
                called.add(number);
                enough.countDown();
            }
        } catch (UncheckedIOException gone) {
            return null;
        }
    }

    private String report(Tasklist governor, String key) throws IOException {
        reported.putIfAbsent(key, "");
        Answer answer = governor.send(governor.request("/api/v1/cases")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(RaceTest.CASE)))
                .build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String number = answer.json().get("number").asText();
        reported.put(key, number);
        return number;
    }

    /** While no server runs. */
    private void letTimersComeDue() throws Exception {
        try (Connection db = connection();
                var update = db.prepareStatement(
                        """
                        update ACT_RU_JOB set DUEDATE_ = ? where JOB_DEF_ID_ in
                            (select ID_ from ACT_RU_JOBDEF where ACT_ID_ = 'event_callOverdue')""")) {
            update.setTimestamp(1, java.sql.Timestamp.from(Instant.now().minus(Duration.ofMinutes(5))));
            openAtTheKill = update.executeUpdate();
        }
        assertThat(openAtTheKill).isGreaterThanOrEqualTo(3);
    }

    private void assertThatNothingIsHalfDone(Server server, String number) throws Exception {
        int acts = acts(server, number, "form.call-meeting").size();
        if (called.contains(number)) {
            assertThat(acts).as("acknowledged: " + number).isOne();
        }
        assertThat(acts).isLessThanOrEqualTo(1);
        assertThat(server.person("committee").tasks(number))
                .extracting(Task::key)
                .as(number)
                .containsExactly(acts == 1 ? "userTask_statePosition" : "userTask_callMeeting");
        assertThat(acts(server, number, "casefile.reported")).hasSize(1);
        assertThat(server.person("command")
                        .get("/api/v1/cases/" + number + "/ledger/verification")
                        .json()
                        .get("valid")
                        .asBoolean())
                .isTrue();
    }

    private static List<JsonNode> acts(Server server, String number, String act) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode entry : server.person("command")
                .get("/api/v1/cases/" + number + "/ledger")
                .json()) {
            if (entry.get("act").asText().startsWith(act)) {
                found.add(entry);
            }
        }
        return found;
    }

    private static String models(Server server) throws Exception {
        Tasklist admin = server.person("admin");
        StringBuilder models = new StringBuilder();
        for (String kind : List.of("deployment", "process-definition", "decision-definition")) {
            Answer answer = admin.get("/engine-rest/" + kind + "/count");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            models.append(kind).append(answer.json().get("count").asInt()).append(' ');
        }
        return models.toString();
    }

    private int count(String sql) throws Exception {
        try (Connection db = connection();
                var rows = db.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Connection connection() throws Exception {
        Object url = database.get("spring.datasource.url");
        return url == null
                ? DriverManager.getConnection("jdbc:h2:file:" + database.get("wufang.data") + "/wufang", "sa", "")
                : DriverManager.getConnection(url.toString(), "postgres", "postgres");
    }
}
