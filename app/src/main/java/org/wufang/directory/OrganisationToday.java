package org.wufang.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wufang.directory.Organisation.DatedMembership;
import org.wufang.directory.Organisation.DatedUnit;

/**
 * The organisation as one day sees it.
 *
 * @param known units by code, ended and future ones included
 * @param valid units by code, valid on the day
 * @param children codes by the code above, ended ones included
 * @param byPerson what each person holds on the day, in units valid on the day
 * @param staffed group ids that somebody holds
 */
record OrganisationToday(
        LocalDate date,
        Organisation all,
        Set<String> endedPeople,
        Map<String, Unit> known,
        Map<String, Unit> valid,
        Map<String, List<String>> children,
        Map<String, List<Membership>> byPerson,
        Set<String> staffed) {

    static OrganisationToday of(Organisation all, Set<String> endedPeople, LocalDate date) {
        Map<String, Unit> known = new LinkedHashMap<>();
        Map<String, Unit> valid = new LinkedHashMap<>();
        Map<String, List<String>> children = new HashMap<>();
        for (DatedUnit dated : all.units()) {
            Unit unit = dated.unit();
            known.put(unit.code(), unit);
            if (dated.period().covers(date)) {
                valid.put(unit.code(), unit);
            }
            if (unit.parent() != null) {
                children.computeIfAbsent(unit.parent(), code -> new ArrayList<>())
                        .add(unit.code());
            }
        }
        Map<String, List<Membership>> byPerson = new HashMap<>();
        Set<String> staffed = new HashSet<>();
        for (DatedMembership dated : all.memberships()) {
            Membership membership = dated.membership();
            if (dated.period().covers(date)
                    && valid.containsKey(membership.unit())
                    && !endedPeople.contains(membership.person())) {
                byPerson.computeIfAbsent(membership.person(), person -> new ArrayList<>())
                        .add(membership);
                staffed.add(membership.group());
            }
        }
        return new OrganisationToday(
                date,
                all,
                Set.copyOf(endedPeople),
                Collections.unmodifiableMap(known),
                Collections.unmodifiableMap(valid),
                children,
                byPerson,
                staffed);
    }

    Set<String> servingPeople() {
        Set<String> serving = new HashSet<>(all.people().keySet());
        serving.removeAll(endedPeople);
        return serving;
    }
}
