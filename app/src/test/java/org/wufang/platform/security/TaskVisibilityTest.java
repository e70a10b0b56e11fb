package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.WufangTest;

/** The truth table of decision 0008: people × tasks × endpoints. */
@WufangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskVisibilityTest {

    private static final String PROPERTY_FIRM = "430302003001.propertyFirm";
    private static final String COLLEAGUE = "colleague";
    private static final String PROBE = "visibilityProbe";

    /** Task → who sees it. {@code manager} and {@code admin} see all; nobody else sees anything. */
    private static final Map<String, Set<String>> SEEN_BY = new LinkedHashMap<>(Map.of(
            "offeredToTheFirm", Set.of("property", COLLEAGUE),
            "claimedByAColleague", Set.of("property", COLLEAGUE),
            "offeredToAnotherFirm", Set.of("property2"),
            "assignedOnly", Set.of("party"),
            "offeredToOnePerson", Set.of("governor"),
            "ofTwoGroups", Set.of("property", COLLEAGUE, "property2", "party")));

    private static final List<String> PEOPLE =
            List.of("property", COLLEAGUE, "property2", "party", "governor", "rapid", "manager", "admin");

    @LocalServerPort
    int port;

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
    FilterService filters;

    @Autowired
    AuthorizationService authorizations;

    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> instances = new HashMap<>();
    private final Map<String, String> attachments = new HashMap<>();
    private final Map<String, Caller> callers = new HashMap<>();
    private String deployment = "";

    @BeforeAll
    void tasksOfSeveralPeople() {
        User colleague = identity.newUser(COLLEAGUE);
        colleague.setPassword("demo");
        identity.saveUser(colleague);
        identity.createMembership(COLLEAGUE, PROPERTY_FIRM);
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "probe.bpmn",
                        Bpmn.createExecutableProcess(PROBE)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("userTask_probe")
                                .camundaCandidateGroups("${offeredTo}")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        start("offeredToTheFirm", PROPERTY_FIRM);
        start("claimedByAColleague", PROPERTY_FIRM);
        start("offeredToAnotherFirm", groupOf("property2"));
        start("assignedOnly", "");
        start("offeredToOnePerson", "");
        start("ofTwoGroups", PROPERTY_FIRM + "," + groupOf("property2"));
        tasks.addCandidateGroup(ids.get("ofTwoGroups"), groupOf("party"));
        tasks.setAssignee(ids.get("claimedByAColleague"), COLLEAGUE);
        tasks.setAssignee(ids.get("assignedOnly"), "party");
        tasks.addCandidateUser(ids.get("offeredToOnePerson"), "governor");
    }

    @AfterAll
    void leaveNothing() {
        repository.deleteDeployment(deployment, true);
        identity.deleteUser(COLLEAGUE);
    }

    private String groupOf(String person) {
        return identity.createGroupQuery().groupMember(person).list().get(0).getId();
    }

    private void start(String name, String groups) {
        String instance = runtime.createProcessInstanceByKey(PROBE)
                .setVariable("offeredTo", groups.isEmpty() ? List.of() : List.of(groups.split(",")))
                .setVariable("secret", "secret of " + name)
                .execute()
                .getId();
        Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        tasks.setVariableLocal(task.getId(), "localSecret", "local secret of " + name);
        tasks.createComment(task.getId(), null, "comment on " + name);
        attachments.put(
                name,
                tasks.createAttachment(
                                "text", task.getId(), null, "note", "attachment of " + name, "http://localhost/" + name)
                        .getId());
        ids.put(name, task.getId());
        instances.put(name, instance);
    }

    private Caller as(String person) {
        return callers.computeIfAbsent(person, login -> Caller.basic(port, login, "demo"));
    }

    private static boolean sees(String person, String task) {
        return Set.of("manager", "admin").contains(person) || SEEN_BY.get(task).contains(person);
    }

    static Stream<String> people() {
        return PEOPLE.stream();
    }

    @ParameterizedTest
    @MethodSource("people")
    void byIdEachPersonReadsTheirOwnAndFindsNothingElse(String person) {
        Map<String, Integer> wrong = new LinkedHashMap<>();
        for (String task : SEEN_BY.keySet()) {
            String at = "/engine-rest/task/" + ids.get(task);
            Map<String, String> expected = new LinkedHashMap<>();
            expected.put(at, ids.get(task));
            expected.put(at + "/form", "key");
            expected.put(at + "/form-variables", "secret of " + task);
            expected.put(at + "/variables", "local secret of " + task);
            expected.put(at + "/variables/secret", "secret of " + task);
            expected.put(at + "/localVariables", "local secret of " + task);
            expected.put(at + "/localVariables/localSecret", "local secret of " + task);
            expected.put(at + "/identity-links", "[");
            expected.put(at + "/comment", "comment on " + task);
            expected.put(at + "/attachment", "attachment of " + task);
            expected.put(at + "/attachment/" + attachments.get(task), "attachment of " + task);
            expected.forEach((path, content) -> {
                HttpResponse<String> answer = as(person).get(path);
                if (sees(person, task)) {
                    if (answer.statusCode() != 200 || !answer.body().contains(content)) {
                        wrong.put(path + " " + answer.body(), answer.statusCode());
                    }
                } else if (answer.statusCode() != 404 || answer.body().contains(task)) {
                    wrong.put(path + " " + answer.body(), answer.statusCode());
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("people")
    void aForeignTaskAnswersAsOneThatDoesNotExist(String person) {
        for (String path : List.of("", "/form", "/variables", "/comment", "/attachment", "/identity-links")) {
            HttpResponse<String> unknown = as(person).get("/engine-rest/task/no-such-task" + path);

            assertThat(unknown.statusCode()).as(path).isEqualTo(404);
            SEEN_BY.keySet().stream().filter(task -> !sees(person, task)).forEach(task -> {
                HttpResponse<String> foreign = as(person).get("/engine-rest/task/" + ids.get(task) + path);
                assertThat(foreign.statusCode()).as(path).isEqualTo(404);
                assertThat(foreign.body().replace(ids.get(task), "no-such-task"))
                        .isEqualTo(unknown.body());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void listsAndCountsHoldExactlyTheirOwn(String person) {
        Set<String> expected = new TreeSet<>();
        SEEN_BY.keySet().stream().filter(task -> sees(person, task)).forEach(expected::add);
        for (String list : List.of("/engine-rest/task", "/engine-rest/history/task")) {
            String query = "?processDefinitionKey=" + PROBE;

            assertThat(namesIn(as(person).get(list + query).body())).as(list).isEqualTo(expected);
            assertThat(as(person).get(list + "/count" + query).body())
                    .as(list)
                    .isEqualTo("{\"count\":" + expected.size() + "}");
            assertThat(namesIn(as(person)
                            .post(list, "{\"processDefinitionKey\":\"" + PROBE + "\"}")
                            .body()))
                    .as("POST " + list)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void noWordingOfAQueryShowsMore(String person) {
        String property2 = groupOf("property2");
        for (String query : List.of(
                "{\"orQueries\":[{\"candidateGroups\":[\"" + property2 + "\"]}]}",
                "{\"orQueries\":[{\"candidateGroups\":[\"" + property2
                        + "\"],\"unassigned\":true}],\"candidateGroup\":\"" + PROPERTY_FIRM
                        + "\",\"includeAssignedTasks\":true}",
                "{\"candidateGroup\":\"" + property2 + "\"}",
                "{\"assignee\":\"party\"}",
                "{\"involvedUser\":\"party\"}",
                "{\"processDefinitionKeyIn\":[\"" + PROBE + "\"]}",
                "{\"processVariables\":[{\"name\":\"secret\",\"operator\":\"like\",\"value\":\"secret%\"}]}")) {
            Set<String> found =
                    namesIn(as(person).post("/engine-rest/task", query).body());

            assertThat(found).as(query).allMatch(task -> sees(person, task));
        }
    }

    @Test
    void aQueryByTwoOfOnesGroupsFindsWhatBothAreOffered() {
        String query = "{\"candidateGroup\":\"%s\",\"orQueries\":[{\"candidateGroups\":[\"%s\"],\"name\":\"x\"}]}"
                .formatted(PROPERTY_FIRM, PROPERTY_FIRM);

        assertThat(namesIn(as("property").post("/engine-rest/task", query).body()))
                .containsExactlyInAnyOrder("offeredToTheFirm", "ofTwoGroups");
    }

    @ParameterizedTest
    @MethodSource("people")
    void variablesAreThoseOfTheirOwnTasks(String person) {
        String body = as(person)
                .get("/engine-rest/variable-instance?variableNameLike=%25ecret&deserializeValues=false")
                .body();

        SEEN_BY.keySet().forEach(task -> {
            assertThat(body.contains("\"secret of " + task + "\""))
                    .as("%s, %s", person, task)
                    .isEqualTo(sees(person, task));
            assertThat(body.contains("\"local secret of " + task + "\""))
                    .as("%s, %s", person, task)
                    .isEqualTo(sees(person, task));
        });
    }

    @ParameterizedTest
    @MethodSource("people")
    void theTasklistsFilterShowsTheSameWithVariables(String person) {
        Filter filter = filterOf(PROBE);
        try {
            HttpResponse<String> answer = as(person)
                    .send(as(person)
                            .request("/engine-rest/filter/" + filter.getId() + "/list?maxResults=50")
                            .header("Accept", "application/hal+json")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}")));

            assertThat(answer.statusCode()).isEqualTo(200);
            Set<String> expected = new TreeSet<>();
            SEEN_BY.keySet().stream().filter(task -> sees(person, task)).forEach(expected::add);
            assertThat(namesIn(answer.body())).isEqualTo(expected);
            expected.forEach(task -> assertThat(answer.body()).contains("\"secret of " + task + "\""));
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void processesAndHistoryAreManagementsAlone(String person) {
        boolean all = Set.of("manager", "admin").contains(person);
        String instance = instances.get("offeredToTheFirm");

        assertThat(as(person).get("/engine-rest/process-instance/" + instance).statusCode())
                .isEqualTo(all ? 200 : 404);
        assertThat(as(person)
                        .get("/engine-rest/history/process-instance/" + instance)
                        .statusCode())
                .isEqualTo(all ? 200 : 404);
        assertThat(as(person)
                        .get("/engine-rest/process-instance/" + instance + "/variables")
                        .statusCode())
                .isEqualTo(all ? 200 : 404);
        assertThat(as(person)
                        .get("/engine-rest/history/variable-instance?processInstanceId=" + instance)
                        .body()
                        .contains("secret of"))
                .isEqualTo(all);
    }

    @Test
    void aClaimedTaskIsWorkedByItsAssigneeAlone() {
        String task = "/engine-rest/task/" + ids.get("claimedByAColleague");

        assertThat(as("property").get(task).statusCode()).isEqualTo(200);
        assertThat(as("property").post(task + "/complete", "{}").statusCode()).isEqualTo(403);
        assertThat(as("property").post(task + "/submit-form", "{}").statusCode())
                .isEqualTo(403);
        assertThat(as("property").post(task + "/unclaim", "{}").statusCode()).isEqualTo(403);
        assertThat(as("property")
                        .post(task + "/claim", "{\"userId\":\"property\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(as("property2").post(task + "/complete", "{}").statusCode()).isEqualTo(404);
        assertThat(tasks.createTaskQuery()
                        .taskId(ids.get("claimedByAColleague"))
                        .singleResult()
                        .getAssignee())
                .isEqualTo(COLLEAGUE);
    }

    @Test
    void anOfferedTaskIsClaimedInOnesOwnNameAndNotWorkedBefore() {
        String task = "/engine-rest/task/" + ids.get("offeredToTheFirm");

        assertThat(as("property").post(task + "/complete", "{}").statusCode()).isEqualTo(403);
        assertThat(as("property")
                        .post(task + "/claim", "{\"userId\":\"" + COLLEAGUE + "\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("property2")
                        .post(task + "/claim", "{\"userId\":\"property2\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("property")
                        .post(task + "/claim", "{\"userId\":\"property\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("property").post(task + "/unclaim", "{}").statusCode()).isEqualTo(204);
    }

    @Test
    void aCommentOnOnesTaskReachesNoForeignProcess() {
        String path = "/engine-rest/task/" + ids.get("offeredToTheFirm") + "/comment/create";
        String own = instances.get("offeredToTheFirm");
        String foreign = instances.get("offeredToAnotherFirm");

        assertThat(as("property")
                        .post(path, "{\"message\":\"planted\",\"processInstanceId\":\"" + foreign + "\"}")
                        .statusCode())
                .isBetween(400, 404);
        assertThat(as("property")
                        .post(path, "{\"message\":\"mine\",\"processInstanceId\":\"" + own + "\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(tasks.getProcessInstanceComments(foreign)).isEmpty();
        assertThat(tasks.getProcessInstanceComments(own)).hasSize(1);
    }

    @Test
    void aFinishedTaskStaysWithWhoeverDidIt() {
        start("finished", PROPERTY_FIRM);
        String id = ids.remove("finished");
        assertThat(as("property")
                        .post("/engine-rest/task/" + id + "/claim", "{\"userId\":\"property\"}")
                        .statusCode())
                .isEqualTo(204);
        tasks.complete(id);

        assertThat(as("property").get("/engine-rest/history/task?taskId=" + id).body())
                .contains(id);
        assertThat(as("property").get("/engine-rest/task/" + id + "/comment").body())
                .contains("comment on finished");
        assertThat(as(COLLEAGUE).get("/engine-rest/history/task?taskId=" + id).body())
                .isEqualTo("[]");
        assertThat(as(COLLEAGUE).get("/engine-rest/task/" + id + "/comment").statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothingIsWrittenForASingleTask() {
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .list())
                .allMatch(grant -> grant.getResourceId().equals("*"));
    }

    private Filter filterOf(String process) {
        return filters.saveFilter(filters.newTaskFilter("probe " + System.nanoTime())
                .setQuery(tasks.createTaskQuery().processDefinitionKey(process))
                .setProperties(Map.of("variables", List.of(Map.of("name", "secret", "label", "secret")))));
    }

    private Set<String> namesIn(String body) {
        Set<String> found = new TreeSet<>();
        ids.forEach((name, id) -> {
            if (body.contains("\"" + id + "\"")) {
                found.add(name);
            }
        });
        return found;
    }
}
