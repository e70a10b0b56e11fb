package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.directory.Directory;

/** Those who are called come, act together, and are rated. */
@WufangTest
class JointActionTest extends WhistledCases {

    @Autowired
    private Directory directory;

    @Test
    void anArrivalIsConfirmedByTheCodeOfTheWhistlerOrAPosition() {
        String number = open("building.illegal", "none");
        start(number, 2);
        cases.as("party").does(number, BLOW, ground("jointEnforcement"));
        String code = cases.section("party", number, "siteCodes")
                .get(0)
                .path("siteCode")
                .asText();
        assertThat(code).hasSize(6);
        assertThat(cases.section("governor", number, "siteCodes")
                        .get(0)
                        .path("siteCode")
                        .asText())
                .isEqualTo(code);
        assertThat(cases.section("blockservice", number, "siteCodes")).isEmpty();
        assertThat(cases.as("blockservice").get("/api/v1/cases/" + number).text())
                .doesNotContain(code);
        assertThat(cases.section("coordination", number, "siteCodes"))
                .as("summoned at this level")
                .isEmpty();
        String task = cases.as("blockservice").task(number, REPORT_IN).id();
        cases.as("blockservice").claim(task);

        Answer wrong = cases.as("blockservice").submit(task, arrived("XXXXXX", ""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("到场码不对");
        Answer swapped = cases.as("blockservice").submit(task, arrived("", "112.91,27.85"));
        assertThat(swapped.status()).isEqualTo(400);
        assertThat(swapped.text()).contains("定位（纬度,经度）", "-90 到 90");
        cases.as("blockservice").does(number, REPORT_IN, arrived(code.toLowerCase(), "27.85,112.91"));

        assertThat(cases.section("manager", number, "whistles").toString()).contains("codeAndPosition");
        assertThat(facts("coordination", number, REPORT_IN)).contains("到场码、定位佐证");
    }

    @Test
    void departmentsThatReportInAtTheSameInstantAllArriveAndNobodySeesAnError() throws Exception {
        List<String> departments = List.of("rapid", "xiaofang", "gongan");
        for (int round = 0; round < 5; round++) {
            String number = open("parking.fireLane", "life");
            start(number, 2);
            cases.as("party").does(number, BLOW, ground("emergency"));
            Map<String, String> tasks = departments.stream()
                    .collect(Collectors.toMap(
                            person -> person,
                            person -> cases.as(person).task(number, REPORT_IN).id()));
            tasks.forEach((person, task) -> cases.as(person).claim(task));
            var pool = Executors.newFixedThreadPool(departments.size());

            List<Answer> answers = pool
                    .invokeAll(departments.stream()
                            .<Callable<Answer>>map(
                                    person -> () -> cases.as(person).submit(tasks.get(person), ARRIVED))
                            .toList())
                    .stream()
                    .map(JointActionTest::result)
                    .toList();
            pool.shutdown();

            assertThat(answers).extracting(Answer::status).allMatch(status -> status == 200 || status == 204);
            assertThat(cases.as("xiaofang").task(number, PLAN)).isNotNull();
        }
    }

    @Test
    void whoComesLateJoinsTheActionThatHasBegun() {
        String number = open("parking.fireLane", "life");
        String run = start(number, 2);
        cases.as("party").does(number, BLOW, ground("emergency"));
        cases.as("rapid").does(number, REPORT_IN, ARRIVED);
        cases.fire(number, "event_reportInOverdue");
        cases.fire(number, "event_reportInOverdue");
        cases.fire(number, "event_reportInOverdue");
        cases.as("rapid").does(number, PLAN, plan());
        assertThat(cases.as("gongan").tasks(number)).isEmpty();

        JsonNode offers =
                cases.as("gongan").get("/api/v1/cases/" + number + "/acts").json();
        String absence = StreamSupport.stream(offers.spliterator(), false)
                .filter(act -> act.path("name").asText().equals("reportInLate"))
                .flatMap(act -> act.path("fields").findParents("options").stream())
                .map(field -> field.path("options").path(0).path("value").asText())
                .findFirst()
                .orElseThrow();
        Answer foreign = cases.as("shichang")
                .post(
                        "/api/v1/cases/" + number + "/acts/reportInLate",
                        Map.of("absence", absence, "place", "东门", "reason", "x"));
        assertThat(foreign.status()).as("never called").isIn(403, 404);
        Answer wrong = cases.as("gongan")
                .post(
                        "/api/v1/cases/" + number + "/acts/reportInLate",
                        Map.of("absence", absence, "place", "东门", "siteCode", "WRONG1", "reason", "警情占用"));
        assertThat(wrong.status()).isEqualTo(400);
        cases.as("gongan").acts(number, "reportInLate", Map.of("absence", absence, "place", "东门", "reason", "警情占用"));

        String task = cases.as("rapid").task(number, ACT).id();
        cases.as("gongan").does(number, ACT, DONE);
        cases.as("rapid").claim(task);
        assertThat(cases.as("rapid").submit(task, DONE).status()).isIn(200, 204);
        assertThat(cases.as("party").tasks(number)).isEmpty();
        rateAll("command", number);
        assertThat(outcome(run)).isEqualTo("solved");
        assertThat(cases.section("manager", number, "whistles").toString()).contains("absentAt", "东门");
    }

    @Test
    void theLeadCannotEndTheActionWhileOthersAreOpenButWithAReason() {
        String number = open("building.illegal", "none");
        String run = start(number, 2);
        cases.as("party").does(number, BLOW, ground("jointEnforcement"));
        cases.as("coordination").does(number, REPORT_IN, ARRIVED);
        cases.as("blockservice").does(number, REPORT_IN, ARRIVED);
        cases.as("coordination").does(number, PLAN, plan());
        String other = directory.groupName("430302003.blockService");
        assertThat(facts("coordination", number, ACT)).contains("openAssistants");
        assertThat(facts("blockservice", number, ACT)).doesNotContain("openAssistants");
        String task = cases.as("coordination").task(number, ACT).id();
        cases.as("coordination").claim(task);

        Answer refusal = cases.as("coordination").submit(task, DONE);
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains(other, "尚未完成行动");
        Map<String, String> reasoned = new HashMap<>(DONE);
        reasoned.put("openReason", "区块服务另有任务，不影响拆除");
        assertThat(cases.as("coordination").submit(task, reasoned).status()).isIn(200, 204);

        assertThat(cases.as("blockservice").tasks(number)).isEmpty();
        assertThat(cases.section("manager", number, "whistles").toString()).contains("notDone", "区块服务另有任务，不影响拆除");
        rateAll("party", number);
        assertThat(outcome(run))
                .as("what the lead did not wait for does not count")
                .isEqualTo("solved");
    }

    @Test
    void theRatedReadTheirRatingNowhere() {
        String number = open("parking.fireLane", "life");
        String run = start(number, 2);
        cases.as("party").does(number, BLOW, ground("emergency"));
        for (String person : List.of("rapid", "xiaofang", "gongan")) {
            cases.as(person).does(number, REPORT_IN, ARRIVED);
        }
        cases.as("xiaofang").does(number, PLAN, plan());
        for (String person : List.of("rapid", "gongan", "xiaofang")) {
            cases.as(person).does(number, ACT, DONE);
        }
        for (Tasklist.Task task : cases.as("party").tasks(number)) {
            cases.as("party").claim(task.id());
            Answer answer = cases.as("party").submit(task.id(), Map.of("rating", "2", "comment", "来得太慢拖拉"));
            assertThat(answer.status()).as(answer.text()).isIn(200, 204);
        }

        for (String rated : List.of("rapid", "xiaofang", "gongan")) {
            Answer file = cases.as(rated).get("/api/v1/cases/" + number);
            assertThat(file.status()).as(rated).isEqualTo(200);
            assertThat(file.text()).as(rated).doesNotContain("来得太慢拖拉").doesNotContain("\"rating\"");
        }
        assertThat(cases.section("party", number, "reverseRatings")).hasSize(3);
        assertThat(cases.section("coordination", number, "reverseRatings")).hasSize(3);
        assertThat(cases.section("command", number, "reverseRatings")).hasSize(3);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(run)
                        .list())
                .extracting(variable -> variable.getName())
                .doesNotContain("rating", "comment");
    }

    private static Map<String, String> arrived(String code, String position) {
        Map<String, String> arrived = new HashMap<>(ARRIVED);
        arrived.put("siteCode", code);
        arrived.put("position", position);
        arrived.values().removeIf(String::isEmpty);
        return arrived;
    }

    private static Answer result(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
