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
    private static final String REDISPATCH = "userTask_redispatch";
    private static final String RULE = "userTask_ruleOnDuty";
    private static final String ANSWER = "userTask_answerRuling";

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
        as("blockservice").does(number, ACT, DONE);
        as("coordination").does(number, ACT, CANNOT);
        rateAll("party", number);

        as("coordination").does(number, BLOW, ground("jointEnforcement"));
        as("chengguan").does(number, REPORT_IN, ARRIVED);
        // The department of natural resources is vacant in the demo: the command centre stands in.
        as("command").does(number, REPORT_IN, ARRIVED);
        as("chengguan").does(number, PLAN, plan());
        as("command").does(number, ACT, DONE);
        as("chengguan").does(number, ACT, CANNOT);
        rateAll("coordination", number);

        as("command").does(number, BLOW, ground("jointEnforcement"));
        as("chengguan").does(number, REPORT_IN, ARRIVED);
        as("command").does(number, REPORT_IN, ARRIVED);
        as("chengguan").does(number, PLAN, plan());
        as("command").does(number, ACT, DONE);
        as("chengguan").does(number, ACT, CANNOT);
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
        for (String person : List.of("rapid", "gongan", "xiaofang")) {
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
        fire(number, "event_reportInOverdue");
        assertThat(as("coordination").tasks(number))
                .as("absent, no longer asked")
                .isEmpty();

        String facts = facts("chengguan", number, REPORT_IN);
        assertThat(facts).contains("逾期未报到").contains("《城乡规划法》");
        fire(number, "event_reportInOverdue");
        fire(number, "event_reportInOverdue");

        assertThat(outcome(run)).as("nobody came at any level").isEqualTo("unsolved");
        assertThat(section("manager", number, "whistles"))
                .extracting(whistle -> whistle.path("raisedForAbsence").asBoolean())
                .containsExactly(false, true, true);
    }

    @Test
    void atTheDistrictTheActionGoesOnWithThoseWhoCame() {
        String number = open("building.illegal", "none", 2);
        String run = start(number, "building.illegal", "none", 2);
        as("party").does(number, BLOW, ground("jointEnforcement"));
        as("blockservice").does(number, REPORT_IN, ARRIVED);
        fire(number, "event_reportInOverdue");
        fire(number, "event_reportInOverdue");

        fire(number, "event_reportInOverdue");

        as("blockservice").does(number, PLAN, plan());
        as("blockservice").does(number, ACT, DONE);
        rateAll("command", number);
        assertThat(outcome(run)).isEqualTo("solved");
    }

    @Test
    void aStreetsUnitThatRefusedIsJudgedByTheDistrictAndTheRulingIsCitedInTheNextLikeCase() {
        // Precedents outlive the test: a matter that no other test uses, and that the street's own lists do not name.
        String matter = "community.volunteers";
        String number = open(matter, "none", 2);
        String run = start(number, matter, "none", 2);
        as("party").does(number, BLOW, ground("streetCannotSolve"));
        as("coordination").does(number, REPORT_IN, ARRIVED);
        as("blockservice").does(number, REPORT_IN, returned("notListed", "互助点非街道管理"));
        assertThat(facts("party", number, REDISPATCH)).contains("互助点非街道管理");
        as("party").does(number, REDISPATCH, redispatch("gongan"));
        as("gongan").does(number, REPORT_IN, returned("notListed", "非治安事项"));

        assertThat(as("coordination").tasks(number))
                .as("the street does not judge its own case")
                .isEmpty();
        assertThat(facts("command", number, RULE)).contains("互助点非街道管理", "非治安事项");
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
        as("command").does(number, RULE, ruled("shichang", "三定方案第五条"));

        assertThat(facts("shichang", number, REPORT_IN)).contains("职责裁定〔");
        String again = as("shichang").task(number, REPORT_IN).id();
        as("shichang").claim(again);
        Answer refusal = as("shichang").submit(again, returned("otherLead", "仍不属"));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains("不得再以不属职责退回");
        as("shichang").does(number, REPORT_IN, ARRIVED);
        as("shichang").does(number, PLAN, plan());
        as("coordination").does(number, ACT, DONE);
        as("shichang").does(number, ACT, DONE);
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
        as("party").does(number, BLOW, withExtra("emergency", "gongan"));
        as("rapid").does(number, REPORT_IN, ARRIVED);
        as("zhujian").does(number, REPORT_IN, ARRIVED);
        // The department of labour is vacant in the demo: the command centre stands in.
        as("command").does(number, REPORT_IN, ARRIVED);
        as("gongan").does(number, REPORT_IN, returned("notListed", "非治安事项"));
        as("party").does(number, REDISPATCH, redispatch("shichang"));
        as("shichang").does(number, REPORT_IN, returned("otherLead", "属人社"));

        as("coordination").does(number, RULE, Map.of("rulingOutcome", "referred", "basis", "街道无法认定"));

        assertThat(as("coordination").tasks(number)).isEmpty();
        assertThat(facts("command", number, RULE)).contains("街道无法认定");
        as("command").does(number, RULE, ruled("shichang", "条例第七条"));
        as("shichang").does(number, REPORT_IN, ARRIVED);
        assertThat(as("shichang").task(number, PLAN)).isNotNull();
        assertThat(as("gongan").tasks(number)).isEmpty();
    }

    @Test
    void aRulingForWhoHasComeAlreadyCallsNobodyAnew() {
        String number = open("culture.entertainment", "life", 2);
        start(number, "culture.entertainment", "life", 2);
        as("party").does(number, BLOW, withExtra("emergency", "shichang"));
        as("rapid").does(number, REPORT_IN, ARRIVED);
        as("gongan").does(number, REPORT_IN, ARRIVED);
        as("command").does(number, REPORT_IN, ARRIVED);
        as("shichang").does(number, REPORT_IN, returned("otherLead", "属文旅"));
        as("party").does(number, REDISPATCH, redispatch("xiaofang"));
        as("xiaofang").does(number, REPORT_IN, returned("notListed", "无消防隐患"));

        as("coordination").does(number, RULE, ruled("gongan", "三定方案"));
        as("gongan").does(number, ANSWER, Map.of("rulingAnswer", "accepted"));

        as("gongan").does(number, PLAN, plan());
        assertThat(as("xiaofang").tasks(number)).isEmpty();
        assertThat(as("shichang").tasks(number)).isEmpty();
    }

    @Test
    void anOverdueRulingGoesToTheDistrictAndSilenceOnOneCountsAsAccepted() {
        String late = returnedTwice("health.infectious");
        fire(late, "event_rulingOverdue");
        assertThat(as("coordination").tasks(late)).isEmpty();
        assertThat(as("command").task(late, RULE)).isNotNull();

        String silent = returnedTwice("health.infectious");
        as("coordination").does(silent, RULE, ruled("shichang", "三定方案"));
        assertThat(as("xiaofang").tasks(silent)).isEmpty();
        fire(silent, "event_answerOverdue");

        assertThat(section("manager", silent, "rulings")).singleElement().satisfies(ruling -> {
            assertThat(ruling.path("rulingAnswer").asText()).isEqualTo("silent");
            assertThat(ruling.path("standing").asText()).isEqualTo("binding");
        });
        as("shichang").does(silent, REPORT_IN, ARRIVED);
    }

    /** By gongan, then by shichang. */
    private String returnedTwice(String matter) {
        String number = open(matter, "none", 1);
        start(number, matter, "none", 1);
        as("party").does(number, BLOW, withExtra("streetCannotSolve", "gongan"));
        as("blockservice").does(number, REPORT_IN, ARRIVED);
        as("gongan").does(number, REPORT_IN, returned("notListed", "非治安事项"));
        as("party").does(number, REDISPATCH, redispatch("shichang"));
        as("shichang").does(number, REPORT_IN, returned("notListed", "非市场监管事项"));
        return number;
    }

    @Test
    void theLeadCannotEndTheActionWhileOthersAreOpenButWithAReason() {
        String number = open("building.illegal", "none", 2);
        String run = start(number, "building.illegal", "none", 2);
        as("party").does(number, BLOW, ground("jointEnforcement"));
        as("coordination").does(number, REPORT_IN, ARRIVED);
        as("blockservice").does(number, REPORT_IN, ARRIVED);
        as("coordination").does(number, PLAN, plan());
        String other = directory.groupName("430302003.blockService");
        assertThat(facts("coordination", number, ACT)).contains("openAssistants");
        assertThat(facts("blockservice", number, ACT)).doesNotContain("openAssistants");
        String task = as("coordination").task(number, ACT).id();
        as("coordination").claim(task);

        Answer refusal = as("coordination").submit(task, DONE);
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains(other, "尚未完成行动");
        Map<String, String> reasoned = new HashMap<>(DONE);
        reasoned.put("openReason", "区块服务另有任务，不影响拆除");
        assertThat(as("coordination").submit(task, reasoned).status()).isIn(200, 204);

        assertThat(as("blockservice").tasks(number)).isEmpty();
        assertThat(section("manager", number, "whistles").toString()).contains("notDone", "区块服务另有任务，不影响拆除");
        rateAll("party", number);
        assertThat(outcome(run))
                .as("what the lead did not wait for does not count")
                .isEqualTo("solved");
    }

    @Test
    void anArrivalIsConfirmedByTheCodeOfTheWhistlerOrAPosition() {
        String number = open("building.illegal", "none", 2);
        start(number, "building.illegal", "none", 2);
        as("party").does(number, BLOW, ground("jointEnforcement"));
        String code =
                section("party", number, "siteCodes").get(0).path("siteCode").asText();
        assertThat(code).hasSize(6);
        assertThat(section("governor", number, "siteCodes")
                        .get(0)
                        .path("siteCode")
                        .asText())
                .isEqualTo(code);
        assertThat(section("blockservice", number, "siteCodes")).isEmpty();
        assertThat(as("blockservice").get("/api/v1/cases/" + number).text()).doesNotContain(code);
        assertThat(section("coordination", number, "siteCodes"))
                .as("summoned at this level")
                .isEmpty();
        String task = as("blockservice").task(number, REPORT_IN).id();
        as("blockservice").claim(task);

        Answer wrong = as("blockservice").submit(task, arrived("XXXXXX", ""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("到场码不对");
        Answer swapped = as("blockservice").submit(task, arrived("", "112.91,27.85"));
        assertThat(swapped.status()).isEqualTo(400);
        assertThat(swapped.text()).contains("定位（纬度,经度）", "-90 到 90");
        as("blockservice").does(number, REPORT_IN, arrived(code.toLowerCase(), "27.85,112.91"));

        assertThat(section("manager", number, "whistles").toString()).contains("codeAndPosition");
        assertThat(facts("coordination", number, REPORT_IN)).contains("到场码、定位佐证");
    }

    @Test
    void whoComesLateJoinsTheActionThatHasBegun() {
        String number = open("parking.fireLane", "life", 2);
        String run = start(number, "parking.fireLane", "life", 2);
        as("party").does(number, BLOW, ground("emergency"));
        as("rapid").does(number, REPORT_IN, ARRIVED);
        fire(number, "event_reportInOverdue");
        fire(number, "event_reportInOverdue");
        fire(number, "event_reportInOverdue");
        as("rapid").does(number, PLAN, plan());
        assertThat(as("gongan").tasks(number)).isEmpty();

        JsonNode offers = as("gongan").get("/api/v1/cases/" + number + "/acts").json();
        String absence = StreamSupport.stream(offers.spliterator(), false)
                .filter(act -> act.path("name").asText().equals("reportInLate"))
                .flatMap(act -> act.path("fields").findParents("options").stream())
                .map(field -> field.path("options").path(0).path("value").asText())
                .findFirst()
                .orElseThrow();
        Answer foreign = as("shichang")
                .post(
                        "/api/v1/cases/" + number + "/acts/reportInLate",
                        Map.of("absence", absence, "place", "东门", "reason", "x"));
        assertThat(foreign.status()).as("never called").isIn(403, 404);
        Answer wrong = as("gongan")
                .post(
                        "/api/v1/cases/" + number + "/acts/reportInLate",
                        Map.of("absence", absence, "place", "东门", "siteCode", "WRONG1", "reason", "警情占用"));
        assertThat(wrong.status()).isEqualTo(400);
        as("gongan").acts(number, "reportInLate", Map.of("absence", absence, "place", "东门", "reason", "警情占用"));

        String task = as("rapid").task(number, ACT).id();
        as("gongan").does(number, ACT, DONE);
        as("rapid").claim(task);
        assertThat(as("rapid").submit(task, DONE).status()).isIn(200, 204);
        assertThat(as("party").tasks(number)).isEmpty();
        rateAll("command", number);
        assertThat(outcome(run)).isEqualTo("solved");
        assertThat(section("manager", number, "whistles").toString()).contains("absentAt", "东门");
    }

    @Test
    void anEmergencyWithoutAHazardIsReviewedOnceByStreetOrDistrict() {
        String number = open("building.illegal", "none", 2);
        start(number, "building.illegal", "none", 2);
        as("party").does(number, BLOW, ground("emergency"));

        assertThat(as("coordination").get("/api/v1/whistles/misuse").text()).contains(number);
        assertThat(as("command").get("/api/v1/whistles/misuse").text()).contains(number);
        assertThat(as("coordination2").get("/api/v1/whistles/misuse").text()).doesNotContain(number);
        assertThat(as("party").get("/api/v1/whistles/misuse").json()).isEmpty();
        Map<String, String> verdict = Map.of("verdict", "upheld", "reason", "现场并无险情");
        assertThat(as("party")
                        .post("/api/v1/cases/" + number + "/acts/reviewMisuse", verdict)
                        .status())
                .isEqualTo(403);
        as("coordination").acts(number, "reviewMisuse", verdict);

        assertThat(as("command")
                        .post("/api/v1/cases/" + number + "/acts/reviewMisuse", verdict)
                        .status())
                .as("once")
                .isEqualTo(409);
        assertThat(as("coordination").get("/api/v1/whistles/misuse").text()).doesNotContain(number);
        assertThat(as("coordination")
                        .get("/api/v1/whistles/misuse?reviewed=true")
                        .text())
                .contains(number, "现场并无险情", "云塘街道·");
    }

    @Test
    void whatWasTriedBelowIsProvenExceptInAnEmergency() {
        String number = open("order.streetVending", "none", 1);
        start(number, "order.streetVending", "none", 1);
        String task = as("party").task(number, BLOW).id();
        as("party").claim(task);
        Map<String, String> unproven = new HashMap<>(ground("streetCannotSolve"));
        unproven.remove("evidence");

        Answer refusal = as("party").submit(task, unproven);

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains("佐证");
        as("party").attach(number, null, "现场.png", Tasklist.photo());
        assertThat(facts("party", number, BLOW)).contains("现场.png");
        unproven.putAll(Map.of("kindAsked", "emergency", "whistleGround", "emergency"));
        assertThat(as("party").submit(task, unproven).status()).isIn(200, 204);
    }

    private static Map<String, String> arrived(String code, String position) {
        Map<String, String> arrived = new HashMap<>(ARRIVED);
        arrived.put("siteCode", code);
        arrived.put("position", position);
        arrived.values().removeIf(String::isEmpty);
        return arrived;
    }

    private static Map<String, String> withExtra(String ground, String department) {
        Map<String, String> wish = new HashMap<>(ground(ground));
        wish.putAll(Map.of("extraDepartment", department, "reason", "疑似涉及"));
        return wish;
    }

    private static Map<String, String> returned(String ground, String reason) {
        return Map.of("answer", "notOurs", "returnGround", ground, "dutyItem", "职责清单本事项", "reason", reason);
    }

    private static Map<String, String> redispatch(String department) {
        return Map.of("redispatchTo", "other", "department", department, "reason", "改请该部门");
    }

    private static Map<String, String> ruled(String department, String basis) {
        return Map.of("rulingOutcome", "ruled", "department", department, "basis", basis);
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
        for (String person : List.of("rapid", "gongan", "xiaofang")) {
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
        return Map.of(
                "kindAsked",
                ground.equals("emergency") ? "emergency" : ground.equals("jointEnforcement") ? "tough" : "quick",
                "whistleGround",
                ground,
                "triedBelow",
                "网格员上门劝导三次无效",
                "evidence",
                "劝导记录三份");
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
