package org.wufang.oversight;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.TaskFacts;
import org.wufang.process.Oversight;

/** What is overdue and what was done about it, on top of oversight's forms. */
@Component
class OversightFacts implements TaskFacts {

    private final OversightRepository repository;
    private final LetterRepository letters;
    private final BulletinRepository bulletins;
    private final SupervisionRepository supervisions;
    private final OversightTexts texts;

    OversightFacts(
            OversightRepository repository,
            LetterRepository letters,
            BulletinRepository bulletins,
            SupervisionRepository supervisions,
            OversightTexts texts) {
        this.repository = repository;
        this.letters = letters;
        this.bulletins = bulletins;
        this.supervisions = supervisions;
        this.texts = texts;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        if (!task.process().equals(Oversight.ID) || !(task.variables().get("oversightId") instanceof Long id)) {
            return Map.of();
        }
        Map<String, Object> facts = new HashMap<>();
        repository.find(id).ifPresent(item -> facts.put("overdueWhat", texts.subject(item)));
        letters.about(id).ifPresent(letter -> {
            facts.put("letterText", letter.body());
            facts.put("letterYear", letter.year());
            facts.put("letterNumber", letter.number());
            if (letter.explanation() != null) {
                facts.put("explanation", letter.explanation());
            }
        });
        bulletins.about(id).ifPresent(bulletin -> {
            facts.put("bulletinDraft", bulletin.draft());
            // The person edits the draft instead of typing it again.
            facts.put("text", bulletin.draft());
        });
        String supervised =
                supervisions.of(id).stream().map(Supervision::instruction).collect(Collectors.joining("\n"));
        if (!supervised.isEmpty()) {
            facts.put("supervised", supervised);
        }
        // The receipt's explanation is asked in its own form, and a fact would take its place there.
        if (task.task().equals(Oversight.ACKNOWLEDGE_LETTER)) {
            facts.remove("explanation");
        }
        return facts;
    }
}
