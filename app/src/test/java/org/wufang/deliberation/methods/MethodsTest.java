package org.wufang.deliberation.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;
import static org.wufang.deliberation.Sitting.FIVE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;

/** Who calls a meeting chooses how it is held; the case keeps which version of the method it was. */
@WufangTest
class MethodsTest {

    private static final String[] EVERYBODY = FIVE.toArray(String[]::new);

    @Autowired
    private Cases cases;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    private Deployment deployment;

    @Autowired
    private ApplicationContext context;

    private Sitting table;

    @AfterEach
    void leaveTheTable() {
        table.over();
        if (deployment != null) {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void withoutAChoiceTheFiveStepsAreTakenAndTheirVersionIsKept() {
        table = Sitting.toBeCalled(context);

        assertThat(table.call(Map.of()).status()).isEqualTo(204);

        ProcessDefinition newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("five-party-deliberation")
                .latestVersion()
                .singleResult();
        JsonNode method = table.section("committee", "methods").get(0);
        assertThat(method.get("name").asText()).isEqualTo("五方共建协商");
        assertThat(method.get("version").asInt()).isEqualTo(newest.getVersion());
        assertThat(method.get("deployedAt").asText()).isNotEmpty();
        assertThat(table.as("party").task(table.number, "userTask_statePosition"))
                .isNotNull();
    }

    @Test
    void anUnknownMethodIsRefusedAtTheForm() {
        table = Sitting.toBeCalled(context);

        Tasklist.Answer refused = table.call(Map.of("deliberationMethod", "case-lifecycle"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("协商方法");
        assertThat(table.file().path("methods")).isEmpty();
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
        table = Sitting.toBeCalled(context);

        Tasklist.Answer refused = table.call(Map.of("deliberationMethod", "round-table"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("没有部署名为“round-table”的协商流程");
        assertThat(table.call(Map.of("deliberationMethod", "five-party-deliberation"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whatIsAgreedIsPaidForToTheFenBeforeItIsSigned() {
        table = Sitting.toBeCalled(context);
        table.call(Map.of("deliberationMethod", "fund-deliberation"));
        agreeOn(Map.of("cost", 30000, "payer", "业主与物业公司"));
        Tasklist.Task task = table.claimed("committee", "userTask_balanceFund");
        assertThat(table.form("committee", "userTask_balanceFund", "proposalText"))
                .contains("整修屋面", "30000");

        assertThat(table.as("committee")
                        .submit(task.id(), fund("20000.00", "9999.99"))
                        .text())
                .contains("支出合计 30000.00 元，筹资合计 29999.99 元，相差 0.01 元：收支须分文不差");
        assertThat(table.as("committee")
                        .submit(task.id(), fund("20000.01", "10000.00"))
                        .status())
                .isEqualTo(400);
        Map<String, Object> beyond = new HashMap<>(fund("20000.00", "10001.00"));
        beyond.put("item2Amount", new BigDecimal("5001.00"));
        assertThat(table.as("committee").submit(task.id(), beyond).text()).contains("超过表决通过的费用 30000");
        Map<String, Object> owners = new HashMap<>(fund("20000.00", "10000.00"));
        owners.put("pledge1By", "maintenanceFund");
        assertThat(table.as("committee").submit(task.id(), owners).text()).contains("使用住宅专项维修资金须由业主共同决定");
        Map<String, Object> half = new HashMap<>(fund("20000.00", "10000.00"));
        half.remove("pledge2Amount");
        assertThat(table.as("committee").submit(task.id(), half).status()).isEqualTo(400);
        assertThat(table.file().path("funds")).isEmpty();

        assertThat(table.as("committee")
                        .submit(task.id(), fund("20000.00", "10000.00"))
                        .status())
                .isEqualTo(204);

        JsonNode fund = table.section("committee", "funds").get(0);
        assertThat(fund.get("total").decimalValue()).isEqualByComparingTo("30000");
        assertThat(fund.get("pledges").get(1).get("name").asText()).isEqualTo("物业公司");
        assertThat(table.as("owners").task(table.number, "userTask_approveMinutes"))
                .isNotNull();
        assertThat(table.minutes("committee"))
                .contains(
                        "说议筹办评协商会议纪要",
                        "协商方法：说议筹办评协商（流程第",
                        "资金计划：合计 30000.00 元，收支平衡",
                        "支出：脚手架 5000.00 元",
                        "筹资：业主分摊 20000.00 元");
    }

    @Test
    void whatIsSentBackFromTheSignaturesIsPaidForAnew() {
        table = Sitting.toBeCalled(context);
        table.call(Map.of("deliberationMethod", "fund-deliberation"));
        agreeOn(Map.of("cost", 30000));
        table.as("committee").does(table.number, "userTask_balanceFund", fund("20000.00", "10000.00"));

        Tasklist.Answer sentBack = table.as("committee")
                .post("/api/v1/cases/" + table.number + "/acts/sendBack", Map.of("step", "vote", "reason", "出资比例有变"));
        assertThat(sentBack.status()).as(sentBack.text()).isEqualTo(204);
        table.vote(AGREE, EVERYBODY);
        table.as("committee").does(table.number, "userTask_balanceFund", fund("15000.00", "15000.00"));

        assertThat(table.section("committee", "funds")).hasSize(2);
        assertThat(table.as("owners").task(table.number, "userTask_approveMinutes"))
                .isNotNull();
    }

    @Test
    void whatIsNotPaidForIsProposedAnewAtMostTwice() {
        table = Sitting.toBeCalled(context);
        table.call(Map.of("deliberationMethod", "fund-deliberation"));
        for (int round = 1; round <= 2; round++) {
            agreeOn(Map.of("cost", 30000));
            table.as("committee")
                    .does(table.number, "userTask_balanceFund", Map.of("fundOutcome", "reopen", "reason", "业主分摊未谈成"));
        }
        agreeOn(Map.of("cost", 10000));
        Tasklist.Task task = table.claimed("committee", "userTask_balanceFund");
        Tasklist.Answer again =
                table.as("committee").submit(task.id(), Map.of("fundOutcome", "reopen", "reason", "仍未谈成"));
        assertThat(again.status()).as(again.text()).isEqualTo(400);
        assertThat(again.text()).contains("已退回再议两次，不能再退回");
        assertThat(table.as("committee")
                        .submit(task.id(), Map.of("fundOutcome", "failed"))
                        .status())
                .isEqualTo(400);

        assertThat(table.as("committee")
                        .submit(task.id(), Map.of("fundOutcome", "failed", "reason", "无人出资"))
                        .status())
                .isEqualTo(204);

        assertThat(table.section("committee", "funds"))
                .extracting(fund -> fund.get("fundOutcome").asText())
                .containsExactly("资金未落实，退回再议", "资金未落实，退回再议", "资金无法落实");
        assertThat(table.minutes("committee")).contains("第1轮（第2次筹资未成后）", "资金计划：资金无法落实。无人出资", "未达成一致");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(table.number)
                        .count())
                .as("the meeting is over")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"five-party-deliberation", "fund-deliberation"})
    void whatTheOwnersDecideIsDecidedByNoFiveParties(String method) {
        table = Sitting.toBeCalled(context, "property.maintenanceFund", 0);
        table.call(Map.of("deliberationMethod", method));
        table.fire("event_statementOverdue");
        assertThat(table.form("committee", "userTask_draftProposal", "ownersItemReason"))
                .contains("第（五）项");

        agreeOn(Map.of("ownersItem", "none"));

        assertThat(table.form("committee", "userTask_recordOwnersVote", "ownersItemReason"))
                .contains("第（五）项", "过半数");
        JsonNode proposal = table.section("committee", "proposals").get(0);
        assertThat(proposal.get("ownersItem").asText()).isEqualTo("majority");
        assertThat(proposal.get("ownersItemReason").asText()).contains("第（五）项");
        assertThat(table.minutes("committee")).contains("业主共同决定事项（过半数）", "须业主共同决定：使用维修资金");
        assertThat(table.as("committee")
                        .get("/api/v1/cases/" + table.number + "/ledger")
                        .text())
                .contains("deliberation.ownersItemRaised");
    }

    @Test
    void whatTheMaintenanceFundPaysIsDecidedByTheOwners() {
        table = Sitting.toBeCalled(context);
        table.call(Map.of());

        agreeOn(Map.of("cost", 30000, "payer", "住宅专项维修资金"));

        assertThat(table.as("committee").task(table.number, "userTask_recordOwnersVote"))
                .isNotNull();
    }

    @Test
    void aSmallConsultationDecidesNothingForTheOwners() {
        table = Sitting.toBeCalled(context, "property.maintenanceFund", 0);
        table.call(Map.of("deliberationMethod", "small-consultation"));

        agreeOn(Map.of("ownersItem", "none"));

        assertThat(table.section("committee", "methods"))
                .extracting(method -> method.get("name").asText())
                .containsExactly("请你来协商", "五方共建协商");
    }

    @Test
    void theDrafterLowersNoThreshold() {
        table = Sitting.toBeCalled(context, "property.liftRetrofit", 0);
        table.call(Map.of());
        agreeOn(Map.of("ownersItem", "majority"));
        table.hear(Map.of("hearingKind", "appraisal", "topic", "能否加装"), "可以加装", "可行");
        agreeOn(Map.of("ownersItem", "majority"));

        table.as("committee").does(table.number, "userTask_recordOwnersVote", Sitting.owners(Map.of("areaFor", 449)));

        assertThat(table.minutes("committee")).contains("业主共同决定事项（四分之三以上）", "业主共同决定：未通过");
    }

    @Test
    void theDrafterMayAskTheOwnersForMore() {
        table = Sitting.toBeCalled(context, "property.maintenanceFund", 0);
        table.call(Map.of());

        agreeOn(Map.of("ownersItem", "threeQuarters"));

        assertThat(table.section("committee", "proposals")
                        .get(0)
                        .get("ownersItem")
                        .asText())
                .isEqualTo("threeQuarters");
        assertThat(table.as("committee")
                        .get("/api/v1/cases/" + table.number + "/ledger")
                        .text())
                .doesNotContain("deliberation.ownersItemRaised");
    }

    @Test
    void aSmallConsultationSeatsThoseConcernedAndEndsWhenTheyAllAgree() {
        table = Sitting.toBeCalled(context);
        table.call(Map.of("deliberationMethod", "small-consultation"));
        for (String outsider : List.of("party", "owners", "social")) {
            assertThat(table.as(outsider).tasks(table.number)).as(outsider).isEmpty();
        }
        agreeOn(Map.of());

        table.sign("committee", "property");

        assertThat(table.minutes("committee")).contains("请你来协商会议纪要", "到席的2方全部同意", "达成一致");
        assertThat(table.section("committee", "methods").get(0).get("name").asText())
                .isEqualTo("请你来协商");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(table.number)
                        .processDefinitionKey("small-consultation")
                        .count())
                .isZero();
    }

    @Test
    void theFewOfASmallConsultationRenegotiateAmongThemselves() {
        table = Sitting.toBeCalled(context);
        table.call(Map.of("deliberationMethod", "small-consultation"));
        agreeOn(Map.of());
        table.fire("event_signingOverdue");
        table.fire("event_noticeEnded");
        table.fulfil("property", "修了一半");
        table.verify("supervisor", "partly");
        table.revise("补做另一半", 40);
        table.voteOnRevision(AGREE, "committee", "property");

        assertThat(table.section("committee", "commitments"))
                .extracting(commitment -> commitment.get("measure").asText() + " "
                        + commitment.get("state").asText())
                .containsExactlyInAnyOrder("修缮屋面 revised", "补做另一半 open");
        assertThat(table.minutes("committee")).contains("到席的2方全部同意", "已改议");
    }

    @Test
    void whatASmallConsultationDoesNotAgreeOnGoesToTheFiveParties() {
        table = Sitting.toBeCalled(context);
        table.call(Map.of("deliberationMethod", "small-consultation"));
        table.fire("event_statementOverdue");
        table.propose("committee");
        table.vote(AGREE, "committee");
        table.vote(Map.of("vote", "oppose", "reason", "费用过高"), "property");

        agreeOn(Map.of());

        table.sign(EVERYBODY);
        assertThat(table.section("committee", "methods"))
                .extracting(method -> method.get("name").asText())
                .containsExactly("请你来协商", "五方共建协商");
        assertThat(table.section("committee", "commitments"))
                .extracting(commitment -> commitment.get("state").asText())
                .containsExactly("open");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(table.number)
                        .list())
                .extracting(run -> run.getProcessDefinitionId().split(":")[0])
                .containsExactly("meeting-handling");
    }

    @Test
    void departmentsSpeakAtAJointMeetingBeforeTheFiveDecide() {
        table = Sitting.toBeCalled(context, "order.streetVending", 2);
        Tasklist.Answer called = table.call(Map.of("deliberationMethod", "joint-meeting"));
        assertThat(called.status()).as(called.text()).isEqualTo(204);
        assertThat(table.as("party").tasks(table.number)).isEmpty();

        table.fire("serviceTask_inviteDepartments");

        List<Tasklist.Task> asked = table.as("chengguan").tasks(table.number);
        assertThat(asked).extracting(Tasklist.Task::key).containsExactly("userTask_giveOpinion");
        table.fire("event_statementOverdue");
        Tasklist.Task draft = table.claimed("committee", "userTask_draftProposal");
        assertThat(table.as("committee")
                        .submit(draft.id(), table.proposal(Map.of()))
                        .status())
                .as("the departments are still to be heard")
                .isEqualTo(409);
        table.as("chengguan").does(table.number, "userTask_giveOpinion", Map.of("opinion", "可以增设疏导点"));
        while (table.timers("event_opinionOverdue") > 0) {
            cases.fireOneOf(table.number, "event_opinionOverdue");
        }
        assertThat(table.as("committee")
                        .submit(draft.id(), table.proposal(Map.of()))
                        .status())
                .isEqualTo(204);
        table.vote(AGREE, EVERYBODY);
        assertThat(table.minutes("committee")).contains("联席会议纪要", "可以增设疏导点");
        assertThat(table.as("property").task(table.number, "userTask_approveMinutes"))
                .isNotNull();
    }

    @Test
    void aJointMeetingWithoutDepartmentsIsRefused() {
        table = Sitting.toBeCalled(context);

        Tasklist.Answer refused = table.call(Map.of("deliberationMethod", "joint-meeting"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("职责清单没有为本事项列明部门");
    }

    /** From the open table to the vote: everybody who is asked for a vote agrees. */
    private void agreeOn(Map<String, ?> parts) {
        if (table.timers("event_statementOverdue") > 0) {
            table.listened();
        }
        table.propose("committee", parts);
        table.everybodyVotes(AGREE);
    }

    /** A plan of 30,000 yuan and these two pledges. */
    private static Map<String, Object> fund(String owners, String firm) {
        return Map.of(
                "fundOutcome", "balanced",
                "item1Name", "防水材料和人工",
                "item1Amount", new BigDecimal("25000.00"),
                "item2Name", "脚手架",
                "item2Amount", new BigDecimal("5000.00"),
                "pledge1By", "owners",
                "pledge1Amount", new BigDecimal(owners),
                "pledge2By", "propertyFirm",
                "pledge2Amount", new BigDecimal(firm));
    }
}
