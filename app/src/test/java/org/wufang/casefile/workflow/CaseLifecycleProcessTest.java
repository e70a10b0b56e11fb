package org.wufang.casefile.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.CloseReason;

/** The road of a case on the front-end path, and every way off it, over HTTP. */
@WufangTest
class CaseLifecycleProcessTest {

    private static final String BLOCK = "430302003001001";

    @Autowired
    private Cases cases;

    @Autowired
    private CaseFiles files;

    @Autowired
    private RuntimeService runtime;

    @Test
    void aSmallCaseIsSettledInTheBlockVerifiedRatedAndArchived() {
        CaseFile file = start("neighbour.dispute", BLOCK);
        String number = file.number();
        assertThat(cases.status(number)).isEqualTo(CaseStatus.FRONT_END);
        assertThat(cases.file(number).triaged().rule()).isNotBlank();
        assertThat(List.of(
                        cases.file(number).due().tier(),
                        cases.file(number).due().business(),
                        cases.file(number).due().citizen()))
                .doesNotContainNull();

        cases.does("governor", number, "userTask_handleOnSite");
        assertThat(cases.file(number).course().firstContactAt()).isNotNull();
        cases.does("supervisor", number, "userTask_verifyResult");
        Answer early = rate(file, true, "satisfied");
        assertThat(early.status()).as(early.text()).isEqualTo(204);

        CaseFile archived = cases.file(number);
        assertThat(archived.status()).isEqualTo(CaseStatus.ARCHIVED);
        assertThat(archived.closing().reason()).isNull();
        assertThat(archived.closing().as()).isEqualTo(CloseReason.SOLVED);
        assertThat(cases.instances(number)).isEmpty();
        JsonNode view = cases.page("manager", number);
        assertThat(view.path("ratings")).singleElement().satisfies(rating -> {
            assertThat(rating.path("source").asText()).isEqualTo("link");
            assertThat(rating.path("satisfied").asText()).isEqualTo("satisfied");
            assertThat(rating.path("outcome").asText()).isEqualTo("accepted");
        });
        assertThat(view.path("timeline").findValuesAsText("title")).contains("登记诉求", "现场处置", "核查结果", "转入“已归档”");
        assertThat(cases.ledgerHolds(number)).isTrue();
    }

    @Test
    void aRatingComesOnceAndOnlyAfterTheVerification() {
        CaseFile file = start("neighbour.dispute", BLOCK);
        assertThat(rate(file, true, "satisfied").status()).isEqualTo(409);
        cases.does("governor", file.number(), "userTask_handleOnSite");
        assertThat(rate(file, true, "satisfied").status()).isEqualTo(409);
        assertThat(progress(file).path("ratingOpen").asBoolean()).isFalse();
        cases.does("supervisor", file.number(), "userTask_verifyResult");
        assertThat(progress(file).path("ratingOpen").asBoolean()).isTrue();
        assertThat(rate(file, true, "perhaps").status()).isEqualTo(400);
        assertThat(rate(file, true, "basically").status()).isEqualTo(204);
        assertThat(rate(file, true, "satisfied").status()).isEqualTo(409);
    }

    @Test
    void theTrackingPageShowsStepsAndNoNames() {
        CaseFile file = start("neighbour.dispute", BLOCK);
        cases.does("governor", file.number(), "userTask_handleOnSite");

        var answer = cases.stranger().get("/api/v1/tracking/" + file.trackingCode());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("评价回访")
                .doesNotContain("张三")
                .doesNotContain("13800001234")
                .doesNotContain("governor")
                .doesNotContain("周建明")
                .doesNotContain("屋面");
        assertThat(cases.stranger().get("/api/v1/tracking/AAAAAAAAAAAAAAAA").statusCode())
                .isEqualTo(404);
    }

    @Test
    void silenceIsNotSatisfactionAndTheVerifiedResultStands() {
        String number = start("neighbour.dispute", BLOCK).number();
        cases.does("governor", number, "userTask_handleOnSite");
        cases.does("supervisor", number, "userTask_verifyResult");
        cases.fire(number, "event_ratingWindowClosed");

        assertThat(cases.status(number)).isEqualTo(CaseStatus.ARCHIVED);
        JsonNode rating = cases.page("manager", number).path("ratings").get(0);
        assertThat(rating.path("source").asText()).isEqualTo("none");
        assertThat(rating.has("satisfied")).isFalse();
    }

    @Test
    void afterTwoReworksAPersonDecidesAndADeferredCaseComesBack() {
        CaseFile file = start("neighbour.dispute", BLOCK);
        String number = file.number();
        cases.does("governor", number, "userTask_handleOnSite");
        cases.as("supervisor").does(number, "userTask_verifyResult", Map.of("verified", "no", "finding", "仍在吵闹"));
        assertThat(cases.status(number)).isEqualTo(CaseStatus.FRONT_END);
        cases.does("assistant", number, "userTask_handleOnSite");
        cases.does("supervisor", number, "userTask_verifyResult");
        assertThat(rate(file, false, "dissatisfied").status()).isEqualTo(204);
        cases.does("governor", number, "userTask_handleOnSite");
        cases.does("supervisor", number, "userTask_verifyResult");
        cases.as("blockservice")
                .does(
                        number,
                        "userTask_callBack",
                        Map.of("reached", "yes", "solved", "yes", "satisfied", "dissatisfied"));
        assertThat(cases.file(number).course().reworks()).isEqualTo(3);

        Tasklist coordination = cases.as("coordination");
        String task = coordination.task(number, "userTask_decideDeferral").id();
        coordination.claim(task);
        Answer past = coordination.submit(
                task, Map.of("deferralDecision", "defer", "recheckOn", "2020-01-01", "reason", "等维修资金"));
        assertThat(past.status()).as(past.text()).isEqualTo(400);
        assertThat(past.text()).contains("复查日期");
        Answer future = coordination.submit(
                task, Map.of("deferralDecision", "defer", "recheckOn", "2099-06-06", "reason", "等维修资金"));
        assertThat(future.status()).as(future.text()).isIn(200, 204);
        assertThat(cases.status(number)).isEqualTo(CaseStatus.DEFERRED);
        assertThat(cases.file(number).course().recheckAt()).isEqualTo("2099-06-08T01:00:00Z");

        cases.fire(number, "event_recheckDue");
        assertThat(cases.status(number)).isEqualTo(CaseStatus.RECEIVED);
        assertThat(coordination.tasks(number)).extracting(Tasklist.Task::key).containsExactly("userTask_reviewTriage");
    }

    @Test
    void anUnsolvedCaseIsClosedWithTheReasonOfWhoDecided() {
        String number = start("neighbour.dispute", BLOCK).number();
        for (int i = 0; i < 3; i++) {
            cases.does("governor", number, "userTask_handleOnSite");
            cases.as("supervisor").does(number, "userTask_verifyResult", Map.of("verified", "no", "finding", "未解决"));
        }
        cases.as("coordination")
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

        assertThat(cases.status(number)).isEqualTo(CaseStatus.ARCHIVED);
        assertThat(cases.file(number).closing().reason()).isEqualTo("当事人已搬离");
        assertThat(cases.file(number).closing().as()).isEqualTo(CloseReason.NO_POWER);
    }

    @Test
    void aCaseWithoutAMatterIsReviewedAndAnOverrideIsOnRecord() {
        String number = start("", BLOCK).number();
        assertThat(cases.status(number)).isEqualTo(CaseStatus.RECEIVED);

        cases.as("coordination")
                .does(
                        number,
                        "userTask_reviewTriage",
                        Map.of(
                                "reviewDecision", "accept",
                                "matter", "neighbour.dispute",
                                "unit", BLOCK,
                                "path", "meeting",
                                "reason", "牵涉全楼"));

        CaseFile file = cases.file(number);
        assertThat(file.status()).isEqualTo(CaseStatus.MEETING);
        assertThat(file.matter()).isEqualTo("neighbour.dispute");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .variableValueEquals("matter", "neighbour.dispute")
                        .count())
                .isPositive();
        assertThat(cases.ledger(number)).contains("triage.overridden");
    }

    @Test
    void aCaseWithoutAPlaceIsTheDistrictsAndIsNotAcceptedWithoutOne() {
        String number = start("neighbour.dispute", "").number();
        Tasklist command = cases.as("command");
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
        assertThat(cases.file(number).place().block()).isEqualTo(BLOCK);
        assertThat(cases.as("governor").tasks(number)).hasSize(1);
    }

    @Test
    void aDeclineIsConfirmedByAnotherPerson() {
        String number = start("neighbour.dispute", "").number();
        Tasklist command = cases.as("command");
        command.does(number, "userTask_reviewTriage", Map.of("reviewDecision", "decline", "reason", "不属本区"));
        String task = command.task(number, "userTask_confirmDecline").id();
        command.claim(task);

        Answer own = command.submit(task, Map.of("declineConfirmed", "yes", "reason", "同意"));
        assertThat(own.status()).as(own.text()).isEqualTo(400);
        assertThat(own.text()).contains("须由另一人复核");
        assertThat(cases.status(number)).isEqualTo(CaseStatus.RECEIVED);
    }

    @Test
    void aDeclinedCaseEndsWithItsReason() {
        String number = start("", BLOCK).number();
        cases.as("coordination")
                .does(number, "userTask_reviewTriage", Map.of("reviewDecision", "decline", "reason", "不属本街道"));
        cases.as("command").does(number, "userTask_confirmDecline", Map.of("declineConfirmed", "no", "reason", "再看看"));
        cases.as("coordination")
                .does(number, "userTask_reviewTriage", Map.of("reviewDecision", "decline", "reason", "确不属本街道"));
        cases.as("command").does(number, "userTask_confirmDecline", Map.of("declineConfirmed", "yes", "reason", "同意"));

        assertThat(cases.status(number)).isEqualTo(CaseStatus.DECLINED);
        assertThat(cases.file(number).closing().reason()).isEqualTo("确不属本街道");
        assertThat(cases.instances(number)).isEmpty();
    }

    @Test
    void aDuplicateIsMergedInReview() {
        String first = start("neighbour.dispute", BLOCK).number();
        String second = start("", BLOCK).number();
        Tasklist coordination = cases.as("coordination");
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

        assertThat(cases.status(second)).isEqualTo(CaseStatus.MERGED);
        assertThat(cases.file(second).closing().mergedInto()).isEqualTo(first);
        assertThat(cases.instances(second)).isEmpty();
    }

    @Test
    void aWithdrawnCaseLeavesNoTask() {
        String number = start("neighbour.dispute", BLOCK).number();
        Answer answer = cases.as("governor").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "自行和解"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(cases.status(number)).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(cases.file(number).closing().reason()).isEqualTo("自行和解");
        assertThat(cases.instances(number)).isEmpty();
        assertThat(cases.as("governor").tasks(number)).isEmpty();
    }

    @Test
    void aDuplicateFoundLaterIsMergedOnTheWay() {
        String first = start("neighbour.dispute", BLOCK).number();
        String second = start("neighbour.dispute", BLOCK).number();
        Answer answer = cases.as("coordination")
                .post("/api/v1/cases/" + second + "/merge", Map.of("into", first, "reason", "同一件事"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(cases.file(second).closing().mergedInto()).isEqualTo(first);
        assertThat(cases.instances(second)).isEmpty();
        assertThat(cases.instances(first)).isNotEmpty();
    }

    @Test
    void theBlockWhistlesOnlyWhereThereIsAHazard() {
        String number = start("neighbour.dispute", BLOCK).number();
        Tasklist governor = cases.as("governor");
        String task = governor.task(number, "userTask_handleOnSite").id();
        governor.claim(task);

        Answer answer = governor.submit(task, Map.of("frontEndOutcome", "toWhistle", "measures", "劝导", "reason", "无效"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("不能越级吹哨");
        assertThat(cases.status(number)).isEqualTo(CaseStatus.FRONT_END);
    }

    @Test
    void aCaseThatGoesUpGetsTheTimeOfTheNextTier() {
        String number = start("neighbour.dispute", BLOCK).number();
        Instant block = cases.file(number).due().tier();
        Instant citizen = cases.file(number).due().citizen();
        cases.as("governor")
                .does(
                        number,
                        "userTask_handleOnSite",
                        Map.of("frontEndOutcome", "toMeeting", "measures", "劝导", "reason", "双方不让步"));

        assertThat(cases.status(number)).isEqualTo(CaseStatus.MEETING);
        assertThat(cases.file(number).due().tier()).isAfter(block);
        assertThat(cases.file(number).due().citizen()).isEqualTo(citizen);
    }

    @Test
    void theFormShowsTheCaseOnTop() {
        String number = start("neighbour.dispute", BLOCK).number();
        Tasklist governor = cases.as("governor");
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

    private CaseFile start(String matter, String unit) {
        return cases.file(cases.begun(report -> report.matter(matter).unit(unit)));
    }

    private Answer rate(CaseFile file, boolean solved, String satisfied) {
        var answer = cases.stranger()
                .post(
                        "/api/v1/tracking/" + file.trackingCode() + "/rating",
                        "{\"solved\":%s,\"satisfied\":\"%s\",\"comment\":\"谢谢\"}".formatted(solved, satisfied));
        return new Answer(answer.statusCode(), answer.body(), "");
    }

    private JsonNode progress(CaseFile file) {
        var answer = cases.stranger().get("/api/v1/tracking/" + file.trackingCode());
        return new Answer(answer.statusCode(), answer.body(), "").json();
    }
}
