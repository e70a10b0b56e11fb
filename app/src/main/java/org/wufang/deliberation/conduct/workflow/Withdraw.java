package org.wufang.deliberation.conduct.workflow;

import static org.wufang.process.FivePartyDeliberation.APPROVE_MINUTES;
import static org.wufang.process.FivePartyDeliberation.CAST_VOTE;
import static org.wufang.process.FivePartyDeliberation.STATE_POSITION;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.conduct.FormerActs;
import org.wufang.platform.engine.RunningSteps;
import org.wufang.platform.security.Actor;
import org.wufang.process.FivePartyDeliberation;
import org.wufang.process.MeetingHandling;

/**
 * 撤回: one's own position, vote or signature while others are still asked for theirs, one's own proposal before a vote
 * is cast, one's own report of a commitment before it is verified. The task comes back; a vote is changed so.
 */
@Component
@Order(10)
class Withdraw implements CaseAct {

    private final Table table;
    private final FormerActs former;
    private final RunningSteps steps;

    Withdraw(Table table, FormerActs former, RunningSteps steps) {
        this.table = table;
        this.former = former;
        this.steps = steps;
    }

    @Override
    public String name() {
        return "withdraw";
    }

    @Override
    public String label() {
        return "撤回";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return Table.choice("what", "撤回的内容", own(caseNumber, by.person()));
    }

    private List<ActField.Option> own(String caseNumber, String person) {
        return Stream.of(
                        table.at(STATE_POSITION, caseNumber).stream()
                                .flatMap(run -> former.positionsBy(caseNumber, person).stream())
                                .map(seat -> option("position", seat, "意见（" + table.name(seat) + "）")),
                        table.at(CAST_VOTE, caseNumber).stream()
                                .flatMap(run -> former.votesBy(caseNumber, person).stream())
                                .map(seat -> option("vote", seat, "表决（" + table.name(seat) + "）")),
                        table.at(CAST_VOTE, caseNumber).stream()
                                .filter(run -> former.mayWithdrawProposal(caseNumber, person))
                                .map(run -> option("proposal", "", "本轮方案")),
                        table.at(APPROVE_MINUTES, caseNumber).stream()
                                .flatMap(run -> former.signaturesBy(caseNumber, person).stream())
                                .map(seat -> option("signature", seat, "签认（" + table.name(seat) + "）")),
                        former.fulfilmentsBy(caseNumber, person).stream()
                                .filter(commitment -> verification(caseNumber, commitment.id())
                                        .isPresent())
                                .map(Withdraw::option))
                .flatMap(options -> options)
                .toList();
    }

    private static ActField.Option option(String kind, String of, String label) {
        return new ActField.Option(kind + ":" + of, label);
    }

    private static ActField.Option option(Commitment commitment) {
        return option(
                "fulfilment",
                String.valueOf(commitment.id()),
                "承诺兑现（" + commitment.promise().measure() + "）");
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String[] what = filled.get("what").split(":", 2);
        String of = what[1];
        String reason = filled.get("reason");
        switch (what[0]) {
            case "position" -> {
                former.withdrawPosition(caseNumber, of, reason, by);
                askAgain(caseNumber, STATE_POSITION, of);
            }
            case "vote" -> {
                former.withdrawVote(caseNumber, of, reason, by);
                askAgain(caseNumber, CAST_VOTE, of);
            }
            case "signature" -> {
                former.withdrawSignature(caseNumber, of, reason, by);
                askAgain(caseNumber, APPROVE_MINUTES, of);
            }
            case "proposal" -> {
                int round = former.withdrawProposal(caseNumber, reason);
                String run = table.run(caseNumber).orElseThrow();
                steps.set(run, FivePartyDeliberation.ROUND.name(), round);
                steps.goBack(run, FivePartyDeliberation.DRAFT_PROPOSAL);
            }
            case "fulfilment" -> {
                RunningSteps.OpenTask open =
                        verification(caseNumber, Long.parseLong(of)).orElseThrow();
                former.withdrawFulfilment(caseNumber, Long.parseLong(of), reason, by);
                steps.goBack(open, MeetingHandling.FULFIL_COMMITMENT);
            }
            default -> throw new IllegalStateException("offered " + filled);
        }
    }

    private void askAgain(String caseNumber, String step, String seat) {
        steps.reopen(table.run(caseNumber).orElseThrow(), step, Table.SEAT, seat);
    }

    private Optional<RunningSteps.OpenTask> verification(String caseNumber, long commitment) {
        return steps.openTask(
                caseNumber,
                MeetingHandling.VERIFY_COMMITMENT,
                MeetingHandling.COMMITMENT.name(),
                String.valueOf(commitment));
    }
}
