package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseStatus;

/** The whistle as part of a case's whole road. */
@WufangTest
class WhistleJourneyTest extends WhistledCases {

    @Test
    void whatWasReworkedIsWhistledForAgainAndThenArchived() {
        String number = begun("order.streetVending", "none");
        assertThat(cases.status(number)).isEqualTo(CaseStatus.WHISTLE);
        assertThat(cases.file(number).due().tier()).isNotNull();

        answeredByTheStreet(number, DONE);
        assertThat(cases.status(number)).isEqualTo(CaseStatus.EVALUATION);
        cases.as("supervisor").does(number, "userTask_verifyResult", Map.of("verified", "no", "finding", "摊贩又回来了"));
        assertThat(cases.status(number)).isEqualTo(CaseStatus.WHISTLE);
        answeredByTheStreet(number, DONE);
        cases.as("supervisor")
                .does(
                        number,
                        "userTask_verifyResult",
                        Map.of("verified", "yes", "rootCause", "other", "finding", "属实"));
        cases.as("blockservice")
                .does(number, "userTask_callBack", Map.of("reached", "yes", "solved", "yes", "satisfied", "satisfied"));

        assertThat(cases.status(number)).isEqualTo(CaseStatus.ARCHIVED);
        JsonNode file = cases.as("manager").get("/api/v1/cases/" + number).json();
        assertThat(file.findPath("whistles")).as("both runs are kept").hasSize(2);
        assertThat(cases.as("manager")
                        .get("/api/v1/cases/" + number + "/ledger/verification")
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anEmergencyReachesRapidResponseAndDepartmentsWithoutMeetingOrFrontEnd() {
        String number = begun("parking.fireLane", "life");

        cases.as("party").does(number, "userTask_blowWhistle", ground("emergency"));
        for (String person : List.of("rapid", "xiaofang", "gongan")) {
            cases.as(person).does(number, "userTask_reportIn", ARRIVED);
        }
        cases.as("xiaofang").does(number, "userTask_planJointAction", plan());
        for (String person : List.of("rapid", "gongan", "xiaofang")) {
            cases.as(person).does(number, "userTask_act", DONE);
        }
        rateWhoCame("party", number);

        assertThat(cases.status(number)).isEqualTo(CaseStatus.EVALUATION);
    }

    @Test
    void whatThreeLevelsCannotSolveIsDecidedByAPerson() {
        String number = begun("order.streetVending", "none");
        answeredByTheStreet(number, CANNOT);
        for (String whistler : List.of("coordination", "command")) {
            cases.as(whistler).does(number, "userTask_blowWhistle", ground("jointEnforcement"));
            String second = whistler.equals("coordination") ? "shichang" : "command";
            cases.as("chengguan").does(number, "userTask_reportIn", ARRIVED);
            cases.as(second).does(number, "userTask_reportIn", ARRIVED);
            cases.as("chengguan").does(number, "userTask_planJointAction", plan());
            cases.as(second).does(number, "userTask_act", DONE);
            cases.as("chengguan").does(number, "userTask_act", CANNOT);
            rateWhoCame(whistler, number);
        }

        assertThat(cases.as("coordination").task(number, "userTask_decideDeferral"))
                .isNotNull();
    }

    @Test
    void aBlockThatIsLateIsUnderOversightUntilItActs() {
        String number = begun("neighbour.dispute", "none");
        assertThat(cases.status(number)).isEqualTo(CaseStatus.FRONT_END);
        cases.fire(number, "event_handleOverdue");
        cases.fire(number, "serviceTask_sendReminder");
        cases.fire(number, "event_graceEnded");
        assertThat(cases.as("assistant").task(number, "userTask_acknowledgeLetter"))
                .isNotNull();

        cases.as("governor")
                .does(number, "userTask_handleOnSite", Map.of("frontEndOutcome", "solved", "measures", "当面调解"));

        assertThat(cases.as("assistant").tasks(number)).isEmpty();
        assertThat(cases.as("coordination").get("/api/v1/oversight?size=200").text())
                .doesNotContain(number);
    }

    @Test
    void aWithdrawalEndsTheOversightOfTheCase() {
        String number = begun("neighbour.dispute", "utilities");
        cases.fire(number, "event_handleOverdue");
        assertThat(cases.as("coordination").get("/api/v1/oversight?size=200").text())
                .contains(number);

        var answer =
                cases.as("coordination").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "诉求人撤回"));

        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        assertThat(cases.status(number)).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
    }

    private void answeredByTheStreet(String number, Map<String, String> result) {
        cases.as("party").does(number, "userTask_blowWhistle", ground("jointEnforcement"));
        cases.as("coordination").does(number, "userTask_reportIn", ARRIVED);
        cases.as("blockservice").does(number, "userTask_reportIn", ARRIVED);
        cases.as("coordination").does(number, "userTask_planJointAction", plan());
        cases.as("blockservice").does(number, "userTask_act", DONE);
        cases.as("coordination").does(number, "userTask_act", result);
        rateWhoCame("party", number);
    }

    private void rateWhoCame(String person, String number) {
        for (Tasklist.Task task : cases.as(person).tasks(number)) {
            if (task.key().equals("userTask_rateDepartment")) {
                cases.as(person).claim(task.id());
                var answer = cases.as(person).submit(task.id(), Map.of("rating", "3"));
                assertThat(answer.status()).as(answer.text()).isIn(200, 204);
            }
        }
    }

    /** The only one of its kind in the last 90 days: a repeat would be triaged to a meeting. */
    private String begun(String matter, String hazard) {
        return cases.begun(report -> report.title("吹哨全程")
                .description("需要部门到场")
                .matter(matter)
                .hazard(hazard)
                .parties("residentsCommittee"));
    }
}
