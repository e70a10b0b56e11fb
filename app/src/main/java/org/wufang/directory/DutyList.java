package org.wufang.directory;

import java.util.Optional;
import java.util.stream.Stream;

/** A list that says whose duty a matter is. Each is a decision table of its name. */
public enum DutyList {
    TERRITORIAL("duty-list", "属地职责清单"),
    STREET("street-duty-list", "街道职责清单"),
    STREET_ASSIST("street-assist-list", "街道配合事项清单"),
    COMMUNITY("community-list", "社区事项清单");

    private final String table;
    private final String label;

    DutyList(String table, String label) {
        this.table = table;
        this.label = label;
    }

    /** Id of the decision table, and the word for the list in addresses. */
    public String table() {
        return table;
    }

    public String label() {
        return label;
    }

    public static Optional<DutyList> of(String table) {
        return Stream.of(values()).filter(list -> list.table.equals(table)).findFirst();
    }
}
