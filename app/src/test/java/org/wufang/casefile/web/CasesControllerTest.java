package org.wufang.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.Report;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskSubmitted;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Caller;
import org.wufang.platform.time.Term;

@WufangTest
class CasesControllerTest {

    private static final String BLOCK = "430302003001001";
    private static final Actor GOVERNOR = new Actor("governor", "blockGovernor", BLOCK);

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles files;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ObjectMapper json;

    @Test
    void theGovernorOfTheBlockReadsTheWholeCase() throws Exception {
        CaseFile file = open("漏水");
        fill(file.number(), Map.of("measures", "已疏通", "laterField", "后加的内容"));

        JsonNode view = json.readTree(
                as("governor").get("/api/v1/cases/" + file.number()).body());

        assertThat(view.path("number").asText()).isEqualTo(file.number());
        assertThat(view.path("status").asText()).isEqualTo("received");
        assertThat(view.path("statusName").asText()).isEqualTo("已受理");
        assertThat(view.path("placeName").asText()).contains("万新").contains("3 栋 2 单元");
        assertThat(view.path("reporter").path("phone").asText()).isEqualTo("13800001234");
        assertThat(view.path("trackingCode").asText()).isEqualTo(file.trackingCode());
        assertThat(view.path("timeline").findValuesAsText("title")).containsExactly("登记诉求", "设定办理时限", "现场处置");
        assertThat(view.path("submissions")).singleElement().satisfies(form -> {
            assertThat(form.path("title").asText()).isEqualTo("现场处置");
            assertThat(form.path("fields").findValuesAsText("label")).containsExactlyInAnyOrder("已采取的措施", "后来加的字段");
            assertThat(form.path("fields").findValuesAsText("value")).containsExactlyInAnyOrder("已疏通", "后加的内容");
        });
    }

    private static Term until(String dueAt) {
        return new Term(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse(dueAt), false);
    }

    @Test
    void aClockThatEndsInAYearTheCalendarDoesNotCoverSaysSo() throws Exception {
        String number = open("漏水").number();
        files.clocks(number, until("2020-01-02T00:00:00Z"), until("2099-01-02T00:00:00Z"), null);

        JsonNode clocks = json.readTree(
                        as("command").get("/api/v1/cases/" + number).body())
                .path("clocks");

        assertThat(clocks.path("tier").has("warning")).isFalse();
        assertThat(clocks.path("business").path("warning").asText()).contains("2099");
    }

    @Test
    void aPartyThatTookPartSeesTheReporterMasked() throws Exception {
        CaseFile file = open("漏水");
        files.takePart(file.number(), List.of("430302003001.propertyFirm"));

        HttpResponse<String> answer = as("property").get("/api/v1/cases/" + file.number());

        assertThat(answer.body())
                .doesNotContain("13800001234")
                .doesNotContain("张三")
                .doesNotContain(file.trackingCode());
        JsonNode view = json.readTree(answer.body());
        assertThat(view.path("reporter").path("name").asText()).isEqualTo("张**");
        assertThat(view.path("reporter").path("phone").asText()).isEqualTo("138****1234");
    }

    @ParameterizedTest
    @CsvSource({"property2", "governor2", "social", "chengguan", "coordination2"})
    void aForeignCaseIsAnsweredAsNone(String person) throws Exception {
        String number = open("漏水").number();
        String nowhere = "SQ-2026-999999";

        for (String path : List.of("", "/ledger", "/ledger/verification")) {
            HttpResponse<String> foreign = as(person).get("/api/v1/cases/" + number + path);
            HttpResponse<String> none = as(person).get("/api/v1/cases/" + nowhere + path);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body().replace(number, "")).isEqualTo(none.body().replace(nowhere, ""));
            assertThat(json.readTree(foreign.body()).path("type").asText())
                    .isEqualTo("urn:wufang:problem:unknown-case");
        }
        HttpResponse<String> withdrawal =
                as(person).post("/api/v1/cases/" + number + "/withdrawal", "{\"reason\":\"重复\"}");
        assertThat(withdrawal.statusCode()).isEqualTo(404);
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.RECEIVED);
    }

    @Test
    void theListHasOnlyWhatThePersonMayRead() throws Exception {
        String mark = mark();
        String number = open("漏水" + mark).number();

        assertThat(numbers("governor", "?text=" + mark)).containsExactly(number);
        assertThat(numbers("manager", "?text=" + mark)).containsExactly(number);
        assertThat(numbers("governor2", "?text=" + mark)).isEmpty();
        assertThat(numbers("social", "?text=" + mark)).isEmpty();
        files.takePart(number, List.of("430302003001.socialOrganisation"));
        assertThat(numbers("social", "?text=" + mark)).containsExactly(number);
    }

    @Test
    void theListIsFilteredAndPaged() throws Exception {
        String mark = mark();
        String first = open("甲" + mark).number();
        String second = open("乙" + mark).number();
        String third = open("丙" + mark).number();
        files.enter(second, CaseStatus.TRIAGED, GOVERNOR, null);
        files.clocks(second, until("2020-01-01T00:00:00Z"), null, null);
        String all = "?text=" + mark;

        assertThat(numbers("command", all)).containsExactly(third, second, first);
        assertThat(numbers("command", all + "&size=2")).containsExactly(third, second);
        assertThat(numbers("command", all + "&size=2&page=1")).containsExactly(first);
        assertThat(numbers("command", all + "&status=triaged&status=declined")).containsExactly(second);
        assertThat(numbers("command", all + "&overdue=true")).containsExactly(second);
        assertThat(numbers("command", all + "&unit=430302003")).hasSize(3);
        assertThat(numbers("command", all + "&unit=" + BLOCK)).hasSize(3);
        assertThat(numbers("command", all + "&unit=430302001")).isEmpty();
        assertThat(numbers("command", all + "&channel=phone")).isEmpty();
        assertThat(numbers("command", all + "&channel=grid")).hasSize(3);
        assertThat(numbers("command", all + "&matter=property.roofLeak")).isEmpty();
        assertThat(numbers("command", all + "&openedTo=2015-01-01")).isEmpty();
        assertThat(numbers("command", all + "&openedFrom=2015-01-01")).hasSize(3);
        assertThat(numbers("command", "?text=" + first)).containsExactly(first);
        assertThat(numbers("command", "?text=%25" + mark)).isEmpty();
        assertThat(json.readTree(as("command")
                                .get("/api/v1/cases" + all + "&size=1")
                                .body())
                        .path("total")
                        .asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "size=0, size",
        "size=201, size",
        "page=-1, page",
        "page=x, page",
        "openedFrom=yesterday, openedFrom",
        "overdue=perhaps, overdue"
    })
    void aBadFilterIsRefusedByItsName(String query, String field) throws Exception {
        HttpResponse<String> answer = as("command").get("/api/v1/cases?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("urn:wufang:problem:invalid-request");
        assertThat(problem.path("fields").findValuesAsText("field")).containsExactly(field);
    }

    @Test
    void anUnknownStatusIsRefused() {
        assertThat(as("command").get("/api/v1/cases?status=lost").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|invalid-request",
                "{\"reason\":\" \"}|400|invalid-request",
                "{\"reason\":{}}|400|invalid-request",
                "{\"reason\":|400|unreadable-body",
                "|400|unreadable-body"
            })
    void aBadBodyIsRefusedInChinese(String body, int status, String type) throws Exception {
        String number = open("漏水").number();
        HttpResponse<String> answer =
                as("coordination").post("/api/v1/cases/" + number + "/withdrawal", body == null ? "" : body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("application/problem+json"));
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("urn:wufang:problem:" + type);
        assertThat(problem.path("detail").asText()).matches(".*\\p{IsHan}.*");
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.RECEIVED);
    }

    @Test
    void wrongAddressMethodAndContentTypeAreProblemsToo() throws Exception {
        Caller command = as("command");
        assertProblem(command.get("/api/v1/nothing"), 404, "not-found");
        assertProblem(command.delete("/api/v1/cases"), 405, "method-not-allowed");
        assertProblem(
                command.send(command.request("/api/v1/cases/SQ-2026-000001/withdrawal")
                        .header("Content-Type", "text/plain")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("x"))),
                415,
                "unsupported-media-type");
    }

    @Test
    void whoReadsButMayNotEndACaseIsRefused() throws Exception {
        CaseFile file = open("漏水");
        assertProblem(
                as("supervisor").post("/api/v1/cases/" + file.number() + "/withdrawal", "{\"reason\":\"不办了\"}"),
                403,
                "not-allowed");
    }

    @Test
    void aCaseThatHasEndedIsNotWithdrawnAgain() throws Exception {
        String number = open("漏水").number();
        files.enter(number, CaseStatus.DECLINED, GOVERNOR, "不属本区");

        assertProblem(
                as("coordination").post("/api/v1/cases/" + number + "/withdrawal", "{\"reason\":\"不办了\"}"),
                409,
                "case-closed");
    }

    @Test
    void theLedgerIsReadAndVerifiedAndItsContentIsForTheJurisdiction() throws Exception {
        String number = open("漏水").number();
        files.takePart(number, List.of("430302003001.propertyFirm"));
        files.enter(number, CaseStatus.TRIAGED, GOVERNOR, null);

        JsonNode whole = json.readTree(
                as("coordination").get("/api/v1/cases/" + number + "/ledger").body());
        assertThat(whole.findValuesAsText("act"))
                .containsExactly("casefile.reported", "casefile.clocksSet", "casefile.statusChanged");
        assertThat(whole.get(2).path("content").path("to").asText()).isEqualTo("triaged");
        JsonNode parts = json.readTree(
                as("property").get("/api/v1/cases/" + number + "/ledger").body());
        assertThat(parts).hasSize(3).allMatch(entry -> !entry.has("content"));
        assertThat(as("property")
                        .get("/api/v1/cases/" + number + "/ledger/verification")
                        .body())
                .isEqualTo("{\"valid\":true,\"entries\":3}");
    }

    @Test
    void theApiDescribesItself() throws Exception {
        JsonNode description = json.readTree(as("command").get("/api/openapi").body());
        assertThat(description
                        .path("paths")
                        .path("/api/v1/cases/{number}")
                        .path("get")
                        .path("summary")
                        .asText())
                .contains("查阅案卷");
    }

    private void assertProblem(HttpResponse<String> answer, int status, String type) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json.readTree(answer.body()).path("type").asText()).isEqualTo("urn:wufang:problem:" + type);
    }

    private List<String> numbers(String person, String query) throws Exception {
        HttpResponse<String> answer = as(person).get("/api/v1/cases" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).path("items").findValuesAsText("number");
    }

    private CaseFile open(String title) {
        return files.open(
                Report.facts(report -> report.title(title)
                        .description("六楼屋面漏水")
                        .households(3)
                        .parties("propertyFirm")
                        .reporter("张三", "13800001234")),
                GOVERNOR);
    }

    private void fill(String number, Map<String, Object> values) {
        transaction.executeWithoutResult(tx -> publisher.publishEvent(new TaskSubmitted(
                new Submission(
                        number,
                        "front-end-handling",
                        "userTask_handleOnSite",
                        "task-" + mark(),
                        "handle-on-site",
                        GOVERNOR,
                        values,
                        Map.of(),
                        Map.of()),
                "现场处置",
                Map.of("measures", "已采取的措施", "laterField", "后来加的字段"))));
    }

    private static String mark() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private Caller as(String person) {
        return Caller.basic(port, person, "demo");
    }
}
