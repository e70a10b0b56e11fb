package org.wufang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;

@WufangTest
@ExtendWith(OutputCaptureExtension.class)
class CaseIntakeTest {

    private static final String GOOD =
            """
            {"title":"三栋屋顶漏水","description":"顶楼三户雨天漏水","matter":"property.roofLeak",
             "unit":"430302003001001","address":"三栋","hazard":"none","households":3,
             "parties":["propertyFirm","ownersCommittee"],"channel":"phone",
             "reporter":{"name":"林某某","phone":"13900001234"}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient db;

    @Test
    void aCaseIsOpenedItsProcessRunsAndItsAnswerSaysHowToFollowIt() {
        Answer answer = open(GOOD, null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode opened = answer.json();
        String number = opened.path("number").asText();
        assertThat(number).matches("SQ-\\d{4}-\\d{6}");
        assertThat(answer.location()).endsWith("/api/v1/cases/" + number);
        assertThat(opened.path("trackingCode").asText()).isNotBlank();
        assertThat(opened.path("status").asText()).isNotBlank();
        assertThat(processes(number)).isNotEmpty();
    }

    @Test
    void theReporterIsInNoVariableNoLogAndNoAnswer(CapturedOutput output) {
        Answer answer = open(GOOD, UUID.randomUUID().toString());

        String number = answer.json().path("number").asText();
        assertThat(history.createHistoricVariableInstanceQuery().list())
                .isNotEmpty()
                .noneSatisfy(variable ->
                        assertThat(String.valueOf(variable.getValue())).containsAnyOf("林某某", "13900001234"));
        assertThat(output.getAll()).doesNotContain("林某某").doesNotContain("13900001234");
        assertThat(answer.text() + answer.location()).doesNotContain("林某某").doesNotContain("13900001234");
        assertThat(db.sql("select name from casefile_reporter where case_number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("林某某");
    }

    @Test
    void titleAndDescriptionAreEnoughAndTheCommandCentreFindsThePlace() {
        Answer answer = open("{\"title\":\"楼道堆物\",\"description\":\"楼道里堆了旧家具\"}", null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(Tasklist.of(port, "command")
                        .tasks(answer.json().path("number").asText()))
                .extracting(Tasklist.Task::key)
                .containsExactly("userTask_reviewTriage");
    }

    /** Each replaces one member of the good request. */
    @ParameterizedTest(name = "{0} = {1} → {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "title|\"\"|title|必须填写",
                "title|null|title|必须填写",
                "title|\"\\u3000 \"|title|必须填写",
                "title|\"\\u0000漏水\"|title|控制字符",
                "title|\"\\ud800漏水\"|title|控制字符",
                "description|\" \"|description|必须填写",
                "matter|\"property.nothing\"|matter|职责清单上没有",
                "unit|\"430302003\"|unit|没有代码",
                "unit|\"999999999999\"|unit|没有代码",
                "unit|\"430302003001' or 1=1\"|unit|没有代码",
                "hazard|\"fire\"|hazard|life、none、utilities",
                "hazard|\"\"|hazard|life、none、utilities",
                "channel|\"letter\"|channel|grid、hotline、import、phone、web",
                "households|0|households|1 至 100000",
                "households|-3|households|1 至 100000",
                "households|100001|households|1 至 100000",
                "households|2.7|households|类型",
                "households|\"many\"|households|类型",
                "households|99999999999|households|类型",
                "parties|[\"police\"]|parties|只能是",
                "parties|[null]|parties|只能是",
                "parties|[\"propertyFirm\",\"propertyFirm\"]|parties|重复",
                "parties|\"propertyFirm\"|parties|类型",
                "reporter|{\"name\":\"林某某\",\"phone\":\"139\"}|reporter.phone|11 位手机号",
                "reporter|\"林某某\"|reporter|类型",
            })
    void aBadFieldIsNamedAndNothingIsOpened(String member, String value, String field, String message) {
        int before = cases();

        Answer answer = open(
                GOOD.replaceFirst(
                        "\"%s\":(\"[^\"]*\"|\\d+|\\[[^]]*]|\\{[^}]*})".formatted(member),
                        java.util.regex.Matcher.quoteReplacement("\"%s\":%s".formatted(member, value))),
                null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).startsWith("urn:wufang:problem:");
        assertThat(answer.json().path("fields").findValuesAsText("field")).containsExactly(field);
        assertThat(answer.text()).contains(message).doesNotContain("13900001234");
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void textsThatAreTooLongAreRefused() {
        assertThat(open("{\"title\":\"%s\",\"description\":\"x\"}".formatted("长".repeat(101)), null)
                        .text())
                .contains("最多 100 个字");
        assertThat(open("{\"title\":\"x\",\"description\":\"%s\"}".formatted("长".repeat(10_001)), null)
                        .text())
                .contains("最多 10000 个字");
        assertThat(open(
                                "{\"title\":\"%s\",\"description\":\"%s\"}"
                                        .formatted("长".repeat(100), "长".repeat(10_000)),
                                null)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void allBadFieldsAreNamedAtOnce() {
        Answer answer = open("{\"hazard\":\"x\",\"households\":0,\"unit\":\"1\"}", null);

        assertThat(answer.json().path("fields").findValuesAsText("field"))
                .containsExactlyInAnyOrder("title", "description", "hazard", "households", "unit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "{", "[]", "null", "42", "\"x\""})
    void whatIsNoCaseIsAProblemInChinese(String body) {
        Answer answer = open(body, null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).startsWith("urn:wufang:problem:");
    }

    @Test
    void theSameKeyAndBodyAreOneCaseAndOneAnswer() {
        String key = UUID.randomUUID().toString();

        Answer first = open(GOOD, key);
        Answer second = open(GOOD, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(open(GOOD, UUID.randomUUID().toString()).text()).isNotEqualTo(first.text());
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        open(GOOD, key);
        int before = cases();

        Answer other = open(GOOD.replace("13900001234", "13900001235"), key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("type").asText()).isEqualTo("urn:wufang:problem:idempotency-key-reused");
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        String key = UUID.randomUUID().toString();

        assertThat(open("{}", key).status()).isEqualTo(400);
        assertThat(open(GOOD, key).status()).isEqualTo(201);
    }

    @Test
    void anotherPersonsKeyIsAnother() {
        String key = UUID.randomUUID().toString();

        Answer mine = open(GOOD, key);
        Answer theirs = open("committee", GOOD, key);

        assertThat(theirs.json().path("number")).isNotEqualTo(mine.json().path("number"));
    }

    @Test
    void aKeyMustBeOne() {
        assertThat(open(GOOD, "k".repeat(201)).status()).isEqualTo(400);
        assertThat(open(GOOD, "a b").json().path("type").asText())
                .isEqualTo("urn:wufang:problem:invalid-idempotency-key");
    }

    @Test
    void theSameRequestSentManyTimesAtOnceIsOneCase() throws Exception {
        String key = UUID.randomUUID().toString();
        int before = cases();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> sending = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                sending.add(() -> open(GOOD, key));
            }
            List<String> answers = new ArrayList<>();
            for (var sent : senders.invokeAll(sending)) {
                assertThat(sent.get().status()).as(sent.get().text()).isEqualTo(201);
                answers.add(sent.get().text());
            }

            assertThat(answers).containsOnly(answers.get(0));
            assertThat(cases()).isEqualTo(before + 1);
        } finally {
            senders.shutdown();
        }
    }

    @Test
    void whoIsNotLoggedInOpensNothing() {
        var request = Tasklist.of(port, "nobody")
                .request("/api/v1/cases")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(GOOD))
                .build();

        assertThat(Tasklist.of(port, "nobody").send(request).status()).isEqualTo(401);
    }

    private Answer open(String body, String key) {
        return open("blockservice", body, key);
    }

    private Answer open(String person, String body, String key) {
        Tasklist tasklist = Tasklist.of(port, person);
        var request = tasklist.request("/api/v1/cases").header("Content-Type", "application/json");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return tasklist.send(request.POST(BodyPublishers.ofString(body)).build());
    }

    private List<ProcessInstance> processes(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
    }

    private int cases() {
        return db.sql("select count(*) from casefile_case").query(Integer.class).single();
    }
}
