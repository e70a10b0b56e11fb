package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhistleKindTest {

    private static final Table WHISTLE_KIND = new Table("whistle-kind");

    @ParameterizedTest(name = "{0}, hazard {1}, {2} departments: {3}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            streetCannotSolve, life,      1,    emergency
            jointEnforcement,  life,      5,    emergency
            null,              life,      null, emergency
            emergency,         none,      1,    emergency
            emergency,         utilities, null, emergency
            jointEnforcement,  none,      1,    tough
            jointEnforcement,  utilities, 5,    tough
            streetCannotSolve, none,      2,    tough
            streetCannotSolve, utilities, 5,    tough
            streetCannotSolve, none,      1,    quick
            streetCannotSolve, none,      0,    quick
            streetCannotSolve, null,      1,    quick
            streetCannotSolve, none,      null, tough
            somethingElse,     none,      1,    tough
            null,              none,      null, tough
            """)
    void chooses(String ground, String hazard, Integer departments, String kind) {
        assertThat(WHISTLE_KIND.row(inputs("whistleGround", ground, "hazard", hazard, "departments", departments)))
                .containsEntry("whistleKind", kind);
    }

    @AfterAll
    static void everyRuleFired() {
        WHISTLE_KIND.assertEveryRuleFired();
    }
}
