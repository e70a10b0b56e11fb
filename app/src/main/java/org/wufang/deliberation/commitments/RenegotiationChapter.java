package org.wufang.deliberation.commitments;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.MinutesChapter;
import org.wufang.deliberation.MinutesOrder;
import org.wufang.deliberation.Proceedings;
import org.wufang.platform.paper.Document;

/** Renegotiations of what was promised, in the minutes. */
@Component
@Order(MinutesOrder.RENEGOTIATIONS)
class RenegotiationChapter implements MinutesChapter {

    private final Renegotiations renegotiations;
    private final RevisionText text;

    RenegotiationChapter(Renegotiations renegotiations, RevisionText text) {
        this.renegotiations = renegotiations;
        this.text = text;
    }

    @Override
    public List<Document.Section> of(Proceedings sitting, boolean toSign) {
        return List.of(new Document.Section(
                "承诺重议",
                sitting.commitments().stream()
                        .map(commitment -> renegotiations.revisions(commitment.id()))
                        .flatMap(revisions -> text.lines(revisions).stream())
                        .toList()));
    }
}
