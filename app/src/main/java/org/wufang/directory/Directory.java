package org.wufang.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The door to units, people and who holds which role. Reads are served from memory; loads replace it at once. */
@Service
public class Directory {

    private final Clock clock;
    private volatile OrganisationToday today;

    Directory(Clock clock) {
        this.clock = clock;
        this.today = OrganisationToday.of(
                new Organisation(List.of(), Map.of(), Map.of(), List.of()), Set.of(), LocalDate.now(clock));
    }

    void show(Organisation organisation, Set<String> endedPeople) {
        today = OrganisationToday.of(organisation, endedPeople, LocalDate.now(clock));
    }

    /** What is valid changes at midnight, also when nothing is loaded. */
    private OrganisationToday today() {
        OrganisationToday shown = today;
        LocalDate date = LocalDate.now(clock);
        if (!shown.date().equals(date)) {
            shown = OrganisationToday.of(shown.all(), shown.endedPeople(), date);
            today = shown;
        }
        return shown;
    }

    /** The unit with this code, valid today. */
    public Optional<Unit> unit(String code) {
        return Optional.ofNullable(today().valid().get(code));
    }

    /**
     * Where a community or block lies.
     *
     * @return empty when the code is not a community or block known today
     */
    public Optional<Place> place(String code) {
        return unit(code).flatMap(unit -> switch (unit.kind()) {
            case "community" -> Optional.of(place(unit, ""));
            case "block" -> unit(above(unit, "community")).map(community -> place(community, code));
            default -> Optional.empty();
        });
    }

    private Place place(Unit community, String block) {
        return new Place(
                block.isEmpty() ? community.code() : block,
                above(community, "district"),
                above(community, "street"),
                community.code(),
                block);
    }

    /** Code of the unit of this kind at or above the given one; empty when there is none. */
    private String above(Unit unit, String kind) {
        Unit at = unit;
        while (at != null && !at.kind().equals(kind)) {
            at = at.parent() == null ? null : today().known().get(at.parent());
        }
        return at == null ? "" : at.code();
    }

    /** The community whose name (without 居委会 and the like) occurs in the text; empty when none or more than one. */
    public Optional<Unit> communityNamedIn(String text) {
        List<Unit> named = today().valid().values().stream()
                .filter(unit -> unit.kind().equals("community") && text.contains(unit.shortName()))
                .toList();
        // 大和平社区 in a text is not 和平社区.
        List<Unit> longest = named.stream()
                .filter(unit -> named.stream()
                        .noneMatch(other -> !other.shortName().equals(unit.shortName())
                                && other.shortName().contains(unit.shortName())))
                .toList();
        return longest.size() == 1 ? Optional.of(longest.get(0)) : Optional.empty();
    }

    /** Codes of this unit and all units below it, ended ones included: their cases are still there. */
    public Collection<String> within(String code) {
        OrganisationToday now = today();
        List<String> codes = new ArrayList<>();
        if (now.known().containsKey(code)) {
            codes.add(code);
        }
        for (int next = 0; next < codes.size(); next++) {
            codes.addAll(now.children().getOrDefault(codes.get(next), List.of()));
        }
        return codes;
    }

    public List<Membership> membershipsOf(String person) {
        return today().byPerson().getOrDefault(person, List.of());
    }

    /** All that are held today. */
    public Collection<Membership> memberships() {
        return today().byPerson().values().stream().flatMap(List::stream).toList();
    }

    /** Logins of those who hold one of the groups today. */
    public Set<String> peopleOf(Collection<String> groups) {
        return memberships().stream()
                .filter(held -> groups.contains(held.group()))
                .map(Membership::person)
                .collect(Collectors.toSet());
    }

    /** Logins of the people who serve. */
    public Set<String> people() {
        return today().servingPeople();
    }

    /** Logins of people who once served and no longer do. */
    public Set<String> endedPeople() {
        return today().endedPeople();
    }

    /** Whether somebody holds the role today. {@code group} is {@code <unit>.<role>}. */
    public boolean isStaffed(String group) {
        return today().staffed().contains(group);
    }

    /**
     * Who is offered a task that belongs to a role: its groups, or where nobody holds it the street's coordination,
     * and where that is vacant too, the command centre.
     *
     * @param unit for a block role a community's code means all of its blocks; for a higher role the code of any unit
     *     below; a code that is unknown or empty falls to the command centre
     * @return group ids, at least one
     * @throws IllegalArgumentException when there is no such role
     */
    public List<String> groupsFor(String role, String unit) {
        Role wanted = Role.of(role).orElseThrow(() -> new IllegalArgumentException("no role " + role));
        return Stream.of(
                        groups(wanted, unit),
                        groups(Role.COORDINATION, unit),
                        groups(Role.COMMAND_CENTRE, unit),
                        commandCentres())
                .map(groups -> groups.stream().filter(this::isStaffed).toList())
                .filter(groups -> !groups.isEmpty())
                .findFirst()
                .orElseGet(this::commandCentres);
    }

    private List<String> groups(Role role, String code) {
        Unit unit = today().known().get(code);
        if (unit == null) {
            return List.of();
        }
        if (role.unitKind().equals("block") && unit.kind().equals("community")) {
            return today().children().getOrDefault(code, List.of()).stream()
                    .map(block -> block + "." + role.word())
                    .toList();
        }
        String holder = above(unit, role.unitKind());
        return holder.isEmpty() ? List.of() : List.of(holder + "." + role.word());
    }

    private List<String> commandCentres() {
        return today().valid().values().stream()
                .filter(unit -> unit.kind().equals("district"))
                .map(unit -> unit.code() + "." + Role.COMMAND_CENTRE.word())
                .toList();
    }

    /** Code of the district that all units belong to; empty before the organisation is loaded. */
    public String district() {
        return today().valid().values().stream()
                .filter(unit -> unit.kind().equals("district"))
                .map(Unit::code)
                .findFirst()
                .orElse("");
    }

    /** Chinese name of a group: 万新社区·物业公司. The id itself when unknown. */
    public String groupName(String group) {
        int dot = group.lastIndexOf('.');
        Unit unit = dot < 0 ? null : today().known().get(group.substring(0, dot));
        Optional<Role> role = Role.of(group.substring(dot + 1));
        if (unit == null || role.isEmpty()) {
            return group;
        }
        return switch (unit.kind()) {
            case "department" -> unit.name();
            case "block" ->
                nameOf(above(unit, "community")) + unit.name() + "·"
                        + role.get().label();
            default -> unit.shortName() + "·" + role.get().label();
        };
    }

    private String nameOf(String code) {
        Unit unit = today().known().get(code);
        return unit == null ? "" : unit.shortName();
    }

    /** Chinese name of a role: {@code propertyFirm} → 物业公司. The id itself when unknown. */
    public String roleName(String role) {
        return Role.of(role).map(Role::label).orElse(role);
    }

    /** Display name of a person; the id itself when unknown. */
    public String personName(String person) {
        return today().all().people().getOrDefault(person, person);
    }

    /** Where a person who serves gets mail; empty when the organisation's files say nothing. */
    public Optional<String> email(String person) {
        return people().contains(person)
                ? Optional.ofNullable(today().all().emails().get(person))
                : Optional.empty();
    }

    /** All departments: units of kind {@code department}, codes {@code dept-chengguan} … */
    public List<Unit> departments() {
        return today().valid().values().stream()
                .filter(unit -> unit.kind().equals("department"))
                .toList();
    }
}
