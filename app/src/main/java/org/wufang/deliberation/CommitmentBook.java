package org.wufang.deliberation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/** The book of commitments (承诺): which bind, what their owners say was done, and what the supervisor found. */
@Service
@Transactional
public class CommitmentBook {

    private final CommitmentRepository commitments;
    private final Sittings sittings;
    private final Clock clock;

    CommitmentBook(CommitmentRepository commitments, Sittings sittings, Clock clock) {
        this.commitments = commitments;
        this.sittings = sittings;
        this.clock = clock;
    }

    /** The commitments that bind by the last deliberation. */
    public List<Commitment> binding(String caseNumber) {
        return commitments.of(sittings.current(caseNumber).id());
    }

    public Commitment get(long id) {
        return commitments.find(id).orElseThrow(() -> new IllegalStateException("no commitment " + id));
    }

    /** The owner of a commitment says that it is kept. */
    public void fulfil(long id, String done, String evidence, Actor by) {
        int attempt = get(id).attempts().size() + 1;
        commitments.insertFulfilment(
                id, new Fulfilment(attempt, done, evidence, by, clock.instant(), null, null, null, null));
    }

    /**
     * The supervisor's finding on the last attempt.
     *
     * @throws FormRejected when the verifier fulfilled it in person
     */
    public void verify(long id, Commitment.Verdict verdict, String finding, Actor by) {
        Fulfilment last = get(id).lastAttempt()
                .orElseThrow(() -> new IllegalStateException("nothing was done yet for commitment " + id));
        FormRejected.unless(!last.by().person().equals(by.person()), "commitmentVerdict", "核查结论", "own-commitment");
        commitments.verify(id, last.attempt(), verdict, finding, by.person(), clock.instant());
        commitments.settle(id, verdict.leadsTo());
    }

    /** Whether every commitment of the last deliberation was kept; where one was revised, its successor. */
    public boolean allKept(String caseNumber) {
        return binding(caseNumber).stream()
                .filter(c -> c.state() != Commitment.State.REVISED)
                .allMatch(c -> c.state() == Commitment.State.KEPT);
    }

    /** What a party was ever bound to in its own name or for an empty seat, with the number of its case. */
    @Transactional(readOnly = true)
    public List<Map.Entry<String, Commitment>> ofParty(String community, String actedBy) {
        return commitments.ofParty(community, actedBy);
    }

    /** Another commitment of the same owner takes this one's place; returns its id. */
    public long revise(long id, String measure, LocalDate dueOn) {
        return commitments.revise(id, measure, dueOn);
    }

    /** Nothing else was agreed on instead of what was not kept. */
    public void giveUp(long id) {
        commitments.settle(id, Commitment.State.BROKEN);
    }
}
