package org.wufang.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Staff;

/** The verifier is never the handler, also not who prepared the handling for another. */
@WufangTest
class ImpartialVerifierTest {

    private static final String STREET = "430302005";
    private static final String BLOCK = "430302005001001";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path staff;

    @Autowired
    private CaseFiles files;

    @BeforeEach
    void theStreetHasItsOwnPeople() {
        Staff.add(
                context,
                staff,
                "owngovernor,乙一,blockGovernor," + BLOCK + ",,,demo",
                "ownsupervisor,乙二,blockSupervisor," + BLOCK + ",,,demo",
                "owncoordination,乙三,coordination," + STREET + ",,,demo",
                "ownblockservice,乙四,blockService," + STREET + ",,,demo");
    }

    @AfterEach
    void theDemoIsAsItWas() {
        Staff.demo(context);
    }

    @Test
    void theBlocksOnlySupervisorHandledItSoTheStreetVerifies() {
        String number = report("property.liftFault");
        String task = as("owngovernor").task(number, "userTask_handleOnSite").id();
        as("owngovernor").claim(task);
        as("owngovernor").acts(number, "delegate", Map.of("task", task, "person", "ownsupervisor", "reason", "请代为上门"));
        as("ownsupervisor").acts(number, "handBack", Map.of("task", task, "reason", "已上门疏通"));
        assertThat(as("owngovernor")
                        .submit(task, Map.of("frontEndOutcome", "solved", "measures", "已疏通"))
                        .status())
                .isIn(200, 204);

        assertThat(as("ownsupervisor").tasks(number)).isEmpty();
        as("owncoordination")
                .does(
                        number,
                        "userTask_verifyResult",
                        Map.of("verified", "yes", "rootCause", "other", "finding", "到场查看，属实"));
        assertThat(as("ownblockservice").task(number, "userTask_callBack")).isNotNull();
    }

    @Test
    void whoOnlyWorksBesideIsTheVerifier() {
        String number = report("property.roofLeak");
        as("owngovernor").does(number, "userTask_handleOnSite", Map.of("frontEndOutcome", "solved", "measures", "已疏通"));

        assertThat(as("owncoordination").tasks(number)).isEmpty();
        assertThat(as("ownsupervisor").task(number, "userTask_verifyResult")).isNotNull();
    }

    @Test
    void aCallStopsTheResponseClockOnce() {
        String number = report("neighbour.dispute");
        assertThat(files.get(number).firstContactAt()).isNull();

        as("owngovernor").acts(number, "contactReporter", Map.of("means", "phone", "reason", "已约定下午上门"));
        var first = files.get(number).firstContactAt();
        assertThat(first).isNotNull();
        as("owngovernor").acts(number, "contactReporter", Map.of("means", "visit", "reason", "已上门查看"));

        assertThat(files.get(number).firstContactAt()).isEqualTo(first);
        assertThat(as("command").get("/api/v1/cases/" + number).text()).contains("联系诉求人");
    }

    /** A matter of its own for each test: a repeated one goes to a meeting. */
    private String report(String matter) {
        Answer answer = as("owngovernor")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title", "下水管堵塞",
                                "description", "一楼返水",
                                "matter", matter,
                                "unit", BLOCK,
                                "address", "3栋",
                                "hazard", "none",
                                "households", 3,
                                "channel", "grid"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("number").asText();
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
