package org.wufang.deliberation.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    private static final List<String> FIVE = List.of("party", "committee", "property", "owners", "social");

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

    @Autowired
    private ManagementService management;

    @Autowired
    private Clock clock;

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

    @Test
    void whatIsAgreedIsPaidForToTheFenBeforeItIsSigned() {
        begin();
        call(Map.of("deliberationMethod", "fund-deliberation"));
        agreeOn(Map.of("cost", 30000, "payer", "业主与物业公司"));
        Tasklist.Task task = as("committee").task(number, "userTask_balanceFund");
        as("committee").claim(task.id());
        assertThat(fact(task, "proposalText")).contains("整修外墙", "30000");

        assertThat(as("committee")
                        .submit(task.id(), fund("20000.00", "9999.99"))
                        .text())
                .contains("支出合计 30000.00 元，筹资合计 29999.99 元，相差 0.01 元：收支须分文不差");
        assertThat(as("committee")
                        .submit(task.id(), fund("20000.01", "10000.00"))
                        .status())
                .isEqualTo(400);
        Map<String, Object> beyond = new HashMap<>(fund("20000.00", "10001.00"));
        beyond.put("item2Amount", new BigDecimal("5001.00"));
        assertThat(as("committee").submit(task.id(), beyond).text()).contains("超过表决通过的费用 30000");
        Map<String, Object> owners = new HashMap<>(fund("20000.00", "10000.00"));
        owners.put("pledge1By", "maintenanceFund");
        assertThat(as("committee").submit(task.id(), owners).text()).contains("使用住宅专项维修资金须由业主共同决定");
        Map<String, Object> half = new HashMap<>(fund("20000.00", "10000.00"));
        half.remove("pledge2Amount");
        assertThat(as("committee").submit(task.id(), half).status()).isEqualTo(400);
        assertThat(section("funds")).isNullOrEmpty();

        assertThat(as("committee")
                        .submit(task.id(), fund("20000.00", "10000.00"))
                        .status())
                .isEqualTo(204);

        JsonNode fund = section("funds").get(0);
        assertThat(fund.get("total").decimalValue()).isEqualByComparingTo("30000");
        assertThat(fund.get("pledges").get(1).get("name").asText()).isEqualTo("物业公司");
        assertThat(as("owners").task(number, "userTask_approveMinutes")).isNotNull();
        assertThat(minutes())
                .contains(
                        "说议筹办评协商会议纪要",
                        "协商方法：说议筹办评协商（流程第",
                        "资金计划：合计 30000.00 元，收支平衡",
                        "支出：脚手架 5000.00 元",
                        "筹资：业主分摊 20000.00 元");
    }

    @Test
    void whatIsSentBackFromTheSignaturesIsPaidForAnew() {
        begin();
        call(Map.of("deliberationMethod", "fund-deliberation"));
        agreeOn(Map.of("cost", 30000));
        as("committee").does(number, "userTask_balanceFund", fund("20000.00", "10000.00"));

        Tasklist.Answer sentBack = as("committee")
                .post("/api/v1/cases/" + number + "/acts/sendBack", Map.of("step", "vote", "reason", "出资比例有变"));
        assertThat(sentBack.status()).as(sentBack.text()).isEqualTo(204);
        for (String person : FIVE) {
            as(person).does(number, "userTask_castVote", Map.of("vote", "agree"));
        }
        as("committee").does(number, "userTask_balanceFund", fund("15000.00", "15000.00"));

        assertThat(section("funds")).hasSize(2);
        assertThat(as("owners").task(number, "userTask_approveMinutes")).isNotNull();
    }

    @Test
    void whatIsNotPaidForIsProposedAnewAtMostTwice() {
        begin();
        call(Map.of("deliberationMethod", "fund-deliberation"));
        for (int round = 1; round <= 2; round++) {
            agreeOn(Map.of("cost", 30000));
            as("committee").does(number, "userTask_balanceFund", Map.of("fundOutcome", "reopen", "reason", "业主分摊未谈成"));
        }
        agreeOn(Map.of("cost", 10000));
        Tasklist.Task task = as("committee").task(number, "userTask_balanceFund");
        as("committee").claim(task.id());
        Tasklist.Answer again = as("committee").submit(task.id(), Map.of("fundOutcome", "reopen", "reason", "仍未谈成"));
        assertThat(again.status()).as(again.text()).isEqualTo(400);
        assertThat(again.text()).contains("已退回再议两次，不能再退回");
        assertThat(as("committee")
                        .submit(task.id(), Map.of("fundOutcome", "failed"))
                        .status())
                .isEqualTo(400);

        assertThat(as("committee")
                        .submit(task.id(), Map.of("fundOutcome", "failed", "reason", "无人出资"))
                        .status())
                .isEqualTo(204);

        assertThat(section("funds"))
                .extracting(fund -> fund.get("fundOutcome").asText())
                .containsExactly("资金未落实，退回再议", "资金未落实，退回再议", "资金无法落实");
        assertThat(minutes()).contains("第1轮（第2次筹资未成后）", "资金计划：资金无法落实。无人出资", "未达成一致");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .as("the meeting is over")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"five-party-deliberation", "fund-deliberation"})
    void whatTheOwnersDecideIsDecidedByNoFiveParties(String method) {
        begin("property.maintenanceFund", 0);
        call(Map.of("deliberationMethod", method));
        fire("event_statementOverdue");
        assertThat(fact(as("committee").task(number, "userTask_draftProposal"), "ownersItemReason"))
                .contains("第（五）项");

        agreeOn(Map.of("ownersItem", "none"));

        assertThat(fact(as("committee").task(number, "userTask_recordOwnersVote"), "ownersItemReason"))
                .contains("第（五）项", "过半数");
        JsonNode proposal = section("proposals").get(0);
        assertThat(proposal.get("ownersItem").asText()).isEqualTo("majority");
        assertThat(proposal.get("ownersItemReason").asText()).contains("第（五）项");
        assertThat(minutes()).contains("业主共同决定事项（过半数）", "须业主共同决定：使用维修资金");
        assertThat(as("committee").get("/api/v1/cases/" + number + "/ledger").text())
                .contains("deliberation.ownersItemRaised");
    }

    @Test
    void whatTheMaintenanceFundPaysIsDecidedByTheOwners() {
        begin();
        call(Map.of());

        agreeOn(Map.of("cost", 30000, "payer", "住宅专项维修资金"));

        assertThat(as("committee").task(number, "userTask_recordOwnersVote")).isNotNull();
    }

    @Test
    void aSmallConsultationDecidesNothingForTheOwners() {
        begin("property.maintenanceFund", 0);
        call(Map.of("deliberationMethod", "small-consultation"));

        agreeOn(Map.of("ownersItem", "none"));

        assertThat(section("methods"))
                .extracting(method -> method.get("name").asText())
                .containsExactly("请你来协商", "五方共建协商");
    }

    @Test
    void theDrafterLowersNoThreshold() {
        begin("property.liftRetrofit", 0);
        call(Map.of());
        agreeOn(Map.of("ownersItem", "majority"));
        as("committee")
                .does(
                        number,
                        "userTask_conveneHearing",
                        Map.of(
                                "hearingKind", "appraisal",
                                "topic", "能否加装",
                                "heldAt", "2026-12-01T19:30",
                                "place", "社区会议室",
                                "member1Name", "李工",
                                "member1Capacity", "结构工程师"));
        as("committee").does(number, "userTask_giveTestimony", Map.of("stance", "for", "opinion", "可以加装"));
        as("committee").does(number, "userTask_concludeHearing", Map.of("conclusion", "可行"));
        agreeOn(Map.of("ownersItem", "majority"));

        as("committee")
                .does(
                        number,
                        "userTask_recordOwnersVote",
                        Map.of(
                                "areaTotal", 900,
                                "areaTaking", 600,
                                "areaFor", 449,
                                "ownersTotal", 12,
                                "ownersTaking", 8,
                                "ownersFor", 6));

        assertThat(minutes()).contains("业主共同决定事项（四分之三以上）", "业主共同决定：未通过");
    }

    @Test
    void theDrafterMayAskTheOwnersForMore() {
        begin("property.maintenanceFund", 0);
        call(Map.of());

        agreeOn(Map.of("ownersItem", "threeQuarters"));

        assertThat(section("proposals").get(0).get("ownersItem").asText()).isEqualTo("threeQuarters");
        assertThat(as("committee").get("/api/v1/cases/" + number + "/ledger").text())
                .doesNotContain("deliberation.ownersItemRaised");
    }

    @Test
    void aSmallConsultationSeatsThoseConcernedAndEndsWhenTheyAllAgree() {
        begin();
        call(Map.of("deliberationMethod", "small-consultation"));
        for (String outsider : List.of("party", "owners", "social")) {
            assertThat(as(outsider).tasks(number)).as(outsider).isEmpty();
        }
        agreeOn(Map.of());

        for (String person : List.of("committee", "property")) {
            as(person).does(number, "userTask_approveMinutes", Map.of("signature", "sign"));
        }

        assertThat(minutes()).contains("请你来协商会议纪要", "到席的2方全部同意", "达成一致");
        assertThat(section("methods").get(0).get("name").asText()).isEqualTo("请你来协商");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .processDefinitionKey("small-consultation")
                        .count())
                .isZero();
    }

    @Test
    void theFewOfASmallConsultationRenegotiateAmongThemselves() {
        begin();
        call(Map.of("deliberationMethod", "small-consultation"));
        agreeOn(Map.of());
        fire("event_signingOverdue");
        fire("event_noticeEnded");
        as("property").attach(number, "userTask_fulfilCommitment");
        as("property").does(number, "userTask_fulfilCommitment", Map.of("done", "修了一半", "evidence", "照片存社区"));
        as("supervisor")
                .does(number, "userTask_verifyCommitment", Map.of("commitmentVerdict", "partly", "finding", "到场查看"));
        as("property")
                .does(
                        number,
                        "userTask_proposeRevision",
                        Map.of(
                                "revisedMeasure",
                                "补做另一半",
                                "revisedDueOn",
                                LocalDate.now(clock).plusDays(40).toString(),
                                "reason",
                                "材料未到"));
        for (String person : List.of("committee", "property")) {
            as(person).does(number, "userTask_voteOnRevision", Map.of("vote", "agree"));
        }

        assertThat(section("commitments"))
                .extracting(commitment -> commitment.get("measure").asText() + " "
                        + commitment.get("state").asText())
                .containsExactlyInAnyOrder("修缮外墙 revised", "补做另一半 open");
        assertThat(minutes()).contains("到席的2方全部同意", "已改议");
    }

    @Test
    void whatASmallConsultationDoesNotAgreeOnGoesToTheFiveParties() {
        begin();
        call(Map.of("deliberationMethod", "small-consultation"));
        fire("event_statementOverdue");
        propose(Map.of());
        as("committee").does(number, "userTask_castVote", Map.of("vote", "agree"));
        as("property").does(number, "userTask_castVote", Map.of("vote", "oppose", "reason", "费用过高"));

        agreeOn(Map.of());

        for (String person : FIVE) {
            as(person).does(number, "userTask_approveMinutes", Map.of("signature", "sign"));
        }
        assertThat(section("methods"))
                .extracting(method -> method.get("name").asText())
                .containsExactly("请你来协商", "五方共建协商");
        assertThat(section("commitments"))
                .extracting(commitment -> commitment.get("state").asText())
                .containsExactly("open");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .list())
                .extracting(run -> run.getProcessDefinitionId().split(":")[0])
                .containsExactly("meeting-handling");
    }

    @Test
    void departmentsSpeakAtAJointMeetingBeforeTheFiveDecide() {
        begin("order.streetVending", 2);
        Tasklist.Answer called = call(Map.of("deliberationMethod", "joint-meeting"));
        assertThat(called.status()).as(called.text()).isEqualTo(204);
        assertThat(as("party").tasks(number)).isEmpty();

        fire("serviceTask_inviteDepartments");

        List<Tasklist.Task> asked = as("chengguan").tasks(number);
        assertThat(asked).extracting(Tasklist.Task::key).containsExactly("userTask_giveOpinion");
        fire("event_statementOverdue");
        Tasklist.Task draft = as("committee").task(number, "userTask_draftProposal");
        as("committee").claim(draft.id());
        assertThat(as("committee").submit(draft.id(), proposal(Map.of())).status())
                .as("the departments are still to be heard")
                .isEqualTo(409);
        as("chengguan").does(number, "userTask_giveOpinion", Map.of("opinion", "可以增设疏导点"));
        while (jobs("event_opinionOverdue") > 0) {
            fire("event_opinionOverdue");
        }
        assertThat(as("committee").submit(draft.id(), proposal(Map.of())).status())
                .isEqualTo(204);
        for (String person : FIVE) {
            as(person).does(number, "userTask_castVote", Map.of("vote", "agree"));
        }
        assertThat(minutes()).contains("联席会议纪要", "可以增设疏导点");
        assertThat(as("property").task(number, "userTask_approveMinutes")).isNotNull();
    }

    @Test
    void aJointMeetingWithoutDepartmentsIsRefused() {
        begin("property.roofLeak", 0);

        Tasklist.Answer refused = call(Map.of("deliberationMethod", "joint-meeting"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("职责清单没有为本事项列明部门");
    }

    private void begin() {
        begin("property.roofLeak", 0);
    }

    /** @param departments how many the duty list names */
    private void begin(String matter, int departments) {
        Place place = directory.place(WANXIN).orElseThrow();
        number = caseFiles
                .open(
                        new NewCase(
                                "外墙渗水",
                                "顶楼渗水",
                                matter,
                                WANXIN,
                                "5 栋",
                                "none",
                                12,
                                List.of("propertyFirm"),
                                "grid",
                                null),
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
                matter,
                "households",
                12,
                "parties",
                1,
                "repeat",
                false,
                "departments",
                departments));
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

    /** From the open table to the vote: everybody who is asked for a vote agrees. */
    private void agreeOn(Map<String, ?> parts) {
        if (jobs("event_statementOverdue") > 0) {
            fire("event_statementOverdue");
        }
        propose(parts);
        for (String person : FIVE) {
            if (as(person).tasks(number).stream().anyMatch(task -> task.key().equals("userTask_castVote"))) {
                as(person).does(number, "userTask_castVote", Map.of("vote", "agree"));
            }
        }
    }

    private void propose(Map<String, ?> parts) {
        as("committee").does(number, "userTask_draftProposal", proposal(parts));
    }

    private Map<String, Object> proposal(Map<String, ?> parts) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "proposal", "整修外墙",
                "legalBasis", "物业管理条例第五十一条",
                "ownersItem", "none",
                "commitment1Owner", "propertyFirm",
                "commitment1Measure", "修缮外墙",
                "commitment1DueOn", LocalDate.now(clock).plusDays(30).toString()));
        all.putAll(parts);
        return all;
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

    private String fact(Tasklist.Task task, String key) {
        return as("committee")
                .get("/engine-rest/task/" + task.id() + "/form-variables")
                .json()
                .path(key)
                .path("value")
                .asText();
    }

    private String minutes() {
        Tasklist reader = as("committee");
        return reader.send(reader.request("/api/v1/cases/" + number + "/minutes")
                        .setHeader("Accept", "text/markdown")
                        .build())
                .text();
    }

    private long jobs(String activity) {
        return engine.asSystem(() -> ours(activity).size());
    }

    private void fire(String activity) {
        engine.asSystem(() -> management.executeJob(ours(activity).get(0).getId()));
    }

    private List<Job> ours(String activity) {
        return management.createJobQuery().activityId(activity).list().stream()
                .filter(job -> number.equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .toList();
    }

    private JsonNode section(String name) {
        return as("committee").get("/api/v1/cases/" + number).json().get(name);
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
