package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.WufangTest;

/** The process owner deploys from Camunda Modeler; what would run code of their own is refused, in words. */
@WufangTest
class DeploymentGuardTest {

    private static final String MODEL =
            """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                targetNamespace="test">
              <bpmn:process id="guardProbe" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="probe" />
                PROBE
                <bpmn:sequenceFlow id="f2" sourceRef="probe" targetRef="end" />
                <bpmn:endEvent id="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessEngine engine;

    @Test
    void aHarmlessModelIsDeployedByTheModeler() {
        HttpResponse<String> answer = deploy(
                "modeler",
                "probe.bpmn",
                model("<bpmn:userTask id=\"probe\" camunda:candidateGroups=\"${groups.of('a', b)}\" />"));

        isDeployedAndTakenBack(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<bpmn:scriptTask id='probe' scriptFormat='javascript'><bpmn:script>1</bpmn:script></bpmn:scriptTask> | 脚本",
                "<bpmn:serviceTask id='probe' camunda:class='java.lang.Object' /> | class",
                "<bpmn:serviceTask id='probe' camunda:type='shell' /> | shell",
                "<bpmn:serviceTask id='probe' camunda:expression='${execution.processEngineServices.runtimeService}' /> | 表达式",
                "<bpmn:userTask id='probe' camunda:assignee=\"${''.getClass()}\" /> | 表达式",
                "<bpmn:userTask id='probe' name=\"${''.getClass()}\" /> | 表达式",
                "<bpmn:userTask id='probe' camunda:formKey='embedded:deployment:x.html' /> | formKey",
                "<bpmn:userTask id='probe'><bpmn:documentation>${x.getClass()}</bpmn:documentation></bpmn:userTask> | 表达式",
                "<bpmn:userTask id='probe'><bpmn:documentation>$<!-- apart -->{x.getClass()}</bpmn:documentation></bpmn:userTask> | 表达式",
                "<bpmn:userTask id='probe'><bpmn:documentation>$<![CDATA[{x.getClass()}]]></bpmn:documentation></bpmn:userTask> | 表达式",
                "<bpmn:userTask id='probe'><bpmn:documentation>$<camunda:x/>{x.getClass()}</bpmn:documentation></bpmn:userTask> | 表达式",
                "<bpmn:userTask id='probe'><bpmn:extensionElements><camunda:formData><camunda:formField id='a' type='string'><camunda:validation><camunda:constraint name='validator' config='x.Y' /></camunda:validation></camunda:formField></camunda:formData></bpmn:extensionElements></bpmn:userTask> | 内嵌表单",
                "<bpmn:userTask id='probe'><bpmn:extensionElements><camunda:taskListener event='create' class='x.Y' /></bpmn:extensionElements></bpmn:userTask> | class",
                "<bpmn:userTask id='probe'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask> | 脚本",
                "<bpmn:userTask id='probe'><bpmn:extensionElements><old:taskListener xmlns:old='http://activiti.org/bpmn' event='create' class='x.Y' /></bpmn:extensionElements></bpmn:userTask> | class"
            })
    void whatRunsCodeIsRefusedWithTheElementAndTheReason(String element, String reason) {
        HttpResponse<String> answer = deploy("modeler", "probe.bpmn", model(element));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("未能部署", "probe", reason);
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName("guard probe")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, <script/>",
        "code.groovy, 1",
        "plan.cmmn, <x/>",
        "broken.bpmn, <x",
        "entity.bpmn, <!DOCTYPE x><x/>"
    })
    void otherFilesAreRefused(String name, String content) {
        assertThat(deploy("modeler", name, content).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'html','id':'f','content':'x'} | 组件 html",
                "{'type':'iframe','id':'f','url':'/x'} | 组件 iframe",
                "{'type':'image','id':'f','source':'/x.png'} | 组件 image",
                "{'type':'text','id':'f','text':'<img src=x onerror=alert(1)>'} | HTML",
                "{'type':'text','id':'f','text':'=`<b>` + title'} | HTML",
                "{'type':'text','id':'f','text':'[这里](https://example.com)'} | 网址",
                "{'type':'text','id':'f','text':'[这里](javascript:alert(1))'} | 网址",
                "{'type':'textfield','id':'f','key':'f','label':'见 //example.com'} | 网址"
            })
    void whatAFormWouldDoInTheBrowserIsRefused(String component, String reason) {
        HttpResponse<String> answer = deploy("modeler", "probe.form", form(component));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("f：", reason);
    }

    @Test
    void aHarmlessFormIsDeployed() {
        HttpResponse<String> answer = deploy(
                "modeler",
                "probe.form",
                form("{'type':'text','id':'f','text':'=if a<b then `见[案件](/cases/1)` else `a < b`'}"));

        isDeployedAndTakenBack(answer);
    }

    /** Seen to run commands on the server: bytes have methods, and from a method there is a way to everything. */
    @Test
    void whatIsWrongIsSaidAllAtOnce() {
        HttpResponse<String> answer = deploy(
                "modeler",
                "probe.bpmn",
                model(
                        """
                        <bpmn:userTask id="probe" camunda:assignee="${''.getClass()}"><bpmn:extensionElements>
                          <camunda:inputOutput>
                            <camunda:inputParameter name="a">${matter.bytes}</camunda:inputParameter>
                            <camunda:inputParameter name="b">${groups.repository.x}</camunda:inputParameter>
                          </camunda:inputOutput>
                        </bpmn:extensionElements></bpmn:userTask>"""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("共 3 处", "matter.bytes", "groups.repository", "getClass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../probe.form", "a/probe.form", "a\\\\probe.form", "probe;x.form"})
    void aFileNameIsNoPath(String name) {
        HttpResponse<String> answer = deploy("modeler", name, form("{'type':'textfield','id':'f','key':'f'}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("文件名");
    }

    @Test
    void aTableMayOnlySpeakFeel() {
        HttpResponse<String> answer = deploy(
                "modeler",
                "probe.dmn",
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
                  <decision id="guardTable" name="d">
                    <decisionTable id="t"><input id="i"><inputExpression id="e" typeRef="string" expressionLanguage="juel">
                      <text>x</text></inputExpression></input><output id="o" name="o" typeRef="string" /></decisionTable>
                  </decision>
                </definitions>
                """);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("FEEL");
    }

    @Test
    void nobodyElseDeploys() {
        for (String person : new String[] {"property", "manager", "command"}) {
            assertThat(deploy(person, "probe.bpmn", model("<bpmn:userTask id=\"probe\" />"))
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
    }

    @Test
    void noScriptLanguageIsFound() {
        var scripting = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());

        for (String language : new String[] {"javascript", "groovy", "python", "feel", "juel"}) {
            assertThatThrownBy(() -> scripting.getScriptingEngines().getScriptEngineForLanguage(language))
                    .as(language)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private void isDeployedAndTakenBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        repository
                .createDeploymentQuery()
                .deploymentName("guard probe")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private static String form(String component) {
        return "{'type':'default','id':'guard-probe','schemaVersion':16,'components':[%s]}"
                .formatted(component)
                .replace('\'', '"')
                .replace("`", "\\\"");
    }

    private static String model(String element) {
        return MODEL.replace("PROBE", element);
    }

    private HttpResponse<String> deploy(String person, String file, String content) {
        String boundary = "----wufang";
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nguard probe\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + file
                + "\"\r\nContent-Type: text/xml\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        Caller caller = Caller.basic(port, person, "demo");
        return caller.send(caller.request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }
}
