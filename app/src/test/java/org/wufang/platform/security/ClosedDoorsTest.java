package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.WufangTest;

/** Attacks over HTTP, as an ordinary person with a task of their own (decision 0009). */
@WufangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedDoorsTest {

    /** Set by an expression if one is ever evaluated. */
    private static final String TRACE = "wufang.test.expression-was-evaluated";

    private static final String INJECTION =
            "${''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass()).invoke(null,'"
                    + TRACE + "','yes')}";

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
    FilterService filters;

    @Autowired
    IdentityService identity;

    private Caller person = Caller.anonymous(0);
    private Caller browser = Caller.anonymous(0);
    private String deployment = "";
    private String instance = "";
    private String task = "";
    private String filter = "";

    @BeforeAll
    void anOrdinaryPersonWithATask() {
        person = Caller.basic(port, "property", "demo");
        browser = Caller.loggedIn(port, "property", "demo");
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "doors.bpmn",
                        Bpmn.createExecutableProcess("doorsProbe")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("userTask_probe")
                                .camundaAssignee("property")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        instance = runtime.startProcessInstanceByKey("doorsProbe").getId();
        Task own = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        task = own.getId();
        filter = filters.saveFilter(filters.newTaskFilter("doors probe")
                        .setQuery(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")))
                .getId();
    }

    @AfterAll
    void leaveNothing() {
        filters.deleteFilter(filter);
        repository.deleteDeployment(deployment, true);
        System.clearProperty(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task",
                "/task?maxResults=5",
                "/task/count",
                "/filter/{filter}/list",
                "/filter/{filter}/count",
                "/history/task",
                "/history/task/count"
            })
    void noExpressionOfACallerIsEvaluated(String path) {
        String address = path.replace("{filter}", filter);
        for (String body : List.of(
                "{\"orQueries\":[{\"assigneeExpression\":\"" + INJECTION + "\"}]}",
                "{\"assigneeExpression\":\"" + INJECTION + "\"}",
                "{\"orQueries\":[{\"assignee\":\"x\"},{\"dueBeforeExpression\":\"" + INJECTION + "\"}]}",
                "{\"orQueries\":[{\"taskOwnerExpression\":\"x\",\"candidateGroupsExpression\":\"" + INJECTION
                        + "\"}]}")) {
            for (String root : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
                Caller caller = root.equals("/engine-rest") ? person : browser;

                HttpResponse<String> answer = caller.post(root + address, body);

                if (!address.startsWith("/history")) { // which knows no expressions and passes over them
                    assertThat(answer.statusCode())
                            .as("%s %s: %s", address, body, answer.body())
                            .isEqualTo(400);
                }
                assertThat(System.getProperty(TRACE)).as("%s %s", address, body).isNull();
            }
        }
    }

    @Test
    void aSharedFiltersOwnExpressionStillWorks() {
        assertThat(person.get("/engine-rest/filter/" + filter + "/count").body())
                .isEqualTo("{\"count\":1}");
    }

    /** The page works only while camunda-admin has no direct member: so it has none while we knock. */
    @Test
    void theSetupPageMakesNobodyAnAdministrator() {
        String body =
                """
                {"profile":{"id":"intruder","firstName":"a","lastName":"b","email":""},"credentials":{"password":"a-long-password"}}
                """;
        List<Caller> callers = List.of(Caller.anonymous(port), browser, Caller.loggedIn(port, "admin", "demo"));
        identity.deleteMembership("admin", Groups.CAMUNDA_ADMIN);
        try {
            for (Caller caller : callers) {
                assertThat(caller.post("/camunda/api/admin/setup/default/user/create", body)
                                .statusCode())
                        .isIn(401, 403);
                assertThat(caller.page("/camunda/app/admin/default/setup/").statusCode())
                        .isIn(302, 403);
            }
            assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
        } finally {
            identity.createMembership("admin", Groups.CAMUNDA_ADMIN);
        }
    }

    @Test
    void camundasOwnLoginIsClosed() {
        HttpResponse<String> answer = Caller.anonymous(port)
                .send(Caller.anonymous(port)
                        .request("/camunda/api/admin/auth/user/default/login/tasklist")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=property&password=demo")));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /filter/create",
        "PUT, /filter/{filter}",
        "DELETE, /filter/{filter}",
        "POST, /task/{task}/resolve",
        "POST, /task/{task}/bpmnError",
        "POST, /task/{task}/bpmnEscalation",
        "POST, /task/{task}/delegate",
        "POST, /task/{task}/assignee",
        "POST, /task/{task}/identity-links",
        "POST, /task/{task}/identity-links/delete",
        "POST, /task/{task}/variables",
        "PUT, /task/{task}/variables/level",
        "DELETE, /task/{task}/variables/level",
        "POST, /task/{task}/localVariables",
        "PUT, /task/{task}/localVariables/level",
        "POST, /task/{task}/attachment/create",
        "DELETE, /task/{task}/comment",
        "DELETE, /task/{task}",
        "PUT, /task/{task}",
        "POST, /task/create",
        "POST, /task/report/candidate-group-count",
        "POST, /message",
        "POST, /signal",
        "POST, /condition",
        "POST, /process-instance",
        "POST, /process-instance/delete",
        "DELETE, /process-instance/{instance}",
        "POST, /process-instance/{instance}/modification",
        "POST, /process-instance/{instance}/variables",
        "PUT, /process-instance/{instance}/variables/level",
        "PUT, /process-instance/{instance}/suspended",
        "POST, /execution/{instance}/signal",
        "POST, /execution/{instance}/messages/x/trigger",
        "PUT, /execution/{instance}/localVariables/level",
        "POST, /job/x/execute",
        "PUT, /job/x/duedate",
        "PUT, /job/suspended",
        "POST, /deployment/create",
        "DELETE, /deployment/{deployment}",
        "POST, /decision-definition/key/triage/evaluate",
        "POST, /migration/generate",
        "POST, /modification/execute",
        "POST, /external-task/fetchAndLock",
        "POST, /batch/x",
        "POST, /user/create",
        "PUT, /user/admin/credentials",
        "PUT, /user/admin/profile",
        "DELETE, /user/admin",
        "PUT, /group/camunda-admin/members/property",
        "POST, /group/create",
        "POST, /authorization/create",
        "POST, /history/cleanup",
        "POST, /telemetry/configuration",
        "PUT, /process-definition/key/doorsProbe/suspended",
        "DELETE, /process-definition/key/doorsProbe",
        "GET, /user",
        "GET, /group",
        "GET, /authorization",
        "GET, /job",
        "GET, /incident",
        "GET, /batch",
        "GET, /deployment",
        "GET, /process-instance",
        "GET, /execution",
        "GET, /external-task",
        "GET, /event-subscription",
        "GET, /identity/groups?userId=admin",
        "GET, /identity/groups",
        "GET, /user/admin/profile",
        "GET, /user/count",
        "GET, /metrics",
        "GET, /telemetry/data",
        "GET, /schema/log",
        "GET, /history/process-instance",
        "GET, /history/variable-instance",
        "GET, /history/activity-instance",
        "GET, /history/user-operation",
        "GET, /history/detail",
        "GET, /history/identity-link-log",
        "GET, /history/job-log",
        "GET, /process-instance/{instance}",
        "GET, /process-instance/{instance}/variables",
        "GET, /execution/{instance}/localVariables",
        "GET, /deployment/{deployment}/resources",
        "GET, /decision-definition",
        "GET, /version"
    })
    void whatTheTasklistDoesNotNeedIsShut(String method, String path) {
        String address = path.replace("{task}", task)
                .replace("{instance}", instance)
                .replace("{deployment}", deployment)
                .replace("{filter}", filter);
        for (String root :
                List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default")) {
            boolean rest = !root.startsWith("/camunda");

            HttpResponse<String> answer = (rest ? person : browser).send(method, root + address, "{}");

            assertThat(answer.statusCode())
                    .as("%s %s%s: %s", method, root, address, answer.body())
                    .isIn(403, 404);
            assertThat(answer.body()).doesNotContain("Exception:", "\tat ");
        }
        assertThat(tasks.createTaskQuery().taskId(task).taskAssignee("property").count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/admin/auth/user/default/property",
                "/camunda/api/admin/plugin/adminPlugins/default/x",
                "/camunda/api/engine/engine/other/task"
            })
    void theOtherWebApplicationsAnswerNothing(String path) {
        assertThat(browser.get(path).statusCode()).isIn(403, 404);
    }

    @Test
    void anotherSpellingIsNoWayAround() {
        for (String path : List.of(
                "/engine-rest/task;x=1",
                "/engine-rest//job",
                "/engine-rest/./job",
                "/%65ngine-rest/job",
                "/engine-rest/%6Aob",
                "/engine-rest/engine/other/job",
                "/engine-rest/task/..%2Fjob")) {
            assertThat(person.get(path).statusCode()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void resultsAreBounded() {
        assertThat(person.get("/engine-rest/task?maxResults=2147483647").statusCode())
                .isEqualTo(400);
        assertThat(person.get("/engine-rest/task?maxResults=2001").statusCode()).isEqualTo(400);
        assertThat(person.get("/engine-rest/task").statusCode()).isEqualTo(200);
    }

    @Test
    void aSerializedObjectIsNotTakenFromAnybody() {
        HttpResponse<String> answer = Caller.basic(port, "admin", "demo")
                .put(
                        "/engine-rest/task/" + task + "/variables/x",
                        """
                        {"value":"rO0ABXNyAA==","type":"Object","valueInfo":{"objectTypeName":"java.util.HashMap",
                         "serializationDataFormat":"application/x-java-serialized-object"}}
                        """);

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .count())
                .isZero();
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .isDeserializationTypeValidationEnabled())
                .isTrue();
    }

    /** As it was attacked: what was sent was refused, and had been executed all the same. */
    @Test
    void valuesOfATypeOfTheEnginesOwnAreNotTakenFromAnybody() {
        for (String type : List.of("Bytes", "File", "Xml", "Object", "Date")) {
            HttpResponse<String> answer = Caller.basic(port, "governor", "demo")
                    .post(
                            "/engine-rest/process-definition/key/case-lifecycle/submit-form",
                            "{\"variables\":{\"description\":{\"value\":%s,\"type\":\"%s\",\"valueInfo\":{\"filename\":\"a\"}}}}"
                                    .formatted(
                                            type.equals("Date") ? "\"2026-01-01T00:00:00.000+0800\"" : "\"aGFsbG8=\"",
                                            type));

            assertThat(answer.statusCode()).as(type + answer.body()).isEqualTo(400);
        }
        assertThat(Caller.basic(port, "governor", "demo")
                        .post(
                                "/engine-rest/process-definition/key/case-lifecycle/submit-form",
                                "{\"variables\":{\"description\":{\"value\":\"aGFsbG8=\",\"type\":\"Bytes\"}}}")
                        .body())
                .contains("description", "不接受文件、对象等类型的值");
    }

    @Test
    void onesOwnPasswordNeedsTheOldOneAndMustBeLong() {
        var somebody = identity.newUser("passwordprobe");
        somebody.setPassword("the-old-password");
        identity.saveUser(somebody);
        try {
            Caller self = Caller.basic(port, "passwordprobe", "the-old-password");
            String address = "/engine-rest/user/passwordprobe/credentials";

            assertThat(self.put(address, credentials("short", "the-old-password"))
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
            assertThat(self.put(address, credentials("passwordprobe-1", "the-old-password"))
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
            assertThat(self.put(address, credentials("a-new-long-one", "the-old-password"))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(Caller.basic(port, "passwordprobe", "a-new-long-one")
                            .get("/engine-rest/user/passwordprobe/profile")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Caller.basic(port, "passwordprobe", "a-new-long-one")
                            .put(address, credentials("another-long-one", "wrong"))
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
        } finally {
            identity.deleteUser("passwordprobe");
        }
    }

    private static String credentials(String password, String current) {
        return "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(password, current);
    }

    @Test
    void aCalledProcessIsNotStartedByHand() {
        HttpResponse<String> answer = person.post("/engine-rest/process-definition/key/doorsProbe/start", "{}");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void cockpitRefusesInChinese() {
        HttpResponse<String> answer = browser.page("/camunda/app/cockpit/default/");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("没有权限").doesNotContain("Exception");
    }

    @Test
    void aPageThatIsNotThereSaysSoInChinese() {
        HttpResponse<String> answer = browser.page("/no-such-page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("找不到");
    }

    @Test
    void onlyNamedBeansAreWithinReachOfAModel() {
        Object beans = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getBeans();

        assertThat(((NamedBeans) beans).containsKey("groups")).isTrue();
        assertThat(((NamedBeans) beans).containsKey("dataSource")).isFalse();
        assertThat(((NamedBeans) beans).get("environment")).isNull();
    }
}
