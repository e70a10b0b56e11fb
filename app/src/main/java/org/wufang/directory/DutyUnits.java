package org.wufang.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may stand in a duty list, by code and by name. */
@Component
class DutyUnits {

    private static final String DEPARTMENT = "dept-";
    private static final List<Role> STREET = List.of(Role.COORDINATION, Role.BLOCK_SERVICE, Role.RAPID_RESPONSE);
    private static final List<Role> COMMUNITY = List.of(
            Role.PARTY_BRANCH,
            Role.RESIDENTS_COMMITTEE,
            Role.PROPERTY_FIRM,
            Role.OWNERS_COMMITTEE,
            Role.SOCIAL_ORGANISATION);

    private final Directory directory;

    DutyUnits(Directory directory) {
        this.directory = directory;
    }

    /** Code → name of those who may lead an item of this kind. */
    Map<String, String> leads(DutyList list, String kind) {
        return switch (list) {
            case TERRITORIAL, STREET_ASSIST -> departments();
            case STREET -> roles(STREET);
            case COMMUNITY -> kind.equals(DutyItem.NEGATIVE) ? departments() : roles(COMMUNITY);
        };
    }

    /** Code → name of those who may assist. */
    Map<String, String> assistants(DutyList list) {
        return switch (list) {
            case TERRITORIAL -> departments();
            case STREET_ASSIST -> roles(STREET);
            case STREET, COMMUNITY -> {
                Map<String, String> all = new LinkedHashMap<>(departments());
                all.putAll(roles(STREET));
                all.putAll(roles(COMMUNITY));
                yield all;
            }
        };
    }

    /** Name of a code; the code itself when unknown. */
    String name(String code) {
        return Optional.ofNullable(departments().get(code)).orElseGet(() -> directory.roleName(code));
    }

    String names(List<String> codes) {
        return codes.stream().map(this::name).collect(Collectors.joining("、"));
    }

    /** The code that a person means by code or name; empty when it is none of these. */
    static Optional<String> code(Map<String, String> among, String text) {
        return among.containsKey(text)
                ? Optional.of(text)
                : among.entrySet().stream()
                        .filter(one -> one.getValue().equals(text))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** Groups of those who decide on the lists in the whole district. */
    List<String> deciders() {
        Set<String> roles = Set.of(Role.COMMAND_CENTRE.word(), Role.MANAGER.word());
        return new ArrayList<>(directory.memberships().stream()
                .filter(held -> roles.contains(held.role()))
                .map(Membership::group)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Map<String, String> departments() {
        Map<String, String> departments = new LinkedHashMap<>();
        directory
                .departments()
                .forEach(unit -> departments.put(unit.code().substring(DEPARTMENT.length()), unit.name()));
        return departments;
    }

    private static Map<String, String> roles(List<Role> roles) {
        Map<String, String> labels = new LinkedHashMap<>();
        roles.forEach(role -> labels.put(role.word(), role.label()));
        return labels;
    }
}
