package org.wufang.deliberation.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;
import static org.wufang.deliberation.Sitting.FIVE;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Together;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;
import org.wufang.directory.Staff;

/** Each of these was a real defect of a tool for countersigning (会签). */
@WufangTest
class DefectsElsewhereTest {

    private static final String STATE = "userTask_statePosition";
    private static final String VOTE = "userTask_castVote";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private Sitting table;

    @AfterEach
    void leaveTheTable() {
        table.over();
    }

    @Test
    void sendingBackIntoAMultiInstanceLosesNoTask() {
        table = Sitting.called(context).proposed();

        table.act("committee", "sendBack", Map.of("step", "listen"));

        assertThat(table.waiting(STATE)).hasSize(5);
        table.state(FIVE.toArray(String[]::new));
        assertThat(table.tasks()).containsExactly("userTask_draftProposal");
    }

    @Test
    void theTimerRunsAgainAfterSendingBack() {
        table = Sitting.called(context).proposed();

        table.act("committee", "sendBack", Map.of("step", "listen"));
        table.state("party");
        table.fire("event_statementOverdue");

        assertThat(table.tasks()).containsExactly("userTask_draftProposal");
        assertThat(table.section("positions"))
                .hasSize(5)
                .filteredOn(position -> position.path("silent").asBoolean())
                .hasSize(4);
    }

    @Test
    void removingAParticipantLeavesTheCountRight() {
        table = Sitting.called(context).proposed();
        table.vote(AGREE, "party", "committee");

        table.act("committee", "removeSeat", "seat", "社会组织");

        assertThat(table.counts()).isEqualTo("4/2/2");
        table.vote(AGREE, "property", "owners");
        assertThat(table.waiting("userTask_approveMinutes")).hasSize(4);
    }

    @Test
    void whoeverOfAGroupRefusesIsNamedAndNoColleagueOverridesIt(@TempDir Path files) {
        Staff.add(context, files, "property3,钱小川,propertyFirm,430302003001,,,demo");
        try {
            table = Sitting.called(context).proposed();
            table.vote(Map.of("vote", "oppose", "reason", "费用过高"), "property3");
            assertThat(table.as("property").tasks(table.number)).isEmpty();
            table.vote(AGREE, "party", "committee", "owners", "social");

            assertThat(table.section("votes"))
                    .filteredOn(vote -> vote.path("seat").asText().equals("propertyFirm"))
                    .singleElement()
                    .satisfies(vote -> assertThat(vote.toString()).contains("property3", "oppose", "费用过高"));
            assertThat(table.minutes()).contains("钱小川", "费用过高");
        } finally {
            Staff.demo(context);
        }
    }

    @Test
    void whatTheClockDidForAPartyIsLabelledAsSuch() {
        table = Sitting.called(context).proposed();
        table.vote(AGREE, "party", "committee", "property", "owners");
        table.fire("event_voteOverdue");

        assertThat(table.section("votes"))
                .filteredOn(vote -> vote.path("seat").asText().equals("socialOrganisation"))
                .singleElement()
                .satisfies(vote -> assertThat(vote.toString()).contains("missing", "system"));
        assertThat(table.minutes()).contains("逾期未表态", "逾期未表决");
        assertThat(titles()).contains("记录沉默", "记录缺票");
    }

    @Test
    void whoSitsTwiceIsAskedTwice() {
        table = Sitting.calledIn(context, Sitting.WITHOUT_OWNERS_COMMITTEE);

        assertThat(table.waiting(STATE)).contains("ownersCommittee", "residentsCommittee");
        assertThat(table.as("committee2").tasks(table.number)).hasSize(2);
    }

    @Test
    void aDoubleClickIsOneVote() throws Exception {
        table = Sitting.called(context).proposed();
        Tasklist.Task paper = claimed("owners");

        List<Answer> answers = Together.act(() -> table.as("owners").submit(paper.id(), AGREE), () -> table.as("owners")
                .submit(paper.id(), AGREE));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(table.counts()).isEqualTo("5/4/1");
        table.vote(AGREE, "party", "committee", "property", "social");
        assertThat(table.section("votes")).hasSize(5);
        assertThat(table.ledgerHolds()).isTrue();
    }

    @Test
    void aLateVoteIsRefusedInWordsThatSayWhy() {
        table = Sitting.called(context).proposed();
        Tasklist.Task paper = claimed("owners");
        table.fire("event_voteOverdue");

        Answer late = table.as("owners").submit(paper.id(), AGREE);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("任务已经办结或取消，本次提交没有生效");
        assertThat(table.section("votes"))
                .filteredOn(vote -> vote.path("seat").asText().equals("ownersCommittee"))
                .extracting(vote -> vote.path("vote").asText())
                .containsExactly("missing");
    }

    private Tasklist.Task claimed(String person) {
        Tasklist.Task task = table.as(person).task(table.number, VOTE);
        assertThat(table.as(person).claim(task.id()).status()).isEqualTo(204);
        return task;
    }

    private List<String> titles() {
        JsonNode timeline = table.file().path("timeline");
        return timeline.findValuesAsText("title");
    }
}
