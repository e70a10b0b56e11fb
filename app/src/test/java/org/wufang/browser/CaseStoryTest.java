package org.wufang.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;

/**
 * A whole negotiation is read on the case's page as one story. A picture of it is kept in the folder that
 * {@code -Dwufang.test.screenshots} names.
 */
@BrowserTest
class CaseStoryTest {

    private static final List<String> FOUR = List.of("party2", "committee2", "property2", "social2");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Clock clock;

    private String number;

    @Test
    void aNegotiationIsReadAsOneStory(Chromium chromium) {
        negotiate();

        try (Desk desk = chromium.desk(port).logIn("party2")) {
            Page page = desk.page();
            page.navigate("http://localhost:" + port + "/cases/" + number);
            page.waitForSelector(".sitting");
            // the papers of a commitment are fetched after the story
            page.waitForSelector(".sitting:has-text('照片.png')");
            String story = page.textContent("main");
            assertThat(story)
                    .contains(
                            "业委会由居委会代",
                            "逾期未表态，按沉默记录",
                            "夜间要有人巡查",
                            "应先公示报价",
                            "消防工程师郭工（专家，受邀）",
                            "净宽不应小于四米",
                            "照片.png",
                            "第1轮",
                            "第2轮",
                            "夜间由物业公司巡查",
                            "HY-20")
                    .contains("各方均分（4份）")
                    .doesNotContain("undefined", "[object Object]", "NaN");
            assertThat(page.locator(".matrix tbody tr").count()).isEqualTo(6);
            assertThat(page.locator(".matrix tbody tr").first().textContent()).isEqualTo("党支部同意同意");
            assertThat(page.locator(".matrix tbody tr").last().textContent()).contains("修改方案后再议", "达成一致");
            String pictures = System.getProperty("wufang.test.screenshots");
            if (pictures != null) {
                for (int part = 0; part < page.locator(".sitting > *").count(); part++) {
                    page.locator(".sitting > *")
                            .nth(part)
                            .screenshot(new Locator.ScreenshotOptions().setPath(Path.of(pictures, part + ".png")));
                }
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(pictures, "page.png")));
            }
            assertThat(desk.refusals()).noneMatch(refusal -> refusal.contains("/cases"));
        }
    }

    /** Two rounds with a condition met, a substitute, a silent party, a dissent; kept, and rated. */
    private void negotiate() {
        Answer answer = as("governor2")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title", "3栋北侧消防通道停车",
                                "description", "夜间车辆停满消防通道，物业公司与住户对划线收费意见不一。",
                                "matter", "parking.disorder",
                                "unit", "430302001001001",
                                "address", "3栋北侧",
                                "hazard", "none",
                                "households", 86,
                                "parties", List.of("propertyFirm", "ownersCommittee", "residentsCommittee"),
                                "channel", "grid"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        number = answer.json().get("number").asText();
        as("committee2")
                .does(
                        number,
                        "userTask_callMeeting",
                        Map.of(
                                "agenda",
                                "消防通道划线与夜间停车",
                                "meetingAt",
                                LocalDateTime.now(clock)
                                        .plusDays(1)
                                        .truncatedTo(ChronoUnit.MINUTES)
                                        .toString(),
                                "place",
                                "社区议事厅",
                                "noticeGiven",
                                true));
        each("party2", "userTask_statePosition", Map.of("position", "消防通道必须腾出，党员带头挪车。", "interest", "居民安全"));
        each("committee2", "userTask_statePosition", Map.of("position", "先划线、再登记，困难住户给予照顾。", "limits", "不得向租户加价"));
        each("property2", "userTask_statePosition", Map.of("position", "愿意划线，费用请从公共收益列支。", "evidence", "近三年公共收益账目"));
        Answer invited = as("committee2")
                .post(
                        "/api/v1/cases/" + number + "/acts/inviteVoice",
                        Map.of(
                                "kind", "expert",
                                "name", "消防工程师郭工",
                                "group", "residentsCommittee",
                                "question", "通道净宽须留多少？",
                                "mode", "parallel",
                                "reason", "涉及消防专业问题"));
        assertThat(invited.status()).as(invited.text()).isEqualTo(204);
        each("committee2", "userTask_giveOpinion", Map.of("opinion", "净宽不应小于四米", "evidence", "建筑设计防火规范"));
        fire("event_statementOverdue");
        draft("划定车位三十个，消防通道全线禁停，由物业公司负责划线。", Map.of());
        each("property2", "userTask_castVote", conditional("夜间要有人巡查"));
        each("social2", "userTask_castVote", Map.of("vote", "oppose", "reason", "没有说明残疾人车位"));
        everybody("userTask_castVote", Map.of("vote", "agree"));
        draft("划定车位三十个（含残疾人车位两个），消防通道全线禁停，由物业公司负责划线，夜间22时至次日6时由物业公司巡查。", answers());
        everybody("userTask_castVote", Map.of("vote", "agree"));
        each("social2", "userTask_approveMinutes", Map.of("signature", "dissent", "dissent", "应先公示报价"));
        everybody("userTask_approveMinutes", Map.of("signature", "sign"));
        fire("event_noticeEnded");
        as("property2").attach(number, "userTask_fulfilCommitment");
        each("property2", "userTask_fulfilCommitment", Map.of("done", "已划线三十个车位", "evidence", "照片三张"));
        each("supervisor2", "userTask_verifyCommitment", Map.of("commitmentVerdict", "kept", "finding", "现场属实"));
        each(
                "party2",
                "userTask_rateDeliberation",
                Map.of("resultRating", "5", "processRating", "4", "comment", "各方都让了一步"));
        each("committee2", "userTask_rateDeliberation", Map.of("resultRating", "4", "processRating", "4"));
        each("property2", "userTask_rateDeliberation", Map.of("resultRating", "4", "processRating", "5"));
        fire("event_ratingOverdue");
    }

    private void draft(String proposal, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "proposal",
                proposal,
                "legalBasis",
                "《中华人民共和国消防法》第二十八条",
                "cost",
                8600,
                "payer",
                "公共收益",
                "ownersItem",
                "none",
                "commitment1Owner",
                "propertyFirm",
                "commitment1Measure",
                "十日内划定车位三十个",
                "commitment1DueOn",
                LocalDate.now(clock).plusDays(10).toString()));
        form.putAll(more);
        as("committee2").does(number, "userTask_draftProposal", form);
    }

    private static Map<String, Object> conditional(String condition) {
        return Map.of("vote", "agreeWithConditions", "condition1", condition);
    }

    private static Map<String, Object> answers() {
        return Map.of("condition1Answer", "met", "condition1Words", "夜间由物业公司巡查");
    }

    private void everybody(String key, Map<String, ?> form) {
        FOUR.forEach(person -> each(person, key, form));
    }

    /** All open tasks of this kind that the person sees: who stands in for another has two. */
    private void each(String person, String key, Map<String, ?> form) {
        for (Task task : as(person).tasks(number)) {
            if (task.key().equals(key)) {
                assertThat(as(person).claim(task.id()).status()).isEqualTo(204);
                Answer answer = as(person).submit(task.id(), form);
                assertThat(answer.status())
                        .as(key + " by " + person + answer.text())
                        .isEqualTo(204);
            }
        }
    }

    private void fire(String event) {
        management.executeJob(runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(event)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow()
                .getId());
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
