package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.wufang.Tasklist.Answer;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.platform.security.Actor;

/** No duty is laid upon a block, community or street that no list lays there (不得转嫁), whichever way it comes. */
@WufangTest
class DutyDispatchTest {

    private static final String BLOCK = "430302003001001";

    /** On the departments' list alone. */
    private static final String DEPARTMENTS_OWN = "culture.entertainment";

    /** On the community's negative list. */
    private static final String NEGATIVE = "enforcement.demolition";

    /** The street's own duty, in which a community has no part. */
    private static final String STREETS_OWN = "street.snowClearing";

    private static final Map<String, String> WHISTLE = Map.of(
            "kindAsked", "quick",
            "whistleGround", "streetCannotSolve",
            "triedBelow", "已劝阻两次",
            "evidence", "劝阻记录");

    @LocalServerPort
    int port;

    @Autowired
    CaseFiles files;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    // Tasklist

    @ParameterizedTest(name = "{0} on the path {1}: {2}")
    @CsvSource({
        "culture.entertainment, meeting, 社区事项清单没有列入该事项，仅见于属地职责清单第 T-73 项“娱乐场所扰民”",
        "culture.entertainment, frontEnd, 不得转嫁给社区",
        "enforcement.demolition, meeting, 社区事项清单第 C-F-06 项“违法建设强制拆除”属负面事项",
        "enforcement.demolition, frontEnd, 不得交由社区承担",
        "street.snowClearing, meeting, 仅见于街道职责清单第 S-17 项“雪天清扫组织”",
        "'', frontEnd, 事项未明确",
        "'', meeting, 请先选定事项"
    })
    void theReviewerIsToldListItemAndReason(String matter, String path, String reason) {
        String number = reviewed();

        Answer answer = review(number, matter, path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("处置路径", reason, "请改走吹哨处置");
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.RECEIVED);
        assertThat(files.get(number).matter()).as("nothing has changed").isEmpty();
        assertThat(offeredToTheCommunity(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DEPARTMENTS_OWN, NEGATIVE, STREETS_OWN})
    void theReviewerMayWhistleForIt(String matter) {
        String number = reviewed();

        assertThat(review(number, matter, "whistle").status()).isIn(200, 204);

        assertThat(files.get(number).status()).isEqualTo(CaseStatus.WHISTLE);
    }

    @ParameterizedTest
    @CsvSource({"neighbour.dispute, meeting, MEETING", "utility.streetLight, frontEnd, FRONT_END"})
    void whatTheCommunitySettlesOrHelpsWithGoesThere(String matter, String path, CaseStatus status) {
        String number = reviewed();

        assertThat(review(number, matter, path).status()).isIn(200, 204);

        assertThat(files.get(number).status()).isEqualTo(status);
    }

    // REST

    @ParameterizedTest
    @ValueSource(strings = {DEPARTMENTS_OWN, NEGATIVE, STREETS_OWN})
    void aReportOverRestGoesPastTheCommunity(String matter) {
        Answer answer = report("governor", matter);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String number = answer.json().get("number").asText();

        assertThat(files.get(number).status()).isEqualTo(CaseStatus.WHISTLE);
        assertThat(offeredToTheCommunity(number)).isEmpty();
    }

    @Test
    void aReportOfAMatterOfNoListIsRefusedAndOneWithoutAMatterWaitsForAPerson() {
        assertThat(report("governor", "moon.landing").status()).isEqualTo(400);

        String number = report("governor", "").json().get("number").asText();
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.RECEIVED);
        assertThat(offeredToTheCommunity(number)).isEmpty();
    }

    @Test
    void aTriageTableThatSendsItThereIsOverruledByTheLists() throws IOException {
        Deployment careless = repository
                .createDeployment()
                .addString(
                        "triage.dmn",
                        new ClassPathResource("processes/triage.dmn")
                                .getContentAsString(StandardCharsets.UTF_8)
                                .replace("\"whistle\"", "\"meeting\""))
                .deploy();
        try {
            Answer answer = report("governor", DEPARTMENTS_OWN);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text()).contains("处置路径", "不得转嫁给社区");
            JsonNode row = imported(DEPARTMENTS_OWN);
            assertThat(row.path("outcome").asText()).isEqualTo("rejected");
            assertThat(row.path("reason").asText()).contains("不得转嫁给社区");
        } finally {
            repository.deleteDeployment(careless.getId(), true);
        }
    }

    // The engine's REST

    @ParameterizedTest
    @ValueSource(strings = {"front-end-handling", "meeting-handling", "whistle-handling", "five-party-deliberation"})
    void nobodyStartsAHandlingByHand(String process) {
        String number = opened(DEPARTMENTS_OWN);
        for (String person : List.of("governor", "committee", "coordination", "command", "admin")) {
            Answer answer = Tasklist.of(port, person)
                    .post(
                            "/engine-rest/process-definition/key/" + process + "/start",
                            Map.of("businessKey", number, "variables", routing("neighbour.dispute")));

            assertThat(answer.status()).as("%s: %s", person, answer.text()).isEqualTo(403);
        }
        assertThat(running(number)).isEmpty();
    }

    @ParameterizedTest(name = "{0} begun at {1}")
    @CsvSource({
        "front-end-handling, serviceTask_openFrontEnd",
        "front-end-handling, userTask_handleOnSite",
        "meeting-handling, serviceTask_openMeeting",
        "meeting-handling, userTask_callMeeting",
        "meeting-handling, userTask_answerObjection",
        "meeting-handling, userTask_fulfilCommitment",
        "meeting-handling, userTask_verifyCommitment",
        "whistle-handling, userTask_blowWhistle",
        "case-lifecycle, callActivity_meetingHandling"
    })
    void notEvenAnAdministratorBeginsInTheMiddle(String process, String step) {
        String number = opened(DEPARTMENTS_OWN);
        Map<String, Object> start = Map.of(
                "businessKey",
                number,
                "variables",
                routing("neighbour.dispute"),
                "startInstructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", step)));
        String address = "/engine-rest/process-definition/key/" + process + "/start";

        assertThat(Tasklist.of(port, "governor").post(address, start).status()).isEqualTo(403);
        Answer answer = Tasklist.of(port, "admin").post(address, start);

        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(running(number)).isEmpty();
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number).count())
                .isZero();
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.TRIAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"callActivity_meetingHandling", "callActivity_frontEndHandling", "serviceTask_acceptCase"})
    void notEvenAnAdministratorMovesTheTokenThere(String step) {
        String number = report("governor", DEPARTMENTS_OWN).json().get("number").asText();
        ProcessInstance lifecycle = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("case-lifecycle")
                .singleResult();
        Tasklist admin = Tasklist.of(port, "admin");
        for (String variable : List.of("path=meeting", "matter=neighbour.dispute")) {
            String[] parts = variable.split("=");
            Answer written = admin.send(
                    admin.request("/engine-rest/process-instance/" + lifecycle.getId() + "/variables/" + parts[0])
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString("{\"value\":\"%s\",\"type\":\"String\"}".formatted(parts[1])))
                            .build());
            assertThat(written.status()).as(written.text()).isEqualTo(204);
        }
        Map<String, Object> change =
                Map.of("instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", step)));
        String address = "/engine-rest/process-instance/" + lifecycle.getId() + "/modification";

        assertThat(Tasklist.of(port, "governor").post(address, change).status()).isEqualTo(403);
        Answer answer = admin.post(address, change);

        assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(400);
        assertThat(offeredToTheCommunity(number)).isEmpty();
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.WHISTLE);
    }

    @Test
    void noMessageLaysItThere() {
        String number = report("governor", DEPARTMENTS_OWN).json().get("number").asText();
        TreeSet<String> messages = new TreeSet<>();
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(Message.class).stream()
                    .map(Message::getName)
                    .filter(name -> !name.startsWith("casefile.")) // these end a case
                    .forEach(messages::add);
        }
        assertThat(messages).isNotEmpty();
        for (String message : messages) {
            Map<String, Object> correlation = Map.of(
                    "messageName", message, "businessKey", number, "processVariables", routing("neighbour.dispute"));

            assertThat(Tasklist.of(port, "governor")
                            .post("/engine-rest/message", correlation)
                            .status())
                    .as(message)
                    .isEqualTo(403);
            Tasklist.of(port, "admin").post("/engine-rest/message", correlation);
        }

        assertThat(offeredToTheCommunity(number)).isEmpty();
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.WHISTLE);
    }

    // Import

    @Test
    void anImportedRowGoesPastTheCommunityOrIsRejected() {
        JsonNode listed = imported(DEPARTMENTS_OWN);
        assertThat(listed.path("outcome").asText()).isEqualTo("accepted");
        String number = listed.path("number").asText();
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.WHISTLE);
        assertThat(offeredToTheCommunity(number)).isEmpty();

        JsonNode unlisted = imported("moon.landing");
        assertThat(unlisted.path("outcome").asText()).isEqualTo("rejected");
        assertThat(unlisted.path("reason").asText()).contains("职责清单上没有这个事项");
    }

    // The street

    @ParameterizedTest(name = "{0}: {1} is called in place of the street")
    @CsvSource({"enforcement.demolition, chengguan", "city.constructionWaste, chengguan"})
    void theStreetIsNotCalledForWhatIsNotItsDuty(String matter, String department) {
        String number = report("governor", matter).json().get("number").asText();
        assertThat(facts("party", number)).contains("不得转嫁给街道");

        Tasklist.of(port, "party").does(number, "userTask_blowWhistle", WHISTLE);

        assertThat(keys(department, number)).containsExactly("userTask_reportIn");
        for (String street : List.of("coordination", "blockservice", "rapid")) {
            assertThat(keys(street, number)).as(street).isEmpty();
        }
    }

    @Test
    void anEmergencyDoesNotLayItUponTheStreetEither() {
        String number = report("governor", NEGATIVE).json().get("number").asText();
        Map<String, String> emergency = new HashMap<>(WHISTLE);
        emergency.putAll(Map.of("kindAsked", "emergency", "whistleGround", "emergency"));

        Tasklist.of(port, "party").does(number, "userTask_blowWhistle", emergency);

        assertThat(keys("chengguan", number)).containsExactly("userTask_reportIn");
        for (String street : List.of("coordination", "blockservice", "rapid")) {
            assertThat(keys(street, number)).as(street).doesNotContain("userTask_reportIn");
        }
    }

    @Test
    void aDepartmentDelegatesNothingDownwards() {
        String number = report("governor", NEGATIVE).json().get("number").asText();
        Tasklist.of(port, "party").does(number, "userTask_blowWhistle", WHISTLE);
        Tasklist chengguan = Tasklist.of(port, "chengguan");
        String task = chengguan.task(number, "userTask_reportIn").id();
        chengguan.claim(task);

        Answer offered = chengguan.get("/api/v1/cases/" + number + "/acts");
        Answer answer = chengguan.post(
                "/api/v1/cases/" + number + "/acts/delegate",
                Map.of("task", task, "person", "blockservice", "reason", "请街道代办"));

        assertThat(offered.status()).as(offered.text()).isEqualTo(200);
        assertThat(offered.text()).as("the department has nobody else").doesNotContain("\"delegate\"");
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("chengguan");
    }

    @ParameterizedTest(name = "{0}: called are {1}")
    @CsvSource({
        "street.snowClearing, rapid",
        "street.backLanes, blockservice",
        "street.petitionReception, coordination",
        "order.streetVending, coordination blockservice", // more departments than one: a tough whistle
        "neighbour.dispute, blockservice"
    })
    void theStreetIsCalledForItsOwnDutyAndForWhatItHelpsWith(String matter, String units) {
        String number = reviewed();
        assertThat(review(number, matter, "whistle").status()).isIn(200, 204);

        Tasklist.of(port, "party").does(number, "userTask_blowWhistle", WHISTLE);

        List<String> called = List.of(units.split(" "));
        for (String street : List.of("coordination", "blockservice", "rapid")) {
            assertThat(keys(street, number).contains("userTask_reportIn"))
                    .as(street)
                    .isEqualTo(called.contains(street));
        }
    }

    // Parts

    /** A case that waits for a person's review because its matter is not known. */
    private String reviewed() {
        return report("governor", "").json().get("number").asText();
    }

    private Answer review(String number, String matter, String path) {
        Tasklist coordination = Tasklist.of(port, "coordination");
        String task = coordination.task(number, "userTask_reviewTriage").id();
        coordination.claim(task);
        Map<String, Object> form =
                new HashMap<>(Map.of("reviewDecision", "accept", "unit", BLOCK, "path", path, "reason", "经核实"));
        if (!matter.isEmpty()) {
            form.put("matter", matter);
        }
        return coordination.submit(task, form);
    }

    private Answer report(String person, String matter) {
        Map<String, Object> report = new HashMap<>(Map.of(
                "title", "清单测试",
                "description", "居民反映，请处理。",
                "unit", BLOCK,
                "hazard", "none",
                "households", 3,
                "parties", List.of("propertyFirm"),
                "channel", "grid"));
        if (!matter.isEmpty()) {
            report.put("matter", matter);
        }
        return Tasklist.of(port, person).post("/api/v1/cases", report);
    }

    private String opened(String matter) {
        String number = files.open(
                        new NewCase("清单测试", "请处理", matter, BLOCK, "", "none", 3, List.of(), "grid", null),
                        new Actor("governor", "blockGovernor", BLOCK))
                .number();
        files.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        return number;
    }

    private static Map<String, Object> routing(String matter) {
        Map<String, Object> variables = new HashMap<>();
        Map.of(
                        "district", "430302",
                        "street", "430302003",
                        "community", "430302003001",
                        "unit", BLOCK,
                        "hazard", "none",
                        "matter", matter,
                        "path", "meeting")
                .forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
        return variables;
    }

    private JsonNode imported(String matter) {
        String file = "工单编号,诉求标题,诉求内容,社区或区块代码,事项代码\n%s,清单测试,请处理,%s,%s\n"
                .formatted(UUID.randomUUID().toString().substring(0, 12), BLOCK, matter);
        Tasklist command = Tasklist.of(port, "command");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"export.csv\"\r\n\r\n"
                        + file + "\r\n--part--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        Answer begun = command.send(command.request("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        String address = begun.location().substring(begun.location().indexOf("/api/"));
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> command.get(address).json(),
                        report -> !report.path("state").asText().equals("running"))
                .path("rows")
                .get(0);
    }

    private List<String> keys(String person, String number) {
        return Tasklist.of(port, person).tasks(number).stream()
                .map(Tasklist.Task::key)
                .toList();
    }

    private String facts(String person, String number) {
        Tasklist tasklist = Tasklist.of(port, person);
        return tasklist.get("/engine-rest/task/"
                        + tasklist.task(number, "userTask_blowWhistle").id() + "/form-variables")
                .text();
    }

    private List<String> running(String number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .toList();
    }

    /** Tasks of this case that a block or community was asked to settle. */
    private List<String> offeredToTheCommunity(String number) {
        List<String> found = new ArrayList<>();
        for (String key : List.of("userTask_handleOnSite", "userTask_callMeeting")) {
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskDefinitionKey(key)
                    .list()
                    .forEach(task -> found.add(task.getTaskDefinitionKey()));
        }
        return found;
    }
}
