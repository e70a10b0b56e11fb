package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's history is for the running business; what lasts is the case file and the ledger. */
@WufangTest
class HistoryCleanupTest {

    private static final Duration TIME_TO_LIVE = Duration.ofDays(180);
    private static final int NIGHTS = 50;

    @LocalServerPort
    int port;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @AfterEach
    void today() {
        ClockUtil.reset();
    }

    @Test
    void theCleanUpRunsAtNight() {
        assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00");
        assertThat(engine.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
        assertThat(history.findHistoryCleanupJobs())
                .as("planned by itself")
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.getDuedate()).isNotNull());
    }

    @Test
    void afterItsTimeTheHistoryIsGoneAndTheCaseFileAndTheLedgerAreWhole() {
        String number = report();
        Tasklist.of(port, "coordination").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "居民自行解决"));
        String open = report();
        JsonNode file = read(number, "");
        JsonNode ledger = read(number, "/ledger");
        assertThat(file.get("status").asText()).isEqualTo("withdrawn");
        assertThat(instances(number)).isNotEmpty();

        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(TIME_TO_LIVE).minus(Duration.ofHours(1))));
        cleanUp();
        assertThat(instances(number)).as("an hour before its time").isNotEmpty();

        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(TIME_TO_LIVE).plus(Duration.ofHours(1))));
        // a night takes what is oldest first, some hundreds at once: others have left history too
        for (int night = 0; night < NIGHTS && !instances(number).isEmpty(); night++) {
            cleanUp();
        }
        assertThat(instances(number)).isEmpty();
        assertThat(history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
        assertThat(instances(open)).as("an open case is kept").isNotEmpty();
        assertThat(read(number, "")).isEqualTo(file);
        assertThat(read(number, "/ledger")).isEqualTo(ledger);
        assertThat(read(number, "/ledger/verification").get("valid").asBoolean())
                .isTrue();
    }

    /** What the job executor does at night. */
    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        for (Job job : history.findHistoryCleanupJobs()) {
            management.executeJob(job.getId());
        }
    }

    private List<HistoricProcessInstance> instances(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
    }

    private JsonNode read(String number, String part) {
        var answer = Tasklist.of(port, "command").get("/api/v1/cases/" + number + part);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String report() {
        return Tasklist.of(port, "governor")
                .post("/api/v1/cases", RaceTest.CASE)
                .json()
                .get("number")
                .asText();
    }
}
