package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;

/** Two nodes on one PostgreSQL that was empty when both started in the same instant. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class TwoNodesTest {

    private static final List<String> FIVE = List.of("party", "committee", "property", "owners", "social");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path data;

    @Test
    void twoNodesStartAtOnceOnAnEmptyDatabaseAndWorkOnTheSameCases() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                Server one = Server.start(node(database, "one"));
                Server two = Server.start(node(database, "two"))) {
            one.port();
            two.port();
            assertThatEverythingIsThereOnce(database);

            theSameRequestOnBothIsOneCase(one, two, database);
            fiveAtTwoNodesJoinOnce(one, two);
            theSameExportOnBothIsImportedOnce(one, two, database);
        }
    }

    private Map<String, Object> node(EmbeddedPostgres database, String name) throws Exception {
        return Map.of(
                "spring.datasource.url", database.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres",
                "wufang.admin.login", "chief",
                "wufang.admin.password", "chief-of-both-nodes-2026",
                "wufang.data", Files.createDirectories(data.resolve(name)));
    }

    private static void assertThatEverythingIsThereOnce(EmbeddedPostgres database) throws Exception {
        assertThat(count(database, "select count(*) from ACT_RE_DEPLOYMENT")).isOne();
        assertThat(count(database, "select max(VERSION_) from ACT_RE_PROCDEF")).isOne();
        assertThat(count(database, "select max(VERSION_) from ACT_RE_DECISION_DEF"))
                .isOne();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> count(database, "select count(*) from ACT_RU_FILTER") >= 13);
        assertThat(count(database, "select count(*) - count(distinct NAME_) from ACT_RU_FILTER"))
                .isZero();
        assertThat(
                        count(
                                database,
                                """
                                select count(*) from (select 1 from ACT_RU_AUTHORIZATION
                                    group by TYPE_, GROUP_ID_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_
                                    having count(*) > 1) doubled"""))
                .isZero();
        assertThat(count(database, "select count(*) from ACT_RU_JOB where HANDLER_TYPE_ = 'history-cleanup'"))
                .isOne();
        assertThat(count(database, "select count(*) from ACT_ID_USER where ID_ <> 'chief'"))
                .isEqualTo(count(database, "select count(*) from directory_person"));
        assertThat(count(database, "select count(*) from ACT_ID_MEMBERSHIP where USER_ID_ = 'chief'"))
                .isOne();
    }

    private static void theSameRequestOnBothIsOneCase(Server one, Server two, EmbeddedPostgres database)
            throws Exception {
        String body = JSON.writeValueAsString(RaceTest.CASE);
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Tasklist governor = (i % 2 == 0 ? one : two).person("governor");
            requests.add(() -> governor.send(governor.request("/api/v1/cases")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "both")
                    .POST(BodyPublishers.ofString(body))
                    .build()));
        }

        List<Answer> answers = Together.act(requests);

        assertThat(answers).extracting(Answer::status).as(answers.toString()).containsOnly(201);
        assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
        assertThat(count(database, "select count(*) from casefile_case")).isOne();
    }

    private static void fiveAtTwoNodesJoinOnce(Server one, Server two) throws Exception {
        for (int i = 0; i < 5; i++) {
            String number = one.person("governor")
                    .post("/api/v1/cases", RaceTest.CASE)
                    .json()
                    .get("number")
                    .asText();
            two.person("committee")
                    .does(number, "userTask_callMeeting", RaceTest.meetingForm(Clock.systemDefaultZone()));
            List<Callable<Answer>> statements = new ArrayList<>();
            for (String party : FIVE) {
                Tasklist person = (FIVE.indexOf(party) % 2 == 0 ? one : two).person(party);
                Task task = person.task(number, "userTask_statePosition");
                assertThat(person.claim(task.id()).status()).isEqualTo(204);
                statements.add(() -> person.submit(task.id(), Map.of("position", "同意协商解决")));
            }

            List<Answer> answers = Together.act(statements);

            assertThat(answers)
                    .extracting(Answer::status)
                    .as(answers.toString())
                    .containsOnly(204);
            assertThat(two.person("committee").tasks(number))
                    .extracting(Task::key)
                    .containsExactly("userTask_draftProposal");
            JsonNode check = one.person("command")
                    .get("/api/v1/cases/" + number + "/ledger/verification")
                    .json();
            assertThat(check.get("valid").asBoolean()).as(check.toString()).isTrue();
        }
    }

    private static void theSameExportOnBothIsImportedOnce(Server one, Server two, EmbeddedPostgres database)
            throws Exception {
        int before = count(database, "select count(*) from casefile_case");

        List<Answer> answers =
                Together.act(List.of(() -> sendExport(one.person("command")), () -> sendExport(two.person("command"))));

        int accepted = 0;
        for (Answer answer : answers) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            String path = answer.location().substring(answer.location().indexOf("/api/"));
            Tasklist reader = one.person("command");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> !reader.get(path).json().get("state").asText().equals("running"));
            JsonNode result = reader.get(path).json();
            assertThat(result.get("state").asText()).isEqualTo("done");
            assertThat(result.get("rejected").asInt()).isZero();
            assertThat(result.get("accepted").asInt() + result.get("duplicate").asInt())
                    .isEqualTo(40);
            accepted += result.get("accepted").asInt();
        }
        assertThat(accepted).isEqualTo(40);
        assertThat(count(database, "select count(*) from casefile_case")).isEqualTo(before + 40);
    }

    private static Answer sendExport(Tasklist person) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"export.csv\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new ClassPathResource("demo/sample-export.csv").getContentAsByteArray());
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return person.send(person.request("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static int count(EmbeddedPostgres database, String sql) throws Exception {
        try (Connection db = database.getPostgresDatabase().getConnection();
                var rows = db.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
