package org.wufang.deliberation.minutes.workflow;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Fulfilment;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.minutes.Edition;
import org.wufang.deliberation.minutes.HeardSoFar;
import org.wufang.deliberation.minutes.MinuteBook;
import org.wufang.platform.forms.TaskFacts;

/** What stands on top of this room's forms. Nothing of it tells how an open round is being voted. */
@Component
class DeliberationFacts implements TaskFacts {

    private final Deliberations deliberations;
    private final CommitmentBook commitments;
    private final TableTexts texts;
    private final HeardSoFar heard;
    private final MinuteBook book;

    DeliberationFacts(
            Deliberations deliberations,
            CommitmentBook commitments,
            TableTexts texts,
            HeardSoFar heard,
            MinuteBook book) {
        this.deliberations = deliberations;
        this.commitments = commitments;
        this.texts = texts;
        this.heard = heard;
        this.book = book;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        return switch (task.task()) {
            case "userTask_statePosition" -> Map.of("seatName", seatName(task));
            case "userTask_draftProposal" -> Map.of("positions", heard.of(task.caseNumber()));
            case "userTask_castVote" -> paper(task);
            case "userTask_recordOwnersVote", "userTask_balanceFund" ->
                Map.of("proposalText", texts.proposalText(deliberations.proposal(task.caseNumber())));
            case "userTask_approveMinutes" -> paperToSign(task);
            case "userTask_fulfilCommitment", "userTask_verifyCommitment" -> commitment(task);
            default -> Map.of();
        };
    }

    private String seatName(OpenTask task) {
        return texts.seatName(deliberations.participant(
                task.caseNumber(), String.valueOf(task.variables().get("seat"))));
    }

    private Map<String, Object> paper(OpenTask task) {
        return Map.of(
                "seatName", seatName(task),
                "round", task.variables().get("round"),
                "proposalText", texts.proposalText(deliberations.proposal(task.caseNumber())),
                "commitmentsText", texts.commitmentsText(deliberations.proposal(task.caseNumber())));
    }

    private Map<String, Object> paperToSign(OpenTask task) {
        Edition edition = book.toSign(task.caseNumber());
        return Map.of(
                "seatName", seatName(task),
                "minutesNumber", edition.number(),
                "minutesVersion", edition.version(),
                "minutesHash", edition.sha256(),
                "minutesText", edition.document().text());
    }

    private Map<String, Object> commitment(OpenTask task) {
        Commitment commitment =
                commitments.get(Long.parseLong(String.valueOf(task.variables().get("commitment"))));
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", commitment.promise().measure());
        facts.put("dueOn", commitment.promise().dueOn().toString());
        if (task.task().equals("userTask_verifyCommitment")) {
            Fulfilment last = commitment.lastAttempt().orElseThrow();
            facts.put("done", last.done());
            facts.put("evidence", last.evidence());
        }
        return facts;
    }
}
