package org.wufang.deliberation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.WorkingCalendar;

/** From the agreement on: the public notice with its objections, and commitments that are kept in part. */
@WufangTest
class NoticeTest {

    private static final String BLOCK = "430302003001001";
    private static final List<String> FIVE = List.of("party", "committee", "property", "owners", "social");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Directory directory;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private EngineCalls engine;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private String number;
    private String run;

    @AfterEach
    void leaveTheTable() {
        ClockUtil.reset();
        engine.asSystem(() -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over")));
    }

    // --- public notice

    @Test
    void anObjectionStopsTheClockAndTheAnswerLetsTheRestRun() {
        onNotice(Map.of());
        Instant end = due("event_noticeEnded");
        pass(Duration.ofDays(1));

        assertThat(object("social", "公示未写费用").status()).isEqualTo(201);
        Instant stopped = clock.instant();
        assertThat(jobs("event_noticeEnded")).isEmpty();
        assertThat(form("committee", "userTask_answerObjection", "objectionText"))
                .contains("公示未写费用", "社会组织");
        assertThat(form("committee", "userTask_answerObjection", "resolutionText"))
                .contains("整修屋面防水层", "物业公司：修缮屋面");
        pass(Duration.ofDays(9));
        answer("answer", "费用由维修资金列支，见附件");

        Duration left = calendar.workingTime(stopped, end);
        assertThat(left).isPositive();
        Instant resumed = due("event_noticeEnded");
        assertThat(Duration.between(calendar.plusWorkingTime(clock.instant(), left), resumed)
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        JsonNode notice =
                as("social").get("/api/v1/cases/" + number + "/notice").json();
        assertThat(notice.path("open").asBoolean()).isTrue();
        assertThat(notice.path("stopped").asBoolean()).isFalse();
        assertThat(notice.path("objections").path(0).path("answer").asText()).isEqualTo("费用由维修资金列支，见附件");
        List<JsonNode> runs = section("notices");
        assertThat(runs).hasSize(2);
        Duration published = calendar.workingTime(instant(runs.get(0), "startedAt"), instant(runs.get(0), "stoppedAt"))
                .plus(calendar.workingTime(instant(runs.get(1), "startedAt"), instant(runs.get(1), "endsAt")));
        assertThat(published).isEqualTo(calendar.workingTime(instant(runs.get(0), "startedAt"), end));
        assertThat(minutes()).contains("因异议停表", "异议", "答复", "费用由维修资金列支，见附件");

        fire("event_noticeEnded");
        assertThat(object("social", "太迟了").status()).isEqualTo(409);
        assertThat(as("property").task(number, "userTask_fulfilCommitment").name())
                .isNotEmpty();
    }

    @Test
    void everyObjectionIsAnsweredAndNobodyHasTwoThatWait() {
        onNotice(Map.of());
        assertThat(object("social", "公示未写费用").status()).isEqualTo(201);
        assertThat(object("owners", "占用消防通道").status()).isEqualTo(201);
        Tasklist.Answer again = object("social", "还有一点");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("objection-open", "还没有答复");

        answer("answer", "费用见附件");
        assertThat(form("committee", "userTask_answerObjection", "objectionText"))
                .contains("占用消防通道")
                .doesNotContain("公示未写费用");
        assertThat(jobs("event_noticeEnded")).isEmpty();
        answer("answer", "已改到东侧");

        assertThat(jobs("event_noticeEnded")).hasSize(1);
        assertThat(section("objections"))
                .extracting(o -> o.get("objectionOutcome").asText() + " "
                        + o.get("answer").asText())
                .containsExactly("已答复 费用见附件", "已答复 已改到东侧");
        assertThat(object("social", "还有一点").status()).isEqualTo(201);
        assertThat(as("committee").task(number, "userTask_answerObjection")).isNotNull();
    }

    @Test
    void nobodyKeepsANoticeFromEverEnding() {
        onNotice(Map.of());
        for (int i = 1; i <= 3; i++) {
            assertThat(object("social", "第" + i + "次").status()).isEqualTo(201);
            answer("answer", "已说明");
        }
        Tasklist.Answer fourth = object("social", "第四次");
        assertThat(fourth.status()).isEqualTo(409);
        assertThat(fourth.text()).contains("objections-exhausted", "最多提出 3 次");
        assertThat(jobs("event_noticeEnded")).as("the clock runs").hasSize(1);
        assertThat(as("social").get("/api/v1/cases/" + number + "/acts").text()).doesNotContain("raiseObjection");
        assertThat(object("owners", "别人还可以提").status()).isEqualTo(201);
    }

    @Test
    void anObjectionThatNoDatabaseKeepsIsRefused() {
        onNotice(Map.of());
        Tasklist.Answer refused = object("social", "停\u0000车");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("reason", "无法保存的字符");
        assertThat(object("social", "两行\n也可以，表情😀也可以").status()).isEqualTo(201);
    }

    @Test
    void thePeopleOfThePlaceObjectFromTheTabOfTheCaseToo() {
        begin();
        String acts = "/api/v1/cases/" + number + "/acts";
        assertThat(as("social").get(acts).text()).doesNotContain("raiseObjection");
        agree(Map.of());
        assertThat(as("social").get(acts).text()).contains("raiseObjection", "提出异议", "异议的理由");
        assertThat(as("command").get(acts).text()).doesNotContain("raiseObjection");

        assertThat(as("social")
                        .post(acts + "/raiseObjection", Map.of("reason", "公示未写费用"))
                        .status())
                .isEqualTo(204);

        assertThat(as("social").get(acts).text()).doesNotContain("raiseObjection");
        assertThat(as("owners").get(acts).text()).contains("raiseObjection");
        assertThat(form("committee", "userTask_answerObjection", "objectionText"))
                .contains("公示未写费用");
        answer("answer", "费用见附件");
        fire("event_noticeEnded");
        assertThat(as("owners")
                        .post(acts + "/raiseObjection", Map.of("reason", "太迟了"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anAnswerWithoutAReasonIsSentBack() {
        onNotice(Map.of());
        object("social", "公示未写费用");
        Tasklist.Task task = as("committee").task(number, "userTask_answerObjection");
        as("committee").claim(task.id());

        Tasklist.Answer empty = as("committee").submit(task.id(), Map.of("objectionDecision", "answer"));

        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.text()).contains("答复内容");
        assertThat(as("social").tasks(number)).isEmpty();
    }

    @Test
    void anObjectionIsAnItemOfTheReopenedDeliberation() {
        begin();
        assertThat(object("social", "不公").status()).isEqualTo(409);
        agree(Map.of());
        assertThat(object("party2", "不公").status()).isEqualTo(404);
        assertThat(object("manager", "不公").status()).isEqualTo(403);
        assertThat(object("social", " ").status()).isEqualTo(400);
        assertThat(object("social", "公示未写费用").status()).isEqualTo(201);

        answer("reopen", "确有遗漏，重新协商");

        assertThat(section("commitments"))
                .extracting(c -> c.get("state").asText())
                .containsExactly("superseded");
        assertThat(form("owners", "userTask_statePosition", "objectionsText")).contains("公示未写费用");
        fire("event_statementOverdue");
        assertThat(form("committee", "userTask_draftProposal", "objectionsText"))
                .contains("公示未写费用");
        propose(Map.of());
        assertThat(form("owners", "userTask_castVote", "objectionsText")).contains("公示未写费用");
        everybodyVotes();
        fire("event_signingOverdue");
        assertThat(section("objections"))
                .extracting(o -> o.get("objectionOutcome").asText())
                .containsExactly("重新协商");
        assertThat(minutes(1)).contains("决定重新协商", "确有遗漏，重新协商").doesNotContain("异议议题");
        assertThat(minutes(2)).contains("异议议题：公示未写费用");

        fire("event_noticeEnded");
        fulfil("property", "屋面已修缮");
        verify("kept");
        assertThat(outcome()).isEqualTo("solved");
    }

    @Test
    void whoReportedObjectsWithTheCodeAndReadsTheAnswerButNobodyElses() {
        begin();
        Tasklist anybody = as("party2");
        String code = "/api/v1/tracking/" + caseFiles.get(number).trackingCode();
        assertThat(anybody.get(code + "/notice").status()).isEqualTo(404);
        assertThat(anybody.post(code + "/objections", Map.of("reason", "漏水依旧")).status())
                .isEqualTo(409);
        agree(Map.of());
        assertThat(anybody.get("/api/v1/tracking/ZZZZ/notice").status()).isEqualTo(404);
        assertThat(anybody.get(code + "/notice").json().path("resolution").asText())
                .contains("整修屋面防水层");
        object("social", "别人的异议");

        assertThat(anybody.post(code + "/objections", Map.of("reason", "漏水依旧")).status())
                .isEqualTo(201);
        assertThat(anybody.post(code + "/objections", Map.of("reason", "漏水依旧")).status())
                .isEqualTo(409);
        answer("answer", "先答复社会组织");
        assertThat(form("committee", "userTask_answerObjection", "objectionText"))
                .contains("漏水依旧", "（诉求人）");
        answer("answer", "月底前修好");

        JsonNode seen = anybody.get(code + "/notice").json();
        assertThat(seen.path("objections")).hasSize(1);
        assertThat(seen.path("objections").path(0).path("answer").asText()).isEqualTo("月底前修好");
        assertThat(seen.toString()).doesNotContain("别人的异议", "先答复社会组织");
        assertThat(minutes()).contains("漏水依旧（诉求人）");
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
        onNotice(Map.of());
        object("social", "公示未写费用");

        fire("event_answerOverdue");

        assertThat(oversights("userTask_answerObjection")).containsExactly("opened");
        answer("answer", "费用见附件");
        assertThat(oversights("userTask_answerObjection")).containsExactly("settled");
    }

    // --- renegotiation

    @Test
    void aCommitmentKeptInPartIsRenegotiatedAloneAndItsSuccessorKept() {
        twoCommitments();
        fulfil("property", "修了一半");
        verify("partly");
        assertThat(as("owners").tasks(number))
                .extracting(Tasklist.Task::key)
                .containsExactly("userTask_fulfilCommitment");
        assertThat(form("property", "userTask_proposeRevision", "finding")).isEqualTo("到场查看");
        revise("补做另一半", 40);
        assertThat(form("owners", "userTask_voteOnRevision", "revisionText")).contains("补做另一半", "材料未到");
        everybodyVotesOnRevision("agree");

        assertThat(section("commitments"))
                .extracting(
                        c -> c.get("measure").asText() + " " + c.get("state").asText())
                .containsExactlyInAnyOrder("修缮屋面 revised", "清理楼道 open", "补做另一半 open");
        assertThat(form("property", "userTask_fulfilCommitment", "measure")).isEqualTo("补做另一半");
        assertThat(jobs("event_commitmentOverdue"))
                .extracting(job -> LocalDate.ofInstant(job.getDuedate().toInstant(), clock.getZone()))
                .containsExactlyInAnyOrder(
                        LocalDate.now(clock).plusDays(30), LocalDate.now(clock).plusDays(40));
        fulfil("property", "全部修好");
        verify("kept");
        fulfil("owners", "楼道已清");
        verify("kept");

        assertThat(outcome()).isEqualTo("solved");
        assertThat(section("renegotiations"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("consensus").asText()).isEqualTo("agreed"))
                .satisfies(row -> assertThat(row.get("votes")).hasSize(5));
        assertThat(minutes()).contains("承诺重议", "补做另一半", "已改议");
        assertThat(section("proposals").get(0).get("commitments")).hasSize(2);
    }

    @Test
    void aLateCommitmentIsUnderOversightUntilItIsFulfilledAndItsSuccessorAgain() {
        onNotice(Map.of());
        fire("event_noticeEnded");
        fire("event_commitmentOverdue");
        assertThat(oversights("userTask_fulfilCommitment")).containsExactly("opened");

        fulfil("property", "修了一半");
        assertThat(oversights("userTask_fulfilCommitment")).containsExactly("settled");
        verify("partly");
        revise("补做另一半", 40);
        everybodyVotesOnRevision("agree");
        fire("event_commitmentOverdue");

        assertThat(oversights("userTask_fulfilCommitment")).containsExactly("settled", "opened");
        fulfil("property", "全部修好");
        verify("kept");
        assertThat(oversights("userTask_fulfilCommitment")).containsExactly("settled", "settled");
        assertThat(outcome()).isEqualTo("solved");
    }

    @Test
    void aRevisionThatFindsNoMajorityInThreeRoundsLeavesTheCommitmentBroken() {
        onNotice(Map.of());
        fire("event_noticeEnded");
        fulfil("property", "修了一半");
        verify("partly");
        for (int round = 1; round <= 3; round++) {
            revise("第" + round + "次改议", 40);
            FIVE.forEach(person -> as(person)
                    .does(
                            number,
                            "userTask_voteOnRevision",
                            person.equals("owners")
                                    ? Map.of("vote", "abstain")
                                    : Map.of("vote", "oppose", "reason", "太晚")));
        }

        assertThat(outcome()).isEqualTo("toWhistle");
        assertThat(section("renegotiations"))
                .extracting(row -> row.get("consensus").asText())
                .containsExactly("amend", "amend", "failed");
        assertThat(section("commitments"))
                .extracting(c -> c.get("state").asText())
                .containsExactly("broken");
    }

    @Test
    void whoIsSilentOnARevisionIsRecordedAndDoesNotAgree() {
        onNotice(Map.of());
        fire("event_noticeEnded");
        fulfil("property", "修了一半");
        verify("partly");
        revise("补做另一半", 40);
        List.of("party", "committee", "property")
                .forEach(person -> as(person).does(number, "userTask_voteOnRevision", Map.of("vote", "agree")));
        fire("event_revisionVoteOverdue");

        assertThat(section("renegotiations").get(0).get("votes"))
                .extracting(vote -> vote.get("vote").asText())
                .containsExactlyInAnyOrder("agree", "agree", "agree", "missing", "missing");
        assertThat(form("property", "userTask_proposeRevision", "earlierRevisions"))
                .contains("补做另一半", "业委会：逾期未表决");
        fire("event_revisionOverdue");
        assertThat(outcome()).isEqualTo("toWhistle");
    }

    @Test
    void nobodySeesAVoteOnARevisionWhileOthersStillVote() {
        onNotice(Map.of());
        fire("event_noticeEnded");
        fulfil("property", "修了一半");
        verify("partly");
        revise("补做另一半", 40);
        as("owners").does(number, "userTask_voteOnRevision", Map.of("vote", "oppose", "reason", "极密理由"));

        for (String person : List.of("party", "owners", "coordination", "command")) {
            assertThat(as(person).get("/api/v1/cases/" + number).text()).doesNotContain("极密理由");
            assertThat(as(person).get("/api/v1/cases/" + number + "/ledger").text())
                    .doesNotContain("极密理由");
        }
        FIVE.stream().filter(person -> !person.equals("owners")).forEach(person -> as(person)
                .does(number, "userTask_voteOnRevision", Map.of("vote", "agree")));
        assertThat(as("party").get("/api/v1/cases/" + number).text()).contains("极密理由");
    }

    @Test
    void aPartysReliabilityIsCountedFromItsCases() {
        JsonNode before = reliability("party").json();
        twoCommitments();
        fulfil("property", "修了一半");
        verify("partly");
        revise("补做另一半", 40);
        everybodyVotesOnRevision("agree");
        fulfil("property", "全部修好");
        verify("kept");

        JsonNode after = reliability("party").json();
        assertThat(after.path("due").asInt() - before.path("due").asInt()).isEqualTo(2);
        assertThat(after.path("kept").asInt() - before.path("kept").asInt()).isEqualTo(1);
        assertThat(after.path("name").asText()).contains("物业公司");
        assertThat(after.path("commitments"))
                .filteredOn(due -> due.path("caseNumber").asText().equals(number))
                .extracting(due -> due.path("state").asText())
                .containsExactlyInAnyOrder("revised", "kept");
        assertThat(section("reliability"))
                .filteredOn(row -> row.get("party").asText().contains("物业公司"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("cases").toString()).contains(number));
        for (String near : List.of("supervisor", "coordination", "command", "manager")) {
            assertThat(reliability(near).status()).as(near).isEqualTo(200);
        }
        for (String far : List.of("party2", "supervisor2")) {
            assertThat(reliability(far).status()).as(far).isEqualTo(404);
        }
        assertThat(as("party")
                        .get("/api/v1/parties/430302003001.nobody/reliability")
                        .status())
                .isEqualTo(404);
        assertThat(as("party").get("/api/v1/parties/nobody/reliability").status())
                .isEqualTo(404);
        JsonNode none = as("party")
                .get("/api/v1/parties/430302003001.propertyFirm/reliability?from=2001-01-01&to=2001-12-31")
                .json();
        assertThat(none.path("due").asInt()).isZero();
        assertThat(none.has("rate")).isFalse();
    }

    // --- steps

    private void onNotice(Map<String, ?> proposal) {
        begin();
        agree(proposal);
    }

    private void twoCommitments() {
        onNotice(Map.of(
                "commitment2Owner", "ownersCommittee",
                "commitment2Measure", "清理楼道",
                "commitment2DueOn", LocalDate.now(clock).plusDays(30).toString()));
        fire("event_noticeEnded");
    }

    private void begin() {
        Place place = directory.place(BLOCK).orElseThrow();
        number = caseFiles
                .open(
                        new NewCase(
                                "屋顶漏水",
                                "三楼以上渗水",
                                "property.roofLeak",
                                BLOCK,
                                "3 栋",
                                "none",
                                12,
                                List.of("propertyFirm"),
                                "grid",
                                null),
                        Actor.SYSTEM)
                .number();
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        Map<String, Object> routing = new HashMap<>(Map.of(
                "district",
                place.district(),
                "street",
                place.street(),
                "community",
                place.community(),
                "unit",
                place.unit(),
                "hazard",
                "none",
                "matter",
                "",
                "households",
                12,
                "parties",
                1));
        routing.put("repeat", false);
        run = engine.asSystem(() -> runtime.startProcessInstanceByKey("meeting-handling", number, routing)
                .getId());
        as("committee")
                .does(
                        number,
                        "userTask_callMeeting",
                        Map.of(
                                "agenda",
                                "屋面如何修",
                                "meetingAt",
                                "2099-12-01T19:30",
                                "place",
                                "社区会议室",
                                "noticeGiven",
                                true));
    }

    private void agree(Map<String, ?> proposal) {
        fire("event_statementOverdue");
        propose(proposal);
        everybodyVotes();
        fire("event_signingOverdue");
    }

    private void propose(Map<String, ?> parts) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "proposal", "整修屋面防水层",
                "legalBasis", "物业管理条例第五十一条",
                "ownersItem", "none",
                "commitment1Owner", "propertyFirm",
                "commitment1Measure", "修缮屋面",
                "commitment1DueOn", LocalDate.now(clock).plusDays(30).toString()));
        all.putAll(parts);
        as("committee").does(number, "userTask_draftProposal", all);
    }

    private void everybodyVotes() {
        FIVE.forEach(person -> as(person).does(number, "userTask_castVote", Map.of("vote", "agree")));
    }

    private Tasklist.Answer object(String person, String reason) {
        return as(person).post("/api/v1/cases/" + number + "/objections", Map.of("reason", reason));
    }

    private void answer(String decision, String reason) {
        as("committee")
                .does(number, "userTask_answerObjection", Map.of("objectionDecision", decision, "reason", reason));
    }

    private void fulfil(String person, String done) {
        as(person).attach(number, "userTask_fulfilCommitment");
        as(person).does(number, "userTask_fulfilCommitment", Map.of("done", done, "evidence", "照片存社区"));
    }

    private void verify(String verdict) {
        as("supervisor")
                .does(number, "userTask_verifyCommitment", Map.of("commitmentVerdict", verdict, "finding", "到场查看"));
    }

    private void revise(String measure, int days) {
        as("property")
                .does(
                        number,
                        "userTask_proposeRevision",
                        Map.of(
                                "revisedMeasure",
                                measure,
                                "revisedDueOn",
                                LocalDate.now(clock).plusDays(days).toString(),
                                "reason",
                                "材料未到"));
    }

    private void everybodyVotesOnRevision(String vote) {
        FIVE.forEach(person -> as(person).does(number, "userTask_voteOnRevision", Map.of("vote", vote)));
    }

    private void pass(Duration time) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(time)));
    }

    // --- looks

    private Tasklist.Answer reliability(String person) {
        return as(person).get("/api/v1/parties/430302003001.propertyFirm/reliability");
    }

    private List<String> oversights(String task) {
        return jdbc.sql("select case when settled_at is null then 'opened' else 'settled' end from oversight_item"
                        + " where case_number = ? and task = ? order by id")
                .params(number, task)
                .query(String.class)
                .list();
    }

    private String form(String person, String key, String field) {
        String task = as(person).task(number, key).id();
        return as(person)
                .get("/engine-rest/task/" + task + "/form-variables")
                .json()
                .path(field)
                .path("value")
                .asText();
    }

    private List<JsonNode> section(String name) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode section = as("party").get("/api/v1/cases/" + number).json().path(name);
        assertThat(section.isArray()).as("section %s", name).isTrue();
        section.forEach(rows::add);
        return rows;
    }

    private static Instant instant(JsonNode row, String field) {
        return Instant.parse(row.get(field).asText());
    }

    private String minutes() {
        return minutes(1);
    }

    private String minutes(int deliberation) {
        Tasklist reader = as("party");
        return reader.send(reader.request("/api/v1/cases/" + number + "/minutes?deliberation=" + deliberation)
                        .setHeader("Accept", "text/markdown")
                        .build())
                .text()
                .replaceAll("\\\\(.)", "$1");
    }

    private String outcome() {
        return String.valueOf(engine.asSystem(() -> history.createHistoricVariableInstanceQuery()
                .processInstanceId(run)
                .variableName("meetingOutcome")
                .singleResult()
                .getValue()));
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }

    private Instant due(String event) {
        assertThat(jobs(event)).hasSize(1);
        return jobs(event).get(0).getDuedate().toInstant();
    }

    private List<Job> jobs(String event) {
        return engine.asSystem(() -> management.createJobQuery().activityId(event).list().stream()
                .filter(job -> number.equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .toList());
    }

    private void fire(String event) {
        List<Job> waiting = jobs(event);
        assertThat(waiting).as(event).isNotEmpty();
        engine.asSystem(() -> management.executeJob(waiting.get(0).getId()));
    }
}
