package org.wufang.deliberation.proposals;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.Sittings;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * Counter-proposals and amendments of the seats. Whoever drafts next adopts one or none, and tells the others why. A
 * proposal that was taken back undecided has answered nothing.
 */
@Service
@Transactional
public class Motions {

    /** A seat that has more to say puts it into one paper. */
    static final int WAITING_OF_A_SEAT = 2;

    /** What fits a proposal fits a motion. */
    static final int LONGEST = 4000;

    private final MotionRepository motions;
    private final Sittings sittings;
    private final Directory directory;
    private final Clock clock;

    Motions(MotionRepository motions, Sittings sittings, Directory directory, Clock clock) {
        this.motions = motions;
        this.sittings = sittings;
        this.directory = directory;
        this.clock = clock;
    }

    /** The seats for which this person may table: their own, and those that their party or the street stands in for. */
    @Transactional(readOnly = true)
    public List<String> seatsOf(String caseNumber, String person) {
        Deliberation deliberation = sittings.current(caseNumber);
        String street =
                directory.place(deliberation.community()).map(Place::street).orElse("");
        Set<String> units = Set.of(deliberation.community(), street);
        Set<String> roles = directory.membershipsOf(person).stream()
                .filter(membership -> units.contains(membership.unit()))
                .map(membership -> membership.role())
                .collect(Collectors.toSet());
        return sittings.participants(deliberation.id()).stream()
                .filter(participant -> participant.present() && roles.contains(participant.actedBy()))
                .map(Participant::seat)
                .toList();
    }

    /**
     * A seat tables a motion.
     *
     * @throws Problem {@code too-many-motions}, 409, when two of this seat wait already
     * @throws FormRejected when it is too long, or says nothing new
     */
    public Motion table(
            String caseNumber, String seat, Motion.Kind kind, String text, String changes, String reason, Actor by) {
        FormRejected.unless(text.length() <= LONGEST, "text", "方案全文", "motion-too-long", LONGEST);
        FormRejected.unless(changes.length() <= LONGEST, "changes", "改动之处", "motion-too-long", LONGEST);
        Deliberation deliberation = sittings.current(caseNumber);
        List<Motion> all = motions.all(deliberation.id());
        List<Motion> waiting = openIn(deliberation, all);
        if (waiting.stream().filter(motion -> motion.seat().equals(seat)).count() >= WAITING_OF_A_SEAT) {
            throw new Problem("too-many-motions", WAITING_OF_A_SEAT);
        }
        FormRejected.unless(
                waiting.stream().noneMatch(motion -> motion.text().equals(text))
                        && sittings.rounds(deliberation.id()).stream()
                                .noneMatch(round -> round.proposal().text().equals(text)),
                "text",
                "方案全文",
                "motion-known");
        Motion motion = new Motion(
                0,
                all.size() + 1,
                sittings.lastRound(deliberation.id()).map(Round::number).orElse(0),
                seat,
                kind,
                text,
                changes,
                reason,
                List.of(),
                by,
                clock.instant());
        motions.insert(deliberation.id(), motion);
        return motion;
    }

    /** Motions that the next proposal must adopt or refuse, oldest first. */
    @Transactional(readOnly = true)
    public List<Motion> open(String caseNumber) {
        return sittings.last(caseNumber)
                .map(deliberation -> openIn(deliberation, motions.all(deliberation.id())))
                .orElse(List.of());
    }

    private List<Motion> openIn(Deliberation deliberation, List<Motion> all) {
        Set<Integer> judged = sittings.rounds(deliberation.id()).stream()
                .filter(Round::judged)
                .map(Round::number)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(motion -> motion.answers().stream().noneMatch(answer -> judged.contains(answer.round())))
                .toList();
    }

    /**
     * What the proposal that was just put makes of the open motions.
     *
     * @param adopted number of a motion; empty or 0 for none
     * @param whyNot the others, or all
     */
    public void answer(String caseNumber, String adopted, String whyNot, Actor by) {
        List<Motion> open = open(caseNumber);
        int number = adopted.isBlank() ? 0 : Integer.parseInt(adopted);
        FormRejected.unless(
                number == 0 || open.stream().anyMatch(motion -> motion.number() == number),
                "adoptedMotion",
                "采纳第几号动议",
                "unknown-motion",
                number);
        boolean refuses = open.stream().anyMatch(motion -> motion.number() != number);
        FormRejected.unless(!refuses || !whyNot.isBlank(), "motionsNotAdopted", "未采纳动议的理由", "motion-refusal-missing");
        int round = sittings.current(caseNumber).round();
        for (Motion motion : open) {
            boolean chosen = motion.number() == number;
            motions.insertAnswer(
                    motion.id(), new Motion.Answer(round, chosen, chosen ? "" : whyNot.strip(), by, clock.instant()));
        }
    }

    /** Every motion of a deliberation, oldest first. */
    @Transactional(readOnly = true)
    public List<Motion> of(long deliberation) {
        return motions.all(deliberation);
    }
}
