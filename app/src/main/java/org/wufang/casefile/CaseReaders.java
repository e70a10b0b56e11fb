package org.wufang.casefile;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.Place;

/** Who may read a case, and who of them may know its reporter. */
@Component
class CaseReaders {

    private static final Set<String> BLOCK_ROLES = Set.of("blockGovernor", "blockAssistant", "blockSupervisor");
    private static final Set<String> DISTRICT_ROLES = Set.of("commandCentre", "manager");
    private static final Set<String> REPORTER_ROLES = Set.of(
            "blockGovernor", "blockAssistant", "residentsCommittee", "blockService", "coordination", "commandCentre");

    private final CaseRepository cases;
    private final Directory directory;

    CaseReaders(CaseRepository cases, Directory directory) {
        this.cases = cases;
        this.directory = directory;
    }

    /** A group of theirs took part, the case lies in their jurisdiction, or they opened it themselves. */
    boolean mayRead(CaseFile file, String person) {
        List<Membership> held = directory.membershipsOf(person);
        return person.equals(file.openedBy())
                || held.stream().anyMatch(membership -> hasJurisdiction(membership, file.place()))
                || cases.takesPart(
                        file.number(), held.stream().map(Membership::group).toList());
    }

    /** Only who handles the case or speaks with the reporter, in the case's own place. */
    boolean mayKnowReporter(CaseFile file, String person) {
        return directory.membershipsOf(person).stream()
                        .anyMatch(held -> REPORTER_ROLES.contains(held.role()) && covers(held, file.place()))
                && mayRead(file, person);
    }

    /** A case without a place is the district's. */
    static boolean hasJurisdiction(Membership held, Place place) {
        return held.role().equals("administrator")
                || DISTRICT_ROLES.contains(held.role())
                        && (place.district().isEmpty() || place.district().equals(held.unit()))
                || held.role().equals("coordination") && place.street().equals(held.unit())
                || BLOCK_ROLES.contains(held.role()) && place.block().equals(held.unit());
    }

    private static boolean covers(Membership held, Place place) {
        return place.unit().isEmpty()
                ? held.role().equals("commandCentre")
                : List.of(place.block(), place.community(), place.street(), place.district())
                        .contains(held.unit());
    }
}
