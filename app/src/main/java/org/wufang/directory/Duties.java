package org.wufang.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the four lists say about one matter. Where a matter is not listed for the street or the community, it may not be
 * laid upon them (不得转嫁); a ruling may say otherwise, and who knows the ruling asks it first.
 */
public final class Duties {

    private final String matter;
    private final Map<DutyList, List<DutyItem>> items;
    private final boolean oneListOnly;

    /** @param oneListOnly the case opened under the single list that there was before the four */
    Duties(String matter, Map<DutyList, List<DutyItem>> items, boolean oneListOnly) {
        this.matter = matter;
        this.items = new EnumMap<>(DutyList.class);
        this.items.putAll(items);
        this.oneListOnly = oneListOnly;
    }

    public String matter() {
        return matter;
    }

    /** Whether any list names the matter. */
    public boolean isListed() {
        return items.values().stream().anyMatch(found -> !found.isEmpty());
    }

    /** What the lists call it; the code when no list names it. */
    public String name() {
        return all().map(DutyItem::name).findFirst().orElse(matter);
    }

    public List<DutyItem> on(DutyList list) {
        return items.getOrDefault(list, List.of());
    }

    /** The item that gives a department the lead. */
    public Optional<DutyItem> departments() {
        return on(DutyList.TERRITORIAL).stream()
                .filter(item -> !item.lead().isEmpty())
                .findFirst();
    }

    /** The item by which its own level answers for it: the department's, else the street's, else the community's. */
    public Optional<DutyItem> first() {
        return departments().or(() -> all().findFirst());
    }

    /** Departments that have a part in it, the lead first; codes. */
    public List<String> departmentCodes() {
        return on(DutyList.TERRITORIAL).stream()
                .flatMap(item -> Stream.concat(Stream.of(item.lead()), item.assist().stream()))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    /** What the street's own lists say of it: its duties first, then where it only helps. */
    public StreetDuty street() {
        return Stream.of(DutyList.STREET, DutyList.STREET_ASSIST)
                .flatMap(list -> on(list).stream().map(item -> cited(list, item)))
                .findFirst()
                .map(cited -> new StreetDuty(
                        cited,
                        on(DutyList.STREET).stream()
                                .map(DutyItem::lead)
                                .filter(Duties::isOfTheStreet)
                                .findFirst()
                                .orElse(""),
                        Stream.of(DutyList.STREET, DutyList.STREET_ASSIST)
                                .flatMap(list -> on(list).stream())
                                .flatMap(item -> item.assist().stream())
                                .filter(Duties::isOfTheStreet)
                                .distinct()
                                .toList()))
                .orElse(StreetDuty.NONE);
    }

    private static boolean isOfTheStreet(String code) {
        return Role.of(code).filter(role -> role.unitKind().equals("street")).isPresent();
    }

    /** Why it may not be laid upon the street; empty when it may: its own duty, its help, or its communities' own matter. */
    public Optional<String> streetRefusal() {
        boolean mayGo = oneListOnly
                ? isListed()
                : !on(DutyList.STREET).isEmpty()
                        || !on(DutyList.STREET_ASSIST).isEmpty()
                        || on(DutyList.COMMUNITY).stream().anyMatch(item -> item.is(DutyItem.SELF_GOVERNMENT));
        return mayGo ? Optional.empty() : Optional.of(refusal("街道", "街道职责清单、街道配合事项清单"));
    }

    /** Why it may not be laid upon a community or block; empty when it may. */
    public Optional<String> communityRefusal() {
        if (oneListOnly) {
            return Optional.empty();
        }
        Optional<DutyItem> negative = on(DutyList.COMMUNITY).stream()
                .filter(item -> item.is(DutyItem.NEGATIVE))
                .findFirst();
        if (negative.isPresent()) {
            return Optional.of("%s第 %s 项“%s”属负面事项，不得交由社区承担，应由所列部门自行办理（不得转嫁）。依据：%s"
                    .formatted(
                            DutyList.COMMUNITY.label(),
                            negative.get().item(),
                            negative.get().name(),
                            negative.get().basis()));
        }
        return on(DutyList.COMMUNITY).isEmpty() ? Optional.of(refusal("社区", "社区事项清单")) : Optional.empty();
    }

    private String refusal(String upon, String lists) {
        if (matter.isEmpty()) {
            return "事项未明确，清单中无从查起，不得派给%s（不得转嫁）；请先选定事项".formatted(upon);
        }
        if (!isListed()) {
            return "事项“%s”不在任何职责清单内，不得转嫁给%s".formatted(matter, upon);
        }
        List<String> found = new ArrayList<>();
        items.forEach((list, listed) -> listed.forEach(item -> found.add(cited(list, item))));
        return "%s没有列入该事项，仅见于%s，不得转嫁给%s".formatted(lists, found.stream().collect(Collectors.joining("、")), upon);
    }

    private static String cited(DutyList list, DutyItem item) {
        return list.label() + "第 " + item.item() + " 项“" + item.name() + "”";
    }

    private Stream<DutyItem> all() {
        return Stream.of(DutyList.values()).flatMap(list -> on(list).stream());
    }
}
