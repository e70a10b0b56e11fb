package org.wufang.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.directory.workflow.DutyTables;
import org.wufang.platform.security.Actor;

/** What is in force and what was, whichever way it came: by a proposal, a release, or from Modeler. */
@WufangTest
class DutyRegisterTest extends DutyListRoom {

    // What was

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

    // A release

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
                        .filter(version -> version.source().kind().equals("deployed"))
                        .map(version -> version.source().origin()))
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
        Deployment fromModeler = repository
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
        round();
        assertThat(register.proposal(id).version().state()).isEqualTo("inForce");
    }

    @Test
    void aMatterThatModelerDoubledIsSingleAgainOnceTheListIsApproved() {
        deployDoubled();

        approve(idOf(propose("command", text(original) + NEW)), "manager");

        assertThat(tables.newest(DutyList.COMMUNITY).items())
                .filteredOn(item -> item.matter().equals("order.pets"))
                .singleElement()
                .satisfies(item -> assertThat(item.lead()).isNotEqualTo("propertyFirm"));
        assertThat(register.inForce(DutyList.COMMUNITY).version().source().kind())
                .isEqualTo("file");
    }

    @Test
    void anItemTakesThePlaceOfAllThatModelerMadeOfItsMatter() {
        deployDoubled();
        DutyItem pets = lists.today("order.pets").on(DutyList.COMMUNITY).get(0);
        DutyItem changed = new DutyItem(
                pets.item(), pets.matter(), pets.name(), pets.group(), pets.lead(), List.of(), "裁定", pets.kind());

        DutyVersion proposed = proposals.propose(
                DutyList.COMMUNITY,
                changed,
                "职责裁定〔2026〕第98号",
                LocalDate.now(clock),
                new Actor("coordination", "coordination", "430302003"));
        approve(proposed.id(), "manager");

        assertThat(lists.today("order.pets").on(DutyList.COMMUNITY)).containsExactly(changed);
        assertThat(register.inForce(DutyList.COMMUNITY).version().id()).isEqualTo(proposed.id());
    }

    // Parts

    /** A new release of the program brings its samples. */
    void deployRelease() throws IOException {
        repository
                .createDeployment()
                .name(DutyTables.SHIPPED)
                .addString(
                        LIST + ".dmn",
                        new ClassPathResource("processes/" + LIST + ".dmn").getContentAsString(StandardCharsets.UTF_8))
                .deploy();
    }

    /** Somebody copied the row of the pets in Modeler and gave it another lead. */
    void deployDoubled() {
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
        repository
                .createDeployment()
                .name("from modeler")
                .addString(LIST + ".dmn", row.substring(0, to) + copy + row.substring(to))
                .deploy();
        assertThat(lists.today("order.pets").on(DutyList.COMMUNITY)).hasSize(2);
    }
}
