package org.wufang.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.directory.workflow.DutyTables;
import org.wufang.platform.engine.PatrolRound;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;
import org.wufang.platform.sheet.SheetReader;
import org.wufang.platform.web.Problem;

/** A list from a spreadsheet: proposed, compared, approved by another person, in force for new cases. */
@WufangTest
@RecordApplicationEvents
class DutyRegisterTest {

    private static final String API = "/api/v1/duty-lists";
    private static final String LIST = "community-list";
    private static final String HEADING = "清单编号,事项代码,事项名称,类别,牵头单位,配合单位,依据,类型\r\n";
    private static final String NEW = "C-Z-99,test.roofGarden,屋顶花园,公共环境,居委会,物业公司,《民法典》第二百七十八条,自治\r\n";

    @LocalServerPort
    int port;

    @Autowired
    DutyRegister register;

    @Autowired
    DutyTables tables;

    @Autowired
    DutyLists lists;

    @Autowired
    List<PatrolRound> rounds;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEvents events;

    private byte[] original = {};
    private Deployment fromModeler;

    @BeforeEach
    void theListAsItIsNow() {
        original = exported().getBytes(StandardCharsets.UTF_8);
    }

    /** Tests share one database: the list is again what it was, by the way that everybody goes. */
    @AfterEach
    void asBefore() {
        register.open().forEach(waiting -> db.sql("update directory_duty_version set state = 'withdrawn' where id = ?")
                .param(waiting.id())
                .update());
        if (fromModeler != null) {
            repository.deleteDeployment(fromModeler.getId(), true);
        }
        if (!exported().equals(text(original))) {
            approve(
                    propose("command", text(original))
                            .path("proposal")
                            .path("id")
                            .asLong(),
                    "command2");
        }
        assertThat(exported()).isEqualTo(text(original));
    }

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

    @Test
    void theListOfAnEarlierDayIsReadAndTheVersionsHaveTheirTimes() {
        int number = read("/" + LIST).path("version").path("number").asInt();
        approve(idOf(propose("command", text(original) + NEW)), "command2");

        JsonNode now = read("/" + LIST + "?text=屋顶花园");
        assertThat(now.path("items")).hasSize(1);
        assertThat(now.at("/version/number").asInt()).isEqualTo(number + 1);
        JsonNode earlier = read("/" + LIST + "?version=" + number);
        assertThat(earlier.path("items")).hasSize(58);
        assertThat(earlier.at("/version/state").asText()).isEqualTo("ended");
        assertThat(earlier.at("/version/endedAt").asText())
                .isEqualTo(now.at("/version/effectiveAt").asText());
        assertThat(read("/" + LIST + "?asOf=" + LocalDate.now(clock)).path("items"))
                .hasSize(59);
        assertThat(Tasklist.of(port, "governor")
                        .get(API + "/" + LIST + "?asOf=2001-01-01")
                        .status())
                .isEqualTo(404);
        assertThat(Tasklist.of(port, "governor")
                        .get(API + "/" + LIST + "?asOf=昨天")
                        .text())
                .contains("应为 2026-01-31 这样的日期");
    }

    @Test
    void whoLooksAtAnOldCaseSeesByWhichVersionItWasJudged() {
        String before = report("neighbour.dispute");
        int number = read("/" + LIST).path("version").path("number").asInt();
        approve(idOf(propose("command", text(original).replace("邻里纠纷", "邻里纠纷调解") + NEW)), "command2");
        String after = report("neighbour.dispute");

        assertThat(judgedBy(before)).isEqualTo("社区事项清单 第" + number + "版 C-Z-12 居委会");
        assertThat(judgedBy(after)).isEqualTo("社区事项清单 第" + (number + 1) + "版 C-Z-12 居委会");
    }

    private String judgedBy(String number) {
        JsonNode row = Tasklist.of(port, "command")
                .get("/api/v1/cases/" + number)
                .json()
                .path("dutyLists")
                .get(3);
        return String.join(
                " ",
                row.path("name").asText(),
                row.path("version").asText(),
                row.path("number").asText(),
                row.path("lead").asText());
    }

    @Test
    void aReleaseDoesNotLayItsSamplesOverAnApprovedList() throws IOException {
        approve(idOf(propose("command", text(original) + NEW)), "command2");
        deployRelease();
        assertThat(lists.today("test.roofGarden").isListed()).isFalse();

        round();

        assertThat(lists.today("test.roofGarden").isListed()).isTrue();
        assertThat(read("/" + LIST).at("/version/source").asText()).isEqualTo("file");
    }

    @Test
    void aReleaseDoesNotStopWhatWasApprovedForALaterDay() throws IOException {
        approve(idOf(propose("command", text(original) + NEW)), "command2");
        String next = exported().replace("屋顶花园", "屋顶绿化");
        long id = idOf(propose("command", next, LocalDate.now(clock).plusDays(2).toString()));
        approve(id, "command2");
        db.sql("update directory_duty_version set valid_from = ? where id = ?")
                .params(LocalDate.now(clock), id)
                .update();
        deployRelease();

        round();

        assertThat(register.proposal(id).version().state()).isEqualTo("inForce");
        assertThat(lists.today("test.roofGarden").name()).isEqualTo("屋顶绿化");
    }

    @Test
    void aReleaseDoesNotStopAnApproval() throws IOException {
        approve(idOf(propose("command", text(original) + NEW)), "command2");
        long id = idOf(propose("command", exported().replace("屋顶花园", "屋顶绿化")));
        deployRelease();

        assertThat(approve(id, "command2").path("state").asText()).isEqualTo("inForce");
        assertThat(lists.today("test.roofGarden").name()).isEqualTo("屋顶绿化");
    }

    /** A new release of the program brings its samples. */
    private void deployRelease() throws IOException {
        fromModeler = repository
                .createDeployment()
                .name(DutyTables.SHIPPED)
                .addString(
                        LIST + ".dmn",
                        new ClassPathResource("processes/" + LIST + ".dmn").getContentAsString(StandardCharsets.UTF_8))
                .deploy();
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
        DutyVersion proposed = register.propose(
                DutyList.COMMUNITY,
                (text(original) + NEW).getBytes(StandardCharsets.UTF_8),
                "张三家漏水清单.csv",
                LocalDate.now(clock),
                "command");
        register.reject(proposed.id(), "依据不足", "manager");

        List<NoticeRaised> raised = events.stream(NoticeRaised.class).toList();
        assertThat(raised).extracting(NoticeRaised::template).containsExactly("dutyListProposed", "dutyListDecided");
        assertThat(raised.get(0).groups()).contains("430302.commandCentre", "430302.manager");
        assertThat(raised.get(1).people()).containsExactly("command");
        assertThat(raised)
                .as("without the name of the file, which may be a person's")
                .allSatisfy(notice -> assertThat(notice.words()).containsEntry("origin", "表格导入"));
        assertThat(raised.get(1).words()).containsEntry("decision", "驳回").doesNotContainValue("command");
    }

    // What changed elsewhere meanwhile

    @Test
    void aTableChangedInModelerIsNotOverwrittenUnseen() {
        long id = idOf(propose("command", text(original) + NEW));
        deployFromModeler("居民公约", "居民公约（建模工具改）");

        assertThat(read("/proposals/" + id).path("outdated").asBoolean()).isTrue();
        Answer refused = post("command2", "/proposals/" + id + "/approval");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("duty-list-changed", "请先重新比对");

        JsonNode anew = post("command", "/proposals/" + id + "/comparison").json();
        assertThat(anew.path("outdated").asBoolean()).isFalse();
        assertThat(anew.at("/changed/0/fields/0/before").asText()).isEqualTo("居民公约（建模工具改）");
        assertThat(approve(id, "command2").path("state").asText()).isEqualTo("inForce");
        assertThat(register.versions(DutyList.COMMUNITY).stream()
                        .filter(version -> version.source().equals("deployed"))
                        .map(DutyVersion::origin))
                .as("what came from Modeler is a version, too")
                .contains("from modeler");
    }

    @Test
    void aTableChangedBeforeTheDayComesStopsWhatWasApproved() {
        long id = idOf(propose(
                "command",
                text(original) + NEW,
                LocalDate.now(clock).plusDays(2).toString()));
        approve(id, "command2");
        deployFromModeler("居民公约", "居民公约（建模工具改）");
        db.sql("update directory_duty_version set valid_from = ? where id = ?")
                .params(LocalDate.now(clock), id)
                .update();

        round();

        assertThat(register.proposal(id).version().state()).isEqualTo("stale");
        assertThat(lists.today("test.roofGarden").isListed()).isFalse();
        assertThat(post("command", "/proposals/" + id + "/comparison")
                        .json()
                        .at("/proposal/state")
                        .asText())
                .isEqualTo("proposed");
    }

    @Test
    void aTableWithAFormulaStillJudgesButIsNotComparedUntilItIsText() {
        long id = idOf(propose(
                "command",
                text(original) + NEW,
                LocalDate.now(clock).plusDays(2).toString()));
        approve(id, "command2");
        db.sql("update directory_duty_version set valid_from = ? where id = ?")
                .params(LocalDate.now(clock), id)
                .update();
        fromModeler = repository
                .createDeployment()
                .name("from modeler")
                .addString(LIST + ".dmn", Dmn.convertToString(model()).replace("\"居民公约\"", "\"居民\" + \"公约\""))
                .deploy();

        assertThat(lists.today("community.covenant").name()).isEqualTo("居民公约");
        String number = report("neighbour.dispute");
        assertThat(judgedBy(number)).contains("未登记");
        Answer unreadable = Tasklist.of(port, "governor").get(API + "/" + LIST);
        assertThat(unreadable.status()).isEqualTo(409);
        assertThat(unreadable.text()).contains("rule_communityCovenant", "请先在建模工具中改为带引号的文字");
        round();
        assertThat(register.proposal(id).version().state()).isEqualTo("approved");

        repository.deleteDeployment(fromModeler.getId(), true);
        fromModeler = null;
        round();
        assertThat(register.proposal(id).version().state()).isEqualTo("inForce");
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

        DutyVersion proposed = register.propose(
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
    void aMatterThatModelerDoubledIsSingleAgainOnceTheListIsApproved() {
        deployDoubled();

        approve(idOf(propose("command", text(original) + NEW)), "manager");

        assertThat(tables.newest(DutyList.COMMUNITY).items())
                .filteredOn(item -> item.matter().equals("order.pets"))
                .singleElement()
                .satisfies(item -> assertThat(item.lead()).isNotEqualTo("propertyFirm"));
        assertThat(register.inForce(DutyList.COMMUNITY).version().source()).isEqualTo("file");
    }

    @Test
    void anItemTakesThePlaceOfAllThatModelerMadeOfItsMatter() {
        deployDoubled();
        DutyItem pets = lists.today("order.pets").on(DutyList.COMMUNITY).get(0);
        DutyItem changed = new DutyItem(
                pets.item(), pets.matter(), pets.name(), pets.group(), pets.lead(), List.of(), "裁定", pets.kind());

        DutyVersion proposed = register.propose(
                DutyList.COMMUNITY,
                changed,
                "职责裁定〔2026〕第98号",
                LocalDate.now(clock),
                new Actor("coordination", "coordination", "430302003"));
        approve(proposed.id(), "manager");

        assertThat(lists.today("order.pets").on(DutyList.COMMUNITY)).containsExactly(changed);
        assertThat(register.inForce(DutyList.COMMUNITY).version().id()).isEqualTo(proposed.id());
    }

    /** Somebody copied the row of the pets in Modeler and gave it another lead. */
    private void deployDoubled() {
        DmnModelInstance model = model();
        Rule pets = model.getModelElementsByType(Rule.class).stream()
                .filter(rule -> rule.getTextContent().contains("order.pets"))
                .findFirst()
                .orElseThrow();
        String row = Dmn.convertToString(model);
        int from = row.indexOf("<rule id=\"" + pets.getId() + "\"");
        int to = row.indexOf("</rule>", from) + "</rule>".length();
        String copy = row.substring(from, to)
                .replace(pets.getId(), pets.getId() + "Copy")
                .replace("\"residentsCommittee\"", "\"propertyFirm\"");
        fromModeler = repository
                .createDeployment()
                .name("from modeler")
                .addString(LIST + ".dmn", row.substring(0, to) + copy + row.substring(to))
                .deploy();
        assertThat(lists.today("order.pets").on(DutyList.COMMUNITY)).hasSize(2);
    }

    @Test
    void anItemWithoutALeadOrWithAnothersNumberIsNotProposed() {
        var by = new Actor("coordination", "coordination", "430302003");
        LocalDate today = LocalDate.now(clock);
        DutyItem leaderless = new DutyItem("T-99", "test.roofGarden", "屋顶花园", "城市管理", "", List.of(), "裁定", "duty");
        DutyItem doubled =
                new DutyItem("T-01", "test.roofGarden", "屋顶花园", "城市管理", "chengguan", List.of(), "裁定", "duty");

        assertThatThrownBy(() -> register.propose(DutyList.TERRITORIAL, leaderless, "裁定", today, by))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("牵头单位：必须填写");
        assertThatThrownBy(() -> register.propose(DutyList.TERRITORIAL, doubled, "裁定", today, by))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("已有编号 T-01");
    }

    // What a file must be

    @ParameterizedTest(name = "{0} → {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            community-list | C-Z-99,test.x,屋顶花园,环境,,物业公司,《民法典》,自治 | 第 2 行·牵头单位 | 必须填写
            community-list | C-Z-99,test.x,屋顶花园,环境,居委会,,,自治 | 第 2 行·依据 | 必须填写
            community-list | ,test.x,屋顶花园,环境,居委会,,《民法典》,自治 | 第 2 行·清单编号 | 必须填写
            community-list | C-Z-99,漏水,屋顶花园,环境,居委会,,《民法典》,自治 | 第 2 行·事项代码 | 应为 parking.fireLane 这样的代码
            community-list | C-Z-99,test.x,屋顶花园,环境,园林局,,《民法典》,自治 | 第 2 行·牵头单位 | 没有可以填在这里的单位“园林局”
            community-list | C-Z-99,test.x,屋顶花园,环境,居委会,水利局、园林局,《民法典》,自治 | 第 2 行·配合单位 | 没有可以填在这里的单位“园林局”
            community-list | C-Z-99,test.x,屋顶花园,环境,居委会,居委会,《民法典》,自治 | 第 2 行·配合单位 | 牵头单位不能同时是配合单位
            community-list | C-Z-99,test.x,屋顶花园,环境,居委会,,《民法典》,代管 | 第 2 行·类型 | 没有类型“代管”，应为 协助、自治、负面
            community-list | C-Z-99,test.x,=1+1,环境,居委会,,《民法典》,自治 | 第 2 行·事项名称 | 也不能以 = + - @ 开头
            duty-list | T-01,test.x,屋顶花园,环境,居委会,,《民法典》, | 第 2 行·牵头单位 | 没有可以填在这里的单位“居委会”
            street-duty-list | S-01,test.x,屋顶花园,环境,公安分局,,《民法典》, | 第 2 行·牵头单位 | 应为 综合协调中心、区块服务中心、快速处置中心
            street-assist-list | A-01,test.x,屋顶花园,环境,公安分局,,《民法典》, | 第 2 行·配合单位 | 必须填写配合的街道机构
            """)
    void eachMistakeIsNamedByRowAndColumn(String list, String row, String where, String what) {
        Answer answer = upload("command", list, HEADING + row + "\r\n", "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).endsWith("invalid-duty-list");
        assertThat(StreamSupport.stream(answer.json().path("fields").spliterator(), false)
                        .filter(field -> field.path("label").asText().equals(where))
                        .map(field -> field.path("message").asText()))
                .anyMatch(message -> message.contains(what));
    }

    @Test
    void doublesMissingColumnsBadDatesAndFilesThatChangeNothingAreRefused() {
        Answer doubled = upload("command", LIST, HEADING + NEW + NEW.replace("test.roofGarden", "test.other"), "");
        assertThat(doubled.text()).contains("第 3 行·清单编号", "与第 2 行重复");
        assertThat(upload("command", LIST, HEADING + NEW + NEW.replace("C-Z-99", "C-Z-98"), "")
                        .text())
                .contains("第 3 行·事项代码");
        assertThat(upload("command", LIST, "清单编号,事项代码\r\n1,a.b\r\n", "").text())
                .contains("unknown-columns", "缺少列：事项名称、类别、牵头单位、配合单位、依据、类型");
        assertThat(upload("command", LIST, HEADING, "").text()).contains("清单没有任何事项");
        assertThat(upload("command", LIST, text(original) + NEW, "明天").text()).contains("生效日期", "2026-01-31");
        assertThat(upload("command", LIST, text(original) + NEW, "2020-01-01").text())
                .contains("不得早于今天");
        Answer same = upload("command", LIST, text(original), "");
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.text()).contains("没有差异");
        assertThat(upload("command", "no-such-list", text(original), "").status())
                .isEqualTo(404);
        assertThat(register.open()).isEmpty();
    }

    @Test
    void mattersLedByDifferentOnesAreReported() {
        assertThat(read("/overlaps")).as("the samples agree with each other").isEmpty();

        JsonNode review = propose(
                "command",
                text(original).replaceFirst("C-F-06,([^,]*),([^,]*),([^,]*),[^,]*,", "C-F-06,$1,$2,$3,公安分局,"));

        assertThat(review.path("overlaps")).hasSize(1);
        assertThat(review.at("/overlaps/0").toString()).contains("违法建设强制拆除", "属地职责清单", "城市管理和综合执法局", "社区事项清单", "公安分局");
    }

    @Test
    void theSpreadsheetThatIsExportedIsTheOneThatIsImported() {
        for (DutyList list : DutyList.values()) {
            Tasklist governor = Tasklist.of(port, "governor");
            byte[] xlsx = governor.download(
                    API + "/" + list.table() + "/export?format=xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            byte[] csv = governor.download(API + "/" + list.table() + "/export", "text/csv");

            assertThat(SheetReader.read(xlsx)).isEqualTo(SheetReader.read(csv));
            assertThat(upload("command", list.table(), text(csv), "").text()).contains("nothing-changes");
        }
    }

    // Parts

    private void round() {
        rounds.stream().filter(round -> round.name().equals("dutyLists")).forEach(PatrolRound::make);
    }

    private JsonNode propose(String person, String file) {
        return propose(person, file, "");
    }

    private JsonNode propose(String person, String file, String validFrom) {
        Answer answer = upload(person, LIST, file, validFrom);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static long idOf(JsonNode review) {
        return review.path("proposal").path("id").asLong();
    }

    private JsonNode approve(long id, String person) {
        Answer answer = post(person, "/proposals/" + id + "/approval");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer post(String person, String path) {
        return Tasklist.of(port, person).post(API + path, Map.of());
    }

    private JsonNode read(String path) {
        Answer answer =
                Tasklist.of(port, "governor").get(API + path.replace("屋顶花园", "%E5%B1%8B%E9%A1%B6%E8%8A%B1%E5%9B%AD"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer upload(String person, String list, String file, String validFrom) {
        Tasklist tasklist = Tasklist.of(port, person);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--part\r\nContent-Disposition: form-data; name=\"validFrom\"\r\n\r\n%s\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n"
                                .formatted(validFrom))
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file.getBytes(StandardCharsets.UTF_8));
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return tasklist.send(tasklist.request(API + "/" + list + "/proposals")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private void deployFromModeler(String from, String to) {
        fromModeler = repository
                .createDeployment()
                .name("from modeler")
                .addString(LIST + ".dmn", Dmn.convertToString(model()).replace("\"" + from + "\"", "\"" + to + "\""))
                .deploy();
    }

    private DmnModelInstance model() {
        return Dmn.readModelFromStream(new ByteArrayInputStream(Dmn.convertToString(repository.getDmnModelInstance(
                        tables.newest(DutyList.COMMUNITY).version()))
                .getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> descriptions(DmnModelInstance model) {
        Map<String, String> descriptions = new HashMap<>();
        model.getModelElementsByType(Rule.class)
                .forEach(rule ->
                        descriptions.put(rule.getId(), rule.getDescription().getTextContent()));
        return descriptions;
    }

    private String report(String matter) {
        Answer answer = reported(matter);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("number").asText();
    }

    private String report400(String matter) {
        Answer answer = reported(matter);
        assertThat(answer.status()).isEqualTo(400);
        return answer.text();
    }

    private Answer reported(String matter) {
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

    private String lifecycle(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("case-lifecycle")
                .singleResult()
                .getProcessDefinitionId();
    }

    private DutyVersion judging(String number) {
        return register.judging(DutyList.COMMUNITY, lifecycle(number)).orElseThrow();
    }

    private String exported() {
        return text(Tasklist.of(port, "governor").download(API + "/" + LIST + "/export", "text/csv"));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
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
