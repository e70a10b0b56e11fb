package org.wufang.deliberation.commitments.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Fulfilment;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.commitments.Renegotiations;
import org.wufang.deliberation.commitments.Revision;
import org.wufang.deliberation.commitments.RevisionText;
import org.wufang.platform.forms.TaskFacts;
import org.wufang.process.CommitmentRenegotiation;

/** What a commitment that was kept in part is about. */
@Component
class RevisionFacts implements TaskFacts {

    private final Renegotiations renegotiations;
    private final RevisionText text;
    private final Deliberations deliberations;
    private final CommitmentBook commitments;
    private final TableTexts words;

    RevisionFacts(
            Renegotiations renegotiations,
            RevisionText text,
            Deliberations deliberations,
            CommitmentBook commitments,
            TableTexts words) {
        this.renegotiations = renegotiations;
        this.text = text;
        this.deliberations = deliberations;
        this.commitments = commitments;
        this.words = words;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        return switch (task.task()) {
            case CommitmentRenegotiation.PROPOSE_REVISION -> {
                Map<String, Object> facts = commitment(task);
                facts.put("earlierRevisions", text.text(renegotiations.revisions(id(task))));
                yield facts;
            }
            case CommitmentRenegotiation.VOTE_ON_REVISION -> {
                List<Revision> all = renegotiations.revisions(id(task));
                Map<String, Object> facts = commitment(task);
                facts.put("revisionText", text.proposed(all.get(all.size() - 1)));
                facts.put(
                        "seatName",
                        words.seatName(deliberations.participant(
                                task.caseNumber(),
                                String.valueOf(task.variables().get("seat")))));
                yield facts;
            }
            default -> Map.of();
        };
    }

    private Map<String, Object> commitment(OpenTask task) {
        Commitment commitment = commitments.get(id(task));
        Fulfilment last = commitment.lastAttempt().orElseThrow();
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", commitment.promise().measure());
        facts.put("dueOn", commitment.promise().dueOn().toString());
        facts.put("done", last.done());
        facts.put("finding", Objects.requireNonNull(last.finding()));
        return facts;
    }

    private static long id(OpenTask task) {
        return Long.parseLong(String.valueOf(task.variables().get("commitment")));
    }
}
