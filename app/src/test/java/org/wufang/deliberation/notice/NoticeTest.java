package org.wufang.deliberation.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Sitting;
import org.wufang.platform.time.WorkingCalendar;

/** From the agreement on: the public notice with its objections. */
@WufangTest
class NoticeTest {

    @Autowired
    private Cases cases;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationContext context;

    private Sitting table;

    @AfterEach
    void leaveTheTable() {
        ClockUtil.reset();
        table.over();
    }

    @Test
    void anObjectionStopsTheClockAndTheAnswerLetsTheRestRun() {
        table = Sitting.called(context).onNotice(Map.of());
        Instant end = table.timer("event_noticeEnded");
        pass(Duration.ofDays(1));

        assertThat(object("social", "公示未写费用").status()).isEqualTo(201);
        Instant stopped = clock.instant();
        assertThat(table.timers("event_noticeEnded")).isZero();
        assertThat(table.form("committee", "userTask_answerObjection", "objectionText"))
                .contains("公示未写费用", "社会组织");
        assertThat(table.form("committee", "userTask_answerObjection", "resolutionText"))
                .contains("整修屋面防水层", "物业公司：修缮屋面");
        pass(Duration.ofDays(9));
        answer("answer", "费用由维修资金列支，见附件");

        Duration left = calendar.workingTime(stopped, end);
        assertThat(left).isPositive();
        Instant resumed = table.timer("event_noticeEnded");
        assertThat(Duration.between(calendar.plusWorkingTime(clock.instant(), left), resumed)
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        JsonNode notice = table.as("social")
                .get("/api/v1/cases/" + table.number + "/notice")
                .json();
        assertThat(notice.path("open").asBoolean()).isTrue();
        assertThat(notice.path("stopped").asBoolean()).isFalse();
        assertThat(notice.path("objections").path(0).path("answer").asText()).isEqualTo("费用由维修资金列支，见附件");
        List<JsonNode> runs = table.section("notices");
        assertThat(runs).hasSize(2);
        Duration published = calendar.workingTime(instant(runs.get(0), "startedAt"), instant(runs.get(0), "stoppedAt"))
                .plus(calendar.workingTime(instant(runs.get(1), "startedAt"), instant(runs.get(1), "endsAt")));
        assertThat(published).isEqualTo(calendar.workingTime(instant(runs.get(0), "startedAt"), end));
        assertThat(minutes(1)).contains("因异议停表", "异议", "答复", "费用由维修资金列支，见附件");

        table.fire("event_noticeEnded");
        assertThat(object("social", "太迟了").status()).isEqualTo(409);
        assertThat(table.as("property")
                        .task(table.number, "userTask_fulfilCommitment")
                        .name())
                .isNotEmpty();
    }

    @Test
    void everyObjectionIsAnsweredAndNobodyHasTwoThatWait() {
        table = Sitting.called(context).onNotice(Map.of());
        assertThat(object("social", "公示未写费用").status()).isEqualTo(201);
        assertThat(object("owners", "占用消防通道").status()).isEqualTo(201);
        Tasklist.Answer again = object("social", "还有一点");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("objection-open", "还没有答复");

        answer("answer", "费用见附件");
        assertThat(table.form("committee", "userTask_answerObjection", "objectionText"))
                .contains("占用消防通道")
                .doesNotContain("公示未写费用");
        assertThat(table.timers("event_noticeEnded")).isZero();
        answer("answer", "已改到东侧");

        assertThat(table.timers("event_noticeEnded")).isEqualTo(1);
        assertThat(table.section("objections"))
                .extracting(o -> o.get("objectionOutcome").asText() + " "
                        + o.get("answer").asText())
                .containsExactly("已答复 费用见附件", "已答复 已改到东侧");
        assertThat(object("social", "还有一点").status()).isEqualTo(201);
        assertThat(table.as("committee").task(table.number, "userTask_answerObjection"))
                .isNotNull();
    }

    @Test
    void nobodyKeepsANoticeFromEverEnding() {
        table = Sitting.called(context).onNotice(Map.of());
        for (int i = 1; i <= 3; i++) {
            assertThat(object("social", "第" + i + "次").status()).isEqualTo(201);
            answer("answer", "已说明");
        }
        Tasklist.Answer fourth = object("social", "第四次");
        assertThat(fourth.status()).isEqualTo(409);
        assertThat(fourth.text()).contains("objections-exhausted", "最多提出 3 次");
        assertThat(table.timers("event_noticeEnded")).as("the clock runs").isEqualTo(1);
        assertThat(table.as("social")
                        .get("/api/v1/cases/" + table.number + "/acts")
                        .text())
                .doesNotContain("raiseObjection");
        assertThat(object("owners", "别人还可以提").status()).isEqualTo(201);
    }

    @Test
    void anObjectionThatNoDatabaseKeepsIsRefused() {
        table = Sitting.called(context).onNotice(Map.of());
        Tasklist.Answer refused = object("social", "停\u0000车");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("reason", "无法保存的字符");
        assertThat(object("social", "两行\n也可以，表情😀也可以").status()).isEqualTo(201);
    }

    @Test
    void thePeopleOfThePlaceObjectFromTheTabOfTheCaseToo() {
        table = Sitting.called(context);
        String acts = "/api/v1/cases/" + table.number + "/acts";
        assertThat(table.as("social").get(acts).text()).doesNotContain("raiseObjection");
        table.onNotice(Map.of());
        assertThat(table.as("social").get(acts).text()).contains("raiseObjection", "提出异议", "异议的理由");
        assertThat(table.as("command").get(acts).text()).doesNotContain("raiseObjection");

        assertThat(table.as("social")
                        .post(acts + "/raiseObjection", Map.of("reason", "公示未写费用"))
                        .status())
                .isEqualTo(204);

        assertThat(table.as("social").get(acts).text()).doesNotContain("raiseObjection");
        assertThat(table.as("owners").get(acts).text()).contains("raiseObjection");
        assertThat(table.form("committee", "userTask_answerObjection", "objectionText"))
                .contains("公示未写费用");
        answer("answer", "费用见附件");
        table.fire("event_noticeEnded");
        assertThat(table.as("owners")
                        .post(acts + "/raiseObjection", Map.of("reason", "太迟了"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anAnswerWithoutAReasonIsSentBack() {
        table = Sitting.called(context).onNotice(Map.of());
        object("social", "公示未写费用");
        Tasklist.Task task = table.as("committee").task(table.number, "userTask_answerObjection");
        table.as("committee").claim(task.id());

        Tasklist.Answer empty = table.as("committee").submit(task.id(), Map.of("objectionDecision", "answer"));

        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.text()).contains("答复内容");
        assertThat(table.as("social").tasks(table.number)).isEmpty();
    }

    @Test
    void anObjectionIsAnItemOfTheReopenedDeliberation() {
        table = Sitting.called(context);
        assertThat(object("social", "不公").status()).isEqualTo(409);
        table.onNotice(Map.of());
        assertThat(object("party2", "不公").status()).isEqualTo(404);
        assertThat(object("manager", "不公").status()).isEqualTo(403);
        assertThat(object("social", " ").status()).isEqualTo(400);
        assertThat(object("social", "公示未写费用").status()).isEqualTo(201);

        answer("reopen", "确有遗漏，重新协商");

        assertThat(table.section("commitments"))
                .extracting(c -> c.get("state").asText())
                .containsExactly("superseded");
        assertThat(table.form("owners", "userTask_statePosition", "objectionsText"))
                .contains("公示未写费用");
        table.fire("event_statementOverdue");
        assertThat(table.form("committee", "userTask_draftProposal", "objectionsText"))
                .contains("公示未写费用");
        table.propose("committee");
        assertThat(table.form("owners", "userTask_castVote", "objectionsText")).contains("公示未写费用");
        table.everybodyVotes(AGREE);
        table.fire("event_signingOverdue");
        assertThat(table.section("objections"))
                .extracting(o -> o.get("objectionOutcome").asText())
                .containsExactly("重新协商");
        assertThat(minutes(1)).contains("决定重新协商", "确有遗漏，重新协商").doesNotContain("异议议题");
        assertThat(minutes(2)).contains("异议议题：公示未写费用");

        table.fire("event_noticeEnded");
        table.fulfil("property", "屋面已修缮");
        table.verify("supervisor", "kept");
        assertThat(table.outcome()).isEqualTo("solved");
    }

    @Test
    void whoReportedObjectsWithTheCodeAndReadsTheAnswerButNobodyElses() {
        table = Sitting.called(context);
        Tasklist anybody = table.as("party2");
        String code = "/api/v1/tracking/" + caseFiles.get(table.number).trackingCode();
        assertThat(anybody.get(code + "/notice").status()).isEqualTo(404);
        assertThat(anybody.post(code + "/objections", Map.of("reason", "漏水依旧")).status())
                .isEqualTo(409);
        table.onNotice(Map.of());
        assertThat(anybody.get("/api/v1/tracking/ZZZZ/notice").status()).isEqualTo(404);
        assertThat(anybody.get(code + "/notice").json().path("resolution").asText())
                .contains("整修屋面防水层");
        object("social", "别人的异议");

        assertThat(anybody.post(code + "/objections", Map.of("reason", "漏水依旧")).status())
                .isEqualTo(201);
        assertThat(anybody.post(code + "/objections", Map.of("reason", "漏水依旧")).status())
                .isEqualTo(409);
        answer("answer", "先答复社会组织");
        assertThat(table.form("committee", "userTask_answerObjection", "objectionText"))
                .contains("漏水依旧", "（诉求人）");
        answer("answer", "月底前修好");

        JsonNode seen = anybody.get(code + "/notice").json();
        assertThat(seen.path("objections")).hasSize(1);
        assertThat(seen.path("objections").path(0).path("answer").asText()).isEqualTo("月底前修好");
        assertThat(seen.toString()).doesNotContain("别人的异议", "先答复社会组织");
        assertThat(minutes(1)).contains("漏水依旧（诉求人）");
        anybody.post(code + "/objections", Map.of("reason", "还没修"));
        answer("reopen", "再议工期");
        JsonNode again = anybody.get(code + "/notice").json();
        assertThat(again.path("open").asBoolean()).isFalse();
        assertThat(again.path("resolution").asText()).isEmpty();
        assertThat(again.path("objections"))
                .extracting(o ->
                        o.path("outcomeName").asText() + "：" + o.path("answer").asText())
                .containsExactly("已答复：月底前修好", "重新协商：再议工期");
    }

    @Test
    void aConvenorWhoDoesNotAnswerInTimeIsUnderOversight() {
        table = Sitting.called(context).onNotice(Map.of());
        object("social", "公示未写费用");

        table.fire("event_answerOverdue");

        assertThat(table.oversights("userTask_answerObjection")).containsExactly("opened");
        answer("answer", "费用见附件");
        assertThat(table.oversights("userTask_answerObjection")).containsExactly("settled");
    }

    private Tasklist.Answer object(String person, String reason) {
        return table.as(person).post("/api/v1/cases/" + table.number + "/objections", Map.of("reason", reason));
    }

    private void answer(String decision, String reason) {
        table.as("committee")
                .does(
                        table.number,
                        "userTask_answerObjection",
                        Map.of("objectionDecision", decision, "reason", reason));
    }

    private void pass(Duration time) {
        cases.pass(time);
    }

    private static Instant instant(JsonNode row, String field) {
        return Instant.parse(row.get(field).asText());
    }

    private String minutes(int deliberation) {
        return table.minutes("party", "markdown", "?deliberation=" + deliberation)
                .text()
                .replaceAll("\\\\(.)", "$1");
    }
}
