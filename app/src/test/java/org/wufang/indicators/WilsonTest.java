package org.wufang.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values computed by others (R: {@code binom::binom.confint(method = "wilson")}). */
class WilsonTest {

    @ParameterizedTest
    @CsvSource({
        "8, 10, 49.02, 94.33",
        "0, 10, 0.00, 27.75",
        "10, 10, 72.25, 100.00",
        "1, 1, 20.65, 100.00",
        "81, 263, 25.53, 36.62"
    })
    void theIntervalStaysOnTheScale(long yes, long answered, BigDecimal low, BigDecimal high) {
        assertThat(Wilson.of(yes, answered)).isEqualTo(new Wilson(low, high));
    }

    @Test
    void nobodyAnswered() {
        assertThat(Wilson.of(0, 0)).isNull();
    }
}
