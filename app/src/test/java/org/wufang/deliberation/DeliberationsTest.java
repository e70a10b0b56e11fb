package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wufang.deliberation.SeatedFive.COMMITTEE;
import static org.wufang.deliberation.SeatedFive.COMMUNITY;
import static org.wufang.deliberation.SeatedFive.TODAY;
import static org.wufang.deliberation.SeatedFive.actor;
import static org.wufang.deliberation.SeatedFive.assertThatRejected;
import static org.wufang.deliberation.SeatedFive.everybody;
import static org.wufang.deliberation.SeatedFive.promise;
import static org.wufang.deliberation.SeatedFive.proposal;
import static org.wufang.deliberation.SeatedFive.simpleProposal;
import static org.wufang.deliberation.SeatedFive.withoutOwnersCommittee;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseEvent;
import org.wufang.deliberation.minutes.Minutes;
import org.wufang.platform.paper.Document;
import org.wufang.platform.web.Problem;

/** The record of the table, from the opening to the minutes. */
@CaseRoomTest
@Import(DeliberationRooms.class)
@RecordApplicationEvents
class DeliberationsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private CommitmentBook book;

    @Autowired
    private Minutes minutes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    private SeatedFive five;

    @BeforeEach
    void theFivePartiesSitDown() {
        five = new SeatedFive(context);
    }

    @Test
    void openingTwiceOpensOnce() {
        deliberations.open(five.number, "run-1", COMMUNITY, everybody());

        assertThat(deliberations.proceedings(five.number)).hasSize(1);
        assertThat(acts()).containsOnlyOnce("deliberation.opened");
    }

    @Test
    void whoSaidNothingIsKeptAsSilentOnce() {
        five.state("partyBranch");
        five.state("propertyFirm");

        deliberations.recordSilence(five.number);
        deliberations.recordSilence(five.number);

        assertThat(deliberations.lastProceedings(five.number).positions())
                .filteredOn(Position::silent)
                .extracting(Position::seat)
                .containsExactlyInAnyOrder("residentsCommittee", "ownersCommittee", "socialOrganisation");
        assertThat(acts()).containsOnlyOnce("deliberation.silenceRecorded");
    }

    @Test
    void aSeatStatesItsPositionOnce() {
        five.state("partyBranch");

        assertThatThrownBy(() -> five.state("partyBranch")).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aProposalNeedsACommitment() {
        assertThatRejected("commitment1Owner", () -> five.propose(proposal()));
    }

    @Test
    void aCommitmentIsOwnedBySomebodyAtTheTable() {
        deliberations.open(five.number, "run-2", COMMUNITY, withoutOwnersCommittee(""));

        assertThatRejected(
                "commitment2Owner",
                () -> five.propose(proposal(
                        promise(1, "propertyFirm", TODAY.plusDays(30)),
                        promise(2, "ownersCommittee", TODAY.plusDays(30)))));
    }

    @Test
    void aSubstituteMayOwnACommitment() {
        deliberations.open(five.number, "run-2", COMMUNITY, withoutOwnersCommittee("residentsCommittee"));

        five.propose(proposal(promise(1, "ownersCommittee", TODAY.plusDays(30))));
        deliberations.conclude(five.number);

        assertThat(book.binding(five.number)).extracting(Commitment::actedBy).containsExactly("residentsCommittee");
    }

    @Test
    void aCommitmentIsDueTodayAtTheEarliestAndInTwoYearsAtTheLatest() {
        assertThatRejected(
                "commitment1DueOn", () -> five.propose(proposal(promise(1, "propertyFirm", TODAY.minusDays(1)))));
        assertThatRejected(
                "commitment1DueOn",
                () -> five.propose(
                        proposal(promise(1, "propertyFirm", TODAY.plusYears(2).plusDays(1)))));

        five.propose(proposal(promise(1, "propertyFirm", TODAY), promise(2, "partyBranch", TODAY.plusYears(2))));
    }

    @Test
    void theProposalIsFrozenWhenItsVotesOpen() {
        five.propose(simpleProposal());
        jdbc.sql("update deliberation_round set proposal = '另一个方案'").update();

        assertThatThrownBy(() -> deliberations.tally(five.number))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not the one that was put to the vote");
    }

    @Test
    void aSeatVotesOncePerRound() {
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.AGREE);

        assertThatThrownBy(() -> five.vote("partyBranch", Choice.OPPOSE))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("already-voted"));
    }

    @Test
    void theDatabaseItselfCountsASeatOnce() {
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.AGREE);

        assertThatThrownBy(() -> jdbc.sql("insert into deliberation_vote select session_id, round, seat, 'oppose', '',"
                                + " '', '', null, person, role, unit, at from deliberation_vote")
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void whoHasNoSeatHasNoVote() {
        five.propose(simpleProposal());

        assertThatThrownBy(() -> five.vote("rapidResponse", Choice.AGREE))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aVoteAfterTheRoundIsRefusedInClearWords() {
        five.propose(simpleProposal());
        deliberations.tally(five.number);

        assertThatThrownBy(() -> five.vote("partyBranch", Choice.AGREE))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("round-closed"))
                .hasMessage("本轮表决已经结束，不能再投票");
    }

    @Test
    void beforeTheNextProposalIsPutThereIsNothingToVoteOn() {
        five.propose(simpleProposal());
        five.nextRound();

        assertThatThrownBy(() -> five.vote("partyBranch", Choice.AGREE))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("round-closed"));
    }

    @Test
    void aSeatVotesAgainInTheNextRound() {
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.OPPOSE);
        five.nextRound();
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.AGREE);

        assertThat(deliberations.tally(five.number)).matches(t -> t.round() == 2 && t.cast() == 1 && t.agreeing() == 1);
    }

    @Test
    void aLegalObjectionIsReadAsItWasCast() {
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.OPPOSE);
        five.vote("propertyFirm", Choice.LEGAL_OBJECTION);

        Tally tally = deliberations.tally(five.number);

        assertThat(tally).matches(t -> t.opposing() == 2 && t.legalObjections() == 1);
        assertThat(deliberations.lastProceedings(five.number).votes())
                .extracting(v -> v.ballot().choice())
                .containsExactly(Choice.OPPOSE, Choice.LEGAL_OBJECTION);
    }

    @Test
    void theTallyCountsOnlyWhatPersonsCast() {
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.AGREE);
        five.vote("propertyFirm", Choice.AGREE_WITH_CONDITIONS);
        deliberations.vote(
                five.number,
                "ownersCommittee",
                Ballot.filled("legalObjection", List.of(), "违法", "民法典第二百七十八条"),
                null,
                actor("ownersCommittee"));
        five.vote("socialOrganisation", Choice.ABSTAIN);
        deliberations.recordMissingVotes(five.number);
        deliberations.recordMissingVotes(five.number);

        assertThat(deliberations.tally(five.number))
                .isEqualTo(new Tally(1, 5, 4, 1, 1, 1, 1, 1, false, false, false, false))
                .isEqualTo(deliberations.tally(five.number));
        assertThat(acts()).containsOnlyOnce("deliberation.votesMissing");
    }

    @Test
    void anEmptySeatIsNotPresentAndASubstituteIs() {
        deliberations.open(five.number, "run-2", COMMUNITY, withoutOwnersCommittee(""));
        five.propose(simpleProposal());
        assertThat(deliberations.tally(five.number).present()).isEqualTo(4);

        deliberations.open(five.number, "run-3", COMMUNITY, withoutOwnersCommittee("residentsCommittee"));
        five.propose(simpleProposal());
        assertThat(deliberations.tally(five.number).present()).isEqualTo(5);
    }

    @Test
    void theCoreHasVotedWhenBranchAndCommitteeBothCastSomething() {
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.OPPOSE);
        five.vote("residentsCommittee", Choice.ABSTAIN);

        assertThat(deliberations.tally(five.number).coreVoted()).isTrue();
    }

    @Test
    void votesOfAnOpenRoundAreNotToBeSeen() {
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.OPPOSE);

        assertThat(deliberations.lastProceedings(five.number).votes()).isEmpty();
        assertThat(deliberations.tasksOfOpenVotes(five.number)).containsExactly("task-partyBranch");
        assertThat(minutes.last(five.number).text()).doesNotContain("反对").contains("表决进行中，结束前不公开");

        deliberations.tally(five.number);

        assertThat(deliberations.lastProceedings(five.number).votes()).hasSize(1);
        assertThat(deliberations.tasksOfOpenVotes(five.number)).isEmpty();
        assertThat(minutes.last(five.number).text()).contains("partyBranch：反对");
    }

    @Test
    void theNextRoundOpensOnceAfterAVote() {
        assertThat(deliberations.openNextRound(five.number)).isEqualTo(1);
        five.propose(simpleProposal());

        assertThat(deliberations.openNextRound(five.number)).isEqualTo(2);
        assertThat(deliberations.openNextRound(five.number)).isEqualTo(2);
    }

    @Test
    void afterAHearingAllVoteAgainAndTheRoundCountsOnce() {
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.AGREE);
        deliberations.tally(five.number);
        deliberations.decide(five.number, new Round.Decision(Consensus.HEARING, "hearingNeeded", "须先听证"));

        deliberations.hear(five.number, "业主十人", "同意者八", "可行", COMMITTEE);
        five.propose(simpleProposal());
        five.vote("partyBranch", Choice.AGREE);

        assertThat(deliberations.tally(five.number))
                .matches(Tally::hearingHeld)
                .matches(t -> t.round() == 1 && t.cast() == 1);
        assertThat(deliberations.openNextRound(five.number)).isEqualTo(2);
        assertThat(minutes.last(five.number).text()).contains("【第1轮】").contains("【第1轮（听证后）】");
    }

    @Test
    void aDecisionIsRecordedOnce() {
        five.propose(simpleProposal());
        Round.Decision decision = new Round.Decision(Consensus.AMEND, "consensus-conditions", "条件未满足");

        deliberations.decide(five.number, decision);
        deliberations.decide(five.number, decision);

        assertThat(acts()).containsOnlyOnce("deliberation.consensusReached");
    }

    @Test
    void ownersWhoVotedAreNotMoreThanThereAre() {
        five.propose(simpleProposal());

        assertThatRejected("areaTaking", () -> five.ownersVote(new OwnersVote.Count(100, 101, 50, 10, 8, 8)));
        assertThatRejected("areaFor", () -> five.ownersVote(new OwnersVote.Count(100, 80, 81, 10, 8, 8)));
        assertThatRejected("ownersTaking", () -> five.ownersVote(new OwnersVote.Count(100, 80, 80, 10, 11, 8)));
        assertThatRejected("ownersFor", () -> five.ownersVote(new OwnersVote.Count(100, 80, 80, 10, 8, 9)));
        assertThatRejected("areaTotal", () -> five.ownersVote(new OwnersVote.Count(0, 0, 0, 10, 8, 8)));
    }

    @Test
    void aDissentSaysWhatItDissentsFrom() {
        assertThatRejected(
                "dissent",
                () -> deliberations.sign(
                        five.number, "propertyFirm", Signature.Mark.DISSENT, " ", actor("propertyFirm")));

        deliberations.sign(five.number, "propertyFirm", Signature.Mark.DISSENT, "费用过高", actor("propertyFirm"));
        deliberations.recordUnsigned(five.number);
        deliberations.recordUnsigned(five.number);

        assertThat(deliberations.lastProceedings(five.number).signatures())
                .extracting(Signature::mark)
                .containsExactlyInAnyOrder(
                        Signature.Mark.DISSENT,
                        Signature.Mark.UNSIGNED,
                        Signature.Mark.UNSIGNED,
                        Signature.Mark.UNSIGNED,
                        Signature.Mark.UNSIGNED);
        assertThat(acts()).containsOnlyOnce("deliberation.unsignedRecorded");
    }

    @Test
    void theMinutesTellTheWholeDeliberation() {
        deliberations.open(five.number, "run-2", COMMUNITY, withoutOwnersCommittee("residentsCommittee"));
        five.state("propertyFirm");
        deliberations.recordSilence(five.number);
        five.propose(simpleProposal());
        deliberations.vote(
                five.number,
                "propertyFirm",
                Ballot.filled("legalObjection", List.of(), "<b>太贵</b>\n# 标题", "物业管理条例"),
                null,
                actor("propertyFirm"));
        deliberations.tally(five.number);
        deliberations.decide(five.number, new Round.Decision(Consensus.AGREED, "consensus-majority", "多数同意"));
        deliberations.sign(five.number, "partyBranch", Signature.Mark.DISSENT, "应公示报价", actor("partyBranch"));
        deliberations.conclude(five.number);

        Document document = minutes.last(five.number);

        assertThat(document.text())
                .contains("ownersCommittee：由residentsCommittee代为参加（未成立业委会）")
                .contains("propertyFirm：propertyFirm 的意见")
                .contains("partyBranch：逾期未表态，按沉默记录")
                .contains("propertyFirm：依法异议；理由：<b>太贵</b>")
                .contains("结论：达成一致。多数同意\n")
                .contains(simpleProposal().sha256())
                .contains("达成一致，按最后一轮方案执行")
                .contains("propertyFirm：修缮屋面；完成期限：2026年4月1日；状态：履行中")
                .contains("partyBranch：保留意见；意见：应公示报价");
        assertThat(document.markdown()).contains("\\<b\\>太贵\\</b\\> \\# 标题");
    }

    private List<String> acts() {
        return events.stream(CaseEvent.class).map(CaseEvent::act).toList();
    }
}
