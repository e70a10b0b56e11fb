package org.wufang.deliberation.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.Sitting.AGREE;
import static org.wufang.deliberation.Sitting.FIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Together;
import org.wufang.WufangTest;
import org.wufang.deliberation.Sitting;

/** Acts in the same instant as votes, timers and other acts: no task is lost or doubled, no error is ours. */
@WufangTest
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ConductRaceTest {

    private static final int RACES = 4;

    private static final String VOTE = "userTask_castVote";
    private static final String SIGN = "userTask_approveMinutes";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private Sitting table;

    @BeforeEach
    void aProposalIsVotedOn() {
        table = Sitting.called(context).proposed();
    }

    @AfterEach
    void leaveTheTable() {
        table.over();
    }

    @RepeatedTest(RACES)
    void aSeatIsRemovedOrHasVotedNeverBoth() throws Exception {
        List<Answer> answers = Together.act(voting("social"), removing("socialOrganisation"));

        boolean voted = answers.get(0).status() < 300;
        boolean removed = answers.get(1).status() < 300;
        assertThat(answers.get(0).status()).as(answers.toString()).isIn(200, 204, 404, 409);
        assertThat(answers.get(1).status()).as(answers.toString()).isIn(204, 400, 409);
        assertThat(voted).as(answers.toString()).isNotEqualTo(removed);
        assertThat(table.counts()).isEqualTo(voted ? "5/4/1" : "4/4/0");
        table.vote(AGREE, "party", "committee", "property", "owners");
        assertThat(table.waiting(SIGN)).hasSize(voted ? 5 : 4);
        assertThat(table.section("votes")).hasSize(voted ? 5 : 4);
        assertThat(table.ledgerHolds()).isTrue();
    }

    @RepeatedTest(RACES)
    void theLastButOneVotesWhileTheLastIsRemoved() throws Exception {
        table.vote(AGREE, "party", "committee", "property");

        List<Answer> answers = Together.act(voting("owners"), removing("socialOrganisation"));

        assertThat(answers).as(answers.toString()).allSatisfy(answer -> assertThat(answer.status())
                .isIn(200, 204));
        assertThat(table.waiting(SIGN)).hasSize(4);
        assertThat(table.section("votes")).hasSize(4);
    }

    @RepeatedTest(RACES)
    void sendingBackWhileAllVoteLeavesOneDraftOrAnAgreement() throws Exception {
        List<Callable<Answer>> all = new ArrayList<>();
        for (String person : FIVE) {
            all.add(voting(person));
        }
        all.add(() -> table.tries("committee", "sendBack", Map.of("step", "propose")));

        List<Answer> answers = Together.act(all);

        assertThat(answers).as(answers.toString()).allSatisfy(answer -> assertThat(answer.status())
                .isIn(200, 204, 404, 409));
        long voted = answers.subList(0, 5).stream()
                .filter(answer -> answer.status() < 300)
                .count();
        assertThat(answers.get(5).status()).as(answers.toString()).isEqualTo(204);
        assertThat(table.tasks()).containsExactly("userTask_draftProposal");
        assertThat(table.timers("event_voteOverdue")).isZero();
        assertThat(table.timers("event_signingOverdue")).isZero();
        assertThat(table.section("votes")).hasSize((int) voted);
        table.propose("committee");
        assertThat(table.form("owners", VOTE, "round")).isEqualTo("1");
        assertThat(table.counts()).isEqualTo("5/5/0");
        assertThat(table.ledgerHolds()).isTrue();
    }

    @RepeatedTest(RACES)
    void aVoteIsWithdrawnBeforeTheLastIsCastOrNotAtAll() throws Exception {
        table.vote(AGREE, "party", "committee", "property", "owners");

        List<Answer> answers = Together.act(
                voting("social"), () -> table.tries("owners", "withdraw", Map.of("what", "vote:ownersCommittee")));

        assertThat(answers.get(0).status()).as(answers.toString()).isIn(200, 204);
        if (answers.get(1).status() == 204) {
            assertThat(table.counts()).isEqualTo("5/1/4");
            table.vote(AGREE, "owners");
        } else {
            assertThat(answers.get(1).status()).as(answers.toString()).isIn(400, 409);
        }
        assertThat(table.waiting(SIGN)).hasSize(5);
        assertThat(table.section("votes")).hasSize(5);
    }

    @RepeatedTest(RACES)
    void aDoubleClickOnAnActIsOneAct() throws Exception {
        List<Answer> answers = Together.act(removing("ownersCommittee"), removing("ownersCommittee"));

        assertThat(answers).as(answers.toString()).extracting(Answer::status).containsExactlyInAnyOrder(204, 400);
        assertThat(table.counts()).isEqualTo("4/4/0");
    }

    @RepeatedTest(RACES)
    void theTimeIsUpWhileASeatComesBack() throws Exception {
        table.act("committee", "removeSeat", "seat", "社会组织");
        table.vote(AGREE, "party", "committee", "property");

        List<Answer> answers = Together.act(
                () -> {
                    try {
                        table.fire("event_voteOverdue");
                    } catch (org.camunda.bpm.engine.OptimisticLockingException again) {
                        table.fire("event_voteOverdue");
                    }
                    return new Answer(204, "", "");
                },
                () -> table.tries("committee", "restoreSeat", Map.of("seat", "socialOrganisation")));

        assertThat(answers.get(1).status()).as(answers.toString()).isEqualTo(204);
        assertThat(table.tasks()).containsExactly("userTask_draftProposal");
        assertThat(table.timers("event_voteOverdue")).isZero();
    }

    private Callable<Answer> voting(String person) {
        Tasklist.Task paper = table.as(person).task(table.number, VOTE);
        assertThat(table.as(person).claim(paper.id()).status()).isEqualTo(204);
        return () -> table.as(person).submit(paper.id(), AGREE);
    }

    private Callable<Answer> removing(String seat) {
        return () -> table.tries("committee", "removeSeat", Map.of("seat", seat));
    }
}
