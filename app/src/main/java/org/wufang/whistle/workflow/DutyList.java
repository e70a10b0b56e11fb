package org.wufang.whistle.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.whistle.DutyEntry;

/** The duty list that was deployed with the process: a case is judged by the list in force when it opened. */
@Component
class DutyList {

    private final DecisionTables tables;

    DutyList(DecisionTables tables) {
        this.tables = tables;
    }

    DutyEntry entry(String matter, DelegateExecution execution) {
        return tables.evaluate("duty-list", execution, Map.of("matter", matter)).stream()
                .findFirst()
                .map(row -> new DutyEntry(
                        matter, text(row, "matterName"), true, text(row, "lead"), codes(row), text(row, "basis")))
                .orElseGet(() -> DutyEntry.unlisted(matter));
    }

    private static List<String> codes(Map<String, Object> row) {
        return Arrays.stream(text(row, "assist").split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.toString(row.get(output), "");
    }
}
