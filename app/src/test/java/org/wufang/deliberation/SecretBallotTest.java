package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;
import static org.wufang.deliberation.Sitting.FIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.Together;
import org.wufang.WufangTest;

/** Each votes for themselves, unseen by the others until all have voted. */
@WufangTest
class SecretBallotTest {

    @Autowired
    private ApplicationContext context;

    private Sitting table;

    @AfterEach
    void leaveTheTable() {
        table.over();
    }

    @Test
    void nobodySeesAVoteWhileOthersStillVote() {
        table = Sitting.called(context).proposed();
        String paper = table.as("owners")
                .attach(
                        table.number,
                        table.as("owners")
                                .task(table.number, "userTask_castVote")
                                .id(),
                        "极密.png",
                        Tasklist.photo())
                .location();
        assertThat(table.as("manager").get(paper).status())
                .as("before the vote")
                .isEqualTo(404);
        table.vote(Map.of("vote", "oppose", "reason", "极密理由"), "owners");
        assertThat(table.as("owners").get(paper).status()).isEqualTo(200);
        for (String person : List.of("party", "manager", "command")) {
            assertThat(table.as(person).get(paper).status())
                    .as("read by %s", person)
                    .isEqualTo(404);
        }

        for (String person : List.of("party", "owners", "governor", "coordination", "command")) {
            assertThat(table.as(person).get("/api/v1/cases/" + table.number).text())
                    .as("case file seen by %s", person)
                    .contains("userTask_castVote")
                    .doesNotContain("极密理由");
            assertThat(table.minutes(person)).doesNotContain("极密理由");
            assertThat(table.as(person)
                            .get("/api/v1/cases/" + table.number + "/ledger")
                            .text())
                    .doesNotContain("极密理由");
        }
        String task = table.as("party").task(table.number, "userTask_castVote").id();
        assertThat(table.as("party")
                        .get("/engine-rest/task/" + task + "/form-variables")
                        .text())
                .doesNotContain("极密理由");

        table.everybodyVotes(AGREE);

        assertThat(table.as("party").get(paper).status()).isEqualTo(200);
        assertThat(table.as("party").get("/api/v1/cases/" + table.number).text())
                .contains("极密理由");
        assertThat(table.as("command")
                        .get("/api/v1/cases/" + table.number + "/ledger")
                        .text())
                .contains("极密理由");
    }

    @Test
    void nobodySeesARatingWhileOthersStillRate() {
        table = Sitting.called(context).bound();
        table.fulfil("property", "屋面已修缮");
        table.verify("supervisor", "kept");
        table.as("owners")
                .does(
                        table.number,
                        "userTask_rateDeliberation",
                        Map.of("resultRating", "2", "processRating", "1", "comment", "极密评语"));

        for (String person : List.of("party", "owners", "governor", "coordination", "command")) {
            assertThat(table.as(person).get("/api/v1/cases/" + table.number).text())
                    .as("case file seen by %s", person)
                    .contains("userTask_rateDeliberation")
                    .doesNotContain("极密评语");
            assertThat(table.section(person, "partyRatings")).isEmpty();
            assertThat(table.minutes(person)).doesNotContain("极密评语");
            assertThat(table.as(person)
                            .get("/api/v1/cases/" + table.number + "/ledger")
                            .text())
                    .doesNotContain("极密评语");
        }

        table.fire("event_ratingOverdue");

        assertThat(table.section("party", "partyRatings")).hasSize(5);
        assertThat(table.minutes("party")).contains("【各方评价】", "业委会：2分；过程：1分；评语：极密评语", "居委会：逾期未评");
        assertThat(table.as("party").get("/api/v1/cases/" + table.number).text())
                .contains("极密评语");
        assertThat(table.as("command")
                        .get("/api/v1/cases/" + table.number + "/ledger")
                        .text())
                .contains("极密评语");
    }

    @Test
    void nobodyVotesForAnother() {
        table = Sitting.called(context).proposed();
        String paper =
                table.as("owners").task(table.number, "userTask_castVote").id();

        assertThat(table.as("property").claim(paper).status()).isIn(403, 404);
        assertThat(table.as("property").submit(paper, AGREE).status()).isIn(403, 404);
    }

    @Test
    void fiveWhoVoteInTheSameInstantAreAllCounted() throws Exception {
        table = Sitting.called(context).proposed();
        List<Callable<Integer>> votes = new ArrayList<>();
        for (String person : FIVE) {
            Tasklist.Task paper = table.claimed(person, "userTask_castVote");
            votes.add(() -> table.as(person).submit(paper.id(), AGREE).status());
        }

        assertThat(Together.act(votes)).containsOnly(204);

        assertThat(table.section("party", "votes")).hasSize(5);
        assertThat(table.lastDecision()).isEqualTo("agreed");
        assertThat(FIVE).allSatisfy(person -> table.as(person).task(table.number, "userTask_approveMinutes"));
    }
}
