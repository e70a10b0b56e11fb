package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockAlertTest {

    private static final Table CLOCK_ALERT = new Table("clock-alert");

    @ParameterizedTest(name = "{0}, hazard {1}: amber at {2} %, red at {3} %")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            tier,     life,      25, 50
            citizen,  life,      25, 50
            business, utilities, 50, 75
            tier,     none,      60, 85
            tier,     null,      60, 85
            business, none,      75, 90
            citizen,  none,      50, 80
            citizen,  null,      50, 80
            unheard,  none,      50, 80
            """)
    void warns(String clock, String hazard, int amber, int red) {
        assertThat(CLOCK_ALERT.row(inputs("clock", clock, "hazard", hazard)))
                .containsEntry("amber", amber)
                .containsEntry("red", red);
        assertThat(amber).isLessThan(red);
    }

    @AfterAll
    static void everyRuleFired() {
        CLOCK_ALERT.assertEveryRuleFired();
    }
}
