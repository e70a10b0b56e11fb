package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Openings;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.platform.security.Actor;

/** The whistle as part of a case's whole road. */
@WufangTest
class WhistleJourneyTest {

    private static final String BLOCK = "430302003001001";
    private static final Map<String, String> ARRIVED = Map.of("answer", "arrived", "place", "3 栋楼下");
    private static final Map<String, String> DONE = Map.of("done", "已现场处理完毕", "result", "done");
    private static final Map<String, String> CANNOT = Map.of("done", "到场查看", "result", "cannot", "reason", "超出权限");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles files;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Test
    void whatWasReworkedIsWhistledForAgainAndThenArchived() {
        String number = start("order.streetVending", "none");
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.WHISTLE);
        assertThat(files.get(number).tierDueAt()).isNotNull();

        answeredByTheStreet(number, DONE);
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.EVALUATION);
        as("supervisor").does(number, "userTask_verifyResult", Map.of("verified", "no", "finding", "摊贩又回来了"));
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.WHISTLE);
        answeredByTheStreet(number, DONE);
        as("supervisor")
                .does(
                        number,
                        "userTask_verifyResult",
                        Map.of("verified", "yes", "rootCause", "other", "finding", "属实"));
        as("blockservice")
                .does(number, "userTask_callBack", Map.of("reached", "yes", "solved", "yes", "satisfied", "satisfied"));

        assertThat(files.get(number).status()).isEqualTo(CaseStatus.ARCHIVED);
        JsonNode file = as("manager").get("/api/v1/cases/" + number).json();
        assertThat(file.findPath("whistles")).as("both runs are kept").hasSize(2);
        assertThat(as("manager")
                        .get("/api/v1/cases/" + number + "/ledger/verification")
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anEmergencyReachesRapidResponseAndDepartmentsWithoutMeetingOrFrontEnd() {
        String number = start("parking.fireLane", "life");

        as("party").does(number, "userTask_blowWhistle", ground("emergency"));
        for (String person : List.of("rapid", "xiaofang", "gongan")) {
            as(person).does(number, "userTask_reportIn", ARRIVED);
        }
        as("xiaofang").does(number, "userTask_planJointAction", plan());
        for (String person : List.of("rapid", "gongan", "xiaofang")) {
            as(person).does(number, "userTask_act", DONE);
        }
        rateAll("party", number);

        assertThat(files.get(number).status()).isEqualTo(CaseStatus.EVALUATION);
    }

    @Test
    void whatThreeLevelsCannotSolveIsDecidedByAPerson() {
        String number = start("order.streetVending", "none");
        answeredByTheStreet(number, CANNOT);
        for (String whistler : List.of("coordination", "command")) {
            as(whistler).does(number, "userTask_blowWhistle", ground("jointEnforcement"));
            String second = whistler.equals("coordination") ? "shichang" : "command";
            as("chengguan").does(number, "userTask_reportIn", ARRIVED);
            as(second).does(number, "userTask_reportIn", ARRIVED);
            as("chengguan").does(number, "userTask_planJointAction", plan());
            as(second).does(number, "userTask_act", DONE);
            as("chengguan").does(number, "userTask_act", CANNOT);
            rateAll(whistler, number);
        }

        assertThat(as("coordination").task(number, "userTask_decideDeferral")).isNotNull();
    }

    @Test
    void aBlockThatIsLateIsUnderOversightUntilItActs() {
        String number = start("neighbour.dispute", "none");
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.FRONT_END);
        fire(number, "event_handleOverdue");
        fire(number, "serviceTask_sendReminder");
        fire(number, "event_graceEnded");
        assertThat(as("assistant").task(number, "userTask_acknowledgeLetter")).isNotNull();

        as("governor").does(number, "userTask_handleOnSite", Map.of("frontEndOutcome", "solved", "measures", "当面调解"));

        assertThat(as("assistant").tasks(number)).isEmpty();
        assertThat(as("coordination").get("/api/v1/oversight?size=200").text()).doesNotContain(number);
    }

    @Test
    void aWithdrawalEndsTheOversightOfTheCase() {
        String number = start("neighbour.dispute", "utilities");
        fire(number, "event_handleOverdue");
        assertThat(as("coordination").get("/api/v1/oversight?size=200").text()).contains(number);

        var answer = as("coordination").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "诉求人撤回"));

        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
    }

    private void answeredByTheStreet(String number, Map<String, String> result) {
        as("party").does(number, "userTask_blowWhistle", ground("jointEnforcement"));
        as("coordination").does(number, "userTask_reportIn", ARRIVED);
        as("blockservice").does(number, "userTask_reportIn", ARRIVED);
        as("coordination").does(number, "userTask_planJointAction", plan());
        as("blockservice").does(number, "userTask_act", DONE);
        as("coordination").does(number, "userTask_act", result);
        rateAll("party", number);
    }

    private void rateAll(String person, String number) {
        for (Tasklist.Task task : as(person).tasks(number)) {
            if (task.key().equals("userTask_rateDepartment")) {
                as(person).claim(task.id());
                var answer = as(person).submit(task.id(), Map.of("rating", "3"));
                assertThat(answer.status()).as(answer.text()).isIn(200, 204);
            }
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

    /** The only one of its kind in the last 90 days: a repeat would be triaged to a meeting. */
    private String start(String matter, String hazard) {
        Openings.longAgo(jdbc, matter, BLOCK);
        String number = files.open(
                        new NewCase(
                                "吹哨全程",
                                "需要部门到场",
                                matter,
                                BLOCK,
                                "7 栋",
                                hazard,
                                1,
                                List.of("residentsCommittee"),
                                "grid",
                                null),
                        new Actor("governor", "blockGovernor", BLOCK))
                .number();
        runtime.startProcessInstanceByKey("case-lifecycle", number);
        return number;
    }

    private void fire(String number, String activity) {
        List<Job> jobs = management.createJobQuery().activityId(activity).list().stream()
                .filter(job -> number.equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .toList();
        assertThat(jobs).as("%s of %s", activity, number).hasSize(1);
        management.executeJob(jobs.get(0).getId());
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
