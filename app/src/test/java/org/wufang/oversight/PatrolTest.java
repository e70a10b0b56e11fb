package org.wufang.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.Cases;
import org.wufang.Report;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.documents.Document;
import org.wufang.documents.Documents;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.Term;

/** What the patrol finds in the cases. */
@WufangTest
@RecordApplicationEvents
class PatrolTest {

    private static final Consumer<Report> REPORT = said -> said.matter("property.pipeBlocked");
    private static final Instant LONG_AGO = Instant.parse("2020-01-02T02:00:00Z");

    @Autowired
    private Cases cases;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Documents documents;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private Clock clock;

    @Test
    void anOverdueTaskWithoutATimerComesUnderOversightOnce() {
        String number = atTheFrontEnd();
        Task task = task(number);
        due(task, LONG_AGO);
        dropTimers(task);

        patrol();
        patrol();

        assertThat(items(number)).singleElement().satisfies(item -> {
            assertThat(item.path("task").asText()).isEqualTo("userTask_handleOnSite");
            assertThat(item.path("dueAt").asText()).isEqualTo(LONG_AGO.toString());
            assertThat(item.path("responsible").toString()).contains("区块治理员");
        });
        cases.fire(number, "serviceTask_sendReminder");
        assertThat(items(number).get(0).path("stage").asText()).isEqualTo("reminded");
        assertThat(notices("oversight.reminder", number)).singleElement().satisfies(notice -> {
            assertThat(notice.groups()).contains(Cases.BLOCK + ".blockGovernor");
            assertThat(notice.words()).containsKeys("task", "dueAt", "responsible");
        });

        cases.does("governor", number, "userTask_handleOnSite");
        assertThat(items(number).get(0).path("settledHow").asText()).isEqualTo("actDone");
    }

    @Test
    void aFileAttachedToAnOverdueTaskHasNotDoneIt() {
        String number = atTheFrontEnd();
        Task task = task(number);
        due(task, LONG_AGO);
        patrol();

        Document file = documents.add(
                number,
                "task",
                task.getId(),
                task.getName(),
                "a.pdf",
                "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII),
                new Actor("governor", "blockGovernor", Cases.BLOCK));
        documents.remove(file);

        assertThat(items(number)).singleElement().satisfies(item -> assertThat(item.has("settledHow"))
                .isFalse());
        assertThat(instances(number)).isOne();
        cases.does("governor", number, "userTask_handleOnSite");
        assertThat(items(number).get(0).path("settledHow").asText()).isEqualTo("actDone");
    }

    @Test
    void anOverdueTaskThatIsCancelledIsOverseenNoMore() {
        String number = atTheFrontEnd();
        Task task = task(number);
        due(task, LONG_AGO);
        patrol();

        runtime.createProcessInstanceModification(task.getProcessInstanceId())
                .startBeforeActivity("userTask_handleOnSite")
                .cancelAllForActivity("userTask_handleOnSite")
                .execute();

        assertThat(items(number))
                .singleElement()
                .satisfies(item -> assertThat(item.path("settledHow").asText()).isEqualTo("taskGone"));
        assertThat(instances(number)).isZero();
    }

    @Test
    void aTaskThatEndsWhenItFallsDueIsLeftToItsTimer() {
        String number = cases.handedTo("whistle-handling", REPORT, Map.of("departments", 1));
        cases.does("party", number, "userTask_blowWhistle");
        due(task(number, "userTask_reportIn"), LONG_AGO);

        patrol();

        assertThat(items(number)).isEmpty();
    }

    @Test
    void timerAndPatrolUseTheSameDoor() {
        String number = atTheFrontEnd();
        due(task(number), LONG_AGO);
        patrol();

        cases.fire(number, "event_handleOverdue");

        assertThat(items(number)).hasSize(1);
    }

    @Test
    void whoHoldsATaskIsToldOnceThatItFallsDue() {
        ClockUtil.setCurrentTime(Date.from(clock.instant().minus(Duration.ofDays(10))));
        String soon = atTheFrontEnd();
        String later = atTheFrontEnd();
        ClockUtil.reset();
        due(task(soon), clock.instant().plus(Duration.ofDays(2)));
        due(task(later), clock.instant().plus(Duration.ofDays(3)));

        patrol();
        patrol();

        assertThat(notices("oversight.dueSoon", soon)).singleElement().satisfies(notice -> {
            assertThat(notice.groups()).contains(Cases.BLOCK + ".blockGovernor");
            assertThat(notice.words()).containsKeys("caseNumber", "task", "dueAt");
        });
        assertThat(notices("oversight.dueSoon", later))
                .as("three of thirteen days are left")
                .isEmpty();
        assertThat(items(soon)).isEmpty();
    }

    @Test
    void theTimeOfTheWholeCaseComesUnderOversightToo() {
        String number = atTheFrontEnd();
        caseFiles.clocks(
                number,
                null,
                new Term(LONG_AGO.minusSeconds(60), LONG_AGO, false),
                new Term(LONG_AGO.minusSeconds(60), LONG_AGO.plusSeconds(60), false));

        patrol();
        patrol();

        assertThat(items(number))
                .extracting(item -> item.path("task").asText())
                .containsExactly("clock_business", "clock_citizen");
        assertThat(items(number).get(0).path("responsible").toString()).contains("区块治理员");
        caseFiles.enter(number, CaseStatus.WITHDRAWN, Actor.SYSTEM, "撤回");
        assertThat(items(number))
                .extracting(item -> item.path("settledHow").asText())
                .containsOnly("caseEnded");
        assertThat(instances(number)).isZero();
    }

    @Test
    void aDeferralStopsTheOversightOfTheTimeOfTheCase() {
        String number = open();
        caseFiles.enter(number, CaseStatus.FRONT_END, Actor.SYSTEM, null);
        caseFiles.enter(number, CaseStatus.EVALUATION, Actor.SYSTEM, null);
        Term late = new Term(LONG_AGO.minusSeconds(60), LONG_AGO, false);
        caseFiles.clocks(number, null, late, late);
        patrol();
        assertThat(items(number)).hasSize(2);

        caseFiles.defer(number, clock.instant().plus(Duration.ofDays(30)), "暂不具备条件", Actor.SYSTEM);

        assertThat(items(number))
                .extracting(item -> item.path("settledHow").asText())
                .containsOnly("deferred");
        assertThat(instances(number)).isZero();
        caseFiles.enter(number, CaseStatus.RECEIVED, Actor.SYSTEM, null);
        patrol();
        assertThat(items(number)).as("its old clocks run no more").hasSize(2);
    }

    @Test
    void aDeferredCaseThatNobodyTookUpAgainIsNotForgotten() {
        String forgotten = deferred(LONG_AGO);
        String waiting = deferred(clock.instant().plus(Duration.ofDays(3)));

        patrol();

        assertThat(items(waiting)).isEmpty();
        assertThat(items(forgotten)).singleElement().satisfies(item -> {
            assertThat(item.path("task").asText()).isEqualTo("clock_recheck");
            assertThat(item.path("level").asInt())
                    .as("the coordination is late itself")
                    .isEqualTo(3);
        });
        caseFiles.enter(forgotten, CaseStatus.RECEIVED, Actor.SYSTEM, null);
        assertThat(items(forgotten).get(0).path("settledHow").asText()).isEqualTo("caseEnded");
        assertThat(instances(forgotten)).isZero();
    }

    @AfterEach
    void today() {
        ClockUtil.reset();
    }

    private void patrol() {
        String instance = runtime.startProcessInstanceByKey("patrol").getId();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
    }

    private List<NoticeRaised> notices(String template, String number) {
        return events.stream(NoticeRaised.class)
                .filter(notice -> notice.template().equals(template) && number.equals(notice.caseNumber()))
                .toList();
    }

    private String deferred(Instant recheckAt) {
        String number = open();
        caseFiles.enter(number, CaseStatus.FRONT_END, Actor.SYSTEM, null);
        caseFiles.enter(number, CaseStatus.EVALUATION, Actor.SYSTEM, null);
        caseFiles.defer(number, recheckAt, "暂不具备条件", Actor.SYSTEM);
        return number;
    }

    private String open() {
        String number = cases.opened(REPORT);
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        return number;
    }

    private String atTheFrontEnd() {
        return cases.handedTo("front-end-handling", REPORT, Map.of("path", "frontEnd"));
    }

    private Task task(String number) {
        return task(number, "userTask_handleOnSite");
    }

    private Task task(String number, String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .singleResult();
    }

    private void due(Task task, Instant at) {
        Task fresh = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        fresh.setDueDate(Date.from(at));
        tasks.saveTask(fresh);
    }

    private void dropTimers(Task task) {
        management
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .timers()
                .list()
                .forEach(timer -> management.deleteJob(timer.getId()));
    }

    private long instances(String number) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("oversight")
                .processInstanceBusinessKey(number)
                .count();
    }

    private List<JsonNode> items(String number) {
        return cases.section("manager", number, "oversight");
    }
}
