package org.wufang.whistle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.directory.DutyList;
import org.wufang.directory.DutyProposals;
import org.wufang.directory.DutyRegister;

/** 裁定入清单. */
@WufangTest
class ProposeDutyTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    DutyRegister register;

    @Autowired
    DutyProposals proposals;

    @Autowired
    Cases cases;

    private String number;

    @BeforeEach
    void aCaseThatIsWhistledFor() {
        number = cases.reported(report ->
                report.title("桥下积水").matter("water.drainage").households(2).parties("propertyFirm"));
    }

    @AfterEach
    void nothingWaits() {
        proposals.open().forEach(waiting -> db.sql("update directory_duty_version set state = 'withdrawn' where id = ?")
                .param(waiting.id())
                .update());
        // a number for this test alone, and no precedent for others
        db.sql("delete from whistle_ruling where case_number = ?").param(number).update();
    }

    @Test
    void aRulingForAnotherDepartmentBecomesAChangeOfItsItemThatWaitsForApproval() {
        assertThat(offers("coordination")).as("nothing is ruled yet").doesNotContain("proposeDuty");
        ruled("zhujian", 900001);
        assertThat(offers("coordination")).contains("proposeDuty");
        assertThat(offers("command")).contains("proposeDuty");
        assertThat(offers("party")).doesNotContain("proposeDuty");

        Answer forbidden = act("party", Map.of("basis", "《城镇排水与污水处理条例》第五条", "reason", "已裁定"));
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(act("coordination", Map.of("reason", "已裁定")).text()).contains("法律依据", "必须填写");
        Answer done = act("coordination", Map.of("basis", "《城镇排水与污水处理条例》第五条", "reason", "已裁定"));

        assertThat(done.status()).as(done.text()).isEqualTo(204);
        JsonNode review = review("职责裁定〔2099〕第900001号");
        assertThat(review.path("proposal").path("list").asText()).isEqualTo("duty-list");
        assertThat(review.path("added")).isEmpty();
        assertThat(review.path("changed")).hasSize(1);
        assertThat(review.at("/changed/0/item/leadName").asText()).isEqualTo("住房和城乡建设局");
        assertThat(review.at("/changed/0/item/basis").asText()).isEqualTo("《城镇排水与污水处理条例》第五条；职责裁定〔2099〕第900001号");
        assertThat(review.at("/changed/0/item/assist").toString()).doesNotContain("zhujian");
        assertThat(offers("coordination")).as("proposed once").doesNotContain("proposeDuty");
        assertThat(Tasklist.of(port, "coordination")
                        .post(
                                "/api/v1/duty-lists/proposals/"
                                        + review.at("/proposal/id").asLong() + "/approval",
                                Map.of())
                        .status())
                .as("who proposes does not approve")
                .isEqualTo(403);
    }

    @Test
    void aRulingForTheStreetBecomesANewItemOfItsList() {
        ruled("street", 900002);

        Answer done = act("command", Map.of("basis", "《城镇排水与污水处理条例》", "group", "应急处置", "reason", "已裁定"));

        assertThat(done.status()).as(done.text()).isEqualTo(204);
        JsonNode review = review("职责裁定〔2099〕第900002号");
        assertThat(review.path("proposal").path("list").asText()).isEqualTo("street-duty-list");
        assertThat(review.at("/added/0/item").asText()).isEqualTo("S-36");
        assertThat(review.at("/added/0/name").asText()).isEqualTo("排水管网与积水");
        assertThat(review.at("/added/0/leadName").asText()).isEqualTo("综合协调中心");
        assertThat(review.path("overlaps").toString())
                .as("the department's item is still there")
                .contains("water.drainage");
    }

    @Test
    void whatTheListSaysAlreadyIsNotProposed() {
        ruled("shuili", 900003);

        assertThat(offers("coordination")).doesNotContain("proposeDuty");
    }

    @Test
    void aRulingThatMayStillBeAppealedChangesNoList() {
        ruled("chengguan", 900004, "open");

        assertThat(offers("coordination")).doesNotContain("proposeDuty");
    }

    /** As duty-ruling records it. */
    private void ruled(String department, int inYear) {
        ruled(department, inYear, "binding");
    }

    private void ruled(String department, int inYear, String standing) {
        db.sql(
                        """
                        insert into whistle_ruling (call_id, case_number, matter, district, department, basis, person, role, unit,
                            ruled_at, number_year, number_in_year, standing)
                        select id, case_number, matter, district, ?, '三定方案', 'command', 'commandCentre', '430302',
                            opened_at, 2099, ?, ? from whistle_call where case_number = ?""")
                .params(department, inYear, standing, number)
                .update();
    }

    private List<String> offers(String person) {
        return cases.offered(person, number);
    }

    private Answer act(String person, Map<String, String> filled) {
        return Tasklist.of(port, person).post("/api/v1/cases/" + number + "/acts/proposeDuty", filled);
    }

    private JsonNode review(String citation) {
        long id = proposals.open().stream()
                .filter(waiting -> waiting.source().origin().equals(citation))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(register.proposal(id).version().list()).isIn((Object[]) DutyList.values());
        return Tasklist.of(port, "governor")
                .get("/api/v1/duty-lists/proposals/" + id)
                .json();
    }
}
