package org.wufang.deliberation.seating;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseNames;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Promise;
import org.wufang.deliberation.Sittings;
import org.wufang.deliberation.Vote;
import org.wufang.directory.Directory;
import org.wufang.platform.security.Actor;

/**
 * Who leaves the table while it is held, comes back to it, or may not judge. A seat that was left stays in the record
 * as empty, with who decided so and why.
 */
@Service
@Transactional
public class Seating {

    /** Who sits for a seat without which nothing is decided, when all of its own people are recused. */
    static final String STREET = "coordination";

    private final Sittings sittings;
    private final Deliberations deliberations;
    private final SeatingRepository changes;
    private final Directory directory;
    private final CaseNames names;
    private final Clock clock;

    Seating(
            Sittings sittings,
            Deliberations deliberations,
            SeatingRepository changes,
            Directory directory,
            CaseNames names,
            Clock clock) {
        this.sittings = sittings;
        this.deliberations = deliberations;
        this.changes = changes;
        this.directory = directory;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Seats that may be asked to leave: not one without which nothing is decided, nor one that has voted in the open
     * round or would be bound by its proposal.
     */
    @Transactional(readOnly = true)
    public List<String> removable(String caseNumber) {
        Deliberation table = sittings.held(caseNumber);
        Set<String> engaged = sittings.openRound(table.id()).stream()
                .flatMap(round -> Stream.concat(
                        round.proposal().commitments().stream().map(Promise::owner),
                        sittings.votesIn(table.id(), round.number()).stream().map(Vote::seat)))
                .collect(Collectors.toSet());
        return seats(
                table,
                seat -> seat.present() && !Participant.CORE.contains(seat.seat()) && !engaged.contains(seat.seat()));
    }

    /** 减签: the seat is empty from now on. */
    public void remove(String caseNumber, String seat, String reason, Actor by) {
        change(caseNumber, new Participant(seat, "", "经" + names.office(by) + "减席：" + reason), by);
    }

    /** Seats that were left and still have somebody to sit there. */
    @Transactional(readOnly = true)
    public List<String> restorable(String caseNumber) {
        Deliberation table = sittings.held(caseNumber);
        return seats(table, seat -> {
            Participant before = changes.original(table.id(), seat.seat());
            return !seat.present() && before.present() && isStaffed(table, before.actedBy());
        });
    }

    /** 复席: as it was when the deliberation was opened. */
    public void restore(String caseNumber, String seat, Actor by) {
        change(caseNumber, changes.original(sittings.held(caseNumber).id(), seat), by);
    }

    /** Whether the seat has stated its position, or is recorded as silent. */
    @Transactional(readOnly = true)
    public boolean hasStated(String caseNumber, String seat) {
        return sittings.positions(sittings.held(caseNumber).id()).stream()
                .anyMatch(position -> position.seat().equals(seat));
    }

    /** Whether this person sits at the table, by one seat or more. */
    @Transactional(readOnly = true)
    public boolean sits(String caseNumber, Actor person) {
        Deliberation table = sittings.held(caseNumber);
        return !changes.recused(table.id()).contains(person.person())
                && sittings.participants(table.id()).stream()
                        .anyMatch(seat ->
                                seat.present() && people(table, seat.actedBy()).contains(person.person()));
    }

    /**
     * 回避: the person works no task of this deliberation any more. A seat for which nobody else is left is taken by
     * the street where nothing could be decided without it, else it is empty from now on.
     *
     * @return the seats that changed hands, as they are now
     */
    public List<Participant> recuse(String caseNumber, String reason, Actor by) {
        Deliberation table = sittings.held(caseNumber);
        changes.recuse(table.id(), reason, by, clock.instant());
        List<Participant> vacant = sittings.participants(table.id()).stream()
                .filter(seat -> seat.present() && !isStaffed(table, seat.actedBy()))
                .map(seat -> vacated(seat, by))
                .toList();
        vacant.forEach(seat -> change(caseNumber, seat, by));
        return vacant;
    }

    /** The groups that are offered the tasks of who sits for this role. */
    @Transactional(readOnly = true)
    public List<String> groups(String caseNumber, String role) {
        return directory.groupsFor(role, sittings.held(caseNumber).community());
    }

    /** Whether this person may not work a task of this run of the process. */
    @Transactional(readOnly = true)
    public boolean isRecused(String run, String person) {
        return changes.isRecused(run, person);
    }

    private Participant vacated(Participant seat, Actor by) {
        return Participant.CORE.contains(seat.seat())
                ? new Participant(
                        seat.seat(),
                        STREET,
                        directory.personName(by.person()) + "回避，由" + directory.roleName(STREET) + "代行")
                : new Participant(seat.seat(), "", directory.personName(by.person()) + "回避，无其他人员到席");
    }

    private boolean isStaffed(Deliberation table, String role) {
        Set<String> people = people(table, role);
        return !changes.recused(table.id()).containsAll(people);
    }

    /** Logins of those who are offered the seat's tasks. */
    private Set<String> people(Deliberation table, String role) {
        return directory.peopleOf(directory.groupsFor(role, table.community()));
    }

    private void change(String caseNumber, Participant as, Actor by) {
        changes.change(sittings.held(caseNumber).id(), as, by, clock.instant());
        deliberations.openRun(caseNumber).ifPresent(run -> deliberations.rosterNow(run, caseNumber));
    }

    private List<String> seats(Deliberation table, Predicate<Participant> fits) {
        return sittings.participants(table.id()).stream()
                .filter(fits)
                .map(Participant::seat)
                .toList();
    }
}
