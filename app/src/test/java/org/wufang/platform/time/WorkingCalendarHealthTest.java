package org.wufang.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.wufang.WufangTest;

@WufangTest
class WorkingCalendarHealthTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private WorkingCalendar calendar;

    @Test
    void anybodySeesThatADeadlineFellInAYearNotCoveredAndTheServerStaysUp() {
        calendar.plusWorkingDays(Instant.parse("2099-03-02T02:00:00Z"), 1);

        JsonNode health = http.getForObject("/actuator/health", JsonNode.class);

        assertThat(health.path("status").asText()).isEqualTo("UP");
        JsonNode component = health.path("components").path("workingCalendar");
        assertThat(component.path("status").asText()).isEqualTo("UP");
        assertThat(component.path("description").asText()).contains("年的节假日安排");
    }
}
