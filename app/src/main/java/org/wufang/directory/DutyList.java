package org.wufang.directory;

import java.util.Optional;
import java.util.stream.Stream;

/** A list that says whose duty a matter is. Each is a decision table of its name. */
public enum DutyList {
    TERRITORIAL("duty-list", "属地职责清单", "T-"),
    STREET("street-duty-list", "街道职责清单", "S-"),
    STREET_ASSIST("street-assist-list", "街道配合事项清单", "A-"),
    COMMUNITY("community-list", "社区事项清单", "C-Z-");

    private final String table;
    private final String label;
    private final String letters;

    DutyList(String table, String label, String letters) {
        this.table = table;
        this.label = label;
        this.letters = letters;
    }

    /** Id of the decision table, and the word for the list in addresses. */
    public String table() {
        return table;
    }

    public String label() {
        return label;
    }

    /** With which the number of a new item begins. */
    String letters() {
        return letters;
    }

    public static Optional<DutyList> of(String table) {
        return Stream.of(values()).filter(list -> list.table.equals(table)).findFirst();
    }
}
