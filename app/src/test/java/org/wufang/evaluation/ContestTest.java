package org.wufang.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Together;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.CloseReason;

/** Whoever does not accept a closing, over HTTP: once by right, then by decision. */
@WufangTest
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ContestTest {

    private static final String BLOCK = "430302003001001";
    private static final Map<String, Object> REASON = Map.of("reason", "夜里又吵起来了");

    @Autowired
    private Cases cases;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoReportedContestsWithTheCodeAndTheCaseIsHandledAgainFromTheReviewOn() {
        CaseFile file = archived();
        String number = file.number();
        JsonNode before = tracked(file, "");
        assertThat(before.path("open").asBoolean()).isTrue();
        assertThat(before.path("byRight").asBoolean()).isTrue();
        assertThat(before.path("until").asText()).isNotEmpty();

        assertThat(contestByCode(file).status()).isEqualTo(201);

        CaseFile reopened = cases.file(number);
        assertThat(reopened.status()).isEqualTo(CaseStatus.RECEIVED);
        assertThat(reopened.closing().at()).isNull();
        assertThat(reopened.closing().as()).isNull();
        assertThat(reopened.course().reworks()).isZero();
        assertThat(cases.as("coordination").tasks(number))
                .extracting(Tasklist.Task::key)
                .containsExactly("userTask_reviewTriage");
        assertThat(cases.ledger(number)).contains("evaluation.closingContested");

        handledAgain(number, "partly");
        assertThat(cases.file(number).closing().as()).isEqualTo(CloseReason.PARTLY);
        JsonNode view = cases.as("manager").get("/api/v1/cases/" + number).json();
        assertThat(view.path("ratings")).hasSize(2);
        assertThat(view.path("closeName").asText()).isEqualTo("部分解决");
        assertThat(view.path("contests")).singleElement().satisfies(contest -> {
            assertThat(contest.path("raisedBy").asText()).isEqualTo("诉求人");
            assertThat(contest.path("closedAs").asText()).isEqualTo("已解决");
            assertThat(contest.path("outcome").asText()).isEqualTo("已重新办理");
        });
        assertThat(cases.as("manager")
                        .get("/api/v1/cases/" + number + "/ledger/verification")
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aLaterContestIsDecidedByTheStreetAndTheClosingStandsUntilThen() {
        CaseFile file = archived();
        String number = file.number();
        assertThat(contest("property", number).status()).isEqualTo(201);
        handledAgain(number, "yes");
        CaseFile closed = cases.file(number);

        assertThat(contestByCode(file).status()).isEqualTo(201);

        assertThat(cases.status(number)).isEqualTo(CaseStatus.ARCHIVED);
        assertThat(cases.file(number).closing().at()).isEqualTo(closed.closing().at());
        Answer twice = contest("property", number);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains("contest-pending", "正在裁定");
        Tasklist coordination = cases.as("coordination");
        String task = coordination.task(number, "userTask_decideContest").id();
        coordination.claim(task);
        JsonNode facts = coordination
                .get("/engine-rest/task/" + task + "/form-variables")
                .json();
        assertThat(facts.path("contestReason").path("value").asText()).isEqualTo("夜里又吵起来了");
        assertThat(facts.path("contestBy").path("value").asText()).startsWith("诉求人");
        assertThat(facts.path("contestClosing").path("value").asText()).startsWith("已解决");
        assertThat(coordination.submit(task, Map.of("contestUpheld", "no")).status())
                .isEqualTo(400);
        assertThat(coordination
                        .submit(task, Map.of("contestUpheld", "no", "reason", "现场核实已安静"))
                        .status())
                .isIn(200, 204);

        assertThat(cases.status(number)).isEqualTo(CaseStatus.ARCHIVED);
        assertThat(cases.file(number).closing().as()).isEqualTo(CloseReason.SOLVED);
        assertThat(cases.instances(number)).isEmpty();
        assertThat(cases.ledger(number)).contains("evaluation.contestRefused");
        Answer again = contestByCode(file);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("contest-decided");
        JsonNode own = tracked(file, "");
        assertThat(own.path("open").asBoolean()).isFalse();
        assertThat(own.path("contests")).singleElement().satisfies(contest -> assertThat(
                        contest.path("decision").asText())
                .isEqualTo("现场核实已安静"));

        assertThat(contest("committee", number).status()).isEqualTo(201);
        cases.as("coordination")
                .does(number, "userTask_decideContest", Map.of("contestUpheld", "yes", "reason", "居委会反映属实"));
        assertThat(cases.status(number)).isEqualTo(CaseStatus.RECEIVED);
        assertThat(cases.as("coordination").tasks(number))
                .extracting(Tasklist.Task::key)
                .containsExactly("userTask_reviewTriage");
    }

    @Test
    void whoClosedTheCaseDoesNotDecideNorDoesWhoHandledIt() {
        CaseFile file = start();
        String number = file.number();
        for (int i = 0; i < 3; i++) {
            cases.does("governor", number, "userTask_handleOnSite");
            cases.as("supervisor").does(number, "userTask_verifyResult", Map.of("verified", "no", "finding", "未解决"));
        }
        Map<String, Object> close = Map.of(
                "deferralDecision", "close", "closeCode", "noPower", "rootCause", "violation", "reason", "属法院管辖");
        cases.as("coordination").does(number, "userTask_decideDeferral", close);
        assertThat(cases.file(number).closing().as()).isEqualTo(CloseReason.NO_POWER);
        assertThat(contest("property", number).status()).isEqualTo(201);
        handledAgain(number, "yes");

        assertThat(contestByCode(file).status()).isEqualTo(201);

        String task = cases.as("command").task(number, "userTask_decideContest").id();
        assertThat(tasks.getIdentityLinksForTask(task))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("430302.commandCentre");
        assertThat(cases.as("coordination").tasks(number)).isEmpty();
    }

    @Test
    void whoContestsDoesNotDecide() {
        CaseFile file = archived();
        String number = file.number();
        assertThat(contestByCode(file).status()).isEqualTo(201);
        handledAgain(number, "yes");

        assertThat(contest("coordination", number).status()).isEqualTo(201);

        assertThat(cases.as("coordination").tasks(number)).isEmpty();
        cases.as("command").does(number, "userTask_decideContest", Map.of("contestUpheld", "yes", "reason", "属实"));
        assertThat(cases.status(number)).isEqualTo(CaseStatus.RECEIVED);
    }

    @Test
    void theRuleHoldsForWhomTheTaskReachesAllTheSame() {
        CaseFile file = archived();
        String number = file.number();
        assertThat(contestByCode(file).status()).isEqualTo(201);
        handledAgain(number, "yes");
        assertThat(contest("property", number).status()).isEqualTo(201);
        Tasklist governor = cases.as("governor");
        String task =
                cases.as("coordination").task(number, "userTask_decideContest").id();
        tasks.setAssignee(task, "governor");

        Answer own = governor.submit(task, Map.of("contestUpheld", "no", "reason", "我办得很好"));

        assertThat(own.status()).as(own.text()).isEqualTo(400);
        assertThat(own.text()).contains("须由另一人裁定");
    }

    @Test
    void aDoubleClickIsOneContestAndOneRun() throws Exception {
        for (int race = 0; race < 5; race++) {
            CaseFile file = archived();
            String number = file.number();

            List<Answer> answers = Together.act(
                    () -> contestByCode(file), () -> contestByCode(file), () -> contest("property", number));

            assertThat(answers)
                    .extracting(Answer::status)
                    .as(answers.toString())
                    .containsExactlyInAnyOrder(201, 409, 409);
            assertThat(running(number)).isOne();
            assertThat(cases.ledger(number).stream().filter("evaluation.closingContested"::equals))
                    .hasSize(1);
            assertThat(cases.status(number)).isEqualTo(CaseStatus.RECEIVED);
        }
    }

    @Test
    void twoLaterContestsAtOnceAreOneDecision() throws Exception {
        CaseFile file = archived();
        String number = file.number();
        assertThat(contestByCode(file).status()).isEqualTo(201);
        handledAgain(number, "yes");

        List<Answer> answers = Together.act(() -> contestByCode(file), () -> contest("property", number));

        assertThat(answers).extracting(Answer::status).as(answers.toString()).containsExactlyInAnyOrder(201, 409);
        assertThat(cases.as("coordination").tasks(number)).hasSize(1);
        assertThat(running(number)).isOne();
    }

    @Test
    void onlyWhomItConcernsContestsAndOnlyAClosingWithinTheWindowAndWithAReason() {
        CaseFile file = start();
        String number = file.number();
        Answer early = contestByCode(file);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("not-closed", "前端处置");
        close(number);

        assertThat(contest("committee2", number).status()).isEqualTo(404);
        Answer reader = contest("manager", number);
        assertThat(reader.status()).isEqualTo(403);
        assertThat(reader.text()).contains("not-concerned");
        for (String nothing : List.of("", "  ", "长".repeat(1001))) {
            Answer empty = cases.as("property").post("/api/v1/cases/" + number + "/contest", Map.of("reason", nothing));
            assertThat(empty.status()).as(nothing).isEqualTo(400);
            assertThat(empty.text()).contains("reason");
        }
        assertThat(cases.stranger()
                        .post("/api/v1/tracking/AAAAAAAAAAAAAAAA/contest", "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(cases.stranger()
                        .post("/api/v1/cases/" + number + "/contest", "{\"reason\":\"x\"}")
                        .statusCode())
                .isIn(401, 403);

        jdbc.sql("update casefile_case set closed_at = closed_at - interval '40' day where number = ?")
                .param(number)
                .update();
        Answer late = contestByCode(file);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("contest-window-closed", "届满");
        assertThat(tracked(file, "").path("open").asBoolean()).isFalse();
        assertThat(cases.status(number)).isEqualTo(CaseStatus.ARCHIVED);
    }

    @Test
    void aDeclineAWithdrawalAndAMergeMayBeContested() {
        CaseFile declined = start("");
        cases.as("coordination")
                .does(
                        declined.number(),
                        "userTask_reviewTriage",
                        Map.of("reviewDecision", "decline", "reason", "不属本街道"));
        cases.as("command")
                .does(declined.number(), "userTask_confirmDecline", Map.of("declineConfirmed", "yes", "reason", "同意"));
        assertThat(cases.file(declined.number()).closing().as()).isEqualTo(CloseReason.REFUSED);
        assertThat(contestByCode(declined).status()).isEqualTo(201);
        assertThat(cases.as("coordination").tasks(declined.number())).hasSize(1);

        CaseFile withdrawn = start();
        cases.as("governor").post("/api/v1/cases/" + withdrawn.number() + "/withdrawal", REASON);
        assertThat(cases.file(withdrawn.number()).closing().as()).isEqualTo(CloseReason.WITHDRAWN);
        assertThat(contestByCode(withdrawn).status()).isEqualTo(201);
        assertThat(cases.status(withdrawn.number())).isEqualTo(CaseStatus.RECEIVED);

        CaseFile merged = start();
        Answer merge = cases.as("coordination")
                .post(
                        "/api/v1/cases/" + merged.number() + "/merge",
                        Map.of("into", withdrawn.number(), "reason", "同一件事"));
        assertThat(merge.status()).as(merge.text()).isEqualTo(204);
        assertThat(cases.file(merged.number()).closing().as()).isEqualTo(CloseReason.DUPLICATE);
        assertThat(contestByCode(merged).status()).isEqualTo(201);
        assertThat(cases.file(merged.number()).closing().mergedInto()).isNull();
        assertThat(cases.as("coordination").tasks(merged.number())).hasSize(1);
    }

    @Test
    void whoWithdrewACaseDoesNotDecideWhetherItMayStayWithdrawn() {
        CaseFile file = start();
        String number = file.number();
        cases.as("coordination").post("/api/v1/cases/" + number + "/withdrawal", REASON);
        assertThat(contestByCode(file).status()).isEqualTo(201);
        cases.as("coordination").post("/api/v1/cases/" + number + "/withdrawal", REASON);
        assertThat(contestByCode(file).status()).isEqualTo(201);

        assertThat(cases.as("coordination").tasks(number)).isEmpty();
        assertThat(cases.as("command2").tasks(number)).singleElement().satisfies(task -> assertThat(task.key())
                .isEqualTo("userTask_decideContest"));
    }

    @Test
    void aReopenedCaseMayBeWithdrawnAndIsNotWhileAContestIsPending() {
        CaseFile file = archived();
        String number = file.number();
        assertThat(contestByCode(file).status()).isEqualTo(201);
        handledAgain(number, "yes");
        assertThat(contestByCode(file).status()).isEqualTo(201);

        Answer pending = cases.as("governor").post("/api/v1/cases/" + number + "/withdrawal", REASON);
        assertThat(pending.status()).as(pending.text()).isEqualTo(409);
        cases.as("coordination").does(number, "userTask_decideContest", Map.of("contestUpheld", "yes", "reason", "属实"));

        assertThat(cases.as("governor")
                        .post("/api/v1/cases/" + number + "/withdrawal", REASON)
                        .status())
                .isEqualTo(204);
        assertThat(cases.instances(number)).isEmpty();
        assertThat(cases.file(number).closing().as()).isEqualTo(CloseReason.WITHDRAWN);
    }

    private CaseFile archived() {
        CaseFile file = start();
        close(file.number());
        return file;
    }

    private long running(String number) {
        return cases.instances(number).stream()
                .filter(run -> run.getId().equals(run.getRootProcessInstanceId()))
                .count();
    }

    private void close(String number) {
        cases.does("governor", number, "userTask_handleOnSite");
        verifyAndCall(number, "yes");
        assertThat(cases.file(number).closing().as()).isEqualTo(CloseReason.SOLVED);
    }

    private void handledAgain(String number, String verdict) {
        cases.as("coordination")
                .does(
                        number,
                        "userTask_reviewTriage",
                        Map.of("reviewDecision", "accept", "path", "frontEnd", "reason", "异议属实"));
        cases.does("governor", number, "userTask_handleOnSite");
        verifyAndCall(number, verdict);
        assertThat(cases.status(number)).isEqualTo(CaseStatus.ARCHIVED);
    }

    private void verifyAndCall(String number, String verdict) {
        Map<String, Object> verified = Map.of("verified", verdict, "rootCause", "neighbourRelations", "finding", "属实");
        cases.as("supervisor").does(number, "userTask_verifyResult", verified);
        cases.as("blockservice").does(number, "userTask_callBack", Map.of("reached", "no", "comment", "无人接听"));
    }

    private CaseFile start() {
        return start("neighbour.dispute");
    }

    private CaseFile start(String matter) {
        return cases.file(cases.begun(report -> report.matter(matter)));
    }

    private Answer contest(String person, String number) {
        return cases.as(person).post("/api/v1/cases/" + number + "/contest", REASON);
    }

    private Answer contestByCode(CaseFile file) {
        var answer = cases.stranger()
                .post("/api/v1/tracking/" + file.trackingCode() + "/contest", "{\"reason\":\"夜里又吵起来了\"}");
        return new Answer(answer.statusCode(), answer.body(), "");
    }

    private JsonNode tracked(CaseFile file, String path) {
        var answer = cases.stranger().get("/api/v1/tracking/" + file.trackingCode() + "/contest" + path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Answer(answer.statusCode(), answer.body(), "").json();
    }
}
