package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;

/** Who calls a meeting chooses how it is held; the case keeps which version of the method it was. */
@WufangTest
class MethodsTest {

    private static final String WANXIN = "430302003001001";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Directory directory;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private EngineCalls engine;

    private String number;
    private Deployment deployment;

    @AfterEach
    void leaveTheTable() {
        engine.asSystem(() -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .rootProcessInstances()
                .list()
                .forEach(run -> runtime.deleteProcessInstance(run.getId(), "test over")));
        if (deployment != null) {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void withoutAChoiceTheFiveStepsAreTakenAndTheirVersionIsKept() {
        begin();

        assertThat(call(Map.of()).status()).isEqualTo(204);

        ProcessDefinition newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("five-party-deliberation")
                .latestVersion()
                .singleResult();
        JsonNode method = section("methods").get(0);
        assertThat(method.get("name").asText()).isEqualTo("五方共建协商");
        assertThat(method.get("version").asInt()).isEqualTo(newest.getVersion());
        assertThat(method.get("deployedAt").asText()).isNotEmpty();
        assertThat(as("party").task(number, "userTask_statePosition")).isNotNull();
    }

    @Test
    void anUnknownMethodIsRefusedAtTheForm() {
        begin();

        Tasklist.Answer refused = call(Map.of("deliberationMethod", "case-lifecycle"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("协商方法");
        assertThat(section("methods")).isNullOrEmpty();
    }

    @Test
    void aMethodWhoseModelWasNotDeployedIsRefused() throws IOException {
        deployment = repository
                .createDeployment()
                .name("by a process owner")
                .addString(
                        "call-meeting.form",
                        new ClassPathResource("forms/call-meeting.form")
                                .getContentAsString(StandardCharsets.UTF_8)
                                .replace(
                                        "\"values\": [",
                                        "\"values\": [{\"label\": \"圆桌\", \"value\": \"round-table\"},"))
                .deploy();
        begin();

        Tasklist.Answer refused = call(Map.of("deliberationMethod", "round-table"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("没有部署名为“round-table”的协商流程");
        assertThat(call(Map.of("deliberationMethod", "five-party-deliberation")).status())
                .isEqualTo(204);
    }

    private void begin() {
        Place place = directory.place(WANXIN).orElseThrow();
        number = caseFiles
                .open(
                        new NewCase(
                                "外墙渗水", "顶楼渗水", "", WANXIN, "5 栋", "none", 12, List.of("propertyFirm"), "grid", null),
                        Actor.SYSTEM)
                .number();
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        Map<String, Object> routing = new HashMap<>(Map.of(
                "district",
                place.district(),
                "street",
                place.street(),
                "community",
                place.community(),
                "unit",
                place.unit(),
                "hazard",
                "none",
                "matter",
                "",
                "households",
                12,
                "parties",
                1,
                "repeat",
                false));
        engine.asSystem(() -> runtime.startProcessInstanceByKey("meeting-handling", number, routing));
    }

    private Tasklist.Answer call(Map<String, ?> choice) {
        Map<String, Object> form = new HashMap<>(
                Map.of("agenda", "外墙如何修", "meetingAt", "2026-12-01T19:30", "place", "议事厅", "noticeGiven", true));
        form.putAll(choice);
        Tasklist.Task task = as("committee").task(number, "userTask_callMeeting");
        as("committee").claim(task.id());
        return as("committee").submit(task.id(), form);
    }

    private JsonNode section(String name) {
        return as("committee").get("/api/v1/cases/" + number).json().get(name);
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
