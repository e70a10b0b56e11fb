package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.WufangTest;

/** What the owners decide at a meeting of the five, to the centimetre. */
@WufangTest
class OwnersVoteTest {

    @Autowired
    private ApplicationContext context;

    private Sitting table;

    @AfterEach
    void leaveTheTable() {
        table.over();
    }

    @Test
    void ownersCarryWithExactlyTwoThirdsTakingPartAndThreeQuartersFor() {
        toOwnersVote("threeQuarters");
        recordOwners(Map.of("areaTaking", 600.0, "areaFor", 450.0, "ownersTaking", 8, "ownersFor", 6));

        assertThat(table.form("party", "userTask_approveMinutes", "minutesText"))
                .contains("业主共同决定：通过");
        assertThat(table.passed("serviceTask_recordOwnersDecision")).isTrue();
    }

    @Test
    void ownersWhoFallShortByACentimetreDoNotCarry() {
        toOwnersVote("threeQuarters");
        recordOwners(Map.of("areaTaking", 600.0, "areaFor", 449.99, "ownersTaking", 8, "ownersFor", 6));

        assertThat(table.passed("serviceTask_recordFailure")).isTrue();
        assertThat(table.outcome()).isEqualTo("toWhistle");
        assertThat(table.minutes("party")).contains("业主共同决定：未通过");
    }

    @Test
    void moreOwnersForThanTakingPartAreSentBackToTheForm() {
        toOwnersVote("majority");
        Tasklist.Task task = table.claimed("committee", "userTask_recordOwnersVote");
        assertThat(table.form("committee", "userTask_recordOwnersVote", "proposalText"))
                .contains("业主共同决定事项");

        Tasklist.Answer answer = table.as("committee").submit(task.id(), Sitting.owners(Map.of("ownersFor", 9)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("不能大于参与表决的人数");
        assertThat(table.as("committee").tasks(table.number))
                .extracting(Tasklist.Task::key)
                .containsOnly("userTask_recordOwnersVote");
    }

    private void toOwnersVote(String share) {
        table = Sitting.called(context).listened();
        table.propose("committee", Map.of("ownersItem", share));
        table.everybodyVotes(AGREE);
    }

    private void recordOwners(Map<String, ?> count) {
        table.as("committee").does(table.number, "userTask_recordOwnersVote", Sitting.owners(count));
    }
}
