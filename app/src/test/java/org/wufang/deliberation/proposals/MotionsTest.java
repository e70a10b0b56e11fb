package org.wufang.deliberation.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;

/** Counter-proposals and amendments, from their tabling to the minutes, and the chain of versions. */
@WufangTest
class MotionsTest {

    private static final String DRAFT = "userTask_draftProposal";
    private static final String VOTE = "userTask_castVote";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    private Sitting sitting;

    @BeforeEach
    void fiveSitDown() {
        sitting = Sitting.called(context);
    }

    @AfterEach
    void leaveTheTable() {
        sitting.over();
    }

    @Test
    void aMotionIsAdoptedAndTheOtherIsToldWhyNot() {
        assertThat(motion("owners", "ownersCommittee", "counter", "由业委会招标整修屋面。").status())
                .isEqualTo(204);
        sitting.listened();
        assertThat(motion("property", "propertyFirm", "amendment", "整修屋面，分两期付款。")
                        .status())
                .isEqualTo(204);
        assertThat(form("committee", DRAFT, "openMotions")).isEqualTo("2");
        assertThat(form("committee", DRAFT, "motionsText")).contains("第1号 反提案（业委会）：由业委会招标整修屋面。", "第2号 修正案（物业公司）");

        assertThat(draft("由业委会招标整修屋面。", Map.of("adoptedMotion", 1)).text()).contains("请写明为何不采纳其余动议");
        assertThat(draft("由业委会招标整修屋面。", Map.of("adoptedMotion", 7, "motionsNotAdopted", "费用不足"))
                        .text())
                .contains("没有待处理的第7号动议");
        assertThat(draft("由业委会招标整修屋面。", Map.of("adoptedMotion", 1, "motionsNotAdopted", "维修资金须一次结清"))
                        .status())
                .isEqualTo(204);

        assertThat(form("social", VOTE, "motionsText")).contains("已采纳", "未采纳：维修资金须一次结清");
        assertThat(section("motions"))
                .extracting(m -> m.path("fate").asText())
                .containsExactly("adopted", "notAdopted");
        sitting.vote(Sitting.AGREE, Sitting.FIVE.toArray(String[]::new));
        assertThat(form("party", "userTask_approveMinutes", "minutesText"))
                .contains("第2号 修正案（物业公司）：整修屋面，分两期付款。", "未采纳：维修资金须一次结清");
        assertThat(motion("owners", "ownersCommittee", "counter", "重新招标。").status())
                .as("the vote is over")
                .isEqualTo(409);
    }

    @Test
    void onlyWhoHoldsASeatTablesAndOnlyForIt() {
        assertThat(motion("property", "ownersCommittee", "counter", "免收物业费。").status())
                .isEqualTo(400);
        assertThat(motion("governor", "propertyFirm", "counter", "免收物业费。").status())
                .isIn(403, 409);
        assertThat(motion("property2", "propertyFirm", "counter", "免收物业费。").status())
                .isEqualTo(404);
        assertThat(section("motions")).isEmpty();
    }

    @Test
    void aSeatHasTwoMotionsWaitingAndNoneTwice() {
        motion("property", "propertyFirm", "counter", "甲案。");
        assertThat(motion("property", "propertyFirm", "amendment", "甲案。").text())
                .contains("与已有的方案或动议完全相同");
        assertThat(motion("property", "propertyFirm", "amendment", "乙案。").status())
                .isEqualTo(204);
        assertThat(motion("property", "propertyFirm", "amendment", "丙案。").status())
                .isEqualTo(409);
        assertThat(section("motions")).hasSize(2);
    }

    @Test
    void theChainGrowsAtItsEndAndEachVersionIsHeldAgainstAnother() {
        sitting.listened();
        assertThat(draft("由物业公司整修屋面，费用30000元。", Map.of()).status()).isEqualTo(204);
        motion("owners", "ownersCommittee", "amendment", "由业委会整修屋面，费用30000元。");
        sitting.vote(Map.of("vote", "oppose", "reason", "太贵"), Sitting.FIVE.toArray(String[]::new));
        assertThat(draft("由业委会整修屋面，费用20000元。", Map.of("adoptedMotion", 1)).status())
                .isEqualTo(204);

        JsonNode last = differences("");
        assertThat(last.path("versions"))
                .extracting(v -> v.path("name").asText())
                .containsExactly("方案（第1次表决）", "修正案（业委会）", "方案（第2次表决）");
        assertThat(told(last)).isEqualTo("由-物业公司-+业委会+整修屋面，费用-30000-+20000+元。");
        assertThat(told(differences("?from=2&to=3"))).isEqualTo("由业委会整修屋面，费用-30000-+20000+元。");
        assertThat(told(differences("?to=2"))).isEqualTo("由-物业公司-+业委会+整修屋面，费用30000元。");
        assertThat(differences("?to=1").path("parts")).isEmpty();
        assertThat(read("?to=4").status()).isEqualTo(404);
        assertThat(read("?deliberation=2").status()).isEqualTo(404);
        assertThat(as("party2")
                        .get("/api/v1/cases/" + sitting.number + "/deliberation/differences")
                        .status())
                .isEqualTo(404);
        assertThat(form("social", VOTE, "differenceText")).contains("〔删：物业公司〕〔增：业委会〕");
        assertThat(section("differences"))
                .extracting(d -> d.path("versionName").asText())
                .containsExactly("修正案（业委会）", "方案（第2次表决）");
    }

    private static String told(JsonNode differences) {
        StringBuilder told = new StringBuilder();
        for (JsonNode piece : differences.path("parts").path(0).path("pieces")) {
            String mark = Map.of("same", "", "removed", "-", "added", "+")
                    .get(piece.path("change").asText());
            told.append(mark).append(piece.path("text").asText()).append(mark);
        }
        return told.toString();
    }

    private JsonNode differences(String query) {
        Answer answer = read(query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer read(String query) {
        return as("party").get("/api/v1/cases/" + sitting.number + "/deliberation/differences" + query);
    }

    private Answer motion(String person, String seat, String kind, String text) {
        return as(person)
                .post(
                        "/api/v1/cases/" + sitting.number + "/acts/tableMotion",
                        Map.of("seat", seat, "kind", kind, "text", text, "changes", "换了承担方", "reason", "更稳妥"));
    }

    private Answer draft(String proposal, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "proposal", proposal,
                "legalBasis", "物业管理条例第五十一条",
                "ownersItem", "none",
                "commitment1Owner", "propertyFirm",
                "commitment1Measure", "修缮屋面",
                "commitment1DueOn", LocalDate.now(clock).plusDays(30).toString()));
        form.putAll(more);
        Tasklist.Task task = as("committee").task(sitting.number, DRAFT);
        as("committee").claim(task.id());
        return as("committee").submit(task.id(), form);
    }

    private String form(String person, String key, String field) {
        String task = as(person).task(sitting.number, key).id();
        return as(person)
                .get("/engine-rest/task/" + task + "/form-variables")
                .json()
                .path(field)
                .path("value")
                .asText();
    }

    private List<JsonNode> section(String name) {
        return List.copyOf(as("party")
                .get("/api/v1/cases/" + sitting.number)
                .json()
                .findPath(name)
                .findParents("version"));
    }

    private Tasklist as(String person) {
        return sitting.as(person);
    }
}
