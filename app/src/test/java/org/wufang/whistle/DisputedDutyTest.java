package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;

/** Dispatches that are given back, and rulings on whose duty it is. */
@WufangTest
class DisputedDutyTest extends WhistledCases {

    @Test
    void aStreetsUnitThatRefusedIsJudgedByTheDistrictAndTheRulingIsCitedInTheNextLikeCase() {
        // Precedents outlive the test: a matter that no other test uses, and that the street's own lists do not name.
        String matter = "community.volunteers";
        String number = open(matter, "none");
        String run = start(number, 2);
        cases.as("party").does(number, BLOW, ground("streetCannotSolve"));
        cases.as("coordination").does(number, REPORT_IN, ARRIVED);
        cases.as("blockservice").does(number, REPORT_IN, returned("notListed", "互助点非街道管理"));
        assertThat(facts("party", number, REDISPATCH)).contains("互助点非街道管理");
        cases.as("party").does(number, REDISPATCH, redispatch("gongan"));
        cases.as("gongan").does(number, REPORT_IN, returned("notListed", "非治安事项"));

        assertThat(cases.as("coordination").tasks(number))
                .as("the street does not judge its own case")
                .isEmpty();
        assertThat(facts("command", number, RULE)).contains("互助点非街道管理", "非治安事项");
        String ruling = cases.as("command").task(number, RULE).id();
        cases.as("command").claim(ruling);
        assertThat(cases.as("command")
                        .submit(ruling, Map.of("rulingOutcome", "referred", "basis", "上报"))
                        .status())
                .as("nobody above the district")
                .isEqualTo(400);
        assertThat(cases.as("command")
                        .submit(ruling, Map.of("rulingOutcome", "ruled", "basis", "三定方案"))
                        .status())
                .as("ruled without a department")
                .isEqualTo(400);
        cases.as("command").does(number, RULE, ruled("shichang", "三定方案第五条"));

        assertThat(facts("shichang", number, REPORT_IN)).contains("职责裁定〔");
        String again = cases.as("shichang").task(number, REPORT_IN).id();
        cases.as("shichang").claim(again);
        Answer refusal = cases.as("shichang").submit(again, returned("otherLead", "仍不属"));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains("不得再以不属职责退回");
        cases.as("shichang").does(number, REPORT_IN, ARRIVED);
        cases.as("shichang").does(number, PLAN, plan());
        cases.as("coordination").does(number, ACT, DONE);
        cases.as("shichang").does(number, ACT, DONE);
        rateAll("party", number);
        assertThat(outcome(run)).isEqualTo("solved");
        JsonNode ruled = cases.section("manager", number, "rulings").get(0);
        assertThat(ruled.path("department").asText()).isEqualTo("shichang");

        String next = open(matter, "none");
        start(next, 2);
        assertThat(facts("party", next, BLOW)).contains(ruled.path("citation").asText());
        cases.as("party").does(next, BLOW, ground("streetCannotSolve"));
        assertThat(facts("shichang", next, REPORT_IN))
                .contains(ruled.path("citation").asText());
    }

    @Test
    void theStreetRulesOnDepartmentsAndMayReferItToTheDistrict() {
        String number = open("labour.wages", "life");
        start(number, 2);
        cases.as("party").does(number, BLOW, withExtra("emergency", "gongan"));
        cases.as("rapid").does(number, REPORT_IN, ARRIVED);
        cases.as("zhujian").does(number, REPORT_IN, ARRIVED);
        // The department of labour is vacant in the demo: the command centre stands in.
        cases.as("command").does(number, REPORT_IN, ARRIVED);
        cases.as("gongan").does(number, REPORT_IN, returned("notListed", "非治安事项"));
        cases.as("party").does(number, REDISPATCH, redispatch("shichang"));
        cases.as("shichang").does(number, REPORT_IN, returned("otherLead", "属人社"));

        cases.as("coordination").does(number, RULE, Map.of("rulingOutcome", "referred", "basis", "街道无法认定"));

        assertThat(cases.as("coordination").tasks(number)).isEmpty();
        assertThat(facts("command", number, RULE)).contains("街道无法认定");
        cases.as("command").does(number, RULE, ruled("shichang", "条例第七条"));
        cases.as("shichang").does(number, REPORT_IN, ARRIVED);
        assertThat(cases.as("shichang").task(number, PLAN)).isNotNull();
        assertThat(cases.as("gongan").tasks(number)).isEmpty();
    }

    @Test
    void aRulingForWhoHasComeAlreadyCallsNobodyAnew() {
        String number = open("culture.entertainment", "life");
        start(number, 2);
        cases.as("party").does(number, BLOW, withExtra("emergency", "shichang"));
        cases.as("rapid").does(number, REPORT_IN, ARRIVED);
        cases.as("gongan").does(number, REPORT_IN, ARRIVED);
        cases.as("command").does(number, REPORT_IN, ARRIVED);
        cases.as("shichang").does(number, REPORT_IN, returned("otherLead", "属文旅"));
        cases.as("party").does(number, REDISPATCH, redispatch("xiaofang"));
        cases.as("xiaofang").does(number, REPORT_IN, returned("notListed", "无消防隐患"));

        cases.as("coordination").does(number, RULE, ruled("gongan", "三定方案"));
        cases.as("gongan").does(number, ANSWER, Map.of("rulingAnswer", "accepted"));

        cases.as("gongan").does(number, PLAN, plan());
        assertThat(cases.as("xiaofang").tasks(number)).isEmpty();
        assertThat(cases.as("shichang").tasks(number)).isEmpty();
    }

    @Test
    void anOverdueRulingGoesToTheDistrictAndSilenceOnOneCountsAsAccepted() {
        String late = returnedTwice("health.infectious");
        cases.fire(late, "event_rulingOverdue");
        assertThat(cases.as("coordination").tasks(late)).isEmpty();
        assertThat(cases.as("command").task(late, RULE)).isNotNull();

        String silent = returnedTwice("health.infectious");
        cases.as("coordination").does(silent, RULE, ruled("shichang", "三定方案"));
        assertThat(cases.as("xiaofang").tasks(silent)).isEmpty();
        cases.fire(silent, "event_answerOverdue");

        assertThat(cases.section("manager", silent, "rulings")).singleElement().satisfies(ruling -> {
            assertThat(ruling.path("rulingAnswer").asText()).isEqualTo("silent");
            assertThat(ruling.path("standing").asText()).isEqualTo("binding");
        });
        cases.as("shichang").does(silent, REPORT_IN, ARRIVED);
    }

    /** By gongan, then by shichang. */
    private String returnedTwice(String matter) {
        String number = open(matter, "none");
        start(number, 1);
        cases.as("party").does(number, BLOW, withExtra("streetCannotSolve", "gongan"));
        cases.as("blockservice").does(number, REPORT_IN, ARRIVED);
        cases.as("gongan").does(number, REPORT_IN, returned("notListed", "非治安事项"));
        cases.as("party").does(number, REDISPATCH, redispatch("shichang"));
        cases.as("shichang").does(number, REPORT_IN, returned("notListed", "非市场监管事项"));
        return number;
    }

    private static Map<String, String> ruled(String department, String basis) {
        return Map.of("rulingOutcome", "ruled", "department", department, "basis", basis);
    }
}
