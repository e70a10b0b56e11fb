package org.wufang.casefile.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;
import org.wufang.directory.Staff;

/** A task changes hands: transferred, delegated and handed back, left behind by who leaves the office. */
@WufangTest
class HandsTest {

    private static final String STATE = "userTask_statePosition";
    private static final Map<String, Object> POSITION = Map.of("position", "同意修缮");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Departures departures;

    @TempDir
    Path files;

    Sitting table;

    @BeforeEach
    void thePropertyFirmHasTwoPeople() {
        Staff.add(context, files, "property3,钱小川,propertyFirm,430302003001,,,demo");
        table = Sitting.called(context);
    }

    @AfterEach
    void theDemoIsAsItWas() {
        Staff.demo(context);
        table.over();
    }

    @Test
    void aTaskIsTransferredToAColleagueWhoCompletesIt() {
        Tasklist.Task task = claimed("property");
        assertThat(table.options("property", "transfer", "person")).containsExactly("钱小川（万新社区·物业公司）");

        table.act("property", "transfer", Map.of("task", task.id(), "person", "property3"));

        assertThat(table.as("property").submit(task.id(), POSITION).status()).isIn(403, 404);
        assertThat(table.as("property3").submit(task.id(), POSITION).status()).isIn(200, 204);
        assertThat(table.counts()).isEqualTo("5/4/1");
        assertThat(table.ledgerHolds()).isTrue();
    }

    @Test
    void aTaskIsTransferredToNobodyWhoIsNotEntitledToIt() {
        Tasklist.Task task = claimed("property");

        assertThat(table.tries("property", "transfer", Map.of("task", task.id(), "person", "owners"))
                        .status())
                .isEqualTo(400);
        assertThat(table.offered("property3")).doesNotContain("transfer");
        assertThat(table.offered("social")).doesNotContain("transfer", "delegate");
        claimed("social");
        assertThat(table.offered("social")).contains("delegate").doesNotContain("transfer");
    }

    @Test
    void aDelegatedTaskComesBackWithANoteBeforeItIsCompleted() {
        Tasklist.Task task = claimed("property");

        table.act("property", "delegate", Map.of("task", task.id(), "person", "blockservice"));

        assertThat(table.as("blockservice").get("/api/v1/cases/" + table.number).status())
                .as("the delegate reads the case")
                .isEqualTo(200);
        assertThat(table.as("blockservice").tasks(table.number))
                .extracting(Tasklist.Task::id)
                .containsExactly(task.id());
        Tasklist.Answer refused = table.as("blockservice").submit(task.id(), POSITION);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("须先交回");
        assertThat(table.offered("property")).contains("handBack").doesNotContain("delegate", "transfer");

        table.act("blockservice", "handBack", Map.of("task", task.id(), "reason", "已核对维修台账"));

        assertThat(table.form("property", STATE, "caseHistory")).contains("委派（", "交回（", "已核对维修台账");
        assertThat(table.as("property").submit(task.id(), POSITION).status()).isIn(200, 204);
        assertThat(table.section("positions").get(0).path("person").asText()).isEqualTo("property");
        assertThat(table.counts()).isEqualTo("5/4/1");
    }

    @Test
    void aDelegatedTaskIsNotDroppedWhereNobodyHoldsIt() {
        Tasklist.Task task = claimed("property");
        table.act("property", "delegate", Map.of("task", task.id(), "person", "blockservice"));

        for (String person : List.of("blockservice", "property")) {
            Tasklist.Answer dropped = table.as(person).post("/engine-rest/task/" + task.id() + "/unclaim", Map.of());
            assertThat(dropped.status()).isEqualTo(409);
            assertThat(dropped.text()).contains("交回");
        }
        assertThat(assignee(task)).isEqualTo("blockservice");
        table.act("blockservice", "handBack", Map.of("task", task.id()));
        assertThat(table.as("property")
                        .post("/engine-rest/task/" + task.id() + "/unclaim", Map.of())
                        .status())
                .as("one's own again")
                .isEqualTo(204);
    }

    @Test
    void whoDelegatedATaskMayTakeItBack() {
        Tasklist.Task task = claimed("property");
        table.act("property", "delegate", Map.of("task", task.id(), "person", "property3"));

        table.act("property", "handBack", Map.of("task", task.id()));

        assertThat(table.as("property").submit(task.id(), POSITION).status()).isIn(200, 204);
    }

    @Test
    void theTaskOfWhoLeavesTheOfficeGoesBackToTheGroup() {
        Tasklist.Task task = claimed("property3");
        departures.returnTasks();
        assertThat(assignee(task)).as("who serves keeps the task").isEqualTo("property3");

        Staff.demo(context);
        departures.returnTasks();

        assertThat(assignee(task)).isEqualTo("null");
        table.state("property");
        assertThat(table.counts()).isEqualTo("5/4/1");
        assertThat(titles()).anyMatch(title -> title.contains("任务退回本组") && title.contains("钱小川"));
    }

    @Test
    void aTaskDelegatedToWhoLeavesGoesBackToItsOwner() {
        Tasklist.Task task = claimed("property");
        table.act("property", "delegate", Map.of("task", task.id(), "person", "property3"));

        Staff.demo(context);
        departures.returnTasks();

        assertThat(assignee(task)).isEqualTo("property");
        assertThat(table.as("property").submit(task.id(), POSITION).status()).isIn(200, 204);
    }

    @Test
    void aTaskWhoseOwnerLeftWhileItWasDelegatedGoesBackToTheGroup() {
        Tasklist.Task task = claimed("property3");
        table.act("property3", "delegate", Map.of("task", task.id(), "person", "social"));

        Staff.demo(context);
        departures.returnTasks();

        assertThat(assignee(task)).isEqualTo("null");
        table.state("property");
    }

    private Tasklist.Task claimed(String person) {
        Tasklist.Task task = table.as(person).task(table.number, STATE);
        assertThat(table.as(person).claim(task.id()).status()).isEqualTo(204);
        return task;
    }

    private String assignee(Tasklist.Task task) {
        return table.as("admin")
                .get("/engine-rest/task/" + task.id())
                .json()
                .path("assignee")
                .asText();
    }

    private List<String> titles() {
        return table.file().path("timeline").findValuesAsText("title");
    }
}
