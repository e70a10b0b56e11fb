package org.wufang.deliberation.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;
import static org.wufang.deliberation.Sitting.FIVE;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;

/** Commitments that are kept in part, late or renegotiated, and how reliable that makes a party. */
@WufangTest
class RenegotiationTest {

    private static final String[] EVERYBODY = FIVE.toArray(String[]::new);

    @Autowired
    private Cases cases;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationContext context;

    private Sitting table;

    @AfterEach
    void leaveTheTable() {
        table.over();
    }

    @Test
    void aCommitmentKeptInPartIsRenegotiatedAloneAndItsSuccessorKept() {
        twoCommitments();
        table.fulfil("property", "修了一半");
        table.verify("supervisor", "partly");
        assertThat(table.as("owners").tasks(table.number))
                .extracting(Tasklist.Task::key)
                .containsExactly("userTask_fulfilCommitment");
        assertThat(table.form("property", "userTask_proposeRevision", "finding"))
                .isEqualTo("到场查看");
        table.revise("补做另一半", 40);
        assertThat(table.form("owners", "userTask_voteOnRevision", "revisionText"))
                .contains("补做另一半", "材料未到");
        table.voteOnRevision(AGREE, EVERYBODY);

        assertThat(table.section("commitments"))
                .extracting(
                        c -> c.get("measure").asText() + " " + c.get("state").asText())
                .containsExactlyInAnyOrder("修缮屋面 revised", "清理楼道 open", "补做另一半 open");
        assertThat(table.form("property", "userTask_fulfilCommitment", "measure"))
                .isEqualTo("补做另一半");
        assertThat(cases.timers(table.number, "event_commitmentOverdue"))
                .extracting(job -> LocalDate.ofInstant(job.getDuedate().toInstant(), clock.getZone()))
                .containsExactlyInAnyOrder(
                        LocalDate.now(clock).plusDays(30), LocalDate.now(clock).plusDays(40));
        table.fulfil("property", "全部修好");
        table.verify("supervisor", "kept");
        table.fulfil("owners", "楼道已清");
        table.verify("supervisor", "kept");

        assertThat(table.outcome()).isEqualTo("solved");
        assertThat(table.section("renegotiations"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("consensus").asText()).isEqualTo("agreed"))
                .satisfies(row -> assertThat(row.get("votes")).hasSize(5));
        assertThat(minutes(1)).contains("承诺重议", "补做另一半", "已改议");
        assertThat(table.section("proposals").get(0).get("commitments")).hasSize(2);
    }

    @Test
    void aLateCommitmentIsUnderOversightUntilItIsFulfilledAndItsSuccessorAgain() {
        table = Sitting.called(context).bound();
        table.fire("event_commitmentOverdue");
        assertThat(table.oversights("userTask_fulfilCommitment")).containsExactly("opened");

        table.fulfil("property", "修了一半");
        assertThat(table.oversights("userTask_fulfilCommitment")).containsExactly("settled");
        table.verify("supervisor", "partly");
        table.revise("补做另一半", 40);
        table.voteOnRevision(AGREE, EVERYBODY);
        table.fire("event_commitmentOverdue");

        assertThat(table.oversights("userTask_fulfilCommitment")).containsExactly("settled", "opened");
        table.fulfil("property", "全部修好");
        table.verify("supervisor", "kept");
        assertThat(table.oversights("userTask_fulfilCommitment")).containsExactly("settled", "settled");
        assertThat(table.outcome()).isEqualTo("solved");
    }

    @Test
    void aRevisionThatFindsNoMajorityInThreeRoundsLeavesTheCommitmentBroken() {
        table = Sitting.called(context).bound();
        table.fulfil("property", "修了一半");
        table.verify("supervisor", "partly");
        for (int round = 1; round <= 3; round++) {
            table.revise("第" + round + "次改议", 40);
            FIVE.forEach(person -> table.as(person)
                    .does(
                            table.number,
                            "userTask_voteOnRevision",
                            person.equals("owners")
                                    ? Map.of("vote", "abstain")
                                    : Map.of("vote", "oppose", "reason", "太晚")));
        }

        assertThat(table.outcome()).isEqualTo("toWhistle");
        assertThat(table.section("renegotiations"))
                .extracting(row -> row.get("consensus").asText())
                .containsExactly("amend", "amend", "failed");
        assertThat(table.section("commitments"))
                .extracting(c -> c.get("state").asText())
                .containsExactly("broken");
    }

    @Test
    void whoIsSilentOnARevisionIsRecordedAndDoesNotAgree() {
        table = Sitting.called(context).bound();
        table.fulfil("property", "修了一半");
        table.verify("supervisor", "partly");
        table.revise("补做另一半", 40);
        List.of("party", "committee", "property").forEach(person -> table.as(person)
                .does(table.number, "userTask_voteOnRevision", Map.of("vote", "agree")));
        table.fire("event_revisionVoteOverdue");

        assertThat(table.section("renegotiations").get(0).get("votes"))
                .extracting(vote -> vote.get("vote").asText())
                .containsExactlyInAnyOrder("agree", "agree", "agree", "missing", "missing");
        assertThat(table.form("property", "userTask_proposeRevision", "earlierRevisions"))
                .contains("补做另一半", "业委会：逾期未表决");
        table.fire("event_revisionOverdue");
        assertThat(table.outcome()).isEqualTo("toWhistle");
    }

    @Test
    void nobodySeesAVoteOnARevisionWhileOthersStillVote() {
        table = Sitting.called(context).bound();
        table.fulfil("property", "修了一半");
        table.verify("supervisor", "partly");
        table.revise("补做另一半", 40);
        table.as("owners").does(table.number, "userTask_voteOnRevision", Map.of("vote", "oppose", "reason", "极密理由"));

        for (String person : List.of("party", "owners", "coordination", "command")) {
            assertThat(table.as(person).get("/api/v1/cases/" + table.number).text())
                    .doesNotContain("极密理由");
            assertThat(table.as(person)
                            .get("/api/v1/cases/" + table.number + "/ledger")
                            .text())
                    .doesNotContain("极密理由");
        }
        FIVE.stream().filter(person -> !person.equals("owners")).forEach(person -> table.as(person)
                .does(table.number, "userTask_voteOnRevision", Map.of("vote", "agree")));
        assertThat(table.as("party").get("/api/v1/cases/" + table.number).text())
                .contains("极密理由");
    }

    @Test
    void aPartysReliabilityIsCountedFromItsCases() {
        JsonNode before = reliability("party").json();
        twoCommitments();
        table.fulfil("property", "修了一半");
        table.verify("supervisor", "partly");
        table.revise("补做另一半", 40);
        table.voteOnRevision(AGREE, EVERYBODY);
        table.fulfil("property", "全部修好");
        table.verify("supervisor", "kept");

        JsonNode after = reliability("party").json();
        assertThat(after.path("due").asInt() - before.path("due").asInt()).isEqualTo(2);
        assertThat(after.path("kept").asInt() - before.path("kept").asInt()).isEqualTo(1);
        assertThat(after.path("name").asText()).contains("物业公司");
        assertThat(after.path("commitments"))
                .filteredOn(due -> due.path("caseNumber").asText().equals(table.number))
                .extracting(due -> due.path("state").asText())
                .containsExactlyInAnyOrder("revised", "kept");
        assertThat(table.section("reliability"))
                .filteredOn(row -> row.get("party").asText().contains("物业公司"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("cases").toString()).contains(table.number));
        for (String near : List.of("supervisor", "coordination", "command", "manager")) {
            assertThat(reliability(near).status()).as(near).isEqualTo(200);
        }
        for (String far : List.of("party2", "supervisor2")) {
            assertThat(reliability(far).status()).as(far).isEqualTo(404);
        }
        assertThat(table.as("party")
                        .get("/api/v1/parties/430302003001.nobody/reliability")
                        .status())
                .isEqualTo(404);
        assertThat(table.as("party").get("/api/v1/parties/nobody/reliability").status())
                .isEqualTo(404);
        JsonNode none = table.as("party")
                .get("/api/v1/parties/430302003001.propertyFirm/reliability?from=2001-01-01&to=2001-12-31")
                .json();
        assertThat(none.path("due").asInt()).isZero();
        assertThat(none.has("rate")).isFalse();
    }

    private void twoCommitments() {
        table = Sitting.called(context)
                .onNotice(Map.of(
                        "commitment2Owner", "ownersCommittee",
                        "commitment2Measure", "清理楼道",
                        "commitment2DueOn", LocalDate.now(clock).plusDays(30).toString()));
        table.fire("event_noticeEnded");
    }

    private Tasklist.Answer reliability(String person) {
        return cases.as(person).get("/api/v1/parties/430302003001.propertyFirm/reliability");
    }

    private String minutes(int deliberation) {
        return table.minutes("party", "markdown", "?deliberation=" + deliberation)
                .text()
                .replaceAll("\\\\(.)", "$1");
    }
}
