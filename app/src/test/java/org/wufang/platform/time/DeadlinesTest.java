package org.wufang.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.wufang.platform.engine.DecisionTables;

class DeadlinesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Friday, 6 March 2026, 17 o'clock in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-03-06T09:00:00Z");

    private final DecisionTables tables = mock(DecisionTables.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final Clock clock = Clock.fixed(NOW, SHANGHAI);
    private final Deadlines deadlines = new Deadlines(
            tables,
            new WorkingCalendar(
                    new DefaultResourceLoader(), clock, SHANGHAI, List.of("09:00-12:00", "13:30-17:30"), ""),
            clock);

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({
        "30, minutes, 2026-03-06T09:30:00Z",
        "2, hours, 2026-03-06T11:00:00Z",
        "7, days, 2026-03-13T09:00:00Z",
        "45, workingMinutes, 2026-03-09T01:15:00Z",
        "1, workingHours, 2026-03-09T01:30:00Z",
        "1, workingDays, 2026-03-09T09:30:00Z",
    })
    void theTableSaysHowMuchOfWhichTime(int amount, String unit, Instant due) {
        given(execution.getVariable("hazard")).willReturn("life");
        given(tables.evaluate(
                        "deadlines", execution, Map.of("step", "act", "hazard", "life", "whistleKind", "", "path", "")))
                .willReturn(List.of(Map.of("amount", amount, "unit", unit)));

        assertThat(deadlines.dueAt("act", execution).toInstant()).isEqualTo(due);
    }

    /** It is Friday, 17:00. */
    @ParameterizedTest(name = "{0}: due {1}, stopped {2} → {3}")
    @CsvSource({
        "workingDays, 2026-03-05T09:30:00Z, 2026-03-05T08:00:00Z, 2026-03-09T02:00:00Z",
        "workingDays, 2026-03-05T09:30:00Z, 2026-03-05T12:00:00Z, 2026-03-06T09:00:00Z",
        "days, 2026-03-05T09:30:00Z, 2026-03-05T08:00:00Z, 2026-03-06T10:30:00Z",
        "days, 2026-03-05T09:30:00Z, 2026-03-05T12:00:00Z, 2026-03-06T09:00:00Z",
    })
    void aStoppedDeadlineGoesOnWithWhatItHadLeft(String unit, Instant due, Instant stopped, Instant resumed) {
        given(tables.evaluate(
                        "deadlines", execution, Map.of("step", "act", "hazard", "", "whistleKind", "", "path", "")))
                .willReturn(List.of(Map.of("amount", 3, "unit", unit)));

        assertThat(deadlines.resumed("act", execution, due, stopped)).isEqualTo(resumed);
    }

    @Test
    void aStepWithoutRuleOrWithTwoIsAnError() {
        Map<String, Object> rule = Map.of("amount", 1, "unit", "days");
        given(tables.evaluate(
                        "deadlines", execution, Map.of("step", "twice", "hazard", "", "whistleKind", "", "path", "")))
                .willReturn(List.of(rule, rule));

        assertThatThrownBy(() -> deadlines.dueAt("never", execution))
                .hasMessageContaining("0 rules for the step never");
        assertThatThrownBy(() -> deadlines.dueAt("twice", execution)).hasMessageContaining("2 rules");
    }

    @Test
    void anUnknownUnitIsAnError() {
        given(tables.evaluate(
                        "deadlines", execution, Map.of("step", "act", "hazard", "", "whistleKind", "", "path", "")))
                .willReturn(List.of(Map.of("amount", 1, "unit", "weeks")));

        assertThatThrownBy(() -> deadlines.dueAt("act", execution)).hasMessageContaining("unknown unit weeks");
    }
}
