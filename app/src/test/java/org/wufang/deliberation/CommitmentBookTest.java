package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.SeatedFive.BLOCK;
import static org.wufang.deliberation.SeatedFive.COMMUNITY;
import static org.wufang.deliberation.SeatedFive.TODAY;
import static org.wufang.deliberation.SeatedFive.actor;
import static org.wufang.deliberation.SeatedFive.assertThatRejected;
import static org.wufang.deliberation.SeatedFive.everybody;
import static org.wufang.deliberation.SeatedFive.promise;
import static org.wufang.deliberation.SeatedFive.proposal;

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
import org.wufang.platform.security.Actor;

/** What the parties bound themselves to, and whether they kept it. */
@CaseRoomTest
@Import(DeliberationRooms.class)
@RecordApplicationEvents
class CommitmentBookTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private CommitmentBook book;

    @Autowired
    private ApplicationEvents events;

    private SeatedFive five;

    @BeforeEach
    void theFivePartiesSitDown() {
        five = new SeatedFive(context);
    }

    @Test
    void onlyTheCommitmentsOfTheAgreedRoundBind() {
        five.propose(proposal(promise(1, "propertyFirm", TODAY)));
        five.nextRound();
        five.propose(proposal(promise(1, "partyBranch", TODAY), promise(2, "socialOrganisation", TODAY)));
        assertThat(book.binding(five.number)).isEmpty();

        deliberations.conclude(five.number);
        deliberations.conclude(five.number);

        assertThat(book.binding(five.number))
                .extracting(c -> c.promise().owner())
                .containsExactly("partyBranch", "socialOrganisation");
        assertThat(acts()).containsOnlyOnce("deliberation.agreed");
    }

    @Test
    void aNewDeliberationTakesThePlaceOfCommitmentsStillOpen() {
        long old = five.agreedCommitment();

        deliberations.open(five.number, "run-2", COMMUNITY, everybody());

        assertThat(book.get(old).state()).isEqualTo(Commitment.State.SUPERSEDED);
        assertThat(book.binding(five.number)).isEmpty();
    }

    @Test
    void nobodyVerifiesWhatTheyDidThemselves() {
        long commitment = five.agreedCommitment();
        book.fulfil(commitment, "已修好", "照片", actor("propertyFirm"));

        assertThatRejected(
                "commitmentVerdict",
                () -> book.verify(commitment, Commitment.Verdict.KEPT, "属实", actor("propertyFirm")));
    }

    @Test
    void aCommitmentDoneAgainIsJudgedByItsLastAttempt() {
        long commitment = five.agreedCommitment();
        Actor supervisor = new Actor("supervisor", "blockSupervisor", BLOCK);

        book.fulfil(commitment, "修了一半", "照片", actor("propertyFirm"));
        book.verify(commitment, Commitment.Verdict.REDO, "仍漏水", supervisor);
        assertThat(book.allKept(five.number)).isFalse();
        book.fulfil(commitment, "全部修好", "照片", actor("propertyFirm"));
        book.verify(commitment, Commitment.Verdict.KEPT, "不漏了", supervisor);

        assertThat(book.allKept(five.number)).isTrue();
        assertThat(book.get(commitment).attempts())
                .extracting(Fulfilment::verdict)
                .containsExactly(Commitment.Verdict.REDO, Commitment.Verdict.KEPT);
    }

    @Test
    void oneBrokenCommitmentIsEnoughNotToHaveSolvedTheCase() {
        long commitment = five.agreedCommitment();
        book.fulfil(commitment, "没修", "无", actor("propertyFirm"));
        book.verify(commitment, Commitment.Verdict.BROKEN, "没修", new Actor("supervisor", "blockSupervisor", BLOCK));

        assertThat(book.allKept(five.number)).isFalse();
    }

    private List<String> acts() {
        return events.stream(CaseEvent.class).map(CaseEvent::act).toList();
    }
}
