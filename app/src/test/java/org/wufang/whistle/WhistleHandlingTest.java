package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyLists;
import org.wufang.platform.security.Actor;

/** Whistles and rulings through the engine, by the demo people, over HTTP as the Tasklist does. */
@WufangTest
class WhistleHandlingTest {

    private static final String BLOCK = "430302003001001";
    private static final String BLOW = "userTask_blowWhistle";
    private static final String REPORT_IN = "userTask_reportIn";
    private static final String PLAN = "userTask_planJointAction";
    private static final String ACT = "userTask_act";
    private static final String RATE = "userTask_rateDepartment";
    private static final String RULE = "userTask_ruleOnDuty";

    private static final Map<String, String> ARRIVED = Map.of("answer", "arrived", "place", "3 栋楼下");
    private static final Map<String, String> DONE = Map.of("done", "已现场处理完毕", "result", "done");
    private static final Map<String, String> CANNOT = Map.of("done", "到场查看", "result", "cannot", "reason", "超出权限");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Directory directory;

    @Autowired
    private DutyLists lists;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Test
    void aQuickWhistleIsAnsweredByTheStreetAndSolved() {
        String number = open("order.streetVending", "none", 1);
        String run = start(number, "order.streetVending", "none", 1);

        as("party").does(number, BLOW, ground("streetCannotSolve"));
        as("blockservice").does(number, REPORT_IN, ARRIVED);
        as("blockservice").does(number, PLAN, plan());
        as("blockservice").does(number, ACT, DONE);
        as("party").does(number, RATE, Map.of("rating", "4"));

        assertThat(outcome(run)).isEqualTo("solved");
        assertThat(section("manager", number, "whistles")).singleElement().satisfies(whistle -> {
            assertThat(whistle.path("kind").asText()).isEqualTo("quick");
            assertThat(whistle.path("outcome").asText()).isEqualTo("solved");
            assertThat(whistle.path("targets").findValuesAsText("group")).containsExactly("430302003.blockService");
            assertThat(whistle.path("targets").findValuesAsText("result")).containsExactly("done");
        });
        assertThat(caseFiles.get(number).status()).isEqualTo(CaseStatus.WHISTLE);
    }

    @Test
    void atEachStepTheWrongPeopleSeeNothing() {
        String number = open("order.streetVending", "none", 1);
        start(number, "order.streetVending", "none", 1);

        assertThat(as("party2").tasks(number)).isEmpty();
        assertThat(as("committee").tasks(number)).isEmpty();
        as("party").does(number, BLOW, ground("streetCannotSolve"));
        assertThat(as("party").tasks(number)).isEmpty();
        assertThat(as("chengguan").tasks(number)).isEmpty();
        assertThat(as("blockservice2").tasks(number)).isEmpty();
        String task = as("blockservice").task(number, REPORT_IN).id();
        assertThat(as("party").submit(task, ARRIVED).status()).isEqualTo(404);
    }

    @Test
    void aToughWhistleCallsCoordinationAndServiceAndUpTheLevelsTheDepartments() {
        String number = open("building.illegal", "none", 2);
        String run = start(number, "building.illegal", "none", 2);

        as("party").does(number, BLOW, ground("jointEnforcement"));
        as("coordination").does(number, REPORT_IN, ARRIVED);
        as("blockservice").does(number, REPORT_IN, ARRIVED);
        as("coordination").does(number, PLAN, plan());
        as("coordination").does(number, ACT, CANNOT);
        as("blockservice").does(number, ACT, DONE);
        rateAll("party", number);

        as("coordination").does(number, BLOW, ground("jointEnforcement"));
        as("chengguan").does(number, REPORT_IN, ARRIVED);
        // The department of natural resources is vacant in the demo: the command centre stands in.
        as("command").does(number, REPORT_IN, ARRIVED);
        as("chengguan").does(number, PLAN, plan());
        as("chengguan").does(number, ACT, CANNOT);
        as("command").does(number, ACT, DONE);
        rateAll("coordination", number);

        as("command").does(number, BLOW, ground("jointEnforcement"));
        as("chengguan").does(number, REPORT_IN, ARRIVED);
        as("command").does(number, REPORT_IN, ARRIVED);
        as("chengguan").does(number, PLAN, plan());
        as("chengguan").does(number, ACT, CANNOT);
        as("command").does(number, ACT, DONE);
        assertThat(as("command").tasks(number)).as("it does not rate itself").hasSize(1);
        rateAll("command", number);

        assertThat(outcome(run)).isEqualTo("unsolved");
        assertThat(section("manager", number, "whistles"))
                .extracting(whistle -> whistle.path("level").asInt())
                .containsExactly(1, 2, 3);
    }

    @Test
    void anEmergencyCallsTheStreetsRapidResponseAndTheDepartmentsAtOnce() {
        String number = open("parking.fireLane", "life", 2);
        String run = start(number, "parking.fireLane", "life", 2);

        as("party").does(number, BLOW, ground("emergency"));
        as("rapid").does(number, REPORT_IN, ARRIVED);
        as("xiaofang").does(number, REPORT_IN, ARRIVED);
        as("gongan").does(number, REPORT_IN, ARRIVED);
        as("xiaofang").does(number, PLAN, plan());
        for (String person : List.of("rapid", "xiaofang", "gongan")) {
            as(person).does(number, ACT, DONE);
        }
        rateAll("party", number);

        assertThat(outcome(run)).isEqualTo("solved");
        assertThat(section("manager", number, "whistles").get(0).path("misuse").asBoolean())
                .isFalse();
    }

    @Test
    void anEmergencyWithoutAHazardIsCarriedOutAndFlagged() {
        String number = open("building.illegal", "none", 2);
        start(number, "building.illegal", "none", 2);

        as("party").does(number, BLOW, ground("emergency"));

        assertThat(section("manager", number, "whistles").get(0).path("misuse").asBoolean())
                .isTrue();
        assertThat(as("rapid").task(number, REPORT_IN)).isNotNull();
    }

    @Test
    void anExtraDepartmentNeedsAReasonAndThenIsCalled() {
        String number = open("order.streetVending", "none", 1);
        start(number, "order.streetVending", "none", 1);
        String task = as("party").task(number, BLOW).id();
        as("party").claim(task);
        Map<String, String> wish = new HashMap<>(ground("streetCannotSolve"));
        wish.put("extraDepartment", "shichang");

        Answer refusal = as("party").submit(task, wish);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.text()).contains("理由");
        wish.put("reason", "摊贩无证经营");
        assertThat(as("party").submit(task, wish).status()).isIn(200, 204);

        as("shichang").does(number, REPORT_IN, ARRIVED);
    }

    @Test
    void absenceGoesUpALevelByTheClockUntilTheDistrict() {
        String number = open("building.illegal", "none", 2);
        String run = start(number, "building.illegal", "none", 2);

        as("party").does(number, BLOW, ground("jointEnforcement"));
        as("blockservice").does(number, REPORT_IN, ARRIVED);
        fire(number, "event_reportInOverdue");
        assertThat(as("coordination").tasks(number))
                .as("absent, no longer asked")
                .isEmpty();

        String facts = facts("chengguan", number, REPORT_IN);
        assertThat(facts).contains("逾期未报到").contains("《城乡规划法》");
        fire(number, "event_reportInOverdue");
        fire(number, "event_reportInOverdue");

        assertThat(outcome(run)).isEqualTo("unsolved");
        assertThat(section("manager", number, "whistles"))
                .extracting(whistle -> whistle.path("raisedForAbsence").asBoolean())
                .containsExactly(false, true, true);
    }

    @Test
    void notOursIsRuledOnAndTheRulingIsCitedInTheNextLikeCase() {
        // Precedents outlive the test: a matter that no other test uses.
        String matter = "education.training";
        String number = open(matter, "none", 2);
        String run = start(number, matter, "none", 2);
        as("party").does(number, BLOW, ground("streetCannotSolve"));
        as("coordination").does(number, REPORT_IN, ARRIVED);
        as("blockservice").does(number, REPORT_IN, Map.of("answer", "notOurs", "reason", "培训机构非街道管理"));

        assertThat(as("coordination").tasks(number))
                .as("the street does not judge its own case")
                .isEmpty();
        assertThat(facts("command", number, RULE)).contains("培训机构非街道管理");
        String ruling = as("command").task(number, RULE).id();
        as("command").claim(ruling);
        assertThat(as("command")
                        .submit(ruling, Map.of("rulingOutcome", "referred", "basis", "上报"))
                        .status())
                .as("nobody above the district")
                .isEqualTo(400);
        assertThat(as("command")
                        .submit(ruling, Map.of("rulingOutcome", "ruled", "basis", "三定方案"))
                        .status())
                .as("ruled without a department")
                .isEqualTo(400);
        as("command")
                .does(number, RULE, Map.of("rulingOutcome", "ruled", "department", "shichang", "basis", "三定方案第五条"));

        assertThat(facts("shichang", number, REPORT_IN)).contains("职责裁定〔");
        String again = as("shichang").task(number, REPORT_IN).id();
        as("shichang").claim(again);
        Answer refusal = as("shichang").submit(again, Map.of("answer", "notOurs", "reason", "仍不属"));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains("不得再以不属职责退回");
        as("shichang").does(number, REPORT_IN, ARRIVED);
        as("shichang").does(number, PLAN, plan());
        as("shichang").does(number, ACT, DONE);
        as("coordination").does(number, ACT, DONE);
        rateAll("party", number);
        assertThat(outcome(run)).isEqualTo("solved");
        JsonNode ruled = section("manager", number, "rulings").get(0);
        assertThat(ruled.path("department").asText()).isEqualTo("shichang");

        String next = open(matter, "none", 2);
        start(next, matter, "none", 2);
        assertThat(facts("party", next, BLOW)).contains(ruled.path("citation").asText());
        as("party").does(next, BLOW, ground("streetCannotSolve"));
        assertThat(facts("shichang", next, REPORT_IN))
                .contains(ruled.path("citation").asText());
    }

    @Test
    void theStreetRulesOnDepartmentsAndMayReferItToTheDistrict() {
        String number = open("labour.wages", "life", 2);
        start(number, "labour.wages", "life", 2);
        as("party").does(number, BLOW, ground("emergency"));
        as("rapid").does(number, REPORT_IN, ARRIVED);
        // The department of labour is vacant in the demo: the command centre stands in.
        as("command").does(number, REPORT_IN, ARRIVED);
        as("zhujian").does(number, REPORT_IN, Map.of("answer", "notOurs", "reason", "属人社"));

        as("coordination").does(number, RULE, Map.of("rulingOutcome", "referred", "basis", "街道无法认定"));

        assertThat(as("coordination").tasks(number)).isEmpty();
        assertThat(facts("command", number, RULE)).contains("街道无法认定");
        as("command").does(number, RULE, Map.of("rulingOutcome", "ruled", "department", "zhujian", "basis", "条例第七条"));
        as("zhujian").does(number, REPORT_IN, ARRIVED);
        assertThat(as("zhujian").task(number, PLAN)).isNotNull();
    }

    @Test
    void aRulingForWhoHasComeAlreadyCallsNobodyAnew() {
        String number = open("culture.entertainment", "life", 2);
        start(number, "culture.entertainment", "life", 2);
        as("party").does(number, BLOW, ground("emergency"));
        as("rapid").does(number, REPORT_IN, ARRIVED);
        as("gongan").does(number, REPORT_IN, ARRIVED);
        as("command").does(number, REPORT_IN, Map.of("answer", "notOurs", "reason", "属公安"));

        as("coordination")
                .does(number, RULE, Map.of("rulingOutcome", "ruled", "department", "gongan", "basis", "三定方案"));

        as("gongan").does(number, PLAN, plan());
        assertThat(as("command").tasks(number)).isEmpty();
    }

    @Test
    void departmentsThatReportInAtTheSameInstantAllArriveAndNobodySeesAnError() throws Exception {
        List<String> departments = List.of("rapid", "xiaofang", "gongan");
        for (int round = 0; round < 5; round++) {
            String number = open("parking.fireLane", "life", 2);
            start(number, "parking.fireLane", "life", 2);
            as("party").does(number, BLOW, ground("emergency"));
            Map<String, String> tasks = departments.stream()
                    .collect(Collectors.toMap(
                            person -> person,
                            person -> as(person).task(number, REPORT_IN).id()));
            tasks.forEach((person, task) -> as(person).claim(task));
            var pool = Executors.newFixedThreadPool(departments.size());

            List<Answer> answers = pool
                    .invokeAll(departments.stream()
                            .<Callable<Answer>>map(person -> () -> as(person).submit(tasks.get(person), ARRIVED))
                            .toList())
                    .stream()
                    .map(WhistleHandlingTest::result)
                    .toList();
            pool.shutdown();

            assertThat(answers).extracting(Answer::status).allMatch(status -> status == 200 || status == 204);
            assertThat(as("xiaofang").task(number, PLAN)).isNotNull();
        }
    }

    private static Answer result(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anUnlistedMatterIsRefusedToTheStreet() {
        String number = open("", "none", 0);
        start(number, "", "none", 0);
        String task = as("party").task(number, BLOW).id();
        as("party").claim(task);

        Answer refusal = as("party").submit(task, ground("streetCannotSolve"));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains("不得转嫁");
        Map<String, String> named = new HashMap<>(ground("streetCannotSolve"));
        named.putAll(Map.of("extraDepartment", "gongan", "reason", "涉及治安"));
        assertThat(as("party").submit(task, named).status()).isIn(200, 204);
        as("gongan").does(number, REPORT_IN, ARRIVED);
        assertThat(as("coordination").tasks(number)).isEmpty();
        assertThat(as("blockservice").tasks(number)).isEmpty();
    }

    @Test
    void everyDepartmentOfTheDutyListAndTheFormsIsOneOfTheDistrict() throws IOException {
        Set<String> known = directory.departments().stream()
                .map(unit -> unit.code().substring("dept-".length()))
                .collect(Collectors.toSet());

        assertThat(optionsOf("blow-whistle", "extraDepartment")).containsExactlyInAnyOrderElementsOf(known);
        assertThat(optionsOf("rule-on-duty", "department"))
                .contains("street")
                .containsAll(known)
                .hasSize(known.size() + 1);
        for (String matter : optionsOf("review-triage", "matter")) {
            assertThat(lists.today(matter).isListed()).as(matter).isTrue();
            assertThat(known).as(matter).containsAll(lists.today(matter).departmentCodes());
        }
    }

    private static List<String> optionsOf(String form, String field) throws IOException {
        try (InputStream file = WhistleHandlingTest.class.getResourceAsStream("/forms/" + form + ".form")) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(file).path("components").spliterator(), false)
                    .filter(component -> component.path("key").asText().equals(field))
                    .flatMap(component -> component.path("values").findValuesAsText("value").stream())
                    .toList();
        }
    }

    @Test
    void theRatedReadTheirRatingNowhere() {
        String number = open("parking.fireLane", "life", 2);
        String run = start(number, "parking.fireLane", "life", 2);
        as("party").does(number, BLOW, ground("emergency"));
        for (String person : List.of("rapid", "xiaofang", "gongan")) {
            as(person).does(number, REPORT_IN, ARRIVED);
        }
        as("xiaofang").does(number, PLAN, plan());
        for (String person : List.of("rapid", "xiaofang", "gongan")) {
            as(person).does(number, ACT, DONE);
        }
        for (Tasklist.Task task : as("party").tasks(number)) {
            as("party").claim(task.id());
            Answer answer = as("party").submit(task.id(), Map.of("rating", "2", "comment", "来得太慢拖拉"));
            assertThat(answer.status()).as(answer.text()).isIn(200, 204);
        }

        for (String rated : List.of("rapid", "xiaofang", "gongan")) {
            Answer file = as(rated).get("/api/v1/cases/" + number);
            assertThat(file.status()).as(rated).isEqualTo(200);
            assertThat(file.text()).as(rated).doesNotContain("来得太慢拖拉").doesNotContain("\"rating\"");
        }
        assertThat(section("party", number, "reverseRatings")).hasSize(3);
        assertThat(section("coordination", number, "reverseRatings")).hasSize(3);
        assertThat(section("command", number, "reverseRatings")).hasSize(3);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(run)
                        .list())
                .extracting(variable -> variable.getName())
                .doesNotContain("rating", "comment");
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }

    private void rateAll(String person, String number) {
        for (Tasklist.Task task : as(person).tasks(number)) {
            assertThat(task.key()).isEqualTo(RATE);
            as(person).claim(task.id());
            Answer answer = as(person).submit(task.id(), Map.of("rating", "3"));
            assertThat(answer.status()).as(answer.text()).isIn(200, 204);
        }
    }

    private static Map<String, String> ground(String ground) {
        return Map.of("whistleGround", ground, "triedBelow", "网格员上门劝导三次无效");
    }

    private static Map<String, String> plan() {
        return Map.of("plan", "联合到场处置", "finishOn", LocalDate.now().plusDays(3).toString());
    }

    private String open(String matter, String hazard, int departments) {
        String number = caseFiles
                .open(
                        new NewCase("吹哨测试", "需要部门到场", matter, BLOCK, "3 栋", hazard, 3, List.of(), "grid", null),
                        new Actor("governor", "blockGovernor", BLOCK))
                .number();
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        return number;
    }

    private String start(String number, String matter, String hazard, int departments) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("district", "430302");
        variables.put("street", "430302003");
        variables.put("community", "430302003001");
        variables.put("unit", BLOCK);
        variables.put("hazard", hazard);
        variables.put("matter", matter);
        variables.put("departments", departments);
        return runtime.startProcessInstanceByKey("whistle-handling", number, variables)
                .getId();
    }

    private void fire(String number, String event) {
        List<Job> jobs = management.createJobQuery().activityId(event).active().list().stream()
                .filter(job -> number.equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .toList();
        assertThat(jobs).as("%s of %s", event, number).hasSize(1);
        management.executeJob(jobs.get(0).getId());
    }

    private Object outcome(String run) {
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(run).count())
                .as("ended")
                .isZero();
        return history.createHistoricVariableInstanceQuery()
                .processInstanceId(run)
                .variableName("whistleOutcome")
                .singleResult()
                .getValue();
    }

    private String facts(String person, String number, String key) {
        Answer answer = as(person)
                .get("/engine-rest/task/" + as(person).task(number, key).id() + "/form-variables");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private List<JsonNode> section(String person, String number, String name) {
        Answer answer = as(person).get("/api/v1/cases/" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> found = answer.json().findValues(name);
        return found.isEmpty()
                ? List.of()
                : StreamSupport.stream(found.get(0).spliterator(), false).toList();
    }
}
