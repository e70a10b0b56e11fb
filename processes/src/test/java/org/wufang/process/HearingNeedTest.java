package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HearingNeedTest {

    private static final Table HEARING_NEED = new Table("hearing-need");

    @ParameterizedTest(name = "hazard {0}, {1}, {2} households, {3} yuan: {4}, {5}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            life,      parking.disorder,      3,    0,       true,  lifeHazard
            life,      property.liftRetrofit, null, 1000000, true,  lifeHazard
            none,      property.liftRetrofit, 3,    0,       true,  technicalMatter
            utilities, utility.gas,           500,  null,    true,  technicalMatter
            none,      building.unsafe,       null, null,    true,  technicalMatter
            none,      parking.disorder,      null, 0,       true,  householdsUnknown
            none,      parking.disorder,      100,  0,       true,  manyHouseholds
            none,      parking.disorder,      99,   0,       false, notNeeded
            none,      parking.disorder,      99,   100000,  true,  costly
            none,      parking.disorder,      99,   99999,   false, notNeeded
            none,      parking.disorder,      0,    null,    false, notNeeded
            utilities, property.roofLeak,     12,   5000,    false, notNeeded
            null,      null,                  12,   5000,    false, notNeeded
            none,      '',                    12,   null,    false, notNeeded
            """)
    void decides(String hazard, String matter, Integer households, Long cost, boolean needed, String rule) {
        assertThat(HEARING_NEED.row(inputs("hazard", hazard, "matter", matter, "households", households, "cost", cost)))
                .containsEntry("hearingNeeded", needed)
                .containsEntry("hearingRule", rule)
                .extractingByKey("hearingReason")
                .asString()
                .isNotBlank();
    }

    @AfterAll
    static void everyRuleFired() {
        HEARING_NEED.assertEveryRuleFired();
    }
}
