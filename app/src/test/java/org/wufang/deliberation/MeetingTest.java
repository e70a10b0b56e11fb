package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;
import static org.wufang.deliberation.Sitting.FIVE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.WufangTest;

/** Meetings from the call to the last commitment, as the people of two communities work them in the Tasklist. */
@WufangTest
class MeetingTest {

    private static final String[] EVERYBODY = FIVE.toArray(String[]::new);

    @Autowired
    private ApplicationContext context;

    private Sitting table;

    @AfterEach
    void leaveTheTable() {
        table.over();
    }

    @Test
    void fivePartiesAgreeAndKeepTheirWord() {
        table = Sitting.called(context);
        table.state(EVERYBODY);
        assertThat(table.form("committee", "userTask_draftProposal", "positions"))
                .contains("物业公司：property的意见");
        table.propose("committee");
        assertThat(table.form("owners", "userTask_castVote", "proposalText")).contains("整修屋面防水层");
        assertThat(table.form("owners", "userTask_castVote", "commitmentsText")).contains("物业公司：修缮屋面");
        table.everybodyVotes(AGREE);
        assertThat(table.form("owners", "userTask_approveMinutes", "minutesText"))
                .contains("【各方意见】", "property的意见", "业委会：同意", "结论：达成一致");
        table.sign(EVERYBODY);
        table.fire("event_noticeEnded");
        table.fulfil("property", "屋面已修缮");
        assertThat(table.form("supervisor", "userTask_verifyCommitment", "done"))
                .isEqualTo("屋面已修缮");
        table.verify("supervisor", "kept");
        assertThat(table.form("owners", "userTask_rateDeliberation", "commitmentsKept"))
                .isEqualTo("物业公司：修缮屋面（已兑现）");
        table.rate(Map.of("resultRating", "5", "processRating", "4"), EVERYBODY);

        assertThat(table.outcome()).isEqualTo("solved");
        assertThat(table.section("party", "commitments").get(0).get("state").asText())
                .isEqualTo("kept");
        assertThat(table.minutes("party")).contains("五方共建协商会议纪要", "已兑现");
        assertThat(table.minutes("party2", "plain", "").status()).isEqualTo(404);
        assertThat(table.as("command")
                        .get("/api/v1/cases/" + table.number + "/ledger/verification")
                        .text())
                .contains("\"valid\":true");
    }

    @Test
    void silenceIsRecordedAndStopsNobody() {
        table = Sitting.called(context);
        table.state("party");
        table.state("committee");
        table.fire("event_statementOverdue");
        assertThat(table.form("committee", "userTask_draftProposal", "positions"))
                .contains("物业公司：逾期未表态，按沉默记录");
        table.propose("committee");
        table.vote(AGREE, "party", "committee", "property", "social");
        table.fire("event_voteOverdue");
        table.sign("party");
        table.fire("event_signingOverdue");

        assertThat(table.passed(
                        "serviceTask_recordSilence", "serviceTask_recordMissingVotes", "serviceTask_recordUnsigned"))
                .isTrue();
        assertThat(table.section("party", "positions"))
                .filteredOn(p -> p.get("silent").asBoolean())
                .hasSize(3);
        assertThat(table.section("party", "votes"))
                .filteredOn(v -> v.get("vote").asText().equals("missing"))
                .extracting(v -> v.get("seat").asText())
                .containsExactly("ownersCommittee");
        assertThat(table.minutes("party")).contains("业委会：逾期未表决", "业委会：逾期未签署");
        assertThat(table.passed("serviceTask_publishNotice")).isTrue();
    }

    @Test
    void threeVotersAreNoQuorum() {
        table = Sitting.called(context).proposed();
        table.vote(AGREE, "party", "committee", "property");
        table.fire("event_voteOverdue");

        assertThat(table.passed("serviceTask_openNextRound")).isTrue();
        assertThat(table.lastDecision()).isEqualTo("quorumMissing");
    }

    @Test
    void conditionsAreMetInTheThirdRoundAndADissentIsKept() {
        table = Sitting.called(context).listened();
        table.propose("committee", Map.of("cost", 30000));
        table.vote(Map.of("vote", "agreeWithConditions", "condition1", "费用降到一万", "condition2", "先公示报价"), "property");
        table.everybodyVotes(AGREE);
        assertThat(table.form("committee", "userTask_draftProposal", "openConditions"))
                .isEqualTo("2");
        assertThat(table.form("committee", "userTask_draftProposal", "condition1Text"))
                .isEqualTo("物业公司：费用降到一万");
        Tasklist.Task draft = table.claimed("committee", "userTask_draftProposal");
        Tasklist.Answer unanswered = table.as("committee")
                .submit(draft.id(), table.proposal(Map.of("condition1Answer", "met", "condition1Words", "已降到两万")));
        assertThat(unanswered.status()).isEqualTo(400);
        assertThat(unanswered.text()).contains("条件二").doesNotContain("条件一");
        assertThat(table.as("committee")
                        .submit(
                                draft.id(),
                                table.proposal(Map.of(
                                        "cost", 20000,
                                        "condition1Answer", "answered",
                                        "condition1Words", "一万不足以整修",
                                        "condition2Answer", "met",
                                        "condition2Words", "报价已张贴")))
                        .status())
                .isEqualTo(204);
        assertThat(table.form("property", "userTask_castVote", "conditionsText"))
                .contains("费用降到一万；未采纳：一万不足以整修", "先公示报价；方案已满足：报价已张贴");
        table.vote(Map.of("vote", "agreeWithConditions", "condition1", "费用降到一万"), "property");
        table.everybodyVotes(AGREE);
        assertThat(table.form("committee", "userTask_draftProposal", "positions"))
                .contains("第2轮", "条件：费用降到一万");
        table.propose("committee", Map.of("cost", 10000, "condition1Answer", "met", "condition1Words", "已降到一万"));
        assertThat(table.form("social", "userTask_castVote", "round")).isEqualTo("3");
        table.everybodyVotes(AGREE);
        table.as("owners")
                .does(table.number, "userTask_approveMinutes", Map.of("signature", "dissent", "dissent", "应先公示报价"));
        table.sign("party", "committee", "property", "social");

        assertThat(table.passed("serviceTask_concludeDeliberation")).isTrue();
        assertThat(table.section("party", "proposals"))
                .extracting(p -> p.get("consensus").asText())
                .containsExactly("amend", "amend", "agreed");
        assertThat(table.section("party", "proposals").stream()
                        .map(p -> p.get("sha256").asText())
                        .distinct())
                .hasSize(3);
        assertThat(table.minutes("party")).contains("保留意见；意见：应先公示报价", "回应条件：物业公司", "未采纳：一万不足以整修");
        assertThat(table.section("party", "conditions"))
                .extracting(c -> c.get("answers").get(0).get("conditionAnswer").asText())
                .containsExactly("answered", "met", "met");
    }

    @Test
    void aLegalObjectionThatStandsThreeTimesEndsInAWhistle() {
        table = Sitting.called(context).listened();
        for (int round = 1; round <= 3; round++) {
            table.propose("committee");
            table.vote(Map.of("vote", "legalObjection", "reason", "应由业主决定", "legalBasis", "民法典第二百七十八条"), "owners");
            table.everybodyVotes(AGREE);
        }

        assertThat(table.passed("serviceTask_recordFailure", "endEvent_toWhistle"))
                .isTrue();
        assertThat(table.outcome()).isEqualTo("toWhistle");
        assertThat(table.section("party", "commitments")).isEmpty();
    }

    @Test
    void theCommitteeSitsForAMissingOwnersCommittee() {
        table = Sitting.calledIn(context, Sitting.WITHOUT_OWNERS_COMMITTEE);
        table.fire("event_statementOverdue");
        table.propose("committee2", Map.of("commitment1Owner", "ownersCommittee"));
        List<Tasklist.Task> papers = table.as("committee2").tasks(table.number).stream()
                .filter(task -> task.key().equals("userTask_castVote"))
                .toList();
        assertThat(papers).hasSize(2);
        papers.forEach(paper -> {
            table.as("committee2").claim(paper.id());
            assertThat(table.as("committee2").submit(paper.id(), AGREE).status())
                    .isEqualTo(204);
        });
        table.vote(AGREE, "party2", "property2", "social2");
        table.fire("event_signingOverdue");
        table.fire("event_noticeEnded");

        assertThat(table.minutes("committee2")).contains("业委会：由居委会代为参加（未成立业委会和物管会，由居委会代行）");
        table.fulfil("committee2", "已组织业主清理");
        table.verify("supervisor2", "kept");
        assertThat(table.as("committee2").tasks(table.number)).hasSize(2);
        table.fire("event_ratingOverdue");
        assertThat(table.section("party2", "partyRatings")).hasSize(5).allMatch(rating -> rating.get("silent")
                .asBoolean());
        assertThat(table.outcome()).isEqualTo("solved");
    }

    @Test
    void anExpertItemIsHeardBeforeItIsDecided() {
        table = Sitting.called(context).listened();
        table.propose("committee", Map.of("expertItem", true));
        table.everybodyVotes(AGREE);
        table.hear(Map.of("hearingKind", "appraisal"), "可加固", "可行");
        table.propose("committee", Map.of("expertItem", true));
        table.everybodyVotes(AGREE);

        assertThat(table.lastDecision()).isEqualTo("agreed");
        assertThat(table.form("party", "userTask_approveMinutes", "minutesText"))
                .contains("听证结论：可行", "【第1轮（听证后）】");
        assertThat(table.section("party", "votes")).hasSize(10);
    }

    @Test
    void aProposalWithAPromiseForYesterdayIsSentBackAndChangesNothing() {
        table = Sitting.called(context).listened();
        Tasklist.Task task = table.claimed("committee", "userTask_draftProposal");

        Tasklist.Answer answer =
                table.as("committee").submit(task.id(), table.proposal(Map.of("commitment1DueOn", table.inDays(-1))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(table.section("party", "proposals")).isEmpty();
        assertThat(table.as("committee").tasks(table.number))
                .extracting(Tasklist.Task::key)
                .containsOnly("userTask_draftProposal");
    }
}
