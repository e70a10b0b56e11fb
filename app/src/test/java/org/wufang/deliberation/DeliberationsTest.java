package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.NewCase;
import org.wufang.deliberation.commitments.Renegotiations;
import org.wufang.deliberation.commitments.Revision;
import org.wufang.deliberation.minutes.Minutes;
import org.wufang.deliberation.notice.Notice;
import org.wufang.deliberation.notice.Notices;
import org.wufang.deliberation.notice.Objection;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.paper.Document;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

@CaseRoomTest
@Import(DeliberationRooms.class)
@RecordApplicationEvents
class DeliberationsTest {

    private static final String BLOCK = "430302003001001";
    private static final String COMMUNITY = "430302003001";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Actor SUPERVISOR = new Actor("supervisor", "blockSupervisor", BLOCK);
    private static final Actor COMMITTEE = new Actor("committee", "residentsCommittee", COMMUNITY);

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private CommitmentBook book;

    @Autowired
    private Notices notices;

    @Autowired
    private Renegotiations renegotiations;

    @Autowired
    private Minutes minutes;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private Directory directory;

    private String number;

    @BeforeEach
    void theFivePartiesSitDown() {
        when(directory.place(BLOCK)).thenReturn(Optional.of(new Place(BLOCK, "430302", "430302003", COMMUNITY, BLOCK)));
        when(directory.membershipsOf(anyString())).thenReturn(List.of());
        when(directory.roleName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.groupName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.personName(anyString())).thenAnswer(call -> call.getArgument(0));
        number = caseFiles
                .open(
                        new NewCase(
                                "屋顶漏水", "三楼以上渗水", "", BLOCK, "3 栋", "none", 12, List.of("propertyFirm"), "grid", null),
                        COMMITTEE)
                .number();
        deliberations.open(number, "run-1", COMMUNITY, everybody());
    }

    @Test
    void openingTwiceOpensOnce() {
        deliberations.open(number, "run-1", COMMUNITY, everybody());

        assertThat(deliberations.proceedings(number)).hasSize(1);
        assertThat(acts()).containsOnlyOnce("deliberation.opened");
    }

    @Test
    void whoSaidNothingIsKeptAsSilentOnce() {
        state("partyBranch");
        state("propertyFirm");

        deliberations.recordSilence(number);
        deliberations.recordSilence(number);

        assertThat(deliberations.lastProceedings(number).positions())
                .filteredOn(Position::silent)
                .extracting(Position::seat)
                .containsExactlyInAnyOrder("residentsCommittee", "ownersCommittee", "socialOrganisation");
        assertThat(acts()).containsOnlyOnce("deliberation.silenceRecorded");
    }

    @Test
    void aSeatStatesItsPositionOnce() {
        state("partyBranch");

        assertThatThrownBy(() -> state("partyBranch")).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aProposalNeedsACommitment() {
        assertThatRejected("commitment1Owner", () -> propose(proposal()));
    }

    @Test
    void aCommitmentIsOwnedBySomebodyAtTheTable() {
        deliberations.open(number, "run-2", COMMUNITY, withoutOwnersCommittee(""));

        assertThatRejected(
                "commitment2Owner",
                () -> propose(proposal(
                        promise(1, "propertyFirm", TODAY.plusDays(30)),
                        promise(2, "ownersCommittee", TODAY.plusDays(30)))));
    }

    @Test
    void aSubstituteMayOwnACommitment() {
        deliberations.open(number, "run-2", COMMUNITY, withoutOwnersCommittee("residentsCommittee"));

        propose(proposal(promise(1, "ownersCommittee", TODAY.plusDays(30))));
        deliberations.conclude(number);

        assertThat(book.binding(number)).extracting(Commitment::actedBy).containsExactly("residentsCommittee");
    }

    @Test
    void aCommitmentIsDueTodayAtTheEarliestAndInTwoYearsAtTheLatest() {
        assertThatRejected("commitment1DueOn", () -> propose(proposal(promise(1, "propertyFirm", TODAY.minusDays(1)))));
        assertThatRejected(
                "commitment1DueOn",
                () -> propose(
                        proposal(promise(1, "propertyFirm", TODAY.plusYears(2).plusDays(1)))));

        propose(proposal(promise(1, "propertyFirm", TODAY), promise(2, "partyBranch", TODAY.plusYears(2))));
    }

    @Test
    void theProposalIsFrozenWhenItsVotesOpen() {
        propose(simpleProposal());
        jdbc.sql("update deliberation_round set proposal = '另一个方案'").update();

        assertThatThrownBy(() -> deliberations.tally(number))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not the one that was put to the vote");
    }

    @Test
    void aSeatVotesOncePerRound() {
        propose(simpleProposal());
        vote("partyBranch", Choice.AGREE);

        assertThatThrownBy(() -> vote("partyBranch", Choice.OPPOSE))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("already-voted"));
    }

    @Test
    void theDatabaseItselfCountsASeatOnce() {
        propose(simpleProposal());
        vote("partyBranch", Choice.AGREE);

        assertThatThrownBy(() -> jdbc.sql("insert into deliberation_vote select session_id, round, seat, 'oppose', '',"
                                + " '', '', null, person, role, unit, at from deliberation_vote")
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void whoHasNoSeatHasNoVote() {
        propose(simpleProposal());

        assertThatThrownBy(() -> vote("rapidResponse", Choice.AGREE))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aVoteAfterTheRoundIsRefusedInClearWords() {
        propose(simpleProposal());
        deliberations.tally(number);

        assertThatThrownBy(() -> vote("partyBranch", Choice.AGREE))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("round-closed"))
                .hasMessage("本轮表决已经结束，不能再投票");
    }

    @Test
    void beforeTheNextProposalIsPutThereIsNothingToVoteOn() {
        propose(simpleProposal());
        nextRound();

        assertThatThrownBy(() -> vote("partyBranch", Choice.AGREE))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("round-closed"));
    }

    @Test
    void aSeatVotesAgainInTheNextRound() {
        propose(simpleProposal());
        vote("partyBranch", Choice.OPPOSE);
        nextRound();
        propose(simpleProposal());
        vote("partyBranch", Choice.AGREE);

        assertThat(deliberations.tally(number)).matches(t -> t.round() == 2 && t.cast() == 1 && t.agreeing() == 1);
    }

    @Test
    void aVoteWithConditionsNamesThemAndAnOppositionItsReason() {
        assertThatRejected("condition1", () -> Ballot.filled("agreeWithConditions", List.of(" ", ""), "", ""));
        assertThatRejected("reason", () -> Ballot.filled("oppose", List.of(), "", ""));
        assertThatRejected("reason", () -> Ballot.filled("legalObjection", List.of(), "", "民法典第二百七十八条"));
        assertThatRejected("legalBasis", () -> Ballot.filled("legalObjection", List.of(), "违法", " "));
        assertThatRejected("vote", () -> Ballot.filled("missing", List.of(), "", ""));
    }

    @Test
    void whatDoesNotBelongToTheChoiceIsNotOnThePaper() {
        assertThat(Ballot.filled("agree", List.of("先报价"), "不公平", "民法典"))
                .isEqualTo(new Ballot(Choice.AGREE, List.of(), "", ""));
        assertThat(Ballot.filled("oppose", List.of("先报价"), "不公平", "民法典"))
                .isEqualTo(new Ballot(Choice.OPPOSE, List.of(), "不公平", ""));
        assertThat(Ballot.filled("agreeWithConditions", List.of(" 先\n报价 ", " "), "不公平", "民法典"))
                .isEqualTo(new Ballot(Choice.AGREE_WITH_CONDITIONS, List.of("先 报价"), "", ""));
    }

    @Test
    void aLegalObjectionIsReadAsItWasCast() {
        propose(simpleProposal());
        vote("partyBranch", Choice.OPPOSE);
        vote("propertyFirm", Choice.LEGAL_OBJECTION);

        Tally tally = deliberations.tally(number);

        assertThat(tally).matches(t -> t.opposing() == 2 && t.legalObjections() == 1);
        assertThat(deliberations.lastProceedings(number).votes())
                .extracting(v -> v.ballot().choice())
                .containsExactly(Choice.OPPOSE, Choice.LEGAL_OBJECTION);
    }

    @Test
    void theTallyCountsOnlyWhatPersonsCast() {
        propose(simpleProposal());
        vote("partyBranch", Choice.AGREE);
        vote("propertyFirm", Choice.AGREE_WITH_CONDITIONS);
        deliberations.vote(
                number,
                "ownersCommittee",
                Ballot.filled("legalObjection", List.of(), "违法", "民法典第二百七十八条"),
                null,
                actor("ownersCommittee"));
        vote("socialOrganisation", Choice.ABSTAIN);
        deliberations.recordMissingVotes(number);
        deliberations.recordMissingVotes(number);

        assertThat(deliberations.tally(number))
                .isEqualTo(new Tally(1, 5, 4, 1, 1, 1, 1, 1, false, false, false, false))
                .isEqualTo(deliberations.tally(number));
        assertThat(acts()).containsOnlyOnce("deliberation.votesMissing");
    }

    @Test
    void anEmptySeatIsNotPresentAndASubstituteIs() {
        deliberations.open(number, "run-2", COMMUNITY, withoutOwnersCommittee(""));
        propose(simpleProposal());
        assertThat(deliberations.tally(number).present()).isEqualTo(4);

        deliberations.open(number, "run-3", COMMUNITY, withoutOwnersCommittee("residentsCommittee"));
        propose(simpleProposal());
        assertThat(deliberations.tally(number).present()).isEqualTo(5);
    }

    @Test
    void theCoreHasVotedWhenBranchAndCommitteeBothCastSomething() {
        propose(simpleProposal());
        vote("partyBranch", Choice.OPPOSE);
        vote("residentsCommittee", Choice.ABSTAIN);

        assertThat(deliberations.tally(number).coreVoted()).isTrue();
    }

    @Test
    void votesOfAnOpenRoundAreNotToBeSeen() {
        propose(simpleProposal());
        vote("partyBranch", Choice.OPPOSE);

        assertThat(deliberations.lastProceedings(number).votes()).isEmpty();
        assertThat(deliberations.tasksOfOpenVotes(number)).containsExactly("task-partyBranch");
        assertThat(minutes.last(number).text()).doesNotContain("反对").contains("表决进行中，结束前不公开");

        deliberations.tally(number);

        assertThat(deliberations.lastProceedings(number).votes()).hasSize(1);
        assertThat(deliberations.tasksOfOpenVotes(number)).isEmpty();
        assertThat(minutes.last(number).text()).contains("partyBranch：反对");
    }

    @Test
    void theNextRoundOpensOnceAfterAVote() {
        assertThat(deliberations.openNextRound(number)).isEqualTo(1);
        propose(simpleProposal());

        assertThat(deliberations.openNextRound(number)).isEqualTo(2);
        assertThat(deliberations.openNextRound(number)).isEqualTo(2);
    }

    @Test
    void afterAHearingAllVoteAgainAndTheRoundCountsOnce() {
        propose(simpleProposal());
        vote("partyBranch", Choice.AGREE);
        deliberations.tally(number);
        deliberations.decide(number, new Round.Decision(Consensus.HEARING, "hearingNeeded", "须先听证"));

        deliberations.hear(number, "业主十人", "同意者八", "可行", COMMITTEE);
        propose(simpleProposal());
        vote("partyBranch", Choice.AGREE);

        assertThat(deliberations.tally(number))
                .matches(Tally::hearingHeld)
                .matches(t -> t.round() == 1 && t.cast() == 1);
        assertThat(deliberations.openNextRound(number)).isEqualTo(2);
        assertThat(minutes.last(number).text()).contains("【第1轮】").contains("【第1轮（听证后）】");
    }

    @Test
    void aDecisionIsRecordedOnce() {
        propose(simpleProposal());
        Round.Decision decision = new Round.Decision(Consensus.AMEND, "consensus-conditions", "条件未满足");

        deliberations.decide(number, decision);
        deliberations.decide(number, decision);

        assertThat(acts()).containsOnlyOnce("deliberation.consensusReached");
    }

    @Test
    void ownersWhoVotedAreNotMoreThanThereAre() {
        propose(simpleProposal());

        assertThatRejected("areaTaking", () -> ownersVote(new OwnersVote.Count(100, 101, 50, 10, 8, 8)));
        assertThatRejected("areaFor", () -> ownersVote(new OwnersVote.Count(100, 80, 81, 10, 8, 8)));
        assertThatRejected("ownersTaking", () -> ownersVote(new OwnersVote.Count(100, 80, 80, 10, 11, 8)));
        assertThatRejected("ownersFor", () -> ownersVote(new OwnersVote.Count(100, 80, 80, 10, 8, 9)));
        assertThatRejected("areaTotal", () -> ownersVote(new OwnersVote.Count(0, 0, 0, 10, 8, 8)));
    }

    @Test
    void areasAreKeptInHundredthsExactly() {
        assertThat(OwnersVote.hundredths("areaTotal", "面积", new java.math.BigDecimal("12345.67")))
                .isEqualTo(1_234_567);
        assertThatRejected(
                "areaTotal", () -> OwnersVote.hundredths("areaTotal", "面积", new java.math.BigDecimal("1.005")));
    }

    @Test
    void aDissentSaysWhatItDissentsFrom() {
        assertThatRejected(
                "dissent",
                () -> deliberations.sign(number, "propertyFirm", Signature.Mark.DISSENT, " ", actor("propertyFirm")));

        deliberations.sign(number, "propertyFirm", Signature.Mark.DISSENT, "费用过高", actor("propertyFirm"));
        deliberations.recordUnsigned(number);
        deliberations.recordUnsigned(number);

        assertThat(deliberations.lastProceedings(number).signatures())
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
    void onlyTheCommitmentsOfTheAgreedRoundBind() {
        propose(proposal(promise(1, "propertyFirm", TODAY)));
        nextRound();
        propose(proposal(promise(1, "partyBranch", TODAY), promise(2, "socialOrganisation", TODAY)));
        assertThat(book.binding(number)).isEmpty();

        deliberations.conclude(number);
        deliberations.conclude(number);

        assertThat(book.binding(number))
                .extracting(c -> c.promise().owner())
                .containsExactly("partyBranch", "socialOrganisation");
        assertThat(acts()).containsOnlyOnce("deliberation.agreed");
    }

    @Test
    void aNewDeliberationTakesThePlaceOfCommitmentsStillOpen() {
        long old = agreedCommitment();

        deliberations.open(number, "run-2", COMMUNITY, everybody());

        assertThat(book.get(old).state()).isEqualTo(Commitment.State.SUPERSEDED);
        assertThat(book.binding(number)).isEmpty();
    }

    @Test
    void nobodyVerifiesWhatTheyDidThemselves() {
        long commitment = agreedCommitment();
        book.fulfil(commitment, "已修好", "照片", actor("propertyFirm"));

        assertThatRejected(
                "commitmentVerdict",
                () -> book.verify(commitment, Commitment.Verdict.KEPT, "属实", actor("propertyFirm")));
    }

    @Test
    void aCommitmentDoneAgainIsJudgedByItsLastAttempt() {
        long commitment = agreedCommitment();
        Actor supervisor = new Actor("supervisor", "blockSupervisor", BLOCK);

        book.fulfil(commitment, "修了一半", "照片", actor("propertyFirm"));
        book.verify(commitment, Commitment.Verdict.REDO, "仍漏水", supervisor);
        assertThat(book.allKept(number)).isFalse();
        book.fulfil(commitment, "全部修好", "照片", actor("propertyFirm"));
        book.verify(commitment, Commitment.Verdict.KEPT, "不漏了", supervisor);

        assertThat(book.allKept(number)).isTrue();
        assertThat(book.get(commitment).attempts())
                .extracting(Fulfilment::verdict)
                .containsExactly(Commitment.Verdict.REDO, Commitment.Verdict.KEPT);
    }

    @Test
    void oneBrokenCommitmentIsEnoughNotToHaveSolvedTheCase() {
        long commitment = agreedCommitment();
        book.fulfil(commitment, "没修", "无", actor("propertyFirm"));
        book.verify(commitment, Commitment.Verdict.BROKEN, "没修", new Actor("supervisor", "blockSupervisor", BLOCK));

        assertThat(book.allKept(number)).isFalse();
    }

    @Test
    void thereIsNoObjectionWithoutAPublicNotice() {
        agreedCommitment();
        assertThatThrownBy(() -> notices.object(number, "不同意", actor("socialOrganisation")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("no-public-notice"));

        Instant end = Instant.parse("2026-03-05T09:30:00Z");
        assertThat(notices.publish(number, end)).isEqualTo(end);
        assertThat(notices.publish(number, end.plusSeconds(1))).isEqualTo(end);
        notices.object(number, "不同意", actor("socialOrganisation"));

        assertThat(acts()).containsOnlyOnce("deliberation.noticePublished").contains("deliberation.objectionRaised");
    }

    @Test
    void everyObjectionIsAnsweredByItselfBeforeTheClockRunsAgain() {
        onNotice();
        assertThat(notices.object(number, "未写费用", actor("socialOrganisation"))).isTrue();
        assertThat(notices.object(number, "占用通道", CaseFiles.REPORTER)).isFalse();
        assertThatThrownBy(() -> notices.object(number, "再说一次", actor("socialOrganisation")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("objection-open"));
        assertThat(notices.stopped(number).stoppedAt()).isNotNull();

        assertThat(notices.waiting(number).reason()).isEqualTo("未写费用");
        assertThat(notices.answer(number, "费用见附件", COMMITTEE)).isTrue();
        assertThat(notices.waiting(number).reason()).isEqualTo("占用通道");
        assertThat(notices.answer(number, "已改线", COMMITTEE)).isFalse();
        notices.resume(number, Instant.parse("2026-03-06T09:30:00Z"));

        Notice notice = notices.last(number).orElseThrow();
        assertThat(notice.isStopped()).isFalse();
        assertThat(notice.runs()).hasSize(2);
        assertThat(notice.endsAt()).isEqualTo("2026-03-06T09:30:00Z");
        assertThat(notice.objections()).extracting(Objection::answer).containsExactly("费用见附件", "已改线");
        assertThat(notices.object(number, "还是不同意", actor("socialOrganisation"))).isTrue();
    }

    @Test
    void objectionsThatReopenAreTheAgendaOfTheNextDeliberationOnly() {
        onNotice();
        notices.object(number, "已有答复的", actor("socialOrganisation"));
        notices.answer(number, "答复", COMMITTEE);
        notices.object(number, "未写费用", actor("socialOrganisation"));
        notices.object(number, "占用通道", CaseFiles.REPORTER);
        notices.reopen(number, "确有遗漏", COMMITTEE);
        assertThat(notices.agenda(number)).isEmpty();

        deliberations.open(number, "run-2", COMMUNITY, everybody());

        assertThat(notices.agenda(number)).extracting(Objection::reason).containsExactly("未写费用", "占用通道");
        assertThatThrownBy(() -> notices.object(number, "又一条", actor("propertyFirm")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("no-public-notice"));
        deliberations.open(number, "run-3", COMMUNITY, everybody());
        assertThat(notices.agenda(number)).isEmpty();
    }

    @Test
    void aRevisedCommitmentBindsInPlaceOfTheOldOneWhichStays() {
        long old = partlyKept();
        renegotiations.propose(old, "修好剩下一半", TODAY.plusDays(20), "材料未到", actor("propertyFirm"));
        everybody().stream()
                .map(Participant::seat)
                .forEach(seat -> renegotiations.vote(old, seat, "agree", "", "task-" + seat, actor(seat)));
        assertThat(renegotiations.tasksOfOpenVotes(number)).hasSize(5);
        assertThat(renegotiations.revisions(old)).singleElement().satisfies(open -> assertThat(open.votes())
                .isEmpty());

        assertThat(renegotiations.tally(number, old)).isEqualTo(new Revision.Count(1, 5, 5, 5, 0, 0, true));
        renegotiations.decide(number, old, new Round.Decision(Consensus.AGREED, "agreed", "多数同意"));
        long revised = renegotiations.revise(number, old);

        assertThat(renegotiations.tasksOfOpenVotes(number)).isEmpty();
        assertThat(book.get(old).state()).isEqualTo(Commitment.State.REVISED);
        assertThat(book.get(revised))
                .satisfies(c -> assertThat(c.state()).isEqualTo(Commitment.State.OPEN))
                .satisfies(c -> assertThat(c.revises()).isEqualTo(old))
                .satisfies(c -> assertThat(c.promise().measure()).isEqualTo("修好剩下一半"));
        assertThat(deliberations.proposal(number).commitments()).hasSize(1);
        assertThat(book.allKept(number)).isFalse();
        book.fulfil(revised, "全部修好", "照片", actor("propertyFirm"));
        book.verify(revised, Commitment.Verdict.KEPT, "看过", SUPERVISOR);
        assertThat(book.allKept(number)).isTrue();
        assertThat(minutes.last(number).markdown()).contains("承诺重议", "修好剩下一半", "材料未到");
    }

    @Test
    void aRevisionIsVotedOnOnceAndInItsRoundOnly() {
        long old = partlyKept();
        renegotiations.propose(old, "修好剩下一半", TODAY.plusDays(20), "材料未到", actor("propertyFirm"));
        renegotiations.vote(old, "partyBranch", "oppose", "太晚", "task", actor("partyBranch"));
        assertThatRejected(
                "reason",
                () -> renegotiations.vote(old, "ownersCommittee", "oppose", " ", "task", actor("ownersCommittee")));

        assertThatThrownBy(() -> renegotiations.vote(old, "partyBranch", "agree", "", "task", actor("partyBranch")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("already-voted"));
        renegotiations.recordMissingVotes(number, old);
        renegotiations.recordMissingVotes(number, old);
        assertThat(renegotiations.tally(number, old)).isEqualTo(new Revision.Count(1, 5, 1, 0, 1, 0, false));
        assertThatThrownBy(() -> renegotiations.vote(old, "propertyFirm", "agree", "", "task", actor("propertyFirm")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("round-closed"));
        renegotiations.fail(number, old);
        renegotiations.fail(number, old);
        assertThat(book.get(old).state()).isEqualTo(Commitment.State.BROKEN);
        assertThat(acts()).containsOnlyOnce("deliberation.commitmentNotRevised");
    }

    @Test
    void aRevisionCannotBePromisedForYesterdayOrForLaterThanAnybodyRemembers() {
        long old = partlyKept();
        assertThatRejected(
                "revisedDueOn", () -> renegotiations.propose(old, "修", TODAY.minusDays(1), "因", actor("propertyFirm")));
        assertThatRejected(
                "revisedDueOn",
                () -> renegotiations.propose(old, "修", TODAY.plusYears(2).plusDays(1), "因", actor("propertyFirm")));
        assertThat(renegotiations.revisions(old)).isEmpty();
    }

    private void onNotice() {
        agreedCommitment();
        notices.publish(number, Instant.parse("2026-03-05T09:30:00Z"));
    }

    private long partlyKept() {
        long commitment = agreedCommitment();
        book.fulfil(commitment, "修了一半", "照片", actor("propertyFirm"));
        book.verify(commitment, Commitment.Verdict.PARTLY, "一半仍漏", SUPERVISOR);
        renegotiations.open(number, commitment);
        renegotiations.open(number, commitment);
        return commitment;
    }

    @Test
    void theMinutesTellTheWholeDeliberation() {
        deliberations.open(number, "run-2", COMMUNITY, withoutOwnersCommittee("residentsCommittee"));
        state("propertyFirm");
        deliberations.recordSilence(number);
        propose(simpleProposal());
        deliberations.vote(
                number,
                "propertyFirm",
                Ballot.filled("legalObjection", List.of(), "<b>太贵</b>\n# 标题", "物业管理条例"),
                null,
                actor("propertyFirm"));
        deliberations.tally(number);
        deliberations.decide(number, new Round.Decision(Consensus.AGREED, "consensus-majority", "多数同意"));
        deliberations.sign(number, "partyBranch", Signature.Mark.DISSENT, "应公示报价", actor("partyBranch"));
        deliberations.conclude(number);

        Document document = minutes.last(number);

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

    @Test
    void twoProposalsThatReadAlikeButDifferInTheirPartsHaveDifferentHashes() {
        Proposal proposal = simpleProposal();
        assertThat(proposal.sha256()).isEqualTo(simpleProposal().sha256()).hasSize(64);
        assertThat(new Proposal("ab", "", "c", null, "", OwnersItem.NONE, false, List.of()).sha256())
                .isNotEqualTo(new Proposal("a", "", "bc", null, "", OwnersItem.NONE, false, List.of()).sha256())
                .isNotEqualTo(new Proposal("ab", "c", "c", null, "", OwnersItem.NONE, false, List.of()).sha256());
    }

    /** As computed by the first release: a vote that is open while the program is renewed can be counted. */
    @Test
    void aProposalOfTheFirstReleaseKeepsItsHash() {
        Proposal proposal = new Proposal(
                "修屋面",
                "",
                "条例",
                null,
                "",
                OwnersItem.NONE,
                false,
                List.of(new Promise(1, "propertyFirm", "修", LocalDate.of(2026, 4, 1))));

        assertThat(proposal.sha256()).isEqualTo("5826331c9b4f1cda7ab04f3d75e9e46f0ccb8ed6b2286b4e6567f76f74933659");
    }

    @Test
    void aCommitmentIsFilledWhollyOrNotAtAll() {
        assertThat(Promise.of(2, "", "", "")).isEmpty();
        assertThatRejected("commitment2Owner", () -> Promise.of(2, "", "修缮", "2026-04-01"));
        assertThatRejected("commitment2Measure", () -> Promise.of(2, "propertyFirm", "", "2026-04-01"));
        assertThatRejected("commitment2DueOn", () -> Promise.of(2, "propertyFirm", "修缮", ""));
        assertThatRejected("commitment2DueOn", () -> Promise.of(2, "propertyFirm", "修缮", "四月一日"));
    }

    private long agreedCommitment() {
        propose(simpleProposal());
        deliberations.conclude(number);
        return book.binding(number).get(0).id();
    }

    private void nextRound() {
        deliberations.tally(number);
        deliberations.openNextRound(number);
    }

    private void state(String seat) {
        deliberations.state(number, seat, seat + " 的意见", "", "", "", actor(seat));
    }

    private void propose(Proposal proposal) {
        deliberations.propose(number, proposal, COMMITTEE);
    }

    private void vote(String seat, Choice choice) {
        deliberations.vote(number, seat, ballot(choice), "task-" + seat, actor(seat));
    }

    private void ownersVote(OwnersVote.Count count) {
        deliberations.recordOwnersVote(number, count, COMMITTEE);
    }

    private List<String> acts() {
        return events.stream(CaseEvent.class).map(CaseEvent::act).toList();
    }

    private static Ballot ballot(Choice choice) {
        return Ballot.filled(choice.word(), List.of("条件"), "理由", "依据");
    }

    private static Actor actor(String seat) {
        return new Actor(seat, seat, COMMUNITY);
    }

    private static Proposal simpleProposal() {
        return proposal(promise(1, "propertyFirm", TODAY.plusDays(30)));
    }

    private static Proposal proposal(Promise... promises) {
        return new Proposal("整修屋面防水", "", "物业管理条例", null, "", OwnersItem.NONE, false, List.of(promises));
    }

    private static Promise promise(int slot, String owner, LocalDate dueOn) {
        return new Promise(slot, owner, "修缮屋面", dueOn);
    }

    private static List<Participant> everybody() {
        return Stream.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation")
                .map(seat -> new Participant(seat, seat, ""))
                .toList();
    }

    private static List<Participant> withoutOwnersCommittee(String substitute) {
        List<Participant> participants = new ArrayList<>(everybody());
        participants.set(3, new Participant("ownersCommittee", substitute, "未成立业委会"));
        return participants;
    }

    private static void assertThatRejected(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FormRejected.class, rejected -> assertThat(rejected.fields())
                .extracting(FieldProblem::field)
                .containsExactly(field));
    }
}
