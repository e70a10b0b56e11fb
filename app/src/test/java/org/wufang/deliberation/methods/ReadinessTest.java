package org.wufang.deliberation.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Caller;

/** A community that lacks one of the five does not call a meeting (五有). */
@WufangTest
class ReadinessTest {

    private static final String SECOND = "430302001001";
    private static final String NOBODY_SERVES_HERE = "430302003002";
    private static final String ADDRESS = "/api/v1/communities/%s/readiness";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Directory directory;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private EngineCalls engine;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void asTheDemoHasIt() {
        jdbc.sql("delete from directory_readiness where person <> 'system'").update();
    }

    @Test
    void theDemoCommunitiesAreReady() {
        assertThat(read("party2", SECOND).get("ready").asBoolean()).isTrue();
        assertThat(read("chengguan", "430302003001").get("ready").asBoolean()).isTrue();
    }

    @Test
    void whatACommunityLacksIsNamed() {
        assertThat(words(read("committee2", NOBODY_SERVES_HERE).get("missing")))
                .containsExactly("协商组织", "协商事项目录", "协商场所或渠道", "协商流程", "协商制度");
        assertThat(as("committee2").get(ADDRESS.formatted("430302001")).status())
                .isEqualTo(404);
    }

    @Test
    void aMeetingIsCalledOnlyWhereNothingIsMissing() {
        String number = meetingNeeded();
        assertThat(state("party2", SECOND, Map.of("flow", " ", "rules", "")).status())
                .isEqualTo(200);
        Tasklist.Task call = as("committee2").task(number, "userTask_callMeeting");
        as("committee2").claim(call.id());
        assertThat(as("committee2")
                        .get("/engine-rest/task/" + call.id() + "/form-variables")
                        .json()
                        .at("/readiness/value")
                        .asText())
                .contains("✓ 协商组织", "✓ 协商场所或渠道：", "✗ 尚缺：协商流程", "✗ 尚缺：协商制度");

        Tasklist.Answer refused = as("committee2").submit(call.id(), call());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asText())
                .contains("协商条件（五有）", "雨湖路社区尚缺协商流程、协商制度", "/communities/430302001001/readiness");
        assertThat(as("committee2").task(number, "userTask_callMeeting")).isNotNull();

        state("committee2", SECOND, Map.of("flow", "五步", "rules", "议事规则"));
        assertThat(as("committee2").submit(call.id(), call()).status()).isEqualTo(204);
    }

    @Test
    void onlyItsOwnPartyBranchAndCommitteeStateIt() {
        for (String stranger : List.of("property2", "committee", "coordination", "command")) {
            assertThat(state(stranger, SECOND, Map.of("flow", "改")).status())
                    .as(stranger)
                    .isEqualTo(403);
            assertThat(read(stranger, SECOND).get("mayState").asBoolean())
                    .as(stranger)
                    .isFalse();
        }
        assertThat(state("party2", SECOND, Map.of("flow", "听、提、议、办、评")).status())
                .isEqualTo(200);

        JsonNode flow = part(read("property2", SECOND), "flow");
        assertThat(flow.get("text").asText()).isEqualTo("听、提、议、办、评");
        assertThat(flow.get("office").asText()).isEqualTo("雨湖路社区·党支部");
        assertThat(flow.get("at").asText()).isNotEmpty();
        assertThat(part(read("property2", SECOND), "rules").get("office").asText())
                .isEqualTo("组织机构文件");
    }

    @Test
    void tooLongATextIsSentBack() {
        assertThat(state("party2", SECOND, Map.of("flow", "长".repeat(2001))).status())
                .isEqualTo(400);
        state("party2", SECOND, Map.of("organisation", "居委会"));
        assertThat(part(read("party2", SECOND), "organisation").get("text").asText())
                .isEqualTo("党支部和居委会均有人任职");
    }

    @Test
    void thePageChangesItWithTheLoginOfItsSession() {
        Caller party = Caller.loggedIn(port, "party2", "demo");
        assertThat(party.page("/communities/" + SECOND + "/readiness").body()).contains("协商条件（五有）");
        assertThat(party.get(ADDRESS.formatted(SECOND)).statusCode()).isEqualTo(200);

        assertThat(party.put(ADDRESS.formatted(SECOND), "{\"flow\":\"四步\"}").statusCode())
                .isEqualTo(200);

        assertThat(part(read("party2", SECOND), "flow").get("text").asText()).isEqualTo("四步");
    }

    private String meetingNeeded() {
        Place place = directory.place(SECOND + "001").orElseThrow();
        String number = caseFiles
                .open(
                        new NewCase(
                                "屋顶漏水", "", "property.roofLeak", place.unit(), "", "none", 3, List.of(), "grid", null),
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
                3,
                "parties",
                1));
        engine.asSystem(() -> runtime.startProcessInstanceByKey("meeting-handling", number, routing));
        return number;
    }

    @Test
    void whatNoDatabaseKeepsIsRefused() {
        Tasklist.Answer refused = state("party2", SECOND, Map.of("place", "议事\\u0000厅"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("place", "无法保存的字符");
    }

    private static Map<String, Object> call() {
        return Map.of("agenda", "屋面", "meetingAt", "2026-12-01T19:30", "place", "议事厅", "noticeGiven", true);
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }

    private JsonNode read(String person, String community) {
        Tasklist.Answer answer = as(person).get(ADDRESS.formatted(community));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Tasklist.Answer state(String person, String community, Map<String, String> texts) {
        StringBuilder json = new StringBuilder("{");
        texts.forEach((part, text) ->
                json.append(json.length() > 1 ? "," : "").append("\"%s\":\"%s\"".formatted(part, text)));
        return as(person)
                .send(as(person)
                        .request(ADDRESS.formatted(community))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json + "}"))
                        .build());
    }

    private static JsonNode part(JsonNode community, String word) {
        return StreamSupport.stream(community.get("parts").spliterator(), false)
                .filter(part -> part.get("part").asText().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
