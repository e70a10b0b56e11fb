package org.wufang.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wufang.Cases;
import org.wufang.WufangTest;
import org.wufang.directory.Staff;

/** The verifier is never the handler, also not who prepared the handling for another. */
@WufangTest
class ImpartialVerifierTest {

    private static final String STREET = "430302005";
    private static final String BLOCK = "430302005001001";

    @Autowired
    private Cases cases;

    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path staff;

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
        String task =
                cases.as("owngovernor").task(number, "userTask_handleOnSite").id();
        cases.as("owngovernor").claim(task);
        cases.as("owngovernor")
                .acts(number, "delegate", Map.of("task", task, "person", "ownsupervisor", "reason", "请代为上门"));
        cases.as("ownsupervisor").acts(number, "handBack", Map.of("task", task, "reason", "已上门疏通"));
        assertThat(cases.as("owngovernor")
                        .submit(task, Map.of("frontEndOutcome", "solved", "measures", "已疏通"))
                        .status())
                .isIn(200, 204);

        assertThat(cases.as("ownsupervisor").tasks(number)).isEmpty();
        cases.does("owncoordination", number, "userTask_verifyResult");
        assertThat(cases.as("ownblockservice").task(number, "userTask_callBack"))
                .isNotNull();
    }

    @Test
    void whoOnlyWorksBesideIsTheVerifier() {
        String number = report("property.roofLeak");
        cases.does("owngovernor", number, "userTask_handleOnSite");

        assertThat(cases.as("owncoordination").tasks(number)).isEmpty();
        assertThat(cases.as("ownsupervisor").task(number, "userTask_verifyResult"))
                .isNotNull();
    }

    @Test
    void aCallStopsTheResponseClockOnce() {
        String number = report("neighbour.dispute");
        assertThat(cases.file(number).course().firstContactAt()).isNull();

        cases.as("owngovernor").acts(number, "contactReporter", Map.of("means", "phone", "reason", "已约定下午上门"));
        var first = cases.file(number).course().firstContactAt();
        assertThat(first).isNotNull();
        cases.as("owngovernor").acts(number, "contactReporter", Map.of("means", "visit", "reason", "已上门查看"));

        assertThat(cases.file(number).course().firstContactAt()).isEqualTo(first);
        assertThat(cases.page(number).toString()).contains("联系诉求人");
    }

    /** A matter of its own for each test: a repeated one goes to a meeting. */
    private String report(String matter) {
        return cases.reportedBy("owngovernor", report -> report.matter(matter).unit(BLOCK));
    }
}
