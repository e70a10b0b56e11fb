package org.wufang.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;
import org.wufang.WufangTest;

/** What happens to new cases when a process owner deploys one file alone. */
@WufangTest
class WholeDeploymentTest {

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    private Deployment deployment;

    @AfterEach
    void asBefore() {
        if (deployment != null) {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void aFormDeployedAloneIsAskedForInNewCases() throws IOException {
        Set<String> all = namesOf(newestLifecycle().getDeploymentId());
        String form = text("forms/handle-on-site.form");

        deploy("handle-on-site.form", form.replace("\"key\": \"evidence\"", "\"key\": \"visitors\""));

        assertThat(namesOf(deployment.getId())).isEqualTo(all).hasSizeGreaterThan(30);
        assertThat(newestLifecycle().getDeploymentId()).isEqualTo(deployment.getId());
        String number = report();
        Tasklist governor = Tasklist.of(port, "governor");
        Task task = governor.task(number, "userTask_handleOnSite");
        governor.claim(task.id());
        Answer answer = governor.submit(
                task.id(), Map.of("frontEndOutcome", "solved", "measures", "已疏通", "visitors", "三户", "evidence", "照片"));
        assertThat(answer.status()).as(answer.text()).isIn(200, 204);
        assertThat(governor.get("/api/v1/cases/" + number)
                        .json()
                        .get("submissions")
                        .findValuesAsText("key"))
                .contains("visitors")
                .doesNotContain("evidence");
    }

    @Test
    void aProcessDeployedAloneStillFindsTheOthers() throws IOException {
        deploy("case-lifecycle.bpmn", text("processes/case-lifecycle.bpmn"));

        String number = report();

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .deploymentId(deployment.getId())
                        .count())
                .as("the case and the handling that it called")
                .isEqualTo(2);
    }

    @Test
    void aModelThatNoCaseIsRunByIsDeployedAsItIs() {
        deploy(
                "stranger.dmn",
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="strangers" name="s" namespace="wufang">
                  <decision id="stranger" name="stranger"><decisionTable id="strangerTable">
                    <output id="strangerOutput" name="x" typeRef="string"/>
                    <rule id="strangerRule"><outputEntry id="strangerEntry"><text>"x"</text></outputEntry></rule>
                  </decisionTable></decision>
                </definitions>
                """);

        assertThat(namesOf(deployment.getId())).containsExactly("stranger.dmn");
        assertThat(newestLifecycle().getDeploymentId()).isNotEqualTo(deployment.getId());
    }

    private void deploy(String name, String content) {
        deployment = repository
                .createDeployment()
                .name("by a process owner")
                .addString(name, content)
                .deploy();
    }

    private String report() {
        Answer answer = Tasklist.of(port, "governor")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title", "化粪池外溢的诉求",
                                "description", "一楼返水，请处理。",
                                "matter", "property.serviceFee",
                                "unit", "430302003001",
                                "hazard", "utilities",
                                "households", 3,
                                "parties", List.of("propertyFirm"),
                                "channel", "grid"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("number").asText();
    }

    private ProcessDefinition newestLifecycle() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("case-lifecycle")
                .latestVersion()
                .singleResult();
    }

    private Set<String> namesOf(String deploymentId) {
        return new TreeSet<>(repository.getDeploymentResourceNames(deploymentId));
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }
}
