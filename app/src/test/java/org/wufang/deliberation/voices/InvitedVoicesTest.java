package org.wufang.deliberation.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;
import static org.wufang.deliberation.Sitting.FIVE;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Together;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;
import org.wufang.platform.time.WorkingCalendar;

/** Persons with a voice and no vote (加签), and hearings, as people work them in the Tasklist. */
@WufangTest
class InvitedVoicesTest {

    private static final String[] EVERYBODY = FIVE.toArray(String[]::new);

    @Autowired
    private Cases cases;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationContext context;

    private Sitting table;

    @BeforeEach
    void theFiveSitDown() {
        table = Sitting.called(context);
    }

    @AfterEach
    void leaveTheTable() {
        ClockUtil.reset();
        table.over();
    }

    @Test
    void anExpertWithoutALoginIsHeardThroughTheCommitteeAndKeptInFormsFileAndMinutes() {
        assertThat(invite("party", "王工", "expert", "residentsCommittee", "parallel")
                        .status())
                .isEqualTo(204);
        assertThat(table.form("committee", "userTask_giveOpinion", "voiceName")).isEqualTo("王工（专家），由居委会代录");
        assertThat(table.form("committee", "userTask_giveOpinion", "voiceQuestion"))
                .isEqualTo("屋面能否局部修补？");
        table.listened();
        assertThat(table.form("committee", "userTask_draftProposal", "voicesText"))
                .contains("王工（专家），由居委会代录：待答复（最迟");

        table.as("committee")
                .does(table.number, "userTask_giveOpinion", Map.of("opinion", "须整体翻修", "evidence", "渗漏检测报告"));

        assertThat(table.form("committee", "userTask_draftProposal", "voicesText"))
                .contains("须整体翻修；依据：渗漏检测报告");
        table.propose("committee");
        assertThat(table.form("owners", "userTask_castVote", "voicesText")).contains("须整体翻修");
        JsonNode voice = table.section("voices").get(0);
        assertThat(voice.path("voiceState").asText()).isEqualTo("heard");
        assertThat(voice.path("answeredBy").asText()).startsWith("万新社区·居委会 ");
        table.vote(AGREE, EVERYBODY);
        assertThat(table.form("owners", "userTask_approveMinutes", "minutesText"))
                .contains("受邀意见", "须整体翻修；依据：渗漏检测报告");
        assertThat(table.as("command")
                        .get("/api/v1/cases/" + table.number + "/ledger")
                        .text())
                .contains("act.inviteVoice", "form.give-opinion");
    }

    @Test
    void aDepartmentAnswersForItselfAndHasNoVote() {
        invite("committee", "住建局", "department", "zhujian", "parallel");
        assertThat(table.as("zhujian").tasks(table.number))
                .extracting(Tasklist.Task::key)
                .containsExactly("userTask_giveOpinion");
        table.as("zhujian").does(table.number, "userTask_giveOpinion", Map.of("opinion", "可以动用维修资金"));
        table.proposed();

        assertThat(table.as("zhujian").tasks(table.number)).isEmpty();
        assertThat(table.section("voices").get(0).path("answeredBy").asText()).startsWith("住房和城乡建设局 ");
        assertThat(table.waitingFor("userTask_castVote")).isEqualTo(5);
    }

    @Test
    void draftAndVotesWaitForWhoIsHeardBeforeAndTheyAreNamed() {
        table.listened();
        invite("party", "王工", "expert", "residentsCommittee", "before");
        Answer draft = table.submits("committee", "userTask_draftProposal", table.proposal(Map.of()));
        assertThat(draft.status()).isEqualTo(409);
        assertThat(draft.text()).contains("须先听取受邀意见：王工（专家，最迟 ");
        assertThat(table.section("proposals")).isEmpty();

        table.as("committee").does(table.number, "userTask_giveOpinion", Map.of("opinion", "可行"));

        assertThat(table.as("committee")
                        .submit(
                                table.as("committee")
                                        .task(table.number, "userTask_draftProposal")
                                        .id(),
                                table.proposal(Map.of()))
                        .status())
                .isIn(200, 204);
        invite("committee", "陈律师", "legalAdviser", "coordination", "before");
        Answer vote = table.submits("party", "userTask_castVote", AGREE);
        assertThat(vote.status()).isEqualTo(409);
        assertThat(vote.text()).contains("陈律师（法律顾问").doesNotContain("王工");
        table.fire("event_opinionOverdue");
        table.vote(AGREE, EVERYBODY);
        assertThat(table.waitingFor("userTask_approveMinutes")).isEqualTo(5);
        assertThat(table.section("voices"))
                .extracting(voice -> voice.path("voiceState").asText())
                .containsExactly("heard", "notHeard");
        assertThat(table.form("owners", "userTask_approveMinutes", "minutesText"))
                .contains("陈律师（法律顾问）：逾期缺席");
    }

    @Test
    void whileVotesWaitTheirTimeDoesNotRun() {
        cases.at(calendar.startOfWork(LocalDate.now(clock).plusDays(1)));
        table.proposed();
        Instant first = voteDue();

        cases.pass(Duration.ofHours(1));
        invite("party", "甲", "expert", "residentsCommittee", "parallel");
        assertThat(voteDue()).isEqualTo(first);
        invite("party", "乙", "expert", "residentsCommittee", "before");
        Instant waiting = voteDue();
        assertThat(waiting).isAfter(opinionDue("乙")).isAfter(first);
        cases.pass(Duration.ofHours(1));
        invite("party", "丙", "expert", "coordination", "before");
        assertThat(voteDue()).isAfterOrEqualTo(waiting).isAfter(opinionDue("丙"));
        answer("乙");
        assertThat(voteDue()).isAfter(opinionDue("丙"));
        Instant waitedFor = voteDue();
        table.as("coordination").does(table.number, "userTask_giveOpinion", Map.of("opinion", "可行"));

        assertThat(voteDue()).as("heard on the same day").isBefore(waitedFor).isEqualTo(first);
        invite("party", "丁", "expert", "coordination", "before");
        cases.pass(Duration.ofDays(1));
        table.as("coordination").does(table.number, "userTask_giveOpinion", Map.of("opinion", "可行"));
        assertThat(voteDue()).as("a day later").isAfter(first);
        assertThat(table.timers("event_voteOverdue")).isEqualTo(1);
        table.vote(AGREE, EVERYBODY);
        assertThat(table.waitingFor("userTask_approveMinutes")).isEqualTo(5);
    }

    @Test
    void nobodyIsInvitedOnceTheVotesAreCounted() {
        table.proposed();
        table.vote(AGREE, EVERYBODY);

        assertThat(table.as("committee")
                        .get("/api/v1/cases/" + table.number + "/acts")
                        .text())
                .doesNotContain("inviteVoice");
        assertThat(invite("committee", "王工", "expert", "residentsCommittee", "before")
                        .status())
                .isEqualTo(409);
        assertThat(table.section("voices")).isEmpty();
    }

    @Test
    void anInvitationSaysWhomWhatAndHow() {
        Answer empty =
                table.as("party").post("/api/v1/cases/" + table.number + "/acts/inviteVoice", Map.of("reason", "需要"));

        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.text()).contains("身份", "受邀人", "由谁答复", "请其回答什么", "方式");
        assertThat(invite("social2", "王工", "expert", "residentsCommittee", "before")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatTheTableWantsHeardCannotBeAgreedWithoutAHearing() {
        manyAreConcerned();
        table.proposed();
        assertThat(table.form("owners", "userTask_castVote", "hearingReason")).contains("涉及120户");
        table.vote(AGREE, EVERYBODY);

        assertThat(table.waitingFor("userTask_approveMinutes")).isZero();
        assertThat(table.form("committee", "userTask_conveneHearing", "hearingReason"))
                .contains("涉及120户");
        Answer nobody =
                table.submits("committee", "userTask_conveneHearing", Sitting.hearing(Map.of("member1Name", " ")));
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.text()).contains("成员一");
        table.as("committee")
                .submit(
                        table.as("committee")
                                .task(table.number, "userTask_conveneHearing")
                                .id(),
                        Sitting.hearing(Map.of(
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
        assertThat(table.waitingFor("userTask_giveTestimony")).isEqualTo(3);
        assertThat(table.form("zhujian", "userTask_giveTestimony", "memberName"))
                .isEqualTo("张处长（住建局）");
        table.as("zhujian")
                .does(
                        table.number,
                        "userTask_giveTestimony",
                        Map.of("stance", "conditional", "opinion", "须先做结构检测", "evidence", "房屋安全规定"));
        table.fire("event_testimonyOverdue");
        assertThat(table.form("committee", "userTask_concludeHearing", "testimonies"))
                .contains("张处长（住建局）：附条件赞成；意见：须先做结构检测；依据：房屋安全规定", "刘阿姨（居民代表），由居委会代录：逾期缺席");
        table.as("committee").does(table.number, "userTask_concludeHearing", Map.of("conclusion", "先检测再施工"));

        table.propose("committee");
        assertThat(table.form("owners", "userTask_castVote", "hearingReason")).isEmpty();
        table.vote(AGREE, EVERYBODY);
        assertThat(table.form("owners", "userTask_approveMinutes", "minutesText"))
                .contains("须先听证论证：涉及120户", "听证论证：听证，2026年12月1日 19:30，社区会议室；议题：能否加固")
                .contains("张处长", "附条件赞成", "须先做结构检测", "刘阿姨", "居民代表，由居委会代录", "逾期缺席", "听证结论：先检测再施工");
        JsonNode heard = table.section("hearings").get(0);
        assertThat(heard.path("conclusion").asText()).isEqualTo("先检测再施工");
        assertThat(heard.path("members")).hasSize(3);
    }

    @Test
    void whoIsRecusedHoldsNoHearingAndRecordsNoOpinion() {
        manyAreConcerned();
        table.proposed();
        table.vote(AGREE, "committee");
        assertThat(table.as("committee")
                        .post("/api/v1/cases/" + table.number + "/acts/recuse", Map.of("reason", "本人是当事住户"))
                        .status())
                .isEqualTo(204);
        FIVE.stream().filter(person -> !person.equals("committee")).forEach(person -> table.vote(AGREE, person));
        assertThat(invite("party", "王工", "expert", "residentsCommittee", "parallel")
                        .status())
                .isEqualTo(204);
        assertThat(table.as("committee").tasks(table.number)).isEmpty();
        table.as("coordination").does(table.number, "userTask_giveOpinion", Map.of("opinion", "可行"));
        table.as("coordination").does(table.number, "userTask_conveneHearing", Sitting.hearing(Map.of()));
        table.as("coordination").does(table.number, "userTask_giveTestimony", Map.of("stance", "for", "opinion", "可行"));

        assertThat(table.as("coordination").tasks(table.number))
                .extracting(Tasklist.Task::key)
                .containsExactly("userTask_concludeHearing");
    }

    @Test
    void whoIsRecusedInTheMiddleOfAHearingGivesItsTasksBack() {
        manyAreConcerned();
        table.proposed();
        table.vote(AGREE, EVERYBODY);
        Tasklist.Task convening = table.claimed("committee", "userTask_conveneHearing");

        assertThat(table.as("committee")
                        .post("/api/v1/cases/" + table.number + "/acts/recuse", Map.of("reason", "本人是当事住户"))
                        .status())
                .isEqualTo(204);

        assertThat(table.as("committee")
                        .submit(convening.id(), Sitting.hearing(Map.of()))
                        .status())
                .isIn(403, 404);
        table.as("coordination").does(table.number, "userTask_conveneHearing", Sitting.hearing(Map.of()));
    }

    @Test
    void aCostlyProposalIsHeardTooHoweverFewItConcerns() {
        table.listened();
        table.propose("committee", Map.of("cost", 99_999.5));
        table.vote(AGREE, EVERYBODY);

        assertThat(table.waitingFor("userTask_conveneHearing")).isEqualTo(1);
        assertThat(table.waitingFor("userTask_approveMinutes")).isZero();
    }

    @Test
    void anInvitationInTheInstantOfTheVotesStopsThemOrComesTooLateButLosesNone() throws Exception {
        table.proposed();
        List<Callable<Answer>> acts = new ArrayList<>();
        acts.add(() -> invite("committee", "王工", "expert", "coordination", "before"));
        for (String person : FIVE) {
            Tasklist.Task paper = table.claimed(person, "userTask_castVote");
            acts.add(() -> table.as(person).submit(paper.id(), AGREE));
        }

        List<Answer> answers = Together.act(acts);

        assertThat(answers).as(answers.toString()).extracting(Answer::status).isSubsetOf(200, 204, 409);
        boolean invited = answers.get(0).status() == 204;
        int votes = (int)
                answers.stream().skip(1).filter(vote -> vote.status() < 300).count();
        assertThat(table.waitingFor("userTask_castVote")).isEqualTo(5 - votes);
        assertThat(invited).isEqualTo(!table.section("voices").isEmpty());
        if (invited) {
            table.as("coordination").does(table.number, "userTask_giveOpinion", Map.of("opinion", "可行"));
        }
        FIVE.forEach(person -> table.as(person).tasks(table.number).stream()
                .filter(task -> task.key().equals("userTask_castVote"))
                .forEach(paper -> assertThat(
                                table.as(person).submit(paper.id(), AGREE).status())
                        .isIn(200, 204)));
        assertThat(table.waitingFor("userTask_approveMinutes")).isEqualTo(5);
        assertThat(table.section("votes")).hasSize(5);
    }

    private void manyAreConcerned() {
        table.over();
        table = Sitting.calledFor(context, 120);
    }

    private Answer invite(String by, String name, String kind, String group, String mode) {
        return table.as(by)
                .post(
                        "/api/v1/cases/" + table.number + "/acts/inviteVoice",
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
        Tasklist committee = table.as("committee");
        Tasklist.Task task = committee.tasks(table.number).stream()
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

    /** The one time at which the votes end: of the timer and of every open paper. */
    private Instant voteDue() {
        Instant timer = table.timer("event_voteOverdue");
        assertThat(table.due("userTask_castVote")).isNotEmpty().allSatisfy(due -> assertThat(
                        Duration.between(due, timer).abs())
                .isLessThan(Duration.ofSeconds(5)));
        return timer;
    }

    private Instant opinionDue(String name) {
        return table.section("voices").stream()
                .filter(voice -> voice.path("name").asText().equals(name))
                .map(voice -> Instant.parse(voice.path("dueAt").asText()))
                .findFirst()
                .orElseThrow();
    }
}
