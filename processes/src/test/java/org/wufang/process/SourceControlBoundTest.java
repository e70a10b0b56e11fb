package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceControlBoundTest {

    private static final Table BOUND = new Table("source-control-bound");

    @ParameterizedTest
    @CsvSource({"agingFacility, property.roofLeak", "violation, ''"})
    void theThirdLikeCauseInNinetyDays(String cause, String matter) {
        assertThat(BOUND.row(inputs("rootCause", cause, "matter", matter)))
                .isEqualTo(Map.of("likeCases", 3, "withinDays", 90));
    }

    @Test
    void otherCausesAreNotAlike() {
        assertThat(BOUND.rows(inputs("rootCause", "other", "matter", "property.roofLeak")))
                .isEmpty();
    }

    @AfterAll
    static void everyRuleFired() {
        BOUND.assertEveryRuleFired();
    }
}
