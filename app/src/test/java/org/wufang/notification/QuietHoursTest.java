package org.wufang.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest(name = "{0} to {1} at {2}: {3}")
    @CsvSource({
        "22:00, 07:00, 21:59, false",
        "22:00, 07:00, 22:00, true",
        "22:00, 07:00, 00:00, true",
        "22:00, 07:00, 06:59, true",
        "22:00, 07:00, 07:00, false",
        "12:00, 13:30, 11:59, false",
        "12:00, 13:30, 12:00, true",
        "12:00, 13:30, 13:30, false",
        "00:00, 00:00, 00:00, false",
        "00:00, 00:00, 12:00, false",
    })
    void theyBeginWithTheFirstMinuteAndEndBeforeTheLast(
            LocalTime from, LocalTime until, LocalTime time, boolean quiet) {
        assertThat(new QuietHours(from, until).contain(time)).isEqualTo(quiet);
    }
}
