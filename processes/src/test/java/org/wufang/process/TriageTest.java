package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageTest {

    private static final Table TRIAGE = new Table("triage");

    @ParameterizedTest(
            name = "{0}: hazard {1}, place {2}, matter {3}, failed below {4}, power lacking {5}, "
                    + "{6} departments, {7} parties, {8} households, repeat {9}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            # rule,                 hazard,    place, matter, below, power, dep, par, hou, repeat, level,     path,     sure
            lifeHazard,             life,      true,  true,   false, false, 0,   1,   1,   false,  difficult, whistle,  true
            lifeHazard,             life,      true,  false,  true,  true,  5,   5,   500, true,   difficult, whistle,  true
            lifeHazardPlaceUnknown, life,      false, true,   false, false, 0,   1,   1,   false,  difficult, whistle,  false
            placeUnknown,           none,      false, true,   false, false, 0,   1,   1,   false,  routine,   frontEnd, false
            placeUnknown,           utilities, false, false,  true,  true,  5,   5,   500, true,   routine,   frontEnd, false
            matterUnknown,          none,      true,  false,  false, false, 0,   1,   1,   false,  routine,   frontEnd, false
            matterUnknown,          utilities, true,  false,  true,  true,  5,   5,   500, true,   routine,   frontEnd, false
            failedBelow,            none,      true,  true,   true,  false, 0,   1,   1,   false,  difficult, whistle,  true
            failedBelow,            utilities, true,  true,   true,  true,  5,   5,   500, true,   difficult, whistle,  true
            powerLacking,           none,      true,  true,   false, true,  1,   1,   1,   false,  difficult, whistle,  true
            powerLacking,           utilities, true,  true,   false, true,  5,   5,   500, true,   difficult, whistle,  true
            severalDepartments,     none,      true,  true,   false, false, 2,   1,   1,   false,  difficult, whistle,  true
            severalDepartments,     utilities, true,  true,   false, false, 5,   5,   500, true,   difficult, whistle,  true
            utilitiesFailure,       utilities, true,  true,   false, false, 1,   1,   1,   false,  complex,   frontEnd, true
            utilitiesFailure,       utilities, true,  true,   false, false, 0,   5,   500, true,   complex,   frontEnd, true
            severalParties,         none,      true,  true,   false, false, 1,   2,   1,   false,  complex,   meeting,  true
            severalParties,         none,      true,  true,   false, false, 0,   5,   500, true,   complex,   meeting,  true
            sharedByMany,           none,      true,  true,   false, false, 0,   1,   10,  false,  complex,   meeting,  true
            sharedByMany,           none,      true,  true,   false, false, 0,   0,   500, true,   complex,   meeting,  true
            repeated,               none,      true,  true,   false, false, 0,   1,   9,   true,   complex,   meeting,  true
            routine,                none,      true,  true,   false, false, 0,   1,   9,   false,  routine,   frontEnd, true
            routine,                none,      true,  true,   false, false, 1,   0,   1,   false,  routine,   frontEnd, true
            hazardUnknown,          fire,      true,  true,   true,  true,  5,   5,   500, true,   routine,   frontEnd, false
            factsMissing,           null,      true,  true,   false, false, 0,   1,   1,   false,  routine,   frontEnd, false
            factsMissing,           life,      null,  true,   false, false, 0,   1,   1,   false,  routine,   frontEnd, false
            factsMissing,           none,      true,  null,   false, false, 0,   1,   1,   false,  routine,   frontEnd, false
            factsMissing,           none,      true,  true,   null,  false, 0,   1,   1,   false,  routine,   frontEnd, false
            factsMissing,           none,      true,  true,   false, null,  0,   1,   1,   false,  routine,   frontEnd, false
            factsMissing,           none,      true,  true,   false, false, null, 1,  1,   false,  routine,   frontEnd, false
            factsMissing,           none,      true,  true,   false, false, 0,   null, 1,  false,  routine,   frontEnd, false
            factsMissing,           none,      true,  true,   false, false, 0,   1,   null, false, routine,   frontEnd, false
            factsMissing,           none,      true,  true,   false, false, 0,   1,   1,   null,   routine,   frontEnd, false
            """)
    void chooses(
            String rule,
            String hazard,
            Boolean placeKnown,
            Boolean matterKnown,
            Boolean failedBelow,
            Boolean powerLacking,
            Integer departments,
            Integer parties,
            Integer households,
            Boolean repeat,
            String level,
            String path,
            boolean sure) {
        Map<String, Object> row = TRIAGE.row(inputs(
                "hazard", hazard,
                "placeKnown", placeKnown,
                "matterKnown", matterKnown,
                "failedBelow", failedBelow,
                "powerLacking", powerLacking,
                "departments", departments,
                "parties", parties,
                "households", households,
                "repeat", repeat));

        assertThat(row)
                .containsEntry("level", level)
                .containsEntry("path", path)
                .containsEntry("sure", sure)
                .containsEntry("triageRule", rule);
        assertThat((String) row.get("triageReason"))
                .as("why, and what otherwise")
                .contains("若")
                .endsWith("。");
    }

    @Test
    void theReasonNamesTheFactsAndWhatWouldHaveBeenOtherwise() {
        Map<String, Object> row = TRIAGE.row(inputs(
                "hazard", "none",
                "placeKnown", true,
                "matterKnown", true,
                "failedBelow", false,
                "powerLacking", false,
                "departments", 0,
                "parties", 3,
                "households", 2,
                "repeat", false));

        assertThat(row).containsEntry("triageReason", "涉及3方责任主体，列为复杂，走会议处置；若仅涉及一方责任主体，则为前端处置。");
    }

    @AfterAll
    static void everyRuleFired() {
        TRIAGE.assertEveryRuleFired();
    }
}
