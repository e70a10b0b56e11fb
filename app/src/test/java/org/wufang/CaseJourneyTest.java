package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;

/** Whole cases from report to archive over HTTP, by the right people; at each kind of step {@link Strangers} try and are refused. */
@WufangTest
class CaseJourneyTest {

    /** Other tests report from its blocks: like cases of theirs do not make ours repeats. */
    private static final String COMMUNITY = "430302003001";

    private static final List<String> FIVE = List.of("party", "committee", "property", "owners", "social");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Clock clock;

    @Test
    void aRoutineCaseIsSettledOnTheSpot() {
        String number = report("property.pipeBlocked", "none", 3, List.of("propertyFirm"));
        assertThat(status(number)).isEqualTo("frontEnd");

        refused(number, "userTask_handleOnSite", "governor", "governor2", "property", "supervisor", "chengguan");
        act("governor", number, "userTask_handleOnSite", solvedOnTheSpot());
        verifyAndRate(number);

        assertThat(status(number)).isEqualTo("archived");
        assertThatTheLedgerHolds(number);
    }

    @Test
    void aCaseOfThreePartiesIsSettledByTheFiveParties() {
        String number = report(
                "parking.disorder", "none", 40, List.of("propertyFirm", "ownersCommittee", "residentsCommittee"));
        assertThat(status(number)).isEqualTo("meeting");

        meetAndKeep(number);
        verifyAndRate(number);

        assertThat(status(number)).isEqualTo("archived");
        JsonNode file = file(number);
        assertThat(file.get("votes")).hasSize(5);
        assertThat(file.get("commitments")).hasSize(1);
        assertThat(file.get("ratings")).hasSize(1);
        assertThat(file.at("/ratings/0/ratingsCounted").asInt()).isEqualTo(5);
        assertThat(file.get("partyRatings")).hasSize(5);
        assertThatTheLedgerHolds(number);
    }

    @Test
    void aMeanBelowTheBoundBringsThePartiesBackToTheTable() {
        String number = report(
                "parking.disorder", "none", 40, List.of("propertyFirm", "ownersCommittee", "residentsCommittee"));

        meetAndKeep(number, "4", "2");
        verifyAndRate(number);

        assertThat(status(number)).isEqualTo("meeting");
        assertThat(person("committee").tasks(number)).extracting(Task::key).containsExactly("userTask_callMeeting");
        JsonNode rating = file(number).at("/ratings/0");
        assertThat(rating.get("outcome").asText()).isEqualTo("rework");
        assertThat(rating.get("reason").asText()).startsWith("共5份评分，结果均分4.00分，过程均分2.00分，过程低于下限3分");
        assertThatTheLedgerHolds(number);
    }

    @Test
    void aCaseThatNeedsADepartmentIsSettledByAWhistle() {
        String number = report("order.streetVending", "none", 20, List.of("residentsCommittee"));
        assertThat(status(number)).isEqualTo("whistle");

        refused(number, "userTask_blowWhistle", "party", "party2", "committee", "chengguan", "command");
        act("party", number, "userTask_blowWhistle", whistle("streetCannotSolve"));
        answerTheWhistle(number, "party");
        verifyAndRate(number);

        assertThat(status(number)).isEqualTo("archived");
        assertThatTheLedgerHolds(number);
    }

    @Test
    void aHazardToLifeGoesToAnEmergencyWhistleAtOnce() {
        String number = report("order.ebikeCharging", "life", 60, List.of("propertyFirm"));
        assertThat(status(number)).isEqualTo("whistle");

        act("party", number, "userTask_blowWhistle", whistle("emergency"));
        assertThat(person("xiaofang").tasks(number))
                .extracting(Task::key)
                .as("the lead department is called at once")
                .contains("userTask_reportIn");
        answerTheWhistle(number, "party");
        verifyAndRate(number);

        assertThat(status(number)).isEqualTo("archived");
        assertThatTheLedgerHolds(number);
    }

    @Test
    void whatTheSupervisorDoesNotAcceptIsDoneAgainTwiceThenDeferredAndReopened() {
        String number = report("property.liftFault", "none", 2, List.of("propertyFirm"));

        for (int round = 0; round < 3; round++) {
            act("governor", number, "userTask_handleOnSite", solvedOnTheSpot());
            act("supervisor", number, "userTask_verifyResult", Map.of("verified", "no", "finding", "仍在漏水"));
        }
        refused(number, "userTask_decideDeferral", "coordination", "coordination2", "governor", "supervisor");
        String recheck = LocalDate.now(clock).plusDays(30).toString();
        act(
                "coordination",
                number,
                "userTask_decideDeferral",
                Map.of("deferralDecision", "defer", "recheckOn", recheck, "reason", "等待管网改造"));
        assertThat(status(number)).isEqualTo("deferred");

        fire(number, "event_recheckDue");
        assertThat(status(number)).isNotEqualTo("deferred");
        act(
                "coordination",
                number,
                "userTask_reviewTriage",
                Map.of("reviewDecision", "accept", "path", "frontEnd", "reason", "管网改造已完成"));
        act("governor", number, "userTask_handleOnSite", solvedOnTheSpot());
        verifyAndRate(number);

        assertThat(status(number)).isEqualTo("archived");
        assertThatTheLedgerHolds(number);
    }

    @Test
    void whatTheBlockCannotSettleClimbsToTheMeetingAndTheWhistle() {
        String number = report("environment.rubbish", "none", 3, List.of("propertyFirm"));
        act(
                "governor",
                number,
                "userTask_handleOnSite",
                Map.of("frontEndOutcome", "toMeeting", "measures", "已现场查看", "reason", "涉及共有部位"));
        assertThat(status(number)).isEqualTo("meeting");

        callMeeting(number);
        state(number);
        draft(number);
        for (String party : FIVE) {
            act(
                    party,
                    number,
                    "userTask_castVote",
                    Map.of("vote", "legalObjection", "reason", "费用不应由业主承担", "legalBasis", "《民法典》第二百八十三条"));
        }
        int rounds = 1;
        while (sees("committee", number, "userTask_draftProposal")) {
            assertThat(++rounds).isLessThanOrEqualTo(3);
            draft(number);
            for (String party : FIVE) {
                act(
                        party,
                        number,
                        "userTask_castVote",
                        Map.of("vote", "legalObjection", "reason", "费用不应由业主承担", "legalBasis", "《民法典》第二百八十三条"));
            }
        }
        assertThat(rounds).isEqualTo(3);
        assertThat(status(number)).isEqualTo("whistle");
    }

    @Test
    void anUnknownMatterIsTriagedByThePersonOfTheStreet() {
        String number = report("", "none", 1, List.of());

        refused(number, "userTask_reviewTriage", "coordination", "coordination2", "committee", "command");
        act(
                "coordination",
                number,
                "userTask_reviewTriage",
                Map.of(
                        "reviewDecision",
                        "accept",
                        "matter",
                        "environment.greenery",
                        "path",
                        "frontEnd",
                        "reason",
                        "属物业维修"));

        assertThat(status(number)).isEqualTo("frontEnd");
        assertThat(file(number).get("matter").toString()).contains("environment.greenery");
    }

    @Test
    void aDeclinedCaseIsReviewedByTheCommandCentre() {
        String number = report("", "none", 1, List.of());
        act("coordination", number, "userTask_reviewTriage", Map.of("reviewDecision", "decline", "reason", "不属本区管辖"));

        refused(number, "userTask_confirmDecline", "command", "coordination", "committee");
        act("command", number, "userTask_confirmDecline", Map.of("declineConfirmed", "yes", "reason", "同意，已告知诉求人"));

        assertThat(status(number)).isEqualTo("declined");
    }

    @Test
    void aDuplicateIsMergedIntoTheCaseThatIsOpen() {
        String first = report("order.pets", "none", 1, List.of("propertyFirm"));
        String second = report("", "none", 1, List.of());

        act(
                "coordination",
                second,
                "userTask_reviewTriage",
                Map.of("reviewDecision", "merge", "duplicateOf", first, "reason", "同一处堵塞"));

        assertThat(status(second)).isEqualTo("merged");
        assertThat(file(second).toString()).contains(first);
    }

    @Test
    void aWithdrawnCaseLeavesNoTaskBehind() {
        String number = report("neighbour.dispute", "none", 1, List.of("propertyFirm"));

        Answer answer = person("governor").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "诉求人撤回"));

        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        assertThat(status(number)).isEqualTo("withdrawn");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .list())
                .isEmpty();
    }

    // --- the road

    private String report(String matter, String hazard, int households, List<String> parties) {
        Answer answer = person("governor")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title",
                                "三栋公共部位的诉求",
                                "description",
                                "居民反映，请尽快处理。",
                                "matter",
                                matter,
                                "unit",
                                COMMUNITY,
                                "address",
                                "三栋一单元",
                                "hazard",
                                hazard,
                                "households",
                                households,
                                "parties",
                                parties,
                                "channel",
                                "grid",
                                "reporter",
                                Map.of("name", "李四", "phone", "13800001234")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("number").asText();
    }

    private static Map<String, Object> solvedOnTheSpot() {
        return Map.of("frontEndOutcome", "solved", "measures", "已疏通管道");
    }

    private static Map<String, Object> whistle(String ground) {
        return Map.of(
                "kindAsked",
                ground.equals("emergency") ? "emergency" : "quick",
                "whistleGround",
                ground,
                "triedBelow",
                "社区已两次劝导，仍未解决",
                "evidence",
                "劝导记录两份");
    }

    private void meetAndKeep(String number) {
        meetAndKeep(number, "5", "4");
    }

    private void meetAndKeep(String number, String result, String process) {
        refused(number, "userTask_callMeeting", "committee", "committee2", "party", "governor");
        callMeeting(number);
        refused(number, "userTask_statePosition", "property", "property2", "governor", "supervisor");
        state(number);
        draft(number);
        refused(number, "userTask_castVote", "owners", "social2", "governor");
        for (String party : FIVE) {
            act(party, number, "userTask_castVote", Map.of("vote", "agree"));
        }
        for (String party : FIVE) {
            act(party, number, "userTask_approveMinutes", Map.of("signature", "sign"));
        }
        fire(number, "event_noticeEnded");
        refused(number, "userTask_fulfilCommitment", "property", "owners", "committee", "property2");
        person("property").attach(number, "userTask_fulfilCommitment");
        act("property", number, "userTask_fulfilCommitment", Map.of("done", "已重新划线二十个车位", "evidence", "照片三张"));
        refused(number, "userTask_verifyCommitment", "supervisor", "property", "governor");
        act("supervisor", number, "userTask_verifyCommitment", Map.of("commitmentVerdict", "kept", "finding", "现场属实"));
        refused(number, "userTask_rateDeliberation", "owners", "property2", "supervisor", "governor");
        for (String party : FIVE) {
            act(party, number, "userTask_rateDeliberation", Map.of("resultRating", result, "processRating", process));
        }
    }

    private void callMeeting(String number) {
        act(
                "committee",
                number,
                "userTask_callMeeting",
                Map.of(
                        "agenda",
                        "停车秩序",
                        "meetingAt",
                        LocalDateTime.now(clock)
                                .plusDays(1)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString(),
                        "place",
                        "社区议事厅",
                        "noticeGiven",
                        true));
    }

    private void state(String number) {
        for (String party : FIVE) {
            act(party, number, "userTask_statePosition", Map.of("position", "同意协商解决"));
        }
    }

    private void draft(String number) {
        act(
                "committee",
                number,
                "userTask_draftProposal",
                Map.of(
                        "proposal", "重新划定车位并公示",
                        "legalBasis", "《民法典》第二百七十五条",
                        "ownersItem", "none",
                        "commitment1Owner", "propertyFirm",
                        "commitment1Measure", "十日内划定车位二十个",
                        "commitment1DueOn", LocalDate.now(clock).plusDays(10).toString()));
    }

    /** Everybody called reports in, the lead plans, each acts, the lead last, the whistler rates. */
    private void answerTheWhistle(String number, String whistler) {
        List<String> called = List.of(
                "coordination",
                "blockservice",
                "rapid",
                "command",
                "chengguan",
                "zhujian",
                "xiaofang",
                "gongan",
                "shichang");
        everyone(called, number, "userTask_reportIn", Map.of("answer", "arrived", "place", "三栋楼下"));
        String lead = called.stream()
                .filter(person -> sees(person, number, "userTask_planJointAction"))
                .findFirst()
                .orElseThrow();
        everyone(
                List.of(lead),
                number,
                "userTask_planJointAction",
                Map.of(
                        "plan",
                        "联合整治",
                        "finishOn",
                        LocalDate.now(clock).plusDays(2).toString()));
        List<String> leadLast = new ArrayList<>(called);
        leadLast.remove(lead);
        leadLast.add(lead);
        everyone(leadLast, number, "userTask_act", Map.of("done", "已清理并劝离", "result", "done"));
        everyone(List.of(whistler), number, "userTask_rateDepartment", Map.of("rating", "5"));
    }

    /** The act of the right person; before it, people of another community and a department try and are refused. */
    private void act(String right, String number, String key, Map<String, ?> values) {
        refused(number, key, right, "party2", "governor2", "gongan");
        person(right).does(number, key, values);
    }

    private void everyone(List<String> people, String number, String task, Map<String, Object> values) {
        int acts = 0;
        for (String name : people) {
            while (sees(name, number, task)) {
                Tasklist person = person(name);
                Task open = person.tasks(number).stream()
                        .filter(t -> t.key().equals(task))
                        .findFirst()
                        .orElseThrow();
                refusedTask(open, "party2", "governor2");
                assertThat(person.claim(open.id()).status()).isEqualTo(204);
                Answer answer = person.submit(open.id(), values);
                assertThat(answer.status())
                        .as("%s by %s: %s", task, name, answer.text())
                        .isIn(200, 204);
                acts++;
            }
        }
        assertThat(acts).as(task).isPositive();
    }

    private void verifyAndRate(String number) {
        assertThat(status(number)).isEqualTo("evaluation");
        refused(number, "userTask_verifyResult", "supervisor", "governor", "supervisor2");
        act(
                "supervisor",
                number,
                "userTask_verifyResult",
                Map.of("verified", "yes", "rootCause", "other", "finding", "已到现场核实"));
        refused(number, "userTask_callBack", "blockservice", "blockservice2", "supervisor");
        act(
                "blockservice",
                number,
                "userTask_callBack",
                Map.of("reached", "yes", "solved", "yes", "satisfied", "satisfied"));
    }

    // --- looking

    private Tasklist person(String name) {
        return Tasklist.of(port, name);
    }

    private boolean sees(String person, String number, String task) {
        return person(person).tasks(number).stream().anyMatch(t -> t.key().equals(task));
    }

    /** The right person sees the task; the others neither see nor claim nor complete it, and it stays as it was. */
    private void refused(String number, String key, String right, String... wrong) {
        Task task = person(right).task(number, key);
        refusedTask(task, wrong);
        assertThat(person(right).task(number, key).id()).isEqualTo(task.id());
    }

    private void refusedTask(Task task, String... wrong) {
        Strangers.areRefused(task, Map.of(), Stream.of(wrong).map(this::person).toList());
    }

    private JsonNode file(String number) {
        Answer answer = person("command").get("/api/v1/cases/" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String status(String number) {
        return file(number).get("status").asText();
    }

    private void assertThatTheLedgerHolds(String number) {
        JsonNode check = person("command")
                .get("/api/v1/cases/" + number + "/ledger/verification")
                .json();
        assertThat(check.get("valid").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.get("entries").asInt()).isGreaterThan(4);
    }

    /** Fires the timer of this event in the case's processes. */
    private void fire(String number, String event) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()) {
            for (Job job : management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(event)
                    .list()) {
                management.executeJob(job.getId());
                return;
            }
        }
        throw new AssertionError("no timer " + event + " in " + number);
    }
}
