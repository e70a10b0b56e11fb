package org.wufang.casefile.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Openings;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.CloseReason;
import org.wufang.casefile.NewCase;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Caller;

/** The road of a case on the front-end path, and every way off it, over HTTP. */
@WufangTest
class CaseLifecycleProcessTest {

    private static final String BLOCK = "430302003001001";
    private static final Actor GOVERNOR = new Actor("governor", "blockGovernor", BLOCK);
    private static final Map<String, Object> SOLVED = Map.of("frontEndOutcome", "solved", "measures", "当面调解，双方签字");

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
    void aSmallCaseIsSettledInTheBlockVerifiedRatedAndArchived() {
        CaseFile file = start("neighbour.dispute", BLOCK);
        String number = file.number();
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.FRONT_END);
        assertThat(files.get(number).rule()).isNotBlank();
        assertThat(List.of(
                        files.get(number).tierDueAt(),
                        files.get(number).businessDueAt(),
                        files.get(number).citizenDueAt()))
                .doesNotContainNull();

        as("governor").does(number, "userTask_handleOnSite", SOLVED);
        assertThat(files.get(number).firstContactAt()).isNotNull();
        as("supervisor")
                .does(
                        number,
                        "userTask_verifyResult",
                        Map.of("verified", "yes", "rootCause", "other", "finding", "属实"));
        Answer early = rate(file, true, "satisfied");
        assertThat(early.status()).as(early.text()).isEqualTo(204);

        CaseFile archived = files.get(number);
        assertThat(archived.status()).isEqualTo(CaseStatus.ARCHIVED);
        assertThat(archived.closeReason()).isNull();
        assertThat(archived.closedAs()).isEqualTo(CloseReason.SOLVED);
        assertThat(running(number)).isZero();
        JsonNode view = as("manager").get("/api/v1/cases/" + number).json();
        assertThat(view.path("ratings")).singleElement().satisfies(rating -> {
            assertThat(rating.path("source").asText()).isEqualTo("link");
            assertThat(rating.path("satisfied").asText()).isEqualTo("satisfied");
            assertThat(rating.path("outcome").asText()).isEqualTo("accepted");
        });
        assertThat(view.path("timeline").findValuesAsText("title")).contains("登记诉求", "现场处置", "核查结果", "转入“已归档”");
        assertThat(as("manager")
                        .get("/api/v1/cases/" + number + "/ledger/verification")
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aRatingComesOnceAndOnlyAfterTheVerification() {
        CaseFile file = start("neighbour.dispute", BLOCK);
        assertThat(rate(file, true, "satisfied").status()).isEqualTo(409);
        as("governor").does(file.number(), "userTask_handleOnSite", SOLVED);
        assertThat(rate(file, true, "satisfied").status()).isEqualTo(409);
        assertThat(progress(file).path("ratingOpen").asBoolean()).isFalse();
        as("supervisor")
                .does(
                        file.number(),
                        "userTask_verifyResult",
                        Map.of("verified", "yes", "rootCause", "other", "finding", "属实"));
        assertThat(progress(file).path("ratingOpen").asBoolean()).isTrue();
        assertThat(rate(file, true, "perhaps").status()).isEqualTo(400);
        assertThat(rate(file, true, "basically").status()).isEqualTo(204);
        assertThat(rate(file, true, "satisfied").status()).isEqualTo(409);
    }

    @Test
    void theTrackingPageShowsStepsAndNoNames() {
        CaseFile file = start("neighbour.dispute", BLOCK);
        as("governor").does(file.number(), "userTask_handleOnSite", SOLVED);

        var answer = Caller.anonymous(port).get("/api/v1/tracking/" + file.trackingCode());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("评价回访")
                .doesNotContain("张三")
                .doesNotContain("13800001234")
                .doesNotContain("governor")
                .doesNotContain("周建明")
                .doesNotContain("屋面");
        assertThat(Caller.anonymous(port)
                        .get("/api/v1/tracking/AAAAAAAAAAAAAAAA")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void silenceIsNotSatisfactionAndTheVerifiedResultStands() {
        String number = start("neighbour.dispute", BLOCK).number();
        as("governor").does(number, "userTask_handleOnSite", SOLVED);
        as("supervisor")
                .does(
                        number,
                        "userTask_verifyResult",
                        Map.of("verified", "yes", "rootCause", "other", "finding", "属实"));
        fire(number, "event_ratingWindowClosed");

        assertThat(files.get(number).status()).isEqualTo(CaseStatus.ARCHIVED);
        JsonNode rating = as("manager")
                .get("/api/v1/cases/" + number)
                .json()
                .path("ratings")
                .get(0);
        assertThat(rating.path("source").asText()).isEqualTo("none");
        assertThat(rating.has("satisfied")).isFalse();
    }

    @Test
    void afterTwoReworksAPersonDecidesAndADeferredCaseComesBack() {
        CaseFile file = start("neighbour.dispute", BLOCK);
        String number = file.number();
        as("governor").does(number, "userTask_handleOnSite", SOLVED);
        as("supervisor").does(number, "userTask_verifyResult", Map.of("verified", "no", "finding", "仍在吵闹"));
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.FRONT_END);
        as("assistant").does(number, "userTask_handleOnSite", SOLVED);
        as("supervisor")
                .does(
                        number,
                        "userTask_verifyResult",
                        Map.of("verified", "yes", "rootCause", "other", "finding", "属实"));
        assertThat(rate(file, false, "dissatisfied").status()).isEqualTo(204);
        as("governor").does(number, "userTask_handleOnSite", SOLVED);
        as("supervisor")
                .does(
                        number,
                        "userTask_verifyResult",
                        Map.of("verified", "yes", "rootCause", "other", "finding", "属实"));
        as("blockservice")
                .does(
                        number,
                        "userTask_callBack",
                        Map.of("reached", "yes", "solved", "yes", "satisfied", "dissatisfied"));
        assertThat(files.get(number).reworks()).isEqualTo(3);

        Tasklist coordination = as("coordination");
        String task = coordination.task(number, "userTask_decideDeferral").id();
        coordination.claim(task);
        Answer past = coordination.submit(
                task, Map.of("deferralDecision", "defer", "recheckOn", "2020-01-01", "reason", "等维修资金"));
        assertThat(past.status()).as(past.text()).isEqualTo(400);
        assertThat(past.text()).contains("复查日期");
        Answer future = coordination.submit(
                task, Map.of("deferralDecision", "defer", "recheckOn", "2099-06-06", "reason", "等维修资金"));
        assertThat(future.status()).as(future.text()).isIn(200, 204);
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.DEFERRED);
        assertThat(files.get(number).recheckAt()).isEqualTo("2099-06-08T01:00:00Z");

        fire(number, "event_recheckDue");
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.RECEIVED);
        assertThat(coordination.tasks(number)).extracting(Tasklist.Task::key).containsExactly("userTask_reviewTriage");
    }

    @Test
    void anUnsolvedCaseIsClosedWithTheReasonOfWhoDecided() {
        String number = start("neighbour.dispute", BLOCK).number();
        for (int i = 0; i < 3; i++) {
            as("governor").does(number, "userTask_handleOnSite", SOLVED);
            as("supervisor").does(number, "userTask_verifyResult", Map.of("verified", "no", "finding", "未解决"));
        }
        as("coordination")
                .does(
                        number,
                        "userTask_decideDeferral",
                        Map.of(
                                "deferralDecision",
                                "close",
                                "closeCode",
                                "noPower",
                                "rootCause",
                                "other",
                                "reason",
                                "当事人已搬离"));

        assertThat(files.get(number).status()).isEqualTo(CaseStatus.ARCHIVED);
        assertThat(files.get(number).closeReason()).isEqualTo("当事人已搬离");
        assertThat(files.get(number).closedAs()).isEqualTo(CloseReason.NO_POWER);
    }

    @Test
    void aCaseWithoutAMatterIsReviewedAndAnOverrideIsOnRecord() {
        String number = start("", BLOCK).number();
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.RECEIVED);

        as("coordination")
                .does(
                        number,
                        "userTask_reviewTriage",
                        Map.of(
                                "reviewDecision", "accept",
                                "matter", "neighbour.dispute",
                                "unit", BLOCK,
                                "path", "meeting",
                                "reason", "牵涉全楼"));

        CaseFile file = files.get(number);
        assertThat(file.status()).isEqualTo(CaseStatus.MEETING);
        assertThat(file.matter()).isEqualTo("neighbour.dispute");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .variableValueEquals("matter", "neighbour.dispute")
                        .count())
                .isPositive();
        assertThat(as("command")
                        .get("/api/v1/cases/" + number + "/ledger")
                        .json()
                        .findValuesAsText("act"))
                .contains("triage.overridden");
    }

    @Test
    void aCaseWithoutAPlaceIsTheDistrictsAndIsNotAcceptedWithoutOne() {
        String number = start("neighbour.dispute", "").number();
        Tasklist command = as("command");
        String task = command.task(number, "userTask_reviewTriage").id();
        command.claim(task);

        Answer nowhere = command.submit(task, Map.of("reviewDecision", "accept", "path", "frontEnd", "reason", "受理"));
        assertThat(nowhere.status()).as(nowhere.text()).isEqualTo(400);
        assertThat(nowhere.text()).contains("受理前须查明地点");
        Answer unknown = command.submit(
                task, Map.of("reviewDecision", "accept", "path", "frontEnd", "unit", "999999999999", "reason", "受理"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(files.submissions(number, "userTask_reviewTriage")).isEmpty();

        assertThat(command.submit(
                                task,
                                Map.of("reviewDecision", "accept", "path", "frontEnd", "unit", BLOCK, "reason", "已核实"))
                        .status())
                .isIn(200, 204);
        assertThat(files.get(number).place().block()).isEqualTo(BLOCK);
        assertThat(as("governor").tasks(number)).hasSize(1);
    }

    @Test
    void aDeclineIsConfirmedByAnotherPerson() {
        String number = start("neighbour.dispute", "").number();
        Tasklist command = as("command");
        command.does(number, "userTask_reviewTriage", Map.of("reviewDecision", "decline", "reason", "不属本区"));
        String task = command.task(number, "userTask_confirmDecline").id();
        command.claim(task);

        Answer own = command.submit(task, Map.of("declineConfirmed", "yes", "reason", "同意"));
        assertThat(own.status()).as(own.text()).isEqualTo(400);
        assertThat(own.text()).contains("须由另一人复核");
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.RECEIVED);
    }

    @Test
    void aDeclinedCaseEndsWithItsReason() {
        String number = start("", BLOCK).number();
        as("coordination")
                .does(number, "userTask_reviewTriage", Map.of("reviewDecision", "decline", "reason", "不属本街道"));
        as("command").does(number, "userTask_confirmDecline", Map.of("declineConfirmed", "no", "reason", "再看看"));
        as("coordination")
                .does(number, "userTask_reviewTriage", Map.of("reviewDecision", "decline", "reason", "确不属本街道"));
        as("command").does(number, "userTask_confirmDecline", Map.of("declineConfirmed", "yes", "reason", "同意"));

        assertThat(files.get(number).status()).isEqualTo(CaseStatus.DECLINED);
        assertThat(files.get(number).closeReason()).isEqualTo("确不属本街道");
        assertThat(running(number)).isZero();
    }

    @Test
    void aDuplicateIsMergedInReview() {
        String first = start("neighbour.dispute", BLOCK).number();
        String second = start("", BLOCK).number();
        Tasklist coordination = as("coordination");
        String task = coordination.task(second, "userTask_reviewTriage").id();
        coordination.claim(task);
        for (String nonsense : List.of("SQ-2026-999999", second)) {
            assertThat(coordination
                            .submit(task, Map.of("reviewDecision", "merge", "duplicateOf", nonsense, "reason", "重复"))
                            .status())
                    .as(nonsense)
                    .isEqualTo(400);
        }
        assertThat(coordination
                        .submit(task, Map.of("reviewDecision", "merge", "duplicateOf", first, "reason", "重复"))
                        .status())
                .isIn(200, 204);

        assertThat(files.get(second).status()).isEqualTo(CaseStatus.MERGED);
        assertThat(files.get(second).mergedInto()).isEqualTo(first);
        assertThat(running(second)).isZero();
    }

    @Test
    void aWithdrawnCaseLeavesNoTask() {
        String number = start("neighbour.dispute", BLOCK).number();
        Answer answer = as("governor").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "自行和解"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(files.get(number).closeReason()).isEqualTo("自行和解");
        assertThat(running(number)).isZero();
        assertThat(as("governor").tasks(number)).isEmpty();
    }

    @Test
    void aDuplicateFoundLaterIsMergedOnTheWay() {
        String first = start("neighbour.dispute", BLOCK).number();
        String second = start("neighbour.dispute", BLOCK).number();
        Answer answer =
                as("coordination").post("/api/v1/cases/" + second + "/merge", Map.of("into", first, "reason", "同一件事"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(files.get(second).mergedInto()).isEqualTo(first);
        assertThat(running(second)).isZero();
        assertThat(running(first)).isPositive();
    }

    @Test
    void theBlockWhistlesOnlyWhereThereIsAHazard() {
        String number = start("neighbour.dispute", BLOCK).number();
        Tasklist governor = as("governor");
        String task = governor.task(number, "userTask_handleOnSite").id();
        governor.claim(task);

        Answer answer = governor.submit(task, Map.of("frontEndOutcome", "toWhistle", "measures", "劝导", "reason", "无效"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("不能越级吹哨");
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.FRONT_END);
    }

    @Test
    void aCaseThatGoesUpGetsTheTimeOfTheNextTier() {
        String number = start("neighbour.dispute", BLOCK).number();
        Instant block = files.get(number).tierDueAt();
        Instant citizen = files.get(number).citizenDueAt();
        as("governor")
                .does(
                        number,
                        "userTask_handleOnSite",
                        Map.of("frontEndOutcome", "toMeeting", "measures", "劝导", "reason", "双方不让步"));

        assertThat(files.get(number).status()).isEqualTo(CaseStatus.MEETING);
        assertThat(files.get(number).tierDueAt()).isAfter(block);
        assertThat(files.get(number).citizenDueAt()).isEqualTo(citizen);
    }

    @Test
    void theFormShowsTheCaseOnTop() {
        String number = start("neighbour.dispute", BLOCK).number();
        Tasklist governor = as("governor");
        String task = governor.task(number, "userTask_handleOnSite").id();
        governor.claim(task);

        JsonNode facts =
                governor.get("/engine-rest/task/" + task + "/form-variables").json();
        assertThat(facts.path("caseNumber").path("value").asText()).isEqualTo(number);
        assertThat(facts.path("caseMatter").path("value").asText()).isEqualTo("邻里纠纷");
        assertThat(facts.path("casePlace").path("value").asText()).contains("万新");
        assertThat(facts.path("caseHistory").path("value").asText())
                .contains("登记诉求")
                .contains("转入“前端处置”");
    }

    /** The only one of its kind in the last 90 days: a repeat would be triaged to a meeting. */
    private CaseFile start(String matter, String unit) {
        Openings.longAgo(jdbc, matter, unit);
        CaseFile file = files.open(
                new NewCase(
                        "楼上深夜吵闹",
                        "屋面漏水引起争吵",
                        matter,
                        unit,
                        "3 栋 2 单元",
                        "none",
                        1,
                        List.of("residentsCommittee"),
                        "grid",
                        new NewCase.Reporter("张三", "13800001234")),
                GOVERNOR);
        runtime.startProcessInstanceByKey("case-lifecycle", file.number());
        return files.get(file.number());
    }

    private Answer rate(CaseFile file, boolean solved, String satisfied) {
        var answer = Caller.anonymous(port)
                .post(
                        "/api/v1/tracking/" + file.trackingCode() + "/rating",
                        "{\"solved\":%s,\"satisfied\":\"%s\",\"comment\":\"谢谢\"}".formatted(solved, satisfied));
        return new Answer(answer.statusCode(), answer.body(), "");
    }

    private JsonNode progress(CaseFile file) {
        var answer = Caller.anonymous(port).get("/api/v1/tracking/" + file.trackingCode());
        return new Answer(answer.statusCode(), answer.body(), "").json();
    }

    private void fire(String number, String timer) {
        List<String> jobs = instances(number).stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(timer)
                                .list()
                                .stream())
                .map(job -> job.getId())
                .toList();
        assertThat(jobs).as("jobs of %s", timer).hasSize(1);
        management.executeJob(jobs.get(0));
    }

    private int running(String number) {
        return instances(number).size();
    }

    private List<ProcessInstance> instances(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
