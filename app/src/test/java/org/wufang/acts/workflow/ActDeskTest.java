package org.wufang.acts.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.CaseNames;
import org.wufang.platform.engine.DecisionTables;

/** Acts on a case beside its tasks: who may, what is asked, what is kept. */
@WufangTest
class ActDeskTest {

    @LocalServerPort
    int port;

    @Autowired
    ObjectProvider<CaseAct> acts;

    @Autowired
    CaseNames names;

    @Autowired
    DecisionTables tables;

    @Autowired
    Clock clock;

    private String number;

    @BeforeEach
    void aMeetingIsToBeCalled() {
        Tasklist governor = as("governor");
        number = governor.send(governor.request("/api/v1/cases")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        """
                                {"title":"停车混乱","description":"占道停车","matter":"parking.disorder",
                                "unit":"430302003001001","address":"2栋","hazard":"none","households":40,
                                "parties":["propertyFirm","ownersCommittee","residentsCommittee"],"channel":"grid"}"""))
                        .build())
                .json()
                .path("number")
                .asText();
        assertThat(number).startsWith("SQ-");
    }

    @AfterEach
    void timeIsAsItWas() {
        ClockUtil.reset();
    }

    @Test
    void everyActHasANameInChineseAndARowInTheTable() {
        List<String> allowed = Stream.of("residentsCommittee", "coordination")
                .flatMap(role -> tables.evaluateLatest("case-acts", Map.of("role", role)).stream())
                .map(row -> (String) row.get("act"))
                .toList();

        assertThat(acts.stream()).isNotEmpty().allSatisfy(act -> {
            assertThat(names.act("act." + act.name())).matches("\\p{IsHan}+").isSubstringOf(act.label());
            assertThat(allowed).contains(act.name());
        });
        assertThat(acts.stream().map(CaseAct::name)).containsAll(allowed);
    }

    @Test
    void whatIsOfferedDependsOnWhoAsks() {
        assertThat(offered("coordination")).contains("nudge", "copyTo").doesNotContain("endCopy", "withdraw");
        assertThat(offered("governor")).contains("nudge");
        assertThat(offered("supervisor")).doesNotContain("nudge", "copyTo");
        assertThat(as("zhujian").get(path()).status()).isEqualTo(404);
    }

    @Test
    void everyActAsksForAReason() {
        JsonNode nudge = offer("coordination", "nudge");

        assertThat(nudge.path("label").asText()).isEqualTo("催办");
        assertThat(nudge.path("fields"))
                .extracting(field -> field.path("key").asText())
                .containsExactly("task", "reason");
        assertThat(nudge.path("fields").get(0).path("kind").asText()).isEqualTo("CHOICE");
        assertThat(nudge.path("fields")
                        .get(0)
                        .path("options")
                        .get(0)
                        .path("label")
                        .asText())
                .startsWith("召集会议（")
                .contains("居委会");
        Answer refused = does("coordination", "nudge", Map.of("task", theTask("coordination")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("invalid-form", "理由：必须填写");
        assertThat(does("coordination", "copyTo", Map.of("person", "zhujian", "reason", "急".repeat(2001)))
                        .text())
                .contains("理由：不能超过 2000 字");
        assertThat(does("coordination", "copyTo", Map.of("person", "zhujian", "reason", "急\0"))
                        .text())
                .contains("理由：含有无法保存的字符");
    }

    @Test
    void whatIsNotOfferedIsRefused() {
        assertThat(does("supervisor", "nudge", Map.of("task", "x", "reason", "急")))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(403))
                .satisfies(answer -> assertThat(answer.text()).contains("act-forbidden"));
        assertThat(does("coordination", "fly", Map.of("reason", "急")).status()).isEqualTo(404);
        assertThat(does("coordination", "endCopy", Map.of("reason", "急")).text())
                .contains("act-impossible");
        assertThat(does("zhujian", "nudge", Map.of("reason", "急")).status()).isEqualTo(404);
        assertThat(does("coordination", "nudge", Map.of("task", "another", "reason", "急"))
                        .text())
                .contains("任务：请从列出的选项中选择");
        assertThat(entries()).isZero();
    }

    @Test
    void nobodyActsOnACaseThatHasEnded() {
        assertThat(as("coordination")
                        .post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "居民自行解决"))
                        .status())
                .isEqualTo(204);

        assertThat(offered("coordination")).isEmpty();
        assertThat(does("coordination", "copyTo", Map.of("person", "zhujian", "reason", "知悉"))
                        .text())
                .contains("case-closed");
    }

    @Test
    void aNudgeIsSeenByWhoHoldsTheTaskAndIsGivenOnceAnHour() {
        String task = theTask("coordination");

        assertThat(does("coordination", "nudge", Map.of("task", task, "reason", "居民多次来电"))
                        .status())
                .isEqualTo(204);

        assertThat(as("committee")
                        .get("/engine-rest/task/" + task + "/form-variables")
                        .json()
                        .path("caseHistory")
                        .path("value")
                        .asText())
                .contains("催办", "召集会议", "居民多次来电");
        assertThat(as("committee")
                        .get("/engine-rest/task/" + task)
                        .json()
                        .path("priority")
                        .asInt())
                .isEqualTo(75);
        Answer again = does("governor", "nudge", Map.of("task", task, "reason", "再催"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("nudged-already");
        assertThat(entries()).isOne();

        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Nudge.PAUSE).plusSeconds(1)));
        assertThat(does("governor", "nudge", Map.of("task", task, "reason", "再催"))
                        .status())
                .isEqualTo(204);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void aCopyLetsOnesReadUntilItIsTakenBack() {
        assertThat(does("committee", "copyTo", Map.of("person", "zhujian", "reason", "请知悉"))
                        .status())
                .isEqualTo(204);
        assertThat(does("committee", "copyTo", Map.of("group", "dept-chengguan.department", "reason", "请知悉"))
                        .status())
                .isEqualTo(204);

        assertThat(as("zhujian").get("/api/v1/cases/" + number).status()).isEqualTo(200);
        assertThat(as("chengguan").get("/api/v1/cases/" + number).json().path("copies"))
                .hasSize(2);
        assertThat(offered("zhujian")).isEmpty();
        assertThat(does("committee", "copyTo", Map.of("person", "zhujian", "reason", "请知悉"))
                        .text())
                .contains("此人已可查阅");
        assertThat(does("committee", "copyTo", Map.of("person", "nobody", "reason", "请知悉"))
                        .text())
                .contains("没有登录名为");
        assertThat(does("committee", "copyTo", Map.of("reason", "请知悉")).text()).contains("只填一项");

        String copy = offer("committee", "endCopy")
                .path("fields")
                .get(0)
                .path("options")
                .get(0)
                .path("value")
                .asText();
        assertThat(does("committee", "endCopy", Map.of("copy", copy, "reason", "误送"))
                        .status())
                .isEqualTo(204);
        assertThat(as("zhujian").get("/api/v1/cases/" + number).status()).isEqualTo(404);
        assertThat(as("chengguan").get("/api/v1/cases/" + number).status()).isEqualTo(200);
    }

    private String theTask(String person) {
        return offer(person, "nudge")
                .path("fields")
                .get(0)
                .path("options")
                .get(0)
                .path("value")
                .asText();
    }

    private List<String> offered(String person) {
        Answer answer = as(person).get(path());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false)
                .map(act -> act.path("name").asText())
                .toList();
    }

    private JsonNode offer(String person, String act) {
        return StreamSupport.stream(as(person).get(path()).json().spliterator(), false)
                .filter(offer -> offer.path("name").asText().equals(act))
                .findFirst()
                .orElseThrow();
    }

    private Answer does(String person, String act, Map<String, String> filled) {
        return as(person).post(path() + "/" + act, filled);
    }

    /** Acts on the case's timeline. */
    private long entries() {
        return StreamSupport.stream(
                        as("committee")
                                .get("/api/v1/cases/" + number)
                                .json()
                                .path("timeline")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("act").asText().startsWith("act."))
                .count();
    }

    private String path() {
        return "/api/v1/cases/" + number + "/acts";
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
