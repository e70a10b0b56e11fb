package org.wufang.deliberation.proposals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.Sittings;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.FieldProblem;

/**
 * Votes with conditions bind whoever drafts next: no proposal is put to the vote before each open condition is met or
 * answered. A proposal that was taken back undecided has answered nothing.
 */
@Service
@Transactional
public class Conditions {

    /** Lines for conditions on a voting paper; two for each of five seats are all that a drafter has to answer. */
    public static final int ON_A_PAPER = 2;

    private final ConditionRepository conditions;
    private final Sittings sittings;
    private final Clock clock;

    Conditions(ConditionRepository conditions, Sittings sittings, Clock clock) {
        this.conditions = conditions;
        this.sittings = sittings;
        this.clock = clock;
    }

    /** The round's votes are counted: their conditions are open from now on. Doing it twice does it once. */
    public void raise(String caseNumber) {
        Deliberation deliberation = sittings.current(caseNumber);
        int round = deliberation.round();
        if (conditions.all(deliberation.id()).stream().anyMatch(condition -> condition.round() == round)) {
            return;
        }
        sittings.votesIn(deliberation.id(), round).forEach(vote -> {
            int place = 0;
            for (String words : vote.ballot().conditions()) {
                conditions.insert(deliberation.id(), round, vote.seat(), ++place, words);
            }
        });
    }

    /** Conditions that the next proposal must meet or answer, oldest first. */
    @Transactional(readOnly = true)
    public List<Condition> open(String caseNumber) {
        return sittings.last(caseNumber).map(this::openIn).orElse(List.of());
    }

    private List<Condition> openIn(Deliberation deliberation) {
        Set<Integer> decided = sittings.rounds(deliberation.id()).stream()
                .filter(Round::judged)
                .map(Round::number)
                .collect(Collectors.toSet());
        return conditions.all(deliberation.id()).stream()
                .filter(condition -> decided.contains(condition.round()))
                .filter(condition -> condition.answers().stream().noneMatch(answer -> decided.contains(answer.round())))
                .toList();
    }

    /**
     * What the proposal that was just put says to each open condition.
     *
     * @param filled in the order of {@link #open}
     * @throws FormRejected naming each condition that is neither met nor answered
     */
    public void answer(String caseNumber, List<Filled> filled, Actor by) {
        Deliberation deliberation = sittings.current(caseNumber);
        List<Condition> open = openIn(deliberation);
        mustBeComplete(open, filled);
        for (int i = 0; i < open.size(); i++) {
            conditions.insertAnswer(
                    open.get(i).id(),
                    new Condition.Answer(
                            deliberation.round(),
                            Condition.Kind.of(filled.get(i).answer()),
                            filled.get(i).words().strip(),
                            by,
                            clock.instant()));
        }
    }

    /** One slot of the form; both parts empty when it was left out. */
    public record Filled(String answer, String words) {}

    private static void mustBeComplete(List<Condition> open, List<Filled> filled) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Filled slot = i < filled.size() ? filled.get(i) : new Filled("", "");
            String label = "条件" + (i + 1) + "（" + open.get(i).words() + "）";
            if (slot.answer().isBlank()) {
                problems.add(FieldProblem.of("condition" + (i + 1) + "Answer", label, "condition-answer-missing"));
            }
            if (slot.words().isBlank()) {
                problems.add(FieldProblem.of("condition" + (i + 1) + "Words", label, "condition-words-missing"));
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
    }

    /** Every condition of a deliberation, oldest first. Those of an open round are not among them. */
    @Transactional(readOnly = true)
    public List<Condition> of(long deliberation) {
        return conditions.all(deliberation);
    }
}
