package org.wufang.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.NewCase;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Caller;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

/** A process of our own with one form, worked on by people of the demo neighbourhood. */
@WufangTest
class FormGateTest {

    private static final String SECRET = "只有纸上该有的话";
    private static final String COMMITTEE = "430302003001.residentsCommittee";
    private static final String ADMINISTRATORS = "camunda-admin";
    private static final String PROPERTY = "430302003001.propertyFirm";
    private static final String FORM =
            """
            {"type":"default","id":"gate-act","schemaVersion":16,"executionPlatform":"Camunda Platform",
             "executionPlatformVersion":"7.24.0","components":[
              {"type":"textfield","id":"f0","key":"caseTitle","label":"标题","readonly":true,"properties":{"fact":"true"}},
              {"type":"radio","id":"f1","key":"outcome","label":"结果","values":[{"label":"好","value":"good"},
                {"label":"坏","value":"bad"}],"validate":{"required":true},"properties":{"routing":"true"}},
              {"type":"textarea","id":"f2","key":"words","label":"说明","validate":{"required":true,"minLength":4}},
              {"type":"textfield","id":"f3","key":"phone","label":"电话","properties":{"personal":"true"}},
              {"type":"textarea","id":"f4","key":"reason","label":"理由","validate":{"required":true},
                "conditional":{"hide":"=outcome != \\"bad\\""}}%s]}""";
    private static final String NEW_FIELD =
            ",{\"type\":\"textfield\",\"id\":\"f5\",\"key\":\"floor\",\"label\":\"楼层\",\"validate\":{\"required\":true}}";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    CaseFiles files;

    @Autowired
    JdbcClient database;

    @Autowired
    DefaultListableBeanFactory beans;

    private final List<String> deployments = new ArrayList<>();
    private final List<Submission> performed = new ArrayList<>();
    private Runnable inTheAct = () -> {};
    private String caseNumber;

    @BeforeEach
    void aProcessWithOneFormAndARoomThatActsOnIt() {
        beans.registerSingleton("gateTestAct", new TaskAct() {
            @Override
            public String task() {
                return "userTask_gateTest";
            }

            @Override
            public Map<String, Object> perform(Submission submission) {
                synchronized (performed) {
                    performed.add(submission);
                }
                inTheAct.run();
                return Map.of("decided", true);
            }
        });
        beans.registerSingleton("gateTestStart", new StartAct() {
            @Override
            public String process() {
                return "gate-test";
            }

            @Override
            public Started begin(Submission submission) {
                synchronized (performed) {
                    performed.add(submission);
                }
                return new Started(newCase(), Map.of("path", "frontEnd"));
            }
        });
        deploy(FORM.formatted(""));
        mayStartAndRepair();
        caseNumber = newCase();
    }

    @AfterEach
    void nothingIsLeft() {
        identity.clearAuthentication();
        deployments.forEach(id -> repository.deleteDeployment(id, true));
        Stream.of("gateTestAct", "gateTestStart").forEach(beans::destroySingleton);
        authorizations
                .createAuthorizationQuery()
                .resourceId("gate-test")
                .list()
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }

    // --- refused ---------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void aBadFormIsRefusedWithItsFieldsAndNothingHasChanged(String way) {
        Task task = claimed(start(), "committee");

        Answer answer = send("committee", task, way, Map.of("outcome", "best", "words", "短"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:wufang:problem:invalid-form");
        assertThat(answer.json().path("message").asText()).isEqualTo("结果：所选内容不在可选范围内；说明：至少4个字");
        assertThat(answer.json().path("fields").findValuesAsText("field")).containsExactly("outcome", "words");
        assertThat(answer.json().path("fields").findValuesAsText("label")).containsExactly("结果", "说明");
        assertNothingHappened(task);
    }

    @Test
    void theTasklistIsToldTheSame() {
        Task task = claimed(start(), "committee");

        HttpResponse<String> answer = Caller.loggedIn(port, "committee", "demo")
                .post(
                        "/camunda/api/engine/engine/default/task/" + task.getId() + "/submit-form",
                        "{\"variables\":{\"outcome\":{\"value\":null},\"words\":{\"value\":\"够长的说明\"}}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"结果：请选择\"");
        assertNothingHappened(task);
    }

    @Test
    void anEmptyRequestIsAnEmptyForm() {
        Task task = claimed(start(), "committee");

        Answer answer =
                Tasklist.of(port, "committee").post("/engine-rest/task/" + task.getId() + "/complete", Map.of());

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertNothingHappened(task);
    }

    @Test
    void whatTheRoomRefusesIsRefusedInTheSameWayAndTheSubmissionIsGone() {
        Task task = claimed(start(), "committee");
        inTheAct = () -> {
            throw new FormRejected(List.of(new FieldProblem("words", "说明", "与上次所说不符")));
        };

        Answer answer = send("committee", task, "complete", good());

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).isEqualTo("说明：与上次所说不符");
        assertThat(performed).hasSize(1);
        performed.clear();
        assertNothingHappened(task);
    }

    @Test
    void anyOtherProblemKeepsItsOwnStatus() {
        Task task = claimed(start(), "committee");
        inTheAct = () -> {
            throw new ProcessEngineException(
                    "as the engine wraps what an expression throws",
                    new Problem("status-order", HttpStatus.CONFLICT, "现在不能这样办", List.of()) {});
        };

        Answer answer = send("committee", task, "submit-form", good());

        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:wufang:problem:status-order");
        assertThat(answer.json().path("message").asText()).isEqualTo("现在不能这样办");
        performed.clear();
        assertNothingHappened(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void whoMayNotWorkTheTaskLearnsNothingOfItsForm(String way) {
        Task task = claimed(start(), "committee");

        for (String other : List.of("social", "committee2", "chengguan")) {
            Answer answer = send(other, task, way, Map.of());
            assertThat(answer.status()).as(other + ": " + answer.text()).isIn(403, 404);
            assertThat(answer.text()).doesNotContain("说明");
        }
        assertNothingHappened(task);
    }

    // --- accepted --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void aGoodFormIsOneActOfAPersonInTheCapacityThatWasAsked(String way) {
        Task task = claimed(start(), "committee");

        Answer answer = send("committee", task, way, good());

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(performed).hasSize(1);
        Submission act = performed.get(0);
        assertThat(act.caseNumber()).isEqualTo(caseNumber);
        assertThat(act.process()).isEqualTo("gate-test");
        assertThat(act.element()).isEqualTo("userTask_gateTest");
        assertThat(act.form()).isEqualTo("gate-act");
        assertThat(act.actor()).isEqualTo(new Actor("committee", "residentsCommittee", "430302003001"));
        assertThat(act.values()).isEqualTo(Map.of("outcome", "good", "words", SECRET));
        assertThat(act.personal()).isEqualTo(Map.of("phone", "13907320001"));
        assertThat(act.variable("loopCounter")).isIn("0", "1");
        assertThat(files.submissions(caseNumber, "userTask_gateTest"))
                .singleElement()
                .satisfies(kept -> assertThat(kept.values()).isEqualTo(act.values()));
    }

    @Test
    void onlyRoutingReachesTheEngine() {
        ProcessInstance run = start();
        for (String person : List.of("committee", "property")) {
            send(person, claimed(run, person), "complete", good());
        }

        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(run.getId())
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .contains("outcome", "decided")
                .doesNotContain("words", "phone", "reason", "smuggled", "caseTitle", "path");
        for (String column : List.of(
                "ACT_HI_VARINST.TEXT_",
                "ACT_HI_VARINST.TEXT2_",
                "ACT_HI_DETAIL.TEXT_",
                "ACT_HI_OP_LOG.NEW_VALUE_",
                "ACT_RU_VARIABLE.TEXT_")) {
            String[] parts = column.split("\\.");
            assertThat(database.sql("select count(*) from " + parts[0] + " where " + parts[1] + " like ? or " + parts[1]
                                    + " like ?")
                            .params("%" + SECRET + "%", "%13907320001%")
                            .query(Long.class)
                            .single())
                    .as(column)
                    .isZero();
        }
    }

    @Test
    void whoFinishInTheSameInstantAllGetThrough() throws Exception {
        for (int round = 0; round < 8; round++) {
            ProcessInstance run = start();
            List<Task> open = List.of(claimed(run, "committee"), claimed(run, "property"));
            CyclicBarrier together = new CyclicBarrier(open.size());
            ExecutorService pool = Executors.newFixedThreadPool(open.size());
            List<Future<Answer>> answers = new ArrayList<>();
            for (Task task : open) {
                answers.add(pool.submit(() -> {
                    together.await();
                    return send(task.getAssignee(), task, "complete", good());
                }));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(204);
            }
            pool.shutdown();
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceId(run.getId())
                            .count())
                    .isZero();
        }
    }

    @Test
    void aFieldThatAProcessOwnerAddsIsDemandedKeptAndNamedWithoutCode() {
        deploy(FORM.formatted(NEW_FIELD));
        Task task = claimed(start(), "committee");

        assertThat(send("committee", task, "complete", good())
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("楼层：请填写");
        Answer answer = send("committee", task, "complete", Map.of("outcome", "good", "words", SECRET, "floor", "三层"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(files.submissions(caseNumber, "userTask_gateTest").get(0).values())
                .containsEntry("floor", "三层");
        assertThat(database.sql("select labels from casefile_submission where case_number = ?")
                        .param(caseNumber)
                        .query(String.class)
                        .single())
                .contains("\"楼层\"");
    }

    @Test
    void anOpenCaseKeepsTheFormItWasOpenedWith() {
        ProcessInstance before = start();
        deploy(FORM.formatted(NEW_FIELD));

        assertThat(send("committee", claimed(before, "committee"), "complete", good())
                        .status())
                .isEqualTo(204);
    }

    // --- start -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "start"})
    void aStartFormIsCheckedAndGivesTheCaseItsNumber(String way) {
        Answer refused = sendStart("committee", way, Map.of("outcome", "good"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).isEqualTo("说明：请填写");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("gate-test")
                        .count())
                .isZero();

        Answer started = sendStart("committee", way, good());

        assertThat(started.status()).as(started.text()).isEqualTo(200);
        ProcessInstance run = runtime.createProcessInstanceQuery()
                .processDefinitionKey("gate-test")
                .singleResult();
        assertThat(run.getBusinessKey()).startsWith("SQ-").isNotEqualTo(caseNumber);
        assertThat(runtime.getVariables(run.getId()))
                .containsEntry("path", "frontEnd")
                .containsEntry("outcome", "good")
                .doesNotContainKeys("words", "phone", "smuggled");
        assertThat(performed).singleElement().satisfies(act -> {
            assertThat(act.caseNumber()).isNull();
            assertThat(act.actor().person()).isEqualTo("committee");
            assertThat(act.personal()).containsEntry("phone", "13907320001");
        });
        assertThat(files.submissions(run.getBusinessKey(), "startEvent_gateTest"))
                .singleElement()
                .satisfies(kept -> assertThat(kept.text("words")).isEqualTo(SECRET));
    }

    @Test
    void aProcessWithoutAStartActCannotBeStartedByAPerson() {
        beans.destroySingleton("gateTestStart");

        for (String way : List.of("submit-form", "start")) {
            assertThat(sendStart("committee", way, good()).status()).isIn(403, 404);
        }
        assertThat(asPerson("committee", () -> runtime.startProcessInstanceByKey("gate-test")))
                .isInstanceOf(Problem.class);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("gate-test")
                        .count())
                .isZero();
    }

    // --- side doors ------------------------------------------------------------------------------------------

    record Door(String name, java.util.function.BiConsumer<ProcessEngine, Task> through) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Door> sideDoors() {
        Map<String, Object> value = Map.of("outcome", "good");
        return Stream.of(
                new Door("resolve", (engine, task) -> engine.getTaskService().resolveTask(task.getId(), value)),
                new Door("task variables", (engine, task) -> engine.getTaskService()
                        .setVariables(task.getId(), value)),
                new Door("task local variable", (engine, task) -> engine.getTaskService()
                        .setVariableLocal(task.getId(), "outcome", "good")),
                new Door("remove task variable", (engine, task) -> engine.getTaskService()
                        .removeVariable(task.getId(), "seat")),
                new Door("bpmn error", (engine, task) -> engine.getTaskService().handleBpmnError(task.getId(), "any")),
                new Door("escalation", (engine, task) -> engine.getTaskService().handleEscalation(task.getId(), "any")),
                new Door("execution variables", (engine, task) -> engine.getRuntimeService()
                        .setVariables(task.getExecutionId(), value)),
                new Door("message", (engine, task) -> engine.getRuntimeService()
                        .createMessageCorrelation("any")
                        .correlateAll()),
                new Door("message start", (engine, task) -> engine.getRuntimeService()
                        .startProcessInstanceByMessage("any")),
                new Door("message event", (engine, task) -> engine.getRuntimeService()
                        .messageEventReceived("any", task.getExecutionId())),
                new Door("signal", (engine, task) -> engine.getRuntimeService().signalEventReceived("any")),
                new Door("trigger", (engine, task) -> engine.getRuntimeService().signal(task.getExecutionId())),
                new Door("start in the middle", (engine, task) -> engine.getRuntimeService()
                        .createProcessInstanceByKey("gate-test")
                        .startAfterActivity("userTask_gateTest")
                        .execute()));
    }

    @ParameterizedTest
    @MethodSource("sideDoors")
    void aSideDoorIsShutForTheAssigneeAndOpenForOurOwnCode(Door door) {
        Task task = claimed(start(), "committee");

        assertThat(asPerson("committee", () -> door.through().accept(engine, task)))
                .isInstanceOf(Problem.class)
                .hasMessage("不能绕过表单办理，请在待办任务中填写表单");
        assertNothingHappened(task);

        Throwable ofTheEngine = catchThrowable(() -> door.through().accept(engine, task));
        assertThat(ofTheEngine instanceof Problem)
                .as("stopped our own code: " + ofTheEngine)
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolve", "variables", "bpmnError", "bpmnEscalation"})
    void theSideDoorsOfTheRestInterfaceAreShut(String door) {
        Task task = claimed(start(), "committee");
        Map<String, Object> body =
                switch (door) {
                    case "resolve" -> Map.of("variables", Map.of("outcome", Map.of("value", "good")));
                    case "variables" -> Map.of("modifications", Map.of("outcome", Map.of("value", "good")));
                    case "bpmnError" -> Map.of("errorCode", "any");
                    default -> Map.of("escalationCode", "any");
                };

        Answer answer = Tasklist.of(port, "committee").post("/engine-rest/task/" + task.getId() + "/" + door, body);

        assertThat(answer.status()).as(answer.text()).isIn(403, 404, 405);
        assertNothingHappened(task);
    }

    @Test
    void anAdministratorMayRepairByHandButNotSkipAForm() {
        Task task = claimed(start(), "committee");
        identity.setAuthentication("admin", List.of(ADMINISTRATORS));

        tasks.setVariable(task.getId(), "outcome", "good");
        FormRejected rejected = catchThrowableOfType(
                FormRejected.class, () -> tasks.complete(task.getId(), Variables.createVariables()));

        assertThat(rejected).hasMessageContaining("说明：请填写");
    }

    @Test
    void ourOwnCodeIsNotAskedForAForm() {
        Task task = claimed(start(), "committee");

        tasks.complete(task.getId(), Map.of("outcome", "good"));

        assertThat(performed).isEmpty();
    }

    // --- on reading ------------------------------------------------------------------------------------------

    @Test
    void factsAreShownAndAnswersOfAnEarlierRoundAreNot() {
        Task task = claimed(start(), "committee");
        runtime.setVariable(task.getProcessInstanceId(), "outcome", "bad");
        beans.registerSingleton("gateTestFacts", (TaskFacts) open -> open.task().equals("userTask_gateTest")
                ? Map.of("shown", open.variables().get("two"), "choices", List.of("甲", "乙"), "round", 2)
                : Map.of());
        try {
            Answer answer = Tasklist.of(port, "committee").get("/engine-rest/task/" + task.getId() + "/form-variables");

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("shown").path("value").asBoolean()).isTrue();
            assertThat(answer.json().path("round").path("value").asInt()).isEqualTo(2);
            assertThat(answer.json().path("choices").toString()).contains("甲");
            assertThat(answer.json().has("outcome")).isFalse();
            assertThat(Tasklist.of(port, "committee2")
                            .get("/engine-rest/task/" + task.getId() + "/form-variables")
                            .status())
                    .isIn(403, 404);
        } finally {
            beans.destroySingleton("gateTestFacts");
        }
    }

    // --- helpers ---------------------------------------------------------------------------------------------

    private void deploy(String form) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("gate-test")
                .name("表单关口")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent("startEvent_gateTest")
                .name("已上报")
                .camundaFormRef("gate-act")
                .camundaFormRefBinding("deployment")
                .userTask("userTask_gateTest")
                .name("填写")
                .camundaFormRef("gate-act")
                .camundaFormRefBinding("deployment")
                .camundaCandidateGroups(COMMITTEE + "," + PROPERTY)
                .multiInstance()
                .parallel()
                .cardinality("2")
                .multiInstanceDone()
                .endEvent("endEvent_gateTest")
                .name("已填写")
                .done();
        deployments.add(repository
                .createDeployment()
                .name("gate-test")
                .addModelInstance("gate-test.bpmn", model)
                .addString("gate-act.form", form)
                .deploy()
                .getId());
    }

    private void mayStartAndRepair() {
        grant(COMMITTEE, Resources.PROCESS_DEFINITION, "gate-test", Permissions.READ, Permissions.CREATE_INSTANCE);
        grant(ADMINISTRATORS, Resources.PROCESS_DEFINITION, "gate-test", Permissions.ALL);
        if (authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.PROCESS_INSTANCE)
                        .resourceId("*")
                        .count()
                == 0) {
            grant(COMMITTEE, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        }
    }

    private void grant(String group, Resources resource, String id, Permission... permissions) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        Stream.of(permissions).forEach(grant::addPermission);
        authorizations.saveAuthorization(grant);
    }

    private String newCase() {
        return files.open(
                        new NewCase(
                                "屋顶漏水",
                                "顶层住户家中漏水",
                                "property.roofLeak",
                                "430302003001001",
                                "三栋",
                                "none",
                                3,
                                List.of("propertyFirm"),
                                "grid",
                                null),
                        Actor.SYSTEM)
                .number();
    }

    private ProcessInstance start() {
        return runtime.startProcessInstanceByKey("gate-test", caseNumber, Map.of("two", true));
    }

    private Task claimed(ProcessInstance run, String person) {
        Task task = tasks.createTaskQuery()
                .processInstanceId(run.getId())
                .taskUnassigned()
                .list()
                .get(0);
        assertThat(Tasklist.of(port, person).claim(task.getId()).status()).isEqualTo(204);
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }

    /** A good form, with things in it that the form does not declare or only shows. */
    private static Map<String, Object> good() {
        return Map.of(
                "outcome",
                "good",
                "words",
                SECRET,
                "phone",
                "13907320001",
                "reason",
                SECRET,
                "smuggled",
                SECRET,
                "caseTitle",
                SECRET,
                "path",
                "whistle");
    }

    private Answer send(String person, Task task, String way, Map<String, ?> values) {
        return Tasklist.of(port, person)
                .post("/engine-rest/task/" + task.getId() + "/" + way, Map.of("variables", typed(values)));
    }

    private Answer sendStart(String person, String way, Map<String, ?> values) {
        return Tasklist.of(port, person)
                .post(
                        "/engine-rest/process-definition/key/gate-test/" + way,
                        Map.of("variables", typed(values), "businessKey", "SQ-0000-000000"));
    }

    private static Map<String, Object> typed(Map<String, ?> values) {
        Map<String, Object> typed = new java.util.HashMap<>();
        values.forEach((key, value) -> typed.put(key, Map.of("value", value)));
        return typed;
    }

    private Throwable asPerson(String person, Runnable deed) {
        identity.setAuthentication(person, List.of(COMMITTEE));
        try {
            return catchThrowable(deed::run);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void assertNothingHappened(Task task) {
        assertThat(performed).isEmpty();
        assertThat(files.submissions(caseNumber, null)).isEmpty();
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
        assertThat(runtime.getVariables(task.getProcessInstanceId())).isEqualTo(Map.of("two", true));
    }
}
