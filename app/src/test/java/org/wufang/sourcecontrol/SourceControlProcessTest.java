package org.wufang.sourcecontrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Together;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.CloseReason;
import org.wufang.platform.security.Actor;

/** The third like cause in one place, from the archived case to the verified measure. */
@WufangTest
class SourceControlProcessTest {

    private static final String ELSEWHERE = "430302001001001";
    private static final String PLAN = "userTask_planSourceControl";
    private static final String VERIFY = "userTask_verifySourceControl";

    @Autowired
    private Cases cases;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void theThirdLikeCauseIsDealtWithAtItsSource() {
        String first = archived(Cases.BLOCK, "testPipes");
        String second = archived(Cases.BLOCK, "testPipes");
        archived(Cases.BLOCK, "testOther");
        archived(ELSEWHERE, "testPipes");
        assertThat(controls("coordination", "testPipes")).isEmpty();

        String third = archived(Cases.BLOCK, "testPipes");

        assertThat(controls("coordination", "testPipes")).singleElement().satisfies(control -> {
            assertThat(control.path("cases")).extracting(JsonNode::asText).containsExactly(first, second, third);
            assertThat(control.path("communityName").asText()).isEqualTo("万新社区");
        });
        assertThat(controls("command", "testPipes")).hasSize(1);
        assertThat(controls("blockservice", "testPipes")).isEmpty();
        assertThat(facts("coordination", third, PLAN)).contains(first, second, third, "testPipes", "万新社区");
        Answer past =
                submitted("coordination", third, PLAN, plan(LocalDate.now(clock).minusDays(1)));
        assertThat(past.status()).isEqualTo(400);
        assertThat(past.text()).contains("完成日期");
        assertThat(submitted(
                                "coordination",
                                third,
                                PLAN,
                                plan(LocalDate.now(clock).plusDays(20)))
                        .status())
                .isEqualTo(204);
        String fourth = archived(Cases.BLOCK, "testPipes");
        assertThat(controls("coordination", "testPipes"))
                .as("dealt with already")
                .hasSize(1);
        assertThat(as("command").tasks(third))
                .as("not before it is to be finished")
                .isEmpty();
        cases.fire(third, "event_finishDue");
        assertThat(facts("command", third, VERIFY)).contains("更换整栋楼的排水立管", fourth);
        as("command").does(third, VERIFY, Map.of("sourceControlOutcome", "ineffective", "finding", "二单元仍堵"));
        assertThat(facts("coordination", third, PLAN)).contains("二单元仍堵");
        as("coordination").does(third, PLAN, plan(LocalDate.now(clock).plusDays(40)));
        cases.fire(third, "event_finishDue");
        as("command").does(third, VERIFY, Map.of("sourceControlOutcome", "effective", "finding", "已无新诉求"));

        for (String number : List.of(first, second, third)) {
            JsonNode file = cases.page("manager", number);
            assertThat(file.path("sourceControl").get(0).path("measures"))
                    .extracting(measure -> measure.path("effective").asBoolean())
                    .containsExactly(false, true);
            assertThat(file.path("timeline").findValuesAsText("title"))
                    .containsSubsequence("启动源头治理", "制定源头治理措施", "核验源头治理");
            assertThat(cases.ledgerHolds(number)).isTrue();
        }
        assertThat(controls("coordination", "testPipes").get(0).path("closedAt").asText())
                .isNotEmpty();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("source-control")
                        .processInstanceBusinessKey(third)
                        .count())
                .isZero();

        archived(Cases.BLOCK, "testPipes");
        assertThat(controls("coordination", "testPipes"))
                .as("two since then: those that were dealt with count no more")
                .hasSize(1);
        archived(Cases.BLOCK, "testPipes");
        assertThat(controls("coordination", "testPipes")).hasSize(2);
    }

    @Test
    void whatIsLongAgoDoesNotCount() {
        String old = archived(Cases.BLOCK, "testOld");
        archived(Cases.BLOCK, "testOld");
        jdbc.sql("update oversight_root_cause set archived_at = ? where case_number = ?")
                .params(clock.instant().minus(java.time.Duration.ofDays(91)).atOffset(java.time.ZoneOffset.UTC), old)
                .update();

        archived(Cases.BLOCK, "testOld");

        assertThat(controls("coordination", "testOld")).isEmpty();
        archived(Cases.BLOCK, "testOld");
        assertThat(controls("coordination", "testOld")).hasSize(1);
    }

    @Test
    void aCaseThatWasReopenedDoesNotCount() {
        String contested = archived(Cases.BLOCK, "testContested");
        archived(Cases.BLOCK, "testContested");
        transaction.executeWithoutResult(tx -> caseFiles.reopen(contested, "仍在返水", Actor.SYSTEM));

        archived(Cases.BLOCK, "testContested");
        assertThat(controls("coordination", "testContested")).isEmpty();

        List.of(CaseStatus.TRIAGED, CaseStatus.FRONT_END, CaseStatus.EVALUATION)
                .forEach(status -> caseFiles.enter(contested, status, Actor.SYSTEM, null));
        transaction.executeWithoutResult(tx -> caseFiles.archive(contested, CloseReason.SOLVED, Actor.SYSTEM, null));
        assertThat(controls("coordination", "testContested")).hasSize(1);
    }

    @Test
    void casesArchivedInTheSameInstantOpenItOnce() throws Exception {
        List<String> ready = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ready.add(ready(Cases.BLOCK, "testTogether"));
        }
        List<Callable<Boolean>> acts = new ArrayList<>();
        ready.forEach(number -> acts.add(() -> transaction.execute(tx -> {
            caseFiles.archive(number, CloseReason.SOLVED, Actor.SYSTEM, null);
            return true;
        })));

        Together.act(acts);

        assertThat(controls("coordination", "testTogether"))
                .singleElement()
                .satisfies(control -> assertThat(control.path("cases")).hasSize(3));
    }

    @Test
    void whoPlannedDoesNotVerify() {
        archived(Cases.BLOCK, "testOwn");
        archived(Cases.BLOCK, "testOwn");
        String third = archived(Cases.BLOCK, "testOwn");
        as("coordination").does(third, PLAN, plan(LocalDate.now(clock).plusDays(20)));
        jdbc.sql("update oversight_source_measure set planned_by = 'command' where source_id in"
                        + " (select source_id from oversight_source_case where case_number = ?)")
                .param(third)
                .update();
        cases.fire(third, "event_finishDue");

        Answer own =
                submitted("command", third, VERIFY, Map.of("sourceControlOutcome", "effective", "finding", "自己说好"));

        assertThat(own.status()).isEqualTo(400);
        assertThat(own.text()).contains("核验结论", "须由制定措施以外的人核验");
    }

    private static Map<String, String> plan(LocalDate finishOn) {
        return Map.of("plannedMeasure", "更换整栋楼的排水立管", "responsibleParty", "万新社区物业公司", "finishOn", finishOn.toString());
    }

    private Answer submitted(String person, String number, String key, Map<String, String> values) {
        Tasklist.Task task = as(person).task(number, key);
        as(person).claim(task.id());
        return as(person).submit(task.id(), values);
    }

    private Tasklist as(String person) {
        return cases.as(person);
    }

    private List<JsonNode> controls(String person, String cause) {
        Answer answer = as(person).get("/api/v1/oversight/source-control?size=200");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false)
                .filter(control -> control.path("rootCause").asText().equals(cause))
                .toList();
    }

    private String facts(String person, String number, String key) {
        return cases.formOf(person, number, key).toString();
    }

    private String archived(String block, String cause) {
        String number = ready(block, cause);
        transaction.executeWithoutResult(tx -> caseFiles.archive(number, CloseReason.SOLVED, Actor.SYSTEM, null));
        return number;
    }

    private String ready(String block, String cause) {
        String number = cases.opened(said -> said.matter("property.pipeBlocked").unit(block));
        List.of(CaseStatus.TRIAGED, CaseStatus.FRONT_END, CaseStatus.EVALUATION)
                .forEach(status -> caseFiles.enter(number, status, Actor.SYSTEM, null));
        caseFiles.record(number, "evaluation.rootCauseFound", Actor.SYSTEM, null, Map.of("rootCause", cause));
        return number;
    }
}
