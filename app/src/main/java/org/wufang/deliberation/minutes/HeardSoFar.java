package org.wufang.deliberation.minutes;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.conduct.FormerAct;
import org.wufang.deliberation.conduct.FormerActs;
import org.wufang.directory.Directory;
import org.wufang.platform.paper.Document;

/** What was said at the table until now, above the forms of who drafts and of who is asked for an opinion. */
@Component
public class HeardSoFar {

    private final Deliberations deliberations;
    private final RoundsChapter rounds;
    private final FormerActs formerActs;
    private final TableTexts texts;
    private final Directory directory;

    HeardSoFar(
            Deliberations deliberations,
            RoundsChapter rounds,
            FormerActs formerActs,
            TableTexts texts,
            Directory directory) {
        this.deliberations = deliberations;
        this.rounds = rounds;
        this.formerActs = formerActs;
        this.texts = texts;
        this.directory = directory;
    }

    /** What a drafter must know: the positions, and how the rounds before ended. */
    public String of(String caseNumber) {
        Proceedings sitting = deliberations.lastProceedings(caseNumber);
        return Stream.of(
                        sitting.positions().stream().map(texts::position),
                        formerPositions(sitting),
                        sitting.rounds().stream()
                                .flatMap(round -> Stream.concat(
                                        Stream.of("—— " + rounds.heading(sitting, round) + " ——"),
                                        rounds.parts(sitting, round).stream().flatMap(Document.Part::text))))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** What a seat said before all were heard again: it may have nothing to add. */
    private Stream<String> formerPositions(Proceedings sitting) {
        return formerActs.of(sitting.deliberation()).stream()
                .filter(act ->
                        act.kind() == FormerAct.Kind.POSITION && act.end().how() == FormerAct.How.SENT_BACK)
                .map(act -> directory.roleName(act.seat()) + "（退回重听之前）：" + act.text());
    }
}
