package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Strangers;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.indicators.Indicator.Figure;
import org.wufang.indicators.IndicatorScope;
import org.wufang.indicators.Indicators;
import org.wufang.platform.security.Actor;

/**
 * One case climbs the three levels with a late report-in at each, is returned, redispatched, returned again, ruled on,
 * appealed and ruled on for good; the next like case cites the ruling. By the demo people, over HTTP as the Tasklist
 * does; before each kind of act {@link Strangers} of all other roles try it and are refused.
 */
@WufangTest
class WhistleLadderTest {

    /** Precedents outlive the test: a matter that no other test whistles for. */
    private static final String MATTER = "utility.streetLight";

    private static final String BLOCK = "430302003001001";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String STREET_SERVICE = "430302003.blockService";
    private static final List<String> EVERYBODY = List.of(
            "governor",
            "supervisor",
            "party",
            "party2",
            "committee",
            "coordination",
            "coordination2",
            "blockservice",
            "rapid",
            "chengguan",
            "gongan",
            "shichang",
            "xiaofang",
            "command");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private Indicators indicators;

    @Test
    void theWholeLadderAndTheNextLikeCase() {
        Map<String, Figure> before = figures();
        String number = open();
        String run = start(number);

        // Level 1: the community whistles for the street and a department; one returns it, one is late.
        does("party", number, "userTask_blowWhistle", whistle("gongan"));
        assertThat(code("party", number, 1)).isEqualTo(code("governor", number, 1));
        does("gongan", number, "userTask_reportIn", returned("路灯非治安事项"));
        fire(number, "event_reportInOverdue");
        lateReport("blockservice", number, 1, "7 栋东侧", code("governor", number, 1));

        // Level 2: raised by itself; the listed lead is late.
        refused("blockservice", number, "userTask_reportIn");
        assertThat(as("chengguan").task(number, "userTask_reportIn")).isNotNull();
        fire(number, "event_reportInOverdue");
        assertThat(section(number, "whistles"))
                .extracting(whistle -> whistle.path("raisedForAbsence").asBoolean())
                .containsExactly(false, true, true);
        lateReport("chengguan", number, 2, "7 栋西侧", "");

        // Level 3: nobody is above. The command centre is late; the action goes on, the return is decided first.
        does("chengguan", number, "userTask_reportIn", arrived());
        fire(number, "event_reportInOverdue");
        lateReport("command", number, 3, "现场指挥点", "");
        does("command", number, "userTask_redispatch", redispatch("shichang"));
        refused("gongan", number, "userTask_reportIn");
        does("shichang", number, "userTask_reportIn", returned("非市场监管事项"));

        // The second return is ruled on by the street, appealed, and ruled on by the district.
        does("coordination", number, "userTask_ruleOnDuty", ruled("shichang", "占用市场公共设施"));
        assertThat(section(number, "rulings")).singleElement().satisfies(ruling -> assertThat(
                        ruling.path("standing").asText())
                .isEqualTo("open"));
        does("shichang", number, "userTask_answerRuling", Map.of("rulingAnswer", "appealed", "reason", "清单未列市场监管"));
        refused("coordination", number, "userTask_ruleOnDuty");
        assertThat(facts("command", number, "userTask_ruleOnDuty")).contains("清单未列市场监管", "占用市场公共设施");
        does("command", number, "userTask_ruleOnDuty", ruled("gongan", "道路照明影响治安巡防"));

        // Who returned it first has it back, and cannot return it again.
        String again = as("gongan").task(number, "userTask_reportIn").id();
        assertThat(as("gongan").claim(again).status()).isEqualTo(204);
        assertThat(as("gongan").submit(again, returned("仍非治安事项")).status()).isEqualTo(400);
        assertThat(as("gongan").submit(again, arrived()).status()).isIn(200, 204);

        // The lead named by the ruling plans; all who came act, the lead last.
        does("gongan", number, "userTask_planJointAction", plan());
        String lead = as("gongan").task(number, "userTask_act").id();
        as("gongan").claim(lead);
        assertThat(as("gongan").submit(lead, done()).status())
                .as("others are open")
                .isEqualTo(400);
        for (String person : List.of("blockservice", "chengguan", "command")) {
            as(person).does(number, "userTask_act", done());
        }
        assertThat(as("gongan").submit(lead, done()).status()).isIn(200, 204);
        refused("gongan", number, "userTask_rateDepartment");
        for (Tasklist.Task task : as("command").tasks(number)) {
            as("command").claim(task.id());
            assertThat(as("command").submit(task.id(), Map.of("rating", "4")).status())
                    .isIn(200, 204);
        }

        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(run)
                        .variableName("whistleOutcome")
                        .singleResult()
                        .getValue())
                .isEqualTo("solved");
        theRecordSaysItAll(number);
        theFiguresAreThoseOfTheLedger(before, number);

        String next = open();
        start(next);
        String citation = section(number, "rulings").get(1).path("citation").asText();
        assertThat(facts("party", next, "userTask_blowWhistle")).contains(citation);
        as("party").does(next, "userTask_blowWhistle", whistle(""));
        assertThat(facts("gongan", next, "userTask_reportIn")).contains(citation);
        Answer refusal = tries("gongan", next, "userTask_reportIn", returned("非治安事项"));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains(citation);
    }

    private void theRecordSaysItAll(String number) {
        List<JsonNode> targets = section(number, "whistles").stream()
                .flatMap(whistle -> stream(whistle.path("targets")))
                .toList();
        assertThat(targets)
                .filteredOn(target -> target.has("absentAt"))
                .extracting(target -> target.path("group").asText())
                .as("late, each with the absence that was recorded before")
                .containsExactly(STREET_SERVICE, "dept-chengguan.department", "430302.commandCentre");
        assertThat(targets)
                .filteredOn(target -> target.path("place").asText().equals("7 栋东侧"))
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.path("confirmedBy").asText()).isEqualTo("code");
                    assertThat(target.path("late").asBoolean()).isTrue();
                });
        assertThat(section(number, "rulings"))
                .extracting(ruling -> ruling.path("standing").asText())
                .containsExactly("superseded", "binding");
        assertThat(section(number, "returns"))
                .extracting(returned -> returned.path("settled").asText())
                .containsExactly("redispatched", "ruled");
        assertThat(section(number, "returns"))
                .extracting(returned -> returned.path("charged").asText())
                .as("gongan was wrong, and so was the command centre that sent it to shichang")
                .containsExactly("dept-gongan.department", "430302.commandCentre");
        JsonNode gongan = stream(as("manager").get("/api/v1/department-returns").json())
                .filter(item -> item.path("group").asText().equals("dept-gongan.department"))
                .findFirst()
                .orElseThrow();
        for (String counted : List.of("dispatched", "returned", "pingPong", "charged")) {
            assertThat(gongan.path(counted).path("cases").toString())
                    .as(counted)
                    .contains(number);
            assertThat(gongan.path(counted).path("n").asInt()).as(counted).isPositive();
        }
        JsonNode ledger = as("manager")
                .get("/api/v1/cases/" + number + "/ledger/verification")
                .json();
        assertThat(ledger.path("valid").asBoolean()).isTrue();
        assertThat(as("manager").get("/api/v1/cases/" + number).text())
                .contains("补报到", "退单", "改派", "申诉职责裁定", "职责裁定生效", "认定退单耗时");
    }

    /** What this case added, seen when all of it has fallen due: by what the ledger says was done to whom. */
    private void theFiguresAreThoseOfTheLedger(Map<String, Figure> before, String number) {
        List<JsonNode> entries = stream(
                        as("manager").get("/api/v1/cases/" + number + "/ledger").json())
                .toList();
        long summoned = told(entries, "whistle.summoned", "targets");
        long absent = told(entries, "whistle.absenceRecorded", "absent");
        long returned = entries.stream()
                .filter(entry -> entry.path("act").asText().equals("whistle.dispatchReturned"))
                .count();
        assertThat(List.of(summoned, absent, returned)).isEqualTo(List.of(7L, 3L, 2L));

        assertThat(addedTo(before))
                .isEqualTo(Map.of(
                        "returnRate", new Figure(returned, summoned),
                        "reportInPunctuality", new Figure(summoned - returned - absent, summoned - returned),
                        "whistleRate", new Figure(1, 1),
                        "returnRate of dept-shichang.department", new Figure(1, 1),
                        "reportInPunctuality of 430302.commandCentre", new Figure(0, 1)));
    }

    private static long told(List<JsonNode> entries, String act, String list) {
        return entries.stream()
                .filter(entry -> entry.path("act").asText().equals(act))
                .mapToLong(entry -> entry.path("content").path(list).size())
                .sum();
    }

    /** Other classes of this program may have left cases of this matter here. */
    private Map<String, Figure> figures() {
        return Map.of(
                "returnRate", figure("returnRate", null),
                "reportInPunctuality", figure("reportInPunctuality", null),
                "whistleRate", figure("whistleRate", null),
                "returnRate of dept-shichang.department", figure("returnRate", "dept-shichang.department"),
                "reportInPunctuality of 430302.commandCentre", figure("reportInPunctuality", "430302.commandCentre"));
    }

    private Map<String, Figure> addedTo(Map<String, Figure> before) {
        Map<String, Figure> added = new HashMap<>(figures());
        added.replaceAll((name, now) -> new Figure(
                now.numerator() - before.get(name).numerator(),
                now.denominator() - before.get(name).denominator()));
        return added;
    }

    private Figure figure(String name, String department) {
        LocalDate today = LocalDate.now(ZONE);
        return indicators
                .list(
                        name,
                        new IndicatorScope(
                                BLOCK,
                                "block",
                                today.minusDays(1),
                                today.plusDays(90),
                                MATTER,
                                department,
                                Instant.now().plus(60, ChronoUnit.DAYS),
                                ZONE))
                .figure();
    }

    // People

    /** The right person does it; everybody else is refused. */
    private void does(String person, String number, String task, Map<String, String> form) {
        Strangers.areRefused(
                as(person).task(number, task),
                form,
                EVERYBODY.stream()
                        .filter(other -> !other.equals(person))
                        .map(this::as)
                        .toList());
        as(person).does(number, task, form);
    }

    private void refused(String person, String number, String task) {
        assertThat(as(person).tasks(number)).as(person).noneMatch(each -> each.key()
                .equals(task));
    }

    private Answer tries(String person, String number, String task, Map<String, String> form) {
        String id = as(person).task(number, task).id();
        as(person).claim(id);
        return as(person).submit(id, form);
    }

    /** Whoever was absent comes after all; nobody does it for them. */
    private void lateReport(String person, String number, int level, String place, String code) {
        JsonNode absence = absences(person, number).stream()
                .filter(option -> option.path("label").asText().startsWith(WhistleWords.level(level)))
                .findFirst()
                .orElseThrow();
        Map<String, String> report = new HashMap<>(
                Map.of("absence", absence.path("value").asText(), "place", place, "reason", "路上耽搁", "siteCode", code));
        report.values().removeIf(String::isEmpty);
        for (String other : List.of("party", "committee", "rapid", "gongan", "xiaofang", "coordination2")) {
            Answer answer = as(other).post("/api/v1/cases/" + number + "/acts/reportInLate", report);
            assertThat(answer.status())
                    .as("%s reports in for %s", other, person)
                    .isBetween(400, 409);
        }
        as(person).acts(number, "reportInLate", report);
        assertThat(absences(person, number)).doesNotContain(absence);
    }

    private List<JsonNode> absences(String person, String number) {
        return stream(as(person).get("/api/v1/cases/" + number + "/acts").json())
                .filter(act -> act.path("name").asText().equals("reportInLate"))
                .flatMap(act -> stream(act.path("fields")))
                .filter(field -> field.path("key").asText().equals("absence"))
                .flatMap(field -> stream(field.path("options")))
                .toList();
    }

    private String code(String person, String number, int level) {
        return stream(as(person).get("/api/v1/cases/" + number).json().findPath("siteCodes"))
                .filter(code -> code.path("level").asInt() == level)
                .map(code -> code.path("siteCode").asText())
                .findFirst()
                .orElseThrow();
    }

    private String facts(String person, String number, String key) {
        Answer answer = as(person)
                .get("/engine-rest/task/" + as(person).task(number, key).id() + "/form-variables");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private List<JsonNode> section(String number, String name) {
        return stream(as("manager").get("/api/v1/cases/" + number).json().findPath(name))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }

    // Forms

    private static Map<String, String> whistle(String extra) {
        Map<String, String> form = new HashMap<>(Map.of(
                "kindAsked", "quick",
                "whistleGround", "streetCannotSolve",
                "triedBelow", "网格员报修三次",
                "evidence", "报修记录三份",
                "extraDepartment", extra,
                "reason", extra.isEmpty() ? "" : "夜间治安"));
        form.values().removeIf(String::isEmpty);
        return form;
    }

    private static Map<String, String> arrived() {
        return Map.of("answer", "arrived", "place", "7 栋楼下");
    }

    private static Map<String, String> returned(String reason) {
        return Map.of("answer", "notOurs", "returnGround", "notListed", "dutyItem", "路灯与公共照明", "reason", reason);
    }

    private static Map<String, String> redispatch(String department) {
        return Map.of("redispatchTo", "other", "department", department, "reason", "市场周边路段");
    }

    private static Map<String, String> ruled(String department, String basis) {
        return Map.of("rulingOutcome", "ruled", "department", department, "basis", basis);
    }

    private static Map<String, String> plan() {
        return Map.of("plan", "联合检修照明", "finishOn", LocalDate.now().plusDays(3).toString());
    }

    private static Map<String, String> done() {
        return Map.of("done", "已现场处理完毕", "result", "done");
    }

    // The case

    private String open() {
        String number = caseFiles
                .open(
                        new NewCase("路灯不亮", "夜间漆黑", MATTER, BLOCK, "7 栋", "none", 30, List.of(), "grid", null),
                        new Actor("governor", "blockGovernor", BLOCK))
                .number();
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        return number;
    }

    private String start(String number) {
        return runtime.startProcessInstanceByKey(
                        "whistle-handling",
                        number,
                        Map.of(
                                "district", "430302",
                                "street", "430302003",
                                "community", "430302003001",
                                "unit", BLOCK,
                                "hazard", "none",
                                "matter", MATTER,
                                "departments", 1))
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
}
