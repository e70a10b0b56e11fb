package org.wufang.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.SubProcessBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.security.Actor;

/** From the missed deadline to the bulletin, by the demo people, over HTTP as the Tasklist does. */
@WufangTest
class OversightProcessTest {

    private static final String ACT = "userTask_act";
    private static final String RECEIPT = "userTask_acknowledgeLetter";
    private static final String SUPERVISE = "userTask_supervise";
    private static final String RELEASE = "userTask_releaseBulletin";
    private static final Map<String, String> ESCALATE =
            Map.of("supervisionOutcome", "escalate", "instruction", "仍未办理，提级督办");

    @Autowired
    private Cases cases;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    private String deployment;

    @Test
    void fromTheReminderToThePublishedBulletin() {
        String number = quickWhistleInAction();
        cases.fire(number, "event_actOverdue");
        cases.fire(number, "serviceTask_sendReminder");
        assertThat(item(number).path("stage").asText()).isEqualTo("reminded");
        assertThat(as("blockservice").tasks(number))
                .extracting(Tasklist.Task::key)
                .containsExactly(ACT);

        cases.fire(number, "event_graceEnded");
        String letter = item(number).path("letter").path("title").asText();
        assertThat(letter).matches("提示函〔\\d{4}〕第\\d+号");
        assertThat(facts("blockservice", number, RECEIPT)).contains(letter).contains(number);
        as("blockservice").does(number, RECEIPT, Map.of("acknowledged", true, "explanation", "人手不足"));

        assertThat(facts("coordination", number, SUPERVISE)).contains(letter).contains("人手不足");
        assertThat(as("command").tasks(number)).isEmpty();
        as("coordination").does(number, SUPERVISE, ESCALATE);
        assertThat(as("coordination").tasks(number)).isEmpty();
        assertThat(facts("command", number, SUPERVISE)).contains("仍未办理");
        as("command").does(number, SUPERVISE, ESCALATE);

        assertThat(facts("command", number, RELEASE)).contains("被督办").contains(number);
        as("command").does(number, RELEASE, Map.of("released", "yes", "text", "对逾期未办予以通报"));

        JsonNode item = item(number);
        assertThat(item.path("settledHow").asText()).isEqualTo("published");
        assertThat(item.path("bulletin").path("title").asText()).matches("通报〔\\d{4}〕第\\d+号");
        assertThat(item.path("supervisions").findValuesAsText("level")).containsExactly("2", "3");
        assertThat(instances(number)).isZero();
        assertThat(as("blockservice").tasks(number)).as("the act is still owed").hasSize(1);
        theLetterIsAPaper(item, letter);
        theBulletinIsAPaper(item, number);
    }

    private void theLetterIsAPaper(JsonNode item, String title) {
        String pdf = item.path("letter").path("paper").asText();
        assertThat(pdf).matches("/api/v1/oversight/letters/\\d{4}/\\d+\\.pdf");
        String page = pdf.replace(".pdf", "");
        assertThat(new String(as("blockservice").download(pdf, "application/pdf"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(new String(as("coordination").download(page, "text/html"), StandardCharsets.UTF_8))
                .contains(title, "雨湖区云塘街道综合协调中心", "人手不足");
        JsonNode data = as("command").get(page).json();
        assertThat(data.path("addressee").asText()).contains("区块服务中心");
        assertThat(data.path("receipt").path("dueAt").asText()).isNotEmpty();
        for (String stranger : List.of("governor2", "social2")) {
            assertThat(as(stranger).get(page).status()).as(stranger).isEqualTo(404);
            assertThat(as(stranger).get(page).text()).contains("没有提示函").doesNotContain("人手不足");
        }
        assertThat(as("command").get("/api/v1/oversight/letters/2026/99999").status())
                .isEqualTo(404);
    }

    private void theBulletinIsAPaper(JsonNode item, String number) {
        String pdf = item.path("bulletin").path("paper").asText();
        String page = pdf.replace(".pdf", "");
        assertThat(as("command").download(pdf, "application/pdf")).isNotEmpty();
        assertThat(new String(as("coordination").download(page, "text/html"), StandardCharsets.UTF_8))
                .contains("雨湖区指挥中心", "对逾期未办予以通报", "href=\"/cases/" + number + "\"");
        JsonNode figures = as("command").get(page).json().path("figures");
        assertThat(figures).hasSize(5).allSatisfy(figure -> assertThat(
                        figure.path("counted").asInt())
                .isGreaterThanOrEqualTo(figure.path("cases").size()));
        assertThat(figures.get(0).path("cases").toString()).contains(number);
        assertThat(as("governor2").get(page).status()).isEqualTo(404);
    }

    @Test
    void aSupervisionThatIsItselfOverdueGoesUpByItself() {
        String number = quickWhistleInAction();
        cases.fire(number, "event_actOverdue");
        cases.fire(number, "serviceTask_sendReminder");
        cases.fire(number, "event_graceEnded");
        cases.fire(number, "event_receiptOverdue");
        assertThat(item(number).path("stage").asText()).isEqualTo("receiptMissed");
        assertThat(item(number).path("letter").path("receiptMissedAt").asText()).isNotEmpty();

        cases.fire(number, "event_supervisionOverdue");

        assertThat(as("coordination").tasks(number)).isEmpty();
        assertThat(as("command").task(number, SUPERVISE)).isNotNull();
        cases.fire(number, "event_supervisionOverdue");
        assertThat(facts("command", number, RELEASE)).contains("街道、区级督办均逾期未作结论");
    }

    @Test
    void theActSettlesItAndTakesItsTasksAway() {
        String number = quickWhistleInAction();
        cases.fire(number, "event_actOverdue");
        cases.fire(number, "serviceTask_sendReminder");
        cases.fire(number, "event_graceEnded");
        assertThat(as("blockservice").task(number, RECEIPT)).isNotNull();
        assertThat(listed("coordination")).contains(number);

        cases.does("blockservice", number, ACT);

        assertThat(item(number).path("settledHow").asText()).isEqualTo("actDone");
        assertThat(instances(number)).isZero();
        assertThat(as("blockservice").tasks(number)).isEmpty();
        assertThat(listed("coordination")).doesNotContain(number);
        assertThat(cases.titles(number)).containsSubsequence("发出催办", "发出提示函", "部门行动", "督办了结");
    }

    @Test
    void anActBeforeTheReminderIsSentSettlesItToo() {
        String number = quickWhistleInAction();
        cases.fire(number, "event_actOverdue");

        cases.does("blockservice", number, ACT);

        assertThat(item(number).path("settledHow").asText()).isEqualTo("actDone");
        assertThat(instances(number)).isZero();
    }

    @Test
    void anInstanceThatWasDeletedKeepsNobodyFromTheirAct() {
        String number = quickWhistleInAction();
        cases.fire(number, "event_actOverdue");
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processDefinitionKey("oversight")
                        .processInstanceBusinessKey(number)
                        .singleResult()
                        .getId(),
                "by mistake");

        cases.does("blockservice", number, ACT);

        assertThat(item(number).path("settledHow").asText()).isEqualTo("actDone");
    }

    @Test
    void aMissingReceiptDoesNotStopIt() {
        String number = quickWhistleInAction();
        cases.fire(number, "event_actOverdue");
        cases.fire(number, "serviceTask_sendReminder");
        cases.fire(number, "event_graceEnded");

        cases.fire(number, "event_receiptOverdue");

        assertThat(as("blockservice").tasks(number))
                .extracting(Tasklist.Task::key)
                .containsExactly(ACT);
        as("coordination").does(number, SUPERVISE, Map.of("supervisionOutcome", "settled", "instruction", "已督促到位"));
        assertThat(item(number).path("settledHow").asText()).isEqualTo("supervised");
        assertThat(instances(number)).isZero();
    }

    @Test
    void severalWhoAreLateTogetherAreOneOversightUntilTheLastIsDone() {
        String number = whistle("building.illegal", 2);
        cases.does(
                "party",
                number,
                "userTask_blowWhistle",
                Map.of("kindAsked", "tough", "whistleGround", "jointEnforcement"));
        cases.allDo(List.of("coordination", "blockservice"), number, "userTask_reportIn");
        cases.does("coordination", number, "userTask_planJointAction");
        cases.fire(number, "event_actOverdue");

        assertThat(items(number)).hasSize(1);
        assertThat(item(number).path("level").asInt())
                .as("the coordination is late itself: the district supervises")
                .isEqualTo(3);
        cases.does("blockservice", number, ACT);
        assertThat(item(number).path("settledHow").isMissingNode()).isTrue();
        cases.does("coordination", number, ACT);
        assertThat(item(number).path("settledHow").asText()).isEqualTo("actDone");
    }

    @Test
    void ofSeveralRunsOfASubprocessOnlyTheOneThatIsLateIsUnderOversight() {
        SubProcessBuilder commitments = Bpmn.createExecutableProcess("late-in-subprocess")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .subProcess("subProcess_commitment");
        commitments.multiInstance().parallel().cardinality("2");
        BpmnModelInstance model = commitments
                .embeddedSubProcess()
                .startEvent()
                .userTask("userTask_fulfil")
                .name("兑现承诺")
                .camundaCandidateGroups("${loopCounter == 0 ? '430302003.blockService' : '430302003.rapidResponse'}")
                .camundaDueDate("2026-03-02T10:00:00")
                .endEvent()
                .moveToActivity("userTask_fulfil")
                .boundaryEvent("event_fulfilOverdue")
                .cancelActivity(false)
                .timerWithDate("2026-03-02T10:00:00")
                .serviceTask("serviceTask_start")
                .camundaDelegateExpression("${startOversight}")
                .camundaInputParameter("overdueTask", "userTask_fulfil")
                .endEvent()
                .subProcessDone()
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("late-in-subprocess.bpmn", model)
                .deploy()
                .getId();
        String number = cases.opened(said -> said.matter("order.streetVending"));
        runtime.startProcessInstanceByKey(
                "late-in-subprocess", number, Map.of("district", "430302", "street", "430302003"));
        List<Job> timers =
                management.createJobQuery().activityId("event_fulfilOverdue").list();
        assertThat(timers).hasSize(2);

        management.executeJob(timers.get(0).getId());
        assertThat(items(number)).hasSize(1);
        assertThat(item(number).path("responsible")).hasSize(1);
        management.executeJob(timers.get(1).getId());

        assertThat(items(number))
                .extracting(item -> item.path("responsible").toString())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @AfterEach
    void undeploy() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void theEndOfTheCaseEndsIt() {
        String number = quickWhistleInAction();
        cases.fire(number, "event_actOverdue");

        caseFiles.enter(number, CaseStatus.WITHDRAWN, Actor.SYSTEM, "诉求人撤回");

        assertThat(item(number).path("settledHow").asText()).isEqualTo("caseEnded");
        assertThat(instances(number)).isZero();
    }

    @Test
    void onlyWhoSupervisesSeesTheList() {
        String number = quickWhistleInAction();
        cases.fire(number, "event_actOverdue");

        assertThat(listed("coordination")).contains(number);
        assertThat(listed("command")).contains(number);
        assertThat(listed("manager")).contains(number);
        assertThat(listed("coordination2")).doesNotContain(number);
        assertThat(listed("blockservice")).isEmpty();
        assertThat(as("coordination").get("/api/v1/oversight?size=0").status()).isEqualTo(400);
    }

    private Tasklist as(String person) {
        return cases.as(person);
    }

    private String quickWhistleInAction() {
        String number = whistle("order.streetVending", 1);
        cases.does("party", number, "userTask_blowWhistle");
        cases.does("blockservice", number, "userTask_reportIn");
        cases.does("blockservice", number, "userTask_planJointAction");
        return number;
    }

    /** Handed to the departments. */
    private String whistle(String matter, int departments) {
        return cases.handedTo("whistle-handling", said -> said.matter(matter), Map.of("departments", departments));
    }

    private long instances(String number) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("oversight")
                .processInstanceBusinessKey(number)
                .count();
    }

    private List<String> listed(String person) {
        Answer answer = as(person).get("/api/v1/oversight?size=200");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().findValuesAsText("caseNumber");
    }

    private JsonNode item(String number) {
        return items(number).get(0);
    }

    private List<JsonNode> items(String number) {
        return cases.section("manager", number, "oversight");
    }

    private String facts(String person, String number, String key) {
        return cases.formOf(person, number, key).toString();
    }
}
