package org.wufang.deliberation.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;
import static org.wufang.deliberation.Sitting.FIVE;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;
import org.wufang.directory.Staff;

/** Acting on a running deliberation: after each act the counts of the multi-instance, its tasks and its one timer are right. */
@WufangTest
class ConductTest {

    private static final String STATE = "userTask_statePosition";
    private static final String DRAFT = "userTask_draftProposal";
    private static final String VOTE = "userTask_castVote";
    private static final String SIGN = "userTask_approveMinutes";
    private static final Set<String> SEATS =
            Set.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Clock clock;

    Sitting table;

    @BeforeEach
    void fiveSitDown() {
        table = Sitting.called(context);
    }

    @AfterEach
    void leaveTheTable() {
        ClockUtil.reset();
        table.over();
    }

    void timePasses() {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofDays(1))));
    }

    @Nested
    class 减签 {

        @Test
        void theTaskOfTheSeatGoesAndTheCountsFollow() {
            table.state("party");
            Instant timer = table.timer("event_statementOverdue");

            table.act("committee", "removeSeat", "seat", "社会组织");

            assertThat(table.waiting(STATE)).containsExactly("ownersCommittee", "propertyFirm", "residentsCommittee");
            assertThat(table.counts()).isEqualTo("4/3/1");
            assertThat(table.timer("event_statementOverdue")).isEqualTo(timer);

            table.state("committee", "property", "owners");
            assertThat(table.tasks()).containsExactly(DRAFT);
            assertThat(table.timers("event_statementOverdue")).isZero();
            assertThat(table.minutes()).contains("经万新社区·居委会减席：各方商定");
            assertThat(table.ledgerHolds()).isTrue();
        }

        @Test
        void theSeatIsAskedNothingMoreAndItsVoteIsNotMissing() {
            table.act("party", "removeSeat", "seat", "社会组织");
            table.fire("event_statementOverdue");
            table.propose("committee");

            assertThat(table.waiting(VOTE)).hasSize(4).doesNotContain("socialOrganisation");
            assertThat(table.counts()).isEqualTo("4/4/0");
            table.vote(AGREE, "party", "committee", "property", "owners");
            assertThat(table.waiting(SIGN)).hasSize(4);
            assertThat(table.section("votes")).hasSize(4);
        }

        @Test
        void whenTheLastOpenInstanceLeavesTheStepGoesOn() {
            table.state("party", "committee", "property", "owners");

            table.act("committee", "removeSeat", "seat", "社会组织");

            assertThat(table.tasks()).containsExactly(DRAFT);
            assertThat(table.timers("event_statementOverdue")).isZero();
        }

        @Test
        void whenTheLastVoterLeavesTheVotesAreCounted() {
            table.proposed().vote(AGREE, "party", "committee", "property", "owners");

            table.act("committee", "removeSeat", "seat", "社会组织");

            assertThat(table.waiting(SIGN)).hasSize(4);
            assertThat(table.section("proposals").get(0).path("consensus").asText())
                    .isEqualTo("agreed");
            assertThat(table.timers("event_voteOverdue")).isZero();
        }

        @Test
        void theCoreAndWhoHasVotedOrIsPromisedForStay() {
            assertThat(table.options("party", "removeSeat", "seat")).containsExactlyInAnyOrder("物业公司", "业委会", "社会组织");
            table.proposed().vote(AGREE, "owners");

            assertThat(table.options("party", "removeSeat", "seat")).containsExactly("社会组织");
            assertThat(table.tries("party", "removeSeat", Map.of("seat", "partyBranch"))
                            .status())
                    .isEqualTo(400);
            assertThat(table.tries("property", "removeSeat", Map.of("seat", "socialOrganisation"))
                            .status())
                    .isEqualTo(403);
            table.vote(AGREE, "party", "committee", "property", "social");
            assertThat(table.offered("party")).doesNotContain("removeSeat");
        }
    }

    @Nested
    class 复席 {

        @Test
        void theSeatGetsItsTaskAgainDueWithTheOthers() {
            table.proposed().act("committee", "removeSeat", "seat", "社会组织");
            table.vote(AGREE, "party");
            Instant timer = table.timer("event_voteOverdue");
            timePasses();

            table.act("committee", "restoreSeat", "seat", "社会组织");

            assertThat(table.waiting(VOTE)).hasSize(4).contains("socialOrganisation");
            assertThat(table.counts()).isEqualTo("5/4/1");
            assertThat(table.timer("event_voteOverdue")).isEqualTo(timer);
            assertThat(table.due(VOTE)).containsExactly(timer);
            table.vote(AGREE, "committee", "property", "owners", "social");
            assertThat(table.waiting(SIGN)).isEqualTo(SEATS);
            assertThat(table.minutes()).contains("| 社会组织 | 本方参加 |");
        }

        @Test
        void whoHasStatedBeforeIsNotAskedAgain() {
            table.state("social");
            table.act("committee", "removeSeat", "seat", "社会组织");
            assertThat(table.counts()).isEqualTo("5/4/1");

            table.act("committee", "restoreSeat", "seat", "社会组织");

            assertThat(table.counts()).isEqualTo("5/4/1");
            assertThat(table.waiting(STATE)).doesNotContain("socialOrganisation");
            assertThat(table.offered("committee")).doesNotContain("restoreSeat");
        }
    }

    @Nested
    class 退回 {

        @Test
        void everySeatIsHeardAgainWithTheFullTime() {
            table.state("party", "committee");
            table.fire("event_statementOverdue");
            table.propose("committee");
            table.vote(AGREE, "owners");
            timePasses();
            Instant now = clock.instant();

            table.act("party", "sendBack", Map.of("step", "listen"));

            assertThat(table.waiting(STATE)).isEqualTo(SEATS);
            assertThat(table.counts()).isEqualTo("5/5/0");
            assertThat(table.timer("event_statementOverdue")).isAfter(now);
            assertThat(table.due(STATE)).containsExactly(table.timer("event_statementOverdue"));
            assertThat(table.timers("event_voteOverdue")).isZero();
            assertThat(table.section("positions")).isEmpty();
            assertThat(table.section("formerActs"))
                    .hasSize(5)
                    .allSatisfy(act -> assertThat(act.path("status").asText()).isEqualTo("已退回"))
                    .anySatisfy(act -> assertThat(act.path("text").asText()).isEqualTo("party的意见"))
                    .anySatisfy(act -> assertThat(act.path("text").asText()).isEqualTo("逾期未表态"));
            table.state(FIVE.toArray(String[]::new));
            assertThat(table.tasks()).containsExactly(DRAFT);
            assertThat(table.form("committee", DRAFT, "positions")).contains("党支部（退回重听之前）：party的意见");
            assertThat(table.minutes()).contains("| 党支部 | 意见 | party的意见 | 已退回 |");
        }

        @Test
        void aRoundThatWasSentBackIsKeptAndDoesNotCount() {
            table.proposed().vote(AGREE, "owners", "social");

            table.act("committee", "sendBack", Map.of("step", "propose"));

            assertThat(table.tasks()).containsExactly(DRAFT);
            assertThat(table.section("proposals").get(0).path("consensus").asText())
                    .isEqualTo("sentBack");
            assertThat(table.section("proposals").get(0).path("reason").asText())
                    .isEqualTo("各方商定");
            for (int round = 1; round <= 3; round++) {
                table.propose("committee");
                assertThat(table.form("owners", VOTE, "round")).isEqualTo(String.valueOf(round));
                table.vote(Map.of("vote", "oppose", "reason", "费用过高"), FIVE.toArray(String[]::new));
            }
            assertThat(table.section("proposals"))
                    .extracting(proposal -> proposal.path("consensus").asText())
                    .containsExactly("sentBack", "amend", "amend", "failed");
            assertThat(table.section("votes")).hasSize(2 + 15);
            assertThat(table.minutes()).contains("第1轮（已退回）");
        }

        @Test
        void fromSigningTheSameProposalIsVotedOnAgain() {
            table.agreed().sign("party", "owners");
            timePasses();

            table.act("committee", "sendBack", Map.of("step", "vote"));

            assertThat(table.waiting(VOTE)).isEqualTo(SEATS);
            assertThat(table.counts()).isEqualTo("5/5/0");
            assertThat(table.due(VOTE)).containsExactly(table.timer("event_voteOverdue"));
            assertThat(table.timer("event_voteOverdue")).isAfter(clock.instant());
            assertThat(table.timers("event_signingOverdue")).isZero();
            assertThat(table.section("signatures")).isEmpty();
            table.vote(AGREE, FIVE.toArray(String[]::new));
            assertThat(table.waiting(SIGN)).isEqualTo(SEATS);
            assertThat(table.section("proposals"))
                    .extracting(proposal -> proposal.path("sha256").asText())
                    .hasSize(2)
                    .containsOnly(
                            table.section("proposals").get(0).path("sha256").asText());
            table.sign(FIVE.toArray(String[]::new));
            assertThat(table.section("signatures")).hasSize(5);
            assertThat(table.section("commitments")).hasSize(1);
            assertThat(table.ledgerHolds()).isTrue();
        }

        @Test
        void onlyEarlierStepsAreOffered() {
            assertThat(table.offered("committee")).doesNotContain("sendBack");
            table.listened();
            assertThat(table.options("committee", "sendBack", "step")).containsExactly("听：各方重新表达诉求");
            table.propose("committee");
            assertThat(table.options("committee", "sendBack", "step")).hasSize(2);
            assertThat(table.tries("committee", "sendBack", Map.of("step", "vote"))
                            .status())
                    .isEqualTo(400);
            assertThat(table.tries("property", "sendBack", Map.of("step", "listen"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Nested
    class 撤回 {

        @Test
        void aVoteIsChangedByWithdrawingIt() {
            table.proposed().vote(Map.of("vote", "oppose", "reason", "费用过高"), "owners");
            table.vote(AGREE, "party");
            Instant timer = table.timer("event_voteOverdue");
            timePasses();

            table.act("owners", "withdraw", "what", "表决");

            assertThat(table.counts()).isEqualTo("5/4/1");
            assertThat(table.waiting(VOTE)).hasSize(4).contains("ownersCommittee");
            assertThat(table.due(VOTE)).containsExactly(timer);
            assertThat(table.timer("event_voteOverdue")).isEqualTo(timer);
            assertThat(table.file().toString()).as("voting stays blind").doesNotContain("费用过高");

            table.vote(AGREE, "owners", "committee", "property", "social");
            assertThat(table.waiting(SIGN)).isEqualTo(SEATS);
            assertThat(table.section("votes"))
                    .hasSize(5)
                    .allSatisfy(vote -> assertThat(vote.path("vote").asText()).isEqualTo("agree"));
            assertThat(table.section("formerActs")).singleElement().satisfies(act -> assertThat(act.toString())
                    .contains("反对；理由：费用过高", "已撤回", "ownersCommittee"));
            assertThat(table.ledgerHolds()).isTrue();
        }

        @Test
        void onlyOnesOwnAndOnlyWhileOthersAreAsked() {
            table.proposed().vote(AGREE, "owners");
            assertThat(table.offered("property")).doesNotContain("withdraw");
            assertThat(table.tries("property", "withdraw", Map.of("what", "vote:ownersCommittee"))
                            .status())
                    .isIn(400, 409);
            assertThat(table.options("owners", "withdraw", "what")).containsExactly("表决（业委会）");

            table.vote(AGREE, "party", "committee", "property", "social");

            assertThat(table.offered("owners")).doesNotContain("withdraw");
        }

        @Test
        void aPositionAndASignatureCanBeGivenAgain() {
            table.state("owners", "social");
            table.act("owners", "withdraw", "what", "意见");
            assertThat(table.counts()).isEqualTo("5/4/1");
            table.state("owners", "party", "committee", "property");
            assertThat(table.tasks()).containsExactly(DRAFT);
            assertThat(table.section("positions")).hasSize(5);

            table.propose("committee");
            table.vote(AGREE, FIVE.toArray(String[]::new));
            table.sign("social");
            table.act("social", "withdraw", "what", "签认");
            assertThat(table.counts()).isEqualTo("5/5/0");
            table.as("social").does(table.number, SIGN, Map.of("signature", "dissent", "dissent", "应先公示"));
            table.sign("party", "committee", "property", "owners");
            assertThat(table.minutes()).contains("应先公示");
        }

        @Test
        void aProposalIsTakenBackBeforeAnybodyVotes() {
            table.proposed();
            assertThat(table.offered("party")).doesNotContain("withdraw");

            table.act("committee", "withdraw", "what", "本轮方案");

            assertThat(table.tasks()).containsExactly(DRAFT);
            assertThat(table.timers("event_voteOverdue")).isZero();
            table.propose("committee");
            assertThat(table.form("owners", VOTE, "round")).isEqualTo("1");
            assertThat(table.waiting(VOTE)).isEqualTo(SEATS);
            table.vote(AGREE, "owners");
            assertThat(table.offered("committee")).doesNotContain("withdraw");
            assertThat(table.section("proposals").get(0).path("consensus").asText())
                    .isEqualTo("withdrawn");
        }

        @Test
        void aReportIsTakenBackBeforeItIsVerified() {
            table.agreed().sign(FIVE.toArray(String[]::new));
            table.fire("event_noticeEnded");
            Instant timer = table.timer("event_commitmentOverdue");
            table.as("property")
                    .does(table.number, "userTask_fulfilCommitment", Map.of("done", "已修", "evidence", "照片"));
            assertThat(table.timers("event_commitmentOverdue")).isZero();

            table.act("property", "withdraw", "what", "修缮屋面");

            assertThat(table.tasks()).containsExactly("userTask_fulfilCommitment");
            assertThat(table.timer("event_commitmentOverdue")).isEqualTo(timer);
            table.as("property")
                    .does(table.number, "userTask_fulfilCommitment", Map.of("done", "已修好", "evidence", "照片"));
            assertThat(table.tasks()).containsExactly("userTask_verifyCommitment");
            assertThat(table.section("commitments").get(0).path("attempts")).hasSize(1);
        }
    }

    @Nested
    class 回避 {

        @Test
        void aSeatWithNobodyElseIsEmptyFromThenOn() {
            table.state("party");
            table.as("social")
                    .claim(table.as("social").task(table.number, STATE).id());

            table.act("social", "recuse", Map.of("reason", "与承建单位有合同"));

            assertThat(table.counts()).isEqualTo("4/3/1");
            assertThat(table.waiting(STATE)).doesNotContain("socialOrganisation");
            assertThat(table.minutes()).contains("何晓岚回避，无其他人员到席");
            assertThat(table.offered("social")).doesNotContain("recuse");
            assertThat(table.offered("committee")).doesNotContain("restoreSeat");
            assertThat(table.ledgerHolds()).isTrue();
        }

        @Test
        void theStreetSitsForTheCoreAndDraftsForTheCommittee() {
            table.as("committee")
                    .claim(table.as("committee").task(table.number, STATE).id());

            table.act("committee", "recuse", Map.of("reason", "亲属为当事业主"));

            assertThat(table.counts()).isEqualTo("5/5/0");
            assertThat(table.as("committee").tasks(table.number)).isEmpty();
            table.state("coordination");
            table.fire("event_statementOverdue");
            table.propose("coordination");
            assertThat(table.minutes()).contains("王素芬回避，由综合协调中心代行");
            table.vote(AGREE, "party", "coordination", "property", "owners", "social");
            assertThat(table.waiting(SIGN)).isEqualTo(SEATS);
            assertThat(table.as("committee").tasks(table.number)).isEmpty();
        }

        @Test
        void whoseColleagueStaysGivesTheTaskBackAndMayNotTakeAnother(@TempDir Path files) {
            Staff.add(context, files, "social3,郭小满,socialOrganisation,430302003001,,,demo");
            try {
                table.as("social")
                        .claim(table.as("social").task(table.number, STATE).id());

                table.act("social", "recuse", Map.of("reason", "与承建单位有合同"));

                assertThat(table.counts()).isEqualTo("5/5/0");
                Tasklist.Task open = table.as("social3").task(table.number, STATE);
                Tasklist.Answer refused = table.as("social").claim(open.id());
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.text()).contains("已对本次协商回避");
                table.state("social3");
            } finally {
                Staff.demo(context);
            }
        }

        @Test
        void whoIsRecusedSteersTheTableNoMore(@TempDir Path files) {
            String[] steering = {"tableMotion", "inviteVoice", "removeSeat", "sendBack"};
            Staff.add(context, files, "committee3,郭小满,residentsCommittee,430302003001,,,demo");
            try {
                table.listened().propose("committee3");
                assertThat(table.offered("committee")).contains(steering);

                table.act("committee", "recuse", Map.of("reason", "亲属为当事业主"));

                assertThat(table.offered("committee")).doesNotContain(steering);
                assertThat(table.tries("committee", "sendBack", Map.of("step", "listen"))
                                .status())
                        .isEqualTo(409);
                assertThat(table.tries("committee", "removeSeat", Map.of("seat", "socialOrganisation"))
                                .status())
                        .isEqualTo(409);
                assertThat(table.offered("committee3")).contains(steering);
                table.act("party", "removeSeat", Map.of("seat", "socialOrganisation"));
                assertThat(table.offered("committee")).doesNotContain("restoreSeat");
                assertThat(table.offered("party")).contains("restoreSeat");
            } finally {
                Staff.demo(context);
            }
        }

        @Test
        void onlyWhoSitsAtTheTableHasAnythingToRecuseFrom() {
            assertThat(table.offered("supervisor")).doesNotContain("recuse");
            assertThat(table.offered("owners")).contains("recuse");
        }
    }
}
