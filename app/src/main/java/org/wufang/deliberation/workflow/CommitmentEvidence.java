package org.wufang.deliberation.workflow;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.deliberation.Fulfilment;
import org.wufang.documents.Documents;
import org.wufang.platform.forms.FormRejected;

/** A commitment counts as kept only on proof: a photo or paper about it, attached by its owner or the supervisor. */
@Component
class CommitmentEvidence {

    private final CommitmentBook book;
    private final Documents documents;

    CommitmentEvidence(CommitmentBook book, Documents documents) {
        this.book = book;
        this.documents = documents;
    }

    /**
     * What proved too little the last time proves nothing now: after a finding it takes something new.
     *
     * @throws FormRejected when there is none
     */
    void demand(String caseNumber, long commitment) {
        List<Fulfilment> attempts = book.get(commitment).attempts();
        Instant since = attempts.size() < 2
                ? Instant.EPOCH
                : attempts.get(attempts.size() - 2).verifiedAt();
        if (documents.about(caseNumber, "commitment-" + commitment).stream()
                .noneMatch(document -> document.at().isAfter(since))) {
            throw attempts.size() < 2
                    ? FormRejected.of(
                            "commitmentVerdict", "核查结论", "commitment-unproven", Commitment.Verdict.KEPT.label())
                    : FormRejected.of("commitmentVerdict", "核查结论", "commitment-unproven-again");
        }
    }
}
