package org.wufang.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/** A list from a spreadsheet: proposed, compared, approved by another person, in force for new cases. */
@WufangTest
@RecordApplicationEvents
class DutyProposalsTest extends DutyListRoom {

    @Autowired
    ApplicationEvents events;

    // From proposal to effect

    @Test
    void aListIsProposedComparedApprovedByAnotherAndJudgesNewCasesOnly() {
        String before = report("neighbour.dispute");
        String changed = text(original).replace("居民公约", "居民公约与楼规").replaceFirst("C-F-08,[^\r]*\r\n", "") + NEW;

        JsonNode review = propose("command", changed);

        assertThat(review.path("added").findValuesAsText("matter")).containsExactly("test.roofGarden");
        assertThat(review.path("removed").findValuesAsText("item")).containsExactly("C-F-08");
        assertThat(review.path("changed")).hasSize(1);
        assertThat(review.at("/changed/0/fields/0").toString())
                .isEqualTo("{\"field\":\"事项名称\",\"before\":\"居民公约\",\"after\":\"居民公约与楼规\"}");
        assertThat(lists.today("test.roofGarden").isListed()).as("not yet").isFalse();
        assertThat(report400("test.roofGarden")).contains("职责清单上没有这个事项");

        long id = review.path("proposal").path("id").asLong();
        assertThat(post("command", "/proposals/" + id + "/approval").text()).contains("须由另一人审批");
        JsonNode approved = approve(id, "command2");

        assertThat(approved.path("state").asText()).isEqualTo("inForce");
        assertThat(approved.path("decider").asText()).isEqualTo("command2");
        assertThat(approved.path("fileHash").asText()).hasSize(64);
        assertThat(lists.today("test.roofGarden").communityRefusal()).isEmpty();
        assertThat(lists.today("test.roofGarden").name()).isEqualTo("屋顶花园");
        String after = report("test.roofGarden");
        assertThat(judging(before).number()).isEqualTo(judging(after).number() - 1);
        assertThat(judging(after).id()).isEqualTo(id);
        assertThat(lists.of("test.roofGarden", lifecycle(before)).isListed())
                .as("an open case is judged by the list with which it opened")
                .isFalse();
        assertThat(post("command2", "/proposals/" + id + "/approval").text()).contains("已有结论");
    }

    @Test
    void theTableKeepsItsHeaderAndTheIdsAndDescriptionsOfItsRules() {
        DmnModelInstance before = model();
        approve(idOf(propose("command", text(original).replace("居民公约", "居民公约与楼规") + NEW)), "manager");
        DmnModelInstance after = model();

        assertThat(after.getDefinitions().getNamespace())
                .isEqualTo(before.getDefinitions().getNamespace());
        assertThat(after.getModelElementById(LIST).getTextContent()).contains("样例清单");
        Map<String, String> rules = descriptions(before);
        rules.put("rule_testRoofgarden", "C-Z-99 屋顶花园");
        assertThat(descriptions(after)).isEqualTo(rules);
        assertThat(Dmn.convertToString(after)).contains("居民公约与楼规").contains("diagram_communityList");
    }

    @Test
    void theFormsOfferWhatTheListsName() {
        approve(idOf(propose("command", text(original) + NEW)), "command2");

        Tasklist governor = Tasklist.of(port, "governor");
        String form = governor.get("/engine-rest/process-definition/key/case-lifecycle/deployed-start-form")
                .text();
        assertThat(form).contains("test.roofGarden").contains("屋顶花园").contains("neighbour.dispute");
    }

    @Test
    void whatIsApprovedForALaterDayTakesEffectOnThatDayOnceAlsoOnTwoNodes() throws Exception {
        LocalDate day = LocalDate.now(clock).plusDays(3);
        long id = idOf(propose("command", text(original) + NEW, day.toString()));
        assertThat(approve(id, "command2").path("state").asText()).isEqualTo("approved");
        round();
        assertThat(lists.today("test.roofGarden").isListed()).isFalse();

        db.sql("update directory_duty_version set valid_from = ? where id = ?")
                .params(LocalDate.now(clock), id)
                .update();
        long deployments = repository.createDeploymentQuery().count();
        try (var nodes = new Nodes()) {
            nodes.both(() -> {
                round();
                return null;
            });
        }

        assertThat(register.proposal(id).version().state()).isEqualTo("inForce");
        assertThat(lists.today("test.roofGarden").isListed()).isTrue();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments + 1);
        round();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments + 1);
    }

    // Deciding

    @Test
    void onlyTheCommandCentreProposesAndOnlyItAndManagersDecide() {
        for (String person : List.of("governor", "coordination", "chengguan", "manager", "modeler", "admin")) {
            Answer answer = upload(person, LIST, text(original) + NEW, "");
            assertThat(answer.status()).as(person).isEqualTo(403);
        }
        long id = idOf(propose("command", text(original) + NEW));
        for (String person : List.of("command", "governor", "coordination", "chengguan", "modeler", "admin")) {
            assertThat(post(person, "/proposals/" + id + "/approval").status())
                    .as(person)
                    .isEqualTo(403);
            assertThat(Tasklist.of(port, person)
                            .post(API + "/proposals/" + id + "/rejection", Map.of("reason", "不妥"))
                            .status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(register.proposal(id).version().state()).isEqualTo("proposed");
    }

    @Test
    void aRejectionHasAReasonAndChangesNothing() {
        long id = idOf(propose("command", text(original) + NEW));
        Tasklist manager = Tasklist.of(port, "manager");

        assertThat(manager.post(API + "/proposals/" + id + "/rejection", Map.of("reason", " "))
                        .text())
                .contains("驳回须写明理由");
        JsonNode rejected = manager.post(API + "/proposals/" + id + "/rejection", Map.of("reason", "依据不足"))
                .json();

        assertThat(rejected.path("state").asText()).isEqualTo("rejected");
        assertThat(rejected.path("decisionReason").asText()).isEqualTo("依据不足");
        assertThat(post("command2", "/proposals/" + id + "/approval").status()).isEqualTo(409);
        assertThat(lists.today("test.roofGarden").isListed()).isFalse();
    }

    @Test
    void theProposerWithdrawsAndNobodyElse() {
        long id = idOf(propose("command", text(original) + NEW));

        assertThat(post("command2", "/proposals/" + id + "/withdrawal").status())
                .isEqualTo(403);
        assertThat(post("command", "/proposals/" + id + "/withdrawal")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("withdrawn");
        assertThat(post("command2", "/proposals/" + id + "/approval").status()).isEqualTo(409);
    }

    @Test
    void peopleAreToldOfAProposalAndOfTheDecision() {
        DutyVersion proposed = proposals.propose(
                DutyList.COMMUNITY,
                (text(original) + NEW).getBytes(StandardCharsets.UTF_8),
                "张三家漏水清单.csv",
                LocalDate.now(clock),
                "command");
        proposals.reject(proposed.id(), "依据不足", "manager");

        List<NoticeRaised> raised = events.stream(NoticeRaised.class).toList();
        assertThat(raised).extracting(NoticeRaised::template).containsExactly("dutyListProposed", "dutyListDecided");
        assertThat(raised.get(0).groups()).contains("430302.commandCentre", "430302.manager");
        assertThat(raised.get(1).people()).containsExactly("command");
        assertThat(raised)
                .as("without the name of the file, which may be a person's")
                .allSatisfy(notice -> assertThat(notice.words()).containsEntry("origin", "表格导入"));
        assertThat(raised.get(1).words()).containsEntry("decision", "驳回").doesNotContainValue("command");
    }

    // A single item

    @Test
    void oneItemIsProposedOnTheStrengthOfItsSourceAndWaitsForTheSameApproval() {
        DutyItem pets = lists.today("order.pets").on(DutyList.COMMUNITY).get(0);
        DutyItem changed = new DutyItem(
                pets.item(),
                pets.matter(),
                pets.name(),
                pets.group(),
                "propertyFirm",
                List.of("residentsCommittee"),
                "职责裁定〔2026〕第99号",
                pets.kind());

        DutyVersion proposed = proposals.propose(
                DutyList.COMMUNITY,
                changed,
                "职责裁定〔2026〕第99号",
                LocalDate.now(clock),
                new Actor("coordination", "coordination", "430302003"));

        JsonNode review = read("/proposals/" + proposed.id());
        assertThat(review.at("/proposal/origin").asText()).isEqualTo("职责裁定〔2026〕第99号");
        assertThat(review.at("/changed/0/fields").findValuesAsText("field")).containsExactly("牵头单位", "配合单位", "依据");
        deployFromModeler("居民公约", "居民公约（建模工具改）");
        post("command", "/proposals/" + proposed.id() + "/comparison");
        approve(proposed.id(), "manager");
        assertThat(lists.today("order.pets").on(DutyList.COMMUNITY)).containsExactly(changed);
        assertThat(lists.today("community.covenant").name()).isEqualTo("居民公约（建模工具改）");
    }

    @Test
    void anItemWithoutALeadOrWithAnothersNumberIsNotProposed() {
        var by = new Actor("coordination", "coordination", "430302003");
        LocalDate today = LocalDate.now(clock);
        DutyItem leaderless = new DutyItem("T-99", "test.roofGarden", "屋顶花园", "城市管理", "", List.of(), "裁定", "duty");
        DutyItem doubled =
                new DutyItem("T-01", "test.roofGarden", "屋顶花园", "城市管理", "chengguan", List.of(), "裁定", "duty");

        assertThatThrownBy(() -> proposals.propose(DutyList.TERRITORIAL, leaderless, "裁定", today, by))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("牵头单位：必须填写");
        assertThatThrownBy(() -> proposals.propose(DutyList.TERRITORIAL, doubled, "裁定", today, by))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("已有编号 T-01");
    }

    // Parts

    String report400(String matter) {
        Answer answer = reported(matter);
        assertThat(answer.status()).isEqualTo(400);
        return answer.text();
    }

    Answer reported(String matter) {
        return Tasklist.of(port, "governor")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title", "清单版本",
                                "description", "请处理",
                                "matter", matter,
                                "unit", "430302003001001",
                                "hazard", "none",
                                "households", 2,
                                "parties", List.of("propertyFirm"),
                                "channel", "grid"));
    }

    String lifecycle(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("case-lifecycle")
                .singleResult()
                .getProcessDefinitionId();
    }

    DutyVersion judging(String number) {
        return register.judging(DutyList.COMMUNITY, lifecycle(number)).orElseThrow();
    }

    static Map<String, String> descriptions(DmnModelInstance model) {
        Map<String, String> descriptions = new HashMap<>();
        model.getModelElementsByType(Rule.class)
                .forEach(rule ->
                        descriptions.put(rule.getId(), rule.getDescription().getTextContent()));
        return descriptions;
    }

    /** Two threads at once. */
    private static final class Nodes implements AutoCloseable {

        private final ExecutorService pool = Executors.newFixedThreadPool(2);

        void both(Callable<Void> act) throws Exception {
            for (var done : pool.invokeAll(List.of(act, act))) {
                done.get();
            }
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
