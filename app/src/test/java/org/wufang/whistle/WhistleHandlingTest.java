package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseStatus;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyLists;

/** Whistles through the engine: who is called, at which level, and what is refused. */
@WufangTest
class WhistleHandlingTest extends WhistledCases {

    @Autowired
    private Directory directory;

    @Autowired
    private DutyLists lists;

    @Test
    void aQuickWhistleIsAnsweredByTheStreetAndSolved() {
        String number = open("order.streetVending", "none");
        String run = start(number, 1);

        cases.as("party").does(number, BLOW, ground("streetCannotSolve"));
        cases.as("blockservice").does(number, REPORT_IN, ARRIVED);
        cases.as("blockservice").does(number, PLAN, plan());
        cases.as("blockservice").does(number, ACT, DONE);
        cases.as("party").does(number, RATE, Map.of("rating", "4"));

        assertThat(outcome(run)).isEqualTo("solved");
        assertThat(cases.section("manager", number, "whistles")).singleElement().satisfies(whistle -> {
            assertThat(whistle.path("kind").asText()).isEqualTo("quick");
            assertThat(whistle.path("outcome").asText()).isEqualTo("solved");
            assertThat(whistle.path("targets").findValuesAsText("group")).containsExactly("430302003.blockService");
            assertThat(whistle.path("targets").findValuesAsText("result")).containsExactly("done");
        });
        assertThat(cases.status(number)).isEqualTo(CaseStatus.WHISTLE);
    }

    @Test
    void atEachStepTheWrongPeopleSeeNothing() {
        String number = open("order.streetVending", "none");
        start(number, 1);

        assertThat(cases.as("party2").tasks(number)).isEmpty();
        assertThat(cases.as("committee").tasks(number)).isEmpty();
        cases.as("party").does(number, BLOW, ground("streetCannotSolve"));
        assertThat(cases.as("party").tasks(number)).isEmpty();
        assertThat(cases.as("chengguan").tasks(number)).isEmpty();
        assertThat(cases.as("blockservice2").tasks(number)).isEmpty();
        String task = cases.as("blockservice").task(number, REPORT_IN).id();
        assertThat(cases.as("party").submit(task, ARRIVED).status()).isEqualTo(404);
    }

    @Test
    void aToughWhistleCallsCoordinationAndServiceAndUpTheLevelsTheDepartments() {
        String number = open("building.illegal", "none");
        String run = start(number, 2);

        cases.as("party").does(number, BLOW, ground("jointEnforcement"));
        cases.as("coordination").does(number, REPORT_IN, ARRIVED);
        cases.as("blockservice").does(number, REPORT_IN, ARRIVED);
        cases.as("coordination").does(number, PLAN, plan());
        cases.as("blockservice").does(number, ACT, DONE);
        cases.as("coordination").does(number, ACT, CANNOT);
        rateAll("party", number);

        cases.as("coordination").does(number, BLOW, ground("jointEnforcement"));
        cases.as("chengguan").does(number, REPORT_IN, ARRIVED);
        // The department of natural resources is vacant in the demo: the command centre stands in.
        cases.as("command").does(number, REPORT_IN, ARRIVED);
        cases.as("chengguan").does(number, PLAN, plan());
        cases.as("command").does(number, ACT, DONE);
        cases.as("chengguan").does(number, ACT, CANNOT);
        rateAll("coordination", number);

        cases.as("command").does(number, BLOW, ground("jointEnforcement"));
        cases.as("chengguan").does(number, REPORT_IN, ARRIVED);
        cases.as("command").does(number, REPORT_IN, ARRIVED);
        cases.as("chengguan").does(number, PLAN, plan());
        cases.as("command").does(number, ACT, DONE);
        cases.as("chengguan").does(number, ACT, CANNOT);
        assertThat(cases.as("command").tasks(number))
                .as("it does not rate itself")
                .hasSize(1);
        rateAll("command", number);

        assertThat(outcome(run)).isEqualTo("unsolved");
        assertThat(cases.section("manager", number, "whistles"))
                .extracting(whistle -> whistle.path("level").asInt())
                .containsExactly(1, 2, 3);
    }

    @Test
    void anEmergencyCallsTheStreetsRapidResponseAndTheDepartmentsAtOnce() {
        String number = open("parking.fireLane", "life");
        String run = start(number, 2);

        cases.as("party").does(number, BLOW, ground("emergency"));
        cases.as("rapid").does(number, REPORT_IN, ARRIVED);
        cases.as("xiaofang").does(number, REPORT_IN, ARRIVED);
        cases.as("gongan").does(number, REPORT_IN, ARRIVED);
        cases.as("xiaofang").does(number, PLAN, plan());
        for (String person : List.of("rapid", "gongan", "xiaofang")) {
            cases.as(person).does(number, ACT, DONE);
        }
        rateAll("party", number);

        assertThat(outcome(run)).isEqualTo("solved");
        assertThat(cases.section("manager", number, "whistles")
                        .get(0)
                        .path("misuse")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void anEmergencyWithoutAHazardIsCarriedOutAndFlagged() {
        String number = open("building.illegal", "none");
        start(number, 2);

        cases.as("party").does(number, BLOW, ground("emergency"));

        assertThat(cases.section("manager", number, "whistles")
                        .get(0)
                        .path("misuse")
                        .asBoolean())
                .isTrue();
        assertThat(cases.as("rapid").task(number, REPORT_IN)).isNotNull();
    }

    @Test
    void anExtraDepartmentNeedsAReasonAndThenIsCalled() {
        String number = open("order.streetVending", "none");
        start(number, 1);
        String task = cases.as("party").task(number, BLOW).id();
        cases.as("party").claim(task);
        Map<String, String> wish = new HashMap<>(ground("streetCannotSolve"));
        wish.put("extraDepartment", "shichang");

        Answer refusal = cases.as("party").submit(task, wish);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.text()).contains("理由");
        wish.put("reason", "摊贩无证经营");
        assertThat(cases.as("party").submit(task, wish).status()).isIn(200, 204);

        cases.as("shichang").does(number, REPORT_IN, ARRIVED);
    }

    @Test
    void absenceGoesUpALevelByTheClockUntilTheDistrict() {
        String number = open("building.illegal", "none");
        String run = start(number, 2);

        cases.as("party").does(number, BLOW, ground("jointEnforcement"));
        cases.fire(number, "event_reportInOverdue");
        assertThat(cases.as("coordination").tasks(number))
                .as("absent, no longer asked")
                .isEmpty();

        String facts = facts("chengguan", number, REPORT_IN);
        assertThat(facts).contains("逾期未报到").contains("《城乡规划法》");
        cases.fire(number, "event_reportInOverdue");
        cases.fire(number, "event_reportInOverdue");

        assertThat(outcome(run)).as("nobody came at any level").isEqualTo("unsolved");
        assertThat(cases.section("manager", number, "whistles"))
                .extracting(whistle -> whistle.path("raisedForAbsence").asBoolean())
                .containsExactly(false, true, true);
    }

    @Test
    void atTheDistrictTheActionGoesOnWithThoseWhoCame() {
        String number = open("building.illegal", "none");
        String run = start(number, 2);
        cases.as("party").does(number, BLOW, ground("jointEnforcement"));
        cases.as("blockservice").does(number, REPORT_IN, ARRIVED);
        cases.fire(number, "event_reportInOverdue");
        cases.fire(number, "event_reportInOverdue");

        cases.fire(number, "event_reportInOverdue");

        cases.as("blockservice").does(number, PLAN, plan());
        cases.as("blockservice").does(number, ACT, DONE);
        rateAll("command", number);
        assertThat(outcome(run)).isEqualTo("solved");
    }

    @Test
    void anEmergencyWithoutAHazardIsReviewedOnceByStreetOrDistrict() {
        String number = open("building.illegal", "none");
        start(number, 2);
        cases.as("party").does(number, BLOW, ground("emergency"));

        assertThat(cases.as("coordination").get("/api/v1/whistles/misuse").text())
                .contains(number);
        assertThat(cases.as("command").get("/api/v1/whistles/misuse").text()).contains(number);
        assertThat(cases.as("coordination2").get("/api/v1/whistles/misuse").text())
                .doesNotContain(number);
        assertThat(cases.as("party").get("/api/v1/whistles/misuse").json()).isEmpty();
        Map<String, String> verdict = Map.of("verdict", "upheld", "reason", "现场并无险情");
        assertThat(cases.as("party")
                        .post("/api/v1/cases/" + number + "/acts/reviewMisuse", verdict)
                        .status())
                .isEqualTo(403);
        cases.as("coordination").acts(number, "reviewMisuse", verdict);

        assertThat(cases.as("command")
                        .post("/api/v1/cases/" + number + "/acts/reviewMisuse", verdict)
                        .status())
                .as("once")
                .isEqualTo(409);
        assertThat(cases.as("coordination").get("/api/v1/whistles/misuse").text())
                .doesNotContain(number);
        assertThat(cases.as("coordination")
                        .get("/api/v1/whistles/misuse?reviewed=true")
                        .text())
                .contains(number, "现场并无险情", "云塘街道·");
    }

    @Test
    void whatWasTriedBelowIsProvenExceptInAnEmergency() {
        String number = open("order.streetVending", "none");
        start(number, 1);
        String task = cases.as("party").task(number, BLOW).id();
        cases.as("party").claim(task);
        Map<String, String> unproven = new HashMap<>(ground("streetCannotSolve"));
        unproven.remove("evidence");

        Answer refusal = cases.as("party").submit(task, unproven);

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains("佐证");
        cases.as("party").attach(number, null, "现场.png", Tasklist.photo());
        assertThat(facts("party", number, BLOW)).contains("现场.png");
        unproven.putAll(Map.of("kindAsked", "emergency", "whistleGround", "emergency"));
        assertThat(cases.as("party").submit(task, unproven).status()).isIn(200, 204);
    }

    @Test
    void anUnlistedMatterIsRefusedToTheStreet() {
        String number = open("", "none");
        start(number, 0);
        String task = cases.as("party").task(number, BLOW).id();
        cases.as("party").claim(task);

        Answer refusal = cases.as("party").submit(task, ground("streetCannotSolve"));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text()).contains("不得转嫁");
        Map<String, String> named = new HashMap<>(ground("streetCannotSolve"));
        named.putAll(Map.of("extraDepartment", "gongan", "reason", "涉及治安"));
        assertThat(cases.as("party").submit(task, named).status()).isIn(200, 204);
        cases.as("gongan").does(number, REPORT_IN, ARRIVED);
        assertThat(cases.as("coordination").tasks(number)).isEmpty();
        assertThat(cases.as("blockservice").tasks(number)).isEmpty();
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
}
