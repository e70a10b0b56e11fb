package org.wufang.directory;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wufang.platform.engine.DecisionTables;

/** The door to the duty lists: which item of which list a matter is, and upon whom it may be laid. */
@Component
public class DutyLists {

    private final DecisionTables tables;

    DutyLists(DecisionTables tables) {
        this.tables = tables;
    }

    /** By the lists that were deployed with this process: a case is judged by those in force when it opened. */
    public Duties of(String matter, String processDefinitionId) {
        Map<DutyList, List<DutyItem>> items = new EnumMap<>(DutyList.class);
        boolean four = true;
        for (DutyList list : DutyList.values()) {
            Optional<String> version = tables.versionWith(list.table(), processDefinitionId);
            four &= version.isPresent();
            version.ifPresent(id -> items.put(list, items(id, matter)));
        }
        return new Duties(matter, items, !four);
    }

    /** By the newest lists: before a case exists. */
    public Duties today(String matter) {
        Map<String, String> versions = tables.newestVersions();
        Map<DutyList, List<DutyItem>> items = new EnumMap<>(DutyList.class);
        for (DutyList list : DutyList.values()) {
            items.put(list, newest(list, versions, matter));
        }
        return new Duties(matter, items, false);
    }

    /** What the newest lists call the matter; empty when none names it. */
    public Optional<String> name(String matter) {
        Map<String, String> versions = tables.newestVersions();
        return Stream.of(DutyList.values())
                .flatMap(list -> newest(list, versions, matter).stream())
                .map(DutyItem::name)
                .findFirst();
    }

    private List<DutyItem> newest(DutyList list, Map<String, String> versions, String matter) {
        String version = versions.get(list.table());
        return version == null ? List.of() : items(version, matter);
    }

    private List<DutyItem> items(String version, String matter) {
        return tables.evaluateVersion(version, Map.of("matter", matter)).stream()
                .map(row -> item(matter, row))
                .toList();
    }

    private static DutyItem item(String matter, Map<String, Object> row) {
        return new DutyItem(
                text(row, "item"),
                matter,
                text(row, "matterName"),
                text(row, "group"),
                text(row, "lead"),
                codes(text(row, "assist")),
                text(row, "basis"),
                text(row, "kind"));
    }

    /** Codes between commas. */
    static List<String> codes(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.toString(row.get(output), "");
    }
}
