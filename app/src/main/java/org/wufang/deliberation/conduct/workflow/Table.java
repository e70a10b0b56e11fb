package org.wufang.deliberation.conduct.workflow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.seating.Seating;
import org.wufang.directory.Directory;
import org.wufang.platform.engine.RunningSteps;
import org.wufang.platform.security.Actor;
import org.wufang.process.FivePartyDeliberation;

/** The deliberation that is held now, and the step at which it stands. */
@Component
class Table {

    static final String SEAT = FivePartyDeliberation.SEAT.name();

    private final Deliberations deliberations;
    private final Seating seating;
    private final RunningSteps steps;
    private final Directory directory;

    Table(Deliberations deliberations, Seating seating, RunningSteps steps, Directory directory) {
        this.deliberations = deliberations;
        this.seating = seating;
        this.steps = steps;
        this.directory = directory;
    }

    /** The engine's id of the deliberation; empty when none is held. */
    Optional<String> run(String caseNumber) {
        return deliberations.openRun(caseNumber);
    }

    /** The deliberation's run, for who has a say in how it is held: whoever is recused has none. */
    Optional<String> run(String caseNumber, Actor by) {
        return run(caseNumber).filter(run -> !seating.isRecused(run, by.person()));
    }

    /** The deliberation's run, where it stands at this step. */
    Optional<String> at(String step, String caseNumber) {
        return run(caseNumber).filter(run -> steps.isOpen(run, step));
    }

    boolean isAt(String step, String run) {
        return steps.isOpen(run, step);
    }

    /** The seat's task in the step that is open goes, if it still waits. */
    void leave(String run, String seat) {
        Stream.of(
                        FivePartyDeliberation.STATE_POSITION,
                        FivePartyDeliberation.CAST_VOTE,
                        FivePartyDeliberation.APPROVE_MINUTES)
                .filter(step -> steps.openElements(run, step, SEAT).contains(seat))
                .forEach(step -> steps.remove(run, step, SEAT, seat));
    }

    List<ActField.Option> options(List<String> seats) {
        return seats.stream().map(seat -> new ActField.Option(seat, name(seat))).toList();
    }

    String name(String seat) {
        return directory.roleName(seat);
    }

    /** A form with one choice, where there is something to choose. */
    static Optional<List<ActField>> choice(String key, String label, List<ActField.Option> options) {
        return options.isEmpty() ? Optional.empty() : Optional.of(List.of(ActField.choice(key, label, true, options)));
    }
}
