package org.wufang.deliberation.voices;

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
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Together;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.WorkingCalendar;

/** Persons with a voice and no vote (加签), and hearings, as people work them in the Tasklist. */
@WufangTest
class InvitedVoicesTest {

    private static final List<String> FIVE = List.of("party", "committee", "property", "owners", "social");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private EngineCalls engine;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private Clock clock;

    private String number;
    private String run;

    @BeforeEach
    void theFiveSitDown() {
        begin(Map.of());
    }

    @AfterEach
    void leaveTheTable() {
        ClockUtil.reset();
        engine.asSystem(() -> {
            if (runtime.createProcessInstanceQuery().processInstanceId(run).count() > 0) {
                runtime.deleteProcessInstance(run, "test over");
            }
        });
    }

    @Test
    void anExpertWithoutALoginIsHeardThroughTheCommitteeAndKeptInFormsFileAndMinutes() {
        assertThat(invite("party", "王工", "expert", "residentsCommittee", "parallel")
                        .status())
                .isEqualTo(204);
        assertThat(form("committee", "userTask_giveOpinion", "voiceName")).isEqualTo("王工（专家），由居委会代录");
        assertThat(form("committee", "userTask_giveOpinion", "voiceQuestion")).isEqualTo("屋面能否局部修补？");
        fire("event_statementOverdue");
        assertThat(form("committee", "userTask_draftProposal", "voicesText")).contains("王工（专家），由居委会代录：待答复（最迟");

        as("committee").does(number, "userTask_giveOpinion", Map.of("opinion", "须整体翻修", "evidence", "渗漏检测报告"));

        assertThat(form("committee", "userTask_draftProposal", "voicesText")).contains("须整体翻修；依据：渗漏检测报告");
        propose(Map.of());
        assertThat(form("owners", "userTask_castVote", "voicesText")).contains("须整体翻修");
        JsonNode voice = section("voices").get(0);
        assertThat(voice.path("voiceState").asText()).isEqualTo("heard");
        assertThat(voice.path("answeredBy").asText()).startsWith("万新社区·居委会 ");
        everybodyAgrees();
        assertThat(form("owners", "userTask_approveMinutes", "minutesText")).contains("受邀意见", "须整体翻修；依据：渗漏检测报告");
        assertThat(as("command").get("/api/v1/cases/" + number + "/ledger").text())
                .contains("act.inviteVoice", "form.give-opinion");
    }

    @Test
    void aDepartmentAnswersForItselfAndHasNoVote() {
        invite("committee", "住建局", "department", "zhujian", "parallel");
        assertThat(as("zhujian").tasks(number)).extracting(Tasklist.Task::key).containsExactly("userTask_giveOpinion");
        as("zhujian").does(number, "userTask_giveOpinion", Map.of("opinion", "可以动用维修资金"));
        fire("event_statementOverdue");
        propose(Map.of());

        assertThat(as("zhujian").tasks(number)).isEmpty();
        assertThat(section("voices").get(0).path("answeredBy").asText()).startsWith("住房和城乡建设局 ");
        assertThat(taskCount("userTask_castVote")).isEqualTo(5);
    }

    @Test
    void draftAndVotesWaitForWhoIsHeardBeforeAndTheyAreNamed() {
        fire("event_statementOverdue");
        invite("party", "王工", "expert", "residentsCommittee", "before");
        Answer draft = tries("committee", "userTask_draftProposal", proposal(Map.of()));
        assertThat(draft.status()).isEqualTo(409);
        assertThat(draft.text()).contains("须先听取受邀意见：王工（专家，最迟 ");
        assertThat(section("proposals")).isEmpty();

        as("committee").does(number, "userTask_giveOpinion", Map.of("opinion", "可行"));

        assertThat(as("committee")
                        .submit(
                                as("committee")
                                        .task(number, "userTask_draftProposal")
                                        .id(),
                                proposal(Map.of()))
                        .status())
                .isIn(200, 204);
        invite("committee", "陈律师", "legalAdviser", "coordination", "before");
        Answer vote = tries("party", "userTask_castVote", Map.of("vote", "agree"));
        assertThat(vote.status()).isEqualTo(409);
        assertThat(vote.text()).contains("陈律师（法律顾问").doesNotContain("王工");
        fire("event_opinionOverdue");
        everybodyAgrees();
        assertThat(taskCount("userTask_approveMinutes")).isEqualTo(5);
        assertThat(section("voices"))
                .extracting(voice -> voice.path("voiceState").asText())
                .containsExactly("heard", "notHeard");
        assertThat(form("owners", "userTask_approveMinutes", "minutesText")).contains("陈律师（法律顾问）：逾期缺席");
    }

    @Test
    void whileVotesWaitTheirTimeDoesNotRun() {
        ClockUtil.setCurrentTime(Date.from(morningOfAWorkingDay()));
        fire("event_statementOverdue");
        propose(Map.of());
        Instant first = voteDue();

        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
        invite("party", "甲", "expert", "residentsCommittee", "parallel");
        assertThat(voteDue()).isEqualTo(first);
        invite("party", "乙", "expert", "residentsCommittee", "before");
        Instant waiting = voteDue();
        assertThat(waiting).isAfter(opinionDue("乙")).isAfter(first);
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
        invite("party", "丙", "expert", "coordination", "before");
        assertThat(voteDue()).isAfterOrEqualTo(waiting).isAfter(opinionDue("丙"));
        answer("乙");
        assertThat(voteDue()).isAfter(opinionDue("丙"));
        Instant waitedFor = voteDue();
        as("coordination").does(number, "userTask_giveOpinion", Map.of("opinion", "可行"));

        assertThat(voteDue()).as("heard on the same day").isBefore(waitedFor).isEqualTo(first);
        invite("party", "丁", "expert", "coordination", "before");
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofDays(1))));
        as("coordination").does(number, "userTask_giveOpinion", Map.of("opinion", "可行"));
        assertThat(voteDue()).as("a day later").isAfter(first);
        assertThat(timers("event_voteOverdue")).hasSize(1);
        everybodyAgrees();
        assertThat(taskCount("userTask_approveMinutes")).isEqualTo(5);
    }

    @Test
    void nobodyIsInvitedOnceTheVotesAreCounted() {
        fire("event_statementOverdue");
        propose(Map.of());
        everybodyAgrees();

        assertThat(as("committee").get("/api/v1/cases/" + number + "/acts").text())
                .doesNotContain("inviteVoice");
        assertThat(invite("committee", "王工", "expert", "residentsCommittee", "before")
                        .status())
                .isEqualTo(409);
        assertThat(section("voices")).isEmpty();
    }

    @Test
    void anInvitationSaysWhomWhatAndHow() {
        Answer empty = as("party").post("/api/v1/cases/" + number + "/acts/inviteVoice", Map.of("reason", "需要"));

        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.text()).contains("身份", "受邀人", "由谁答复", "请其回答什么", "方式");
        assertThat(invite("social2", "王工", "expert", "residentsCommittee", "before")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatTheTableWantsHeardCannotBeAgreedWithoutAHearing() {
        begin(Map.of("households", 120));
        fire("event_statementOverdue");
        propose(Map.of());
        assertThat(form("owners", "userTask_castVote", "hearingReason")).contains("涉及120户");
        everybodyAgrees();

        assertThat(taskCount("userTask_approveMinutes")).isZero();
        assertThat(form("committee", "userTask_conveneHearing", "hearingReason"))
                .contains("涉及120户");
        Answer nobody = tries("committee", "userTask_conveneHearing", hearing(Map.of("member1Name", " ")));
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.text()).contains("成员一");
        as("committee")
                .submit(
                        as("committee").task(number, "userTask_conveneHearing").id(),
                        hearing(Map.of(
                                "member2Name",
                                "张处长",
                                "member2Capacity",
                                "住建局",
                                "member2Group",
                                "zhujian",
                                "member3Name",
                                "刘阿姨",
                                "member3Capacity",
                                "居民代表")));
        assertThat(taskCount("userTask_giveTestimony")).isEqualTo(3);
        assertThat(form("zhujian", "userTask_giveTestimony", "memberName")).isEqualTo("张处长（住建局）");
        as("zhujian")
                .does(
                        number,
                        "userTask_giveTestimony",
                        Map.of("stance", "conditional", "opinion", "须先做结构检测", "evidence", "房屋安全规定"));
        fire("event_testimonyOverdue");
        assertThat(form("committee", "userTask_concludeHearing", "testimonies"))
                .contains("张处长（住建局）：附条件赞成；意见：须先做结构检测；依据：房屋安全规定", "刘阿姨（居民代表），由居委会代录：逾期缺席");
        as("committee").does(number, "userTask_concludeHearing", Map.of("conclusion", "先检测再施工"));

        propose(Map.of());
        assertThat(form("owners", "userTask_castVote", "hearingReason")).isEmpty();
        everybodyAgrees();
        assertThat(form("owners", "userTask_approveMinutes", "minutesText"))
                .contains("须先听证论证：涉及120户", "听证论证：听证，2026年12月1日 19:30，社区会议室；议题：能否加固")
                .contains("张处长", "附条件赞成", "须先做结构检测", "刘阿姨", "居民代表，由居委会代录", "逾期缺席", "听证结论：先检测再施工");
        JsonNode heard = section("hearings").get(0);
        assertThat(heard.path("conclusion").asText()).isEqualTo("先检测再施工");
        assertThat(heard.path("members")).hasSize(3);
    }

    @Test
    void whoIsRecusedHoldsNoHearingAndRecordsNoOpinion() {
        begin(Map.of("households", 120));
        fire("event_statementOverdue");
        propose(Map.of());
        votes("committee");
        assertThat(as("committee")
                        .post("/api/v1/cases/" + number + "/acts/recuse", Map.of("reason", "本人是当事住户"))
                        .status())
                .isEqualTo(204);
        FIVE.stream().filter(person -> !person.equals("committee")).forEach(this::votes);
        assertThat(invite("party", "王工", "expert", "residentsCommittee", "parallel")
                        .status())
                .isEqualTo(204);
        assertThat(as("committee").tasks(number)).isEmpty();
        as("coordination").does(number, "userTask_giveOpinion", Map.of("opinion", "可行"));
        as("coordination").does(number, "userTask_conveneHearing", hearing(Map.of()));
        as("coordination").does(number, "userTask_giveTestimony", Map.of("stance", "for", "opinion", "可行"));

        assertThat(as("coordination").tasks(number))
                .extracting(Tasklist.Task::key)
                .containsExactly("userTask_concludeHearing");
    }

    @Test
    void whoIsRecusedInTheMiddleOfAHearingGivesItsTasksBack() {
        begin(Map.of("households", 120));
        fire("event_statementOverdue");
        propose(Map.of());
        everybodyAgrees();
        Tasklist.Task convening = as("committee").task(number, "userTask_conveneHearing");
        as("committee").claim(convening.id());

        assertThat(as("committee")
                        .post("/api/v1/cases/" + number + "/acts/recuse", Map.of("reason", "本人是当事住户"))
                        .status())
                .isEqualTo(204);

        assertThat(as("committee").submit(convening.id(), hearing(Map.of())).status())
                .isIn(403, 404);
        as("coordination").does(number, "userTask_conveneHearing", hearing(Map.of()));
    }

    @Test
    void aCostlyProposalIsHeardTooHoweverFewItConcerns() {
        fire("event_statementOverdue");
        propose(Map.of("cost", 99_999.5));
        everybodyAgrees();

        assertThat(taskCount("userTask_conveneHearing")).isEqualTo(1);
        assertThat(taskCount("userTask_approveMinutes")).isZero();
    }

    @Test
    void anInvitationInTheInstantOfTheVotesStopsThemOrComesTooLateButLosesNone() throws Exception {
        fire("event_statementOverdue");
        propose(Map.of());
        List<Callable<Answer>> acts = new ArrayList<>();
        acts.add(() -> invite("committee", "王工", "expert", "coordination", "before"));
        for (String person : FIVE) {
            Tasklist.Task paper = as(person).task(number, "userTask_castVote");
            assertThat(as(person).claim(paper.id()).status()).isEqualTo(204);
            acts.add(() -> as(person).submit(paper.id(), Map.of("vote", "agree")));
        }

        List<Answer> answers = Together.act(acts);

        assertThat(answers).as(answers.toString()).extracting(Answer::status).isSubsetOf(200, 204, 409);
        boolean invited = answers.get(0).status() == 204;
        int votes = (int)
                answers.stream().skip(1).filter(vote -> vote.status() < 300).count();
        assertThat(taskCount("userTask_castVote")).isEqualTo(5 - votes);
        assertThat(invited).isEqualTo(!section("voices").isEmpty());
        if (invited) {
            as("coordination").does(number, "userTask_giveOpinion", Map.of("opinion", "可行"));
        }
        FIVE.forEach(person -> as(person).tasks(number).stream()
                .filter(task -> task.key().equals("userTask_castVote"))
                .forEach(paper -> assertThat(as(person)
                                .submit(paper.id(), Map.of("vote", "agree"))
                                .status())
                        .isIn(200, 204)));
        assertThat(taskCount("userTask_approveMinutes")).isEqualTo(5);
        assertThat(section("votes")).hasSize(5);
    }

    private void begin(Map<String, Object> facts) {
        number = caseFiles
                .open(
                        new NewCase(
                                "屋顶漏水",
                                "三楼以上渗水",
                                "property.roofLeak",
                                "430302003001001",
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
                "district", "430302",
                "street", "430302003",
                "community", "430302003001",
                "unit", "430302003001001",
                "hazard", "none",
                "matter", "",
                "households", 12,
                "parties", 1,
                "repeat", false));
        routing.putAll(facts);
        run = engine.asSystem(() -> runtime.startProcessInstanceByKey("meeting-handling", number, routing)
                .getId());
        as("committee")
                .does(
                        number,
                        "userTask_callMeeting",
                        Map.of(
                                "agenda", "屋面如何修",
                                "meetingAt", "2026-12-01T19:30",
                                "place", "社区会议室",
                                "noticeGiven", true));
    }

    private Answer invite(String by, String name, String kind, String group, String mode) {
        return as(by).post(
                        "/api/v1/cases/" + number + "/acts/inviteVoice",
                        Map.of(
                                "kind", kind,
                                "name", name,
                                "group", group,
                                "question", "屋面能否局部修补？",
                                "mode", mode,
                                "reason", "专业问题"));
    }

    /** The committee has several open invitations: the one of this person is answered. */
    private void answer(String name) {
        Tasklist committee = as("committee");
        Tasklist.Task task = committee.tasks(number).stream()
                .filter(open -> open.key().equals("userTask_giveOpinion"))
                .filter(open -> committee
                        .get("/engine-rest/task/" + open.id() + "/form-variables")
                        .json()
                        .path("voiceName")
                        .path("value")
                        .asText()
                        .startsWith(name))
                .findFirst()
                .orElseThrow();
        committee.claim(task.id());
        assertThat(committee.submit(task.id(), Map.of("opinion", "可行")).status())
                .isIn(200, 204);
    }

    private void propose(Map<String, ?> parts) {
        as("committee").does(number, "userTask_draftProposal", proposal(parts));
    }

    private Map<String, Object> proposal(Map<String, ?> parts) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "proposal", "整修屋面防水层",
                "legalBasis", "物业管理条例第五十一条",
                "ownersItem", "none",
                "commitment1Owner", "propertyFirm",
                "commitment1Measure", "修缮屋面",
                "commitment1DueOn", LocalDate.now(clock).plusDays(30).toString()));
        all.putAll(parts);
        return all;
    }

    private static Map<String, Object> hearing(Map<String, ?> parts) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "hearingKind", "hearing",
                "topic", "能否加固",
                "heldAt", "2026-12-01T19:30",
                "place", "社区会议室",
                "member1Name", "李工",
                "member1Capacity", "结构工程师"));
        all.putAll(parts);
        return all;
    }

    private void everybodyAgrees() {
        FIVE.forEach(this::votes);
    }

    private void votes(String person) {
        Tasklist.Task paper = as(person).task(number, "userTask_castVote");
        as(person).claim(paper.id());
        assertThat(as(person).submit(paper.id(), Map.of("vote", "agree")).status())
                .isIn(200, 204);
    }

    private Answer tries(String person, String key, Map<String, ?> values) {
        Tasklist.Task task = as(person).task(number, key);
        assertThat(as(person).claim(task.id()).status()).isEqualTo(204);
        return as(person).submit(task.id(), values);
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
        JsonNode rows = as("party").get("/api/v1/cases/" + number).json().path(name);
        assertThat(rows.isArray()).as("section %s", name).isTrue();
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    /** The one time at which the votes end: of the timer and of every open paper. */
    private Instant voteDue() {
        Instant timer = timers("event_voteOverdue").get(0).getDuedate().toInstant();
        assertThat(open("userTask_castVote")).isNotEmpty().allSatisfy(task -> assertThat(
                        Duration.between(task.getDueDate().toInstant(), timer).abs())
                .isLessThan(Duration.ofSeconds(5)));
        return timer;
    }

    private Instant opinionDue(String name) {
        return section("voices").stream()
                .filter(voice -> voice.path("name").asText().equals(name))
                .map(voice -> Instant.parse(voice.path("dueAt").asText()))
                .findFirst()
                .orElseThrow();
    }

    private Instant morningOfAWorkingDay() {
        return calendar.startOfWork(LocalDate.now(clock).plusDays(1));
    }

    private int taskCount(String key) {
        return open(key).size();
    }

    private List<Task> open(String key) {
        return engine.asSystem(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .list());
    }

    private List<Job> timers(String event) {
        return engine.asSystem(() -> management.createJobQuery().activityId(event).list().stream()
                .filter(job -> number.equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .toList());
    }

    private void fire(String event) {
        String timer = timers(event).get(0).getId();
        engine.asSystem(() -> management.executeJob(timer));
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
