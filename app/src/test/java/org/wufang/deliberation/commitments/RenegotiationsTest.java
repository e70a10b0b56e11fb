package org.wufang.deliberation.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wufang.deliberation.SeatedFive.SUPERVISOR;
import static org.wufang.deliberation.SeatedFive.TODAY;
import static org.wufang.deliberation.SeatedFive.actor;
import static org.wufang.deliberation.SeatedFive.assertThatRejected;
import static org.wufang.deliberation.SeatedFive.everybody;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseEvent;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.DeliberationRooms;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.SeatedFive;
import org.wufang.deliberation.minutes.Minutes;
import org.wufang.platform.web.Problem;

/** What takes the place of a commitment that was kept in part, and how the parties decide on it. */
@CaseRoomTest
@Import(DeliberationRooms.class)
@RecordApplicationEvents
class RenegotiationsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private CommitmentBook book;

    @Autowired
    private Renegotiations renegotiations;

    @Autowired
    private Minutes minutes;

    @Autowired
    private ApplicationEvents events;

    private SeatedFive five;

    @BeforeEach
    void theFivePartiesSitDown() {
        five = new SeatedFive(context);
    }

    @Test
    void aRevisedCommitmentBindsInPlaceOfTheOldOneWhichStays() {
        long old = partlyKept();
        renegotiations.propose(old, "修好剩下一半", TODAY.plusDays(20), "材料未到", actor("propertyFirm"));
        everybody().stream()
                .map(Participant::seat)
                .forEach(seat -> renegotiations.vote(old, seat, "agree", "", "task-" + seat, actor(seat)));
        assertThat(renegotiations.tasksOfOpenVotes(five.number)).hasSize(5);
        assertThat(renegotiations.revisions(old)).singleElement().satisfies(open -> assertThat(open.votes())
                .isEmpty());

        assertThat(renegotiations.tally(five.number, old)).isEqualTo(new Revision.Count(1, 5, 5, 5, 0, 0, true));
        renegotiations.decide(five.number, old, new Round.Decision(Consensus.AGREED, "agreed", "多数同意"));
        long revised = renegotiations.revise(five.number, old);

        assertThat(renegotiations.tasksOfOpenVotes(five.number)).isEmpty();
        assertThat(book.get(old).state()).isEqualTo(Commitment.State.REVISED);
        assertThat(book.get(revised))
                .satisfies(c -> assertThat(c.state()).isEqualTo(Commitment.State.OPEN))
                .satisfies(c -> assertThat(c.revises()).isEqualTo(old))
                .satisfies(c -> assertThat(c.promise().measure()).isEqualTo("修好剩下一半"));
        assertThat(deliberations.proposal(five.number).commitments()).hasSize(1);
        assertThat(book.allKept(five.number)).isFalse();
        book.fulfil(revised, "全部修好", "照片", actor("propertyFirm"));
        book.verify(revised, Commitment.Verdict.KEPT, "看过", SUPERVISOR);
        assertThat(book.allKept(five.number)).isTrue();
        assertThat(minutes.last(five.number).markdown()).contains("承诺重议", "修好剩下一半", "材料未到");
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
        renegotiations.recordMissingVotes(five.number, old);
        renegotiations.recordMissingVotes(five.number, old);
        assertThat(renegotiations.tally(five.number, old)).isEqualTo(new Revision.Count(1, 5, 1, 0, 1, 0, false));
        assertThatThrownBy(() -> renegotiations.vote(old, "propertyFirm", "agree", "", "task", actor("propertyFirm")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo("round-closed"));
        renegotiations.fail(five.number, old);
        renegotiations.fail(five.number, old);
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

    private long partlyKept() {
        long commitment = five.agreedCommitment();
        book.fulfil(commitment, "修了一半", "照片", actor("propertyFirm"));
        book.verify(commitment, Commitment.Verdict.PARTLY, "一半仍漏", SUPERVISOR);
        renegotiations.open(five.number, commitment);
        renegotiations.open(five.number, commitment);
        return commitment;
    }

    private List<String> acts() {
        return events.stream(CaseEvent.class).map(CaseEvent::act).toList();
    }
}
