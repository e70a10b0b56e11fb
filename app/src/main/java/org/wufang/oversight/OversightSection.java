package org.wufang.oversight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;
import org.wufang.directory.Directory;

/** Oversight in the case file. */
@Component
class OversightSection implements CaseFileSection {

    private final OversightRepository repository;
    private final LetterRepository letters;
    private final BulletinRepository bulletins;
    private final SupervisionRepository supervisions;
    private final Directory directory;

    OversightSection(
            OversightRepository repository,
            LetterRepository letters,
            BulletinRepository bulletins,
            SupervisionRepository supervisions,
            Directory directory) {
        this.repository = repository;
        this.letters = letters;
        this.bulletins = bulletins;
        this.supervisions = supervisions;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "oversight";
    }

    @Override
    public List<Map<String, Object>> read(String caseNumber) {
        return repository.ofCase(caseNumber).stream().map(this::part).toList();
    }

    private Map<String, Object> part(OversightItem item) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("task", item.task());
        part.put("taskName", item.taskName());
        part.put(
                "responsible",
                item.responsible().stream().map(directory::groupName).toList());
        part.put("dueAt", item.dueAt());
        part.put("openedAt", item.openedAt());
        part.put("stage", item.stage());
        part.put("level", item.level());
        letters.about(item.id()).ifPresent(letter -> part.put("letter", letter(letter)));
        part.put(
                "supervisions",
                supervisions.of(item.id()).stream()
                        .map(OversightSection::supervision)
                        .toList());
        bulletins
                .about(item.id())
                .filter(Bulletin::isPublished)
                .ifPresent(bulletin -> part.put(
                        "bulletin",
                        Map.of(
                                "title", bulletin.title(),
                                "text", String.valueOf(bulletin.body()),
                                "paper", address("/bulletins/", bulletin.year(), bulletin.number()),
                                "figures", bulletins.figures(item.id()))));
        if (item.settledAt() != null) {
            part.put("settledAt", item.settledAt());
            part.put("settledHow", item.settledHow());
        }
        return part;
    }

    private static Map<String, Object> letter(Letter letter) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("title", letter.title());
        part.put("text", letter.body());
        part.put("paper", address("/letters/", letter.year(), letter.number()));
        part.put("issuedAt", letter.issuedAt());
        part.put("receiptDueAt", letter.receiptDueAt());
        part.put("receiptMissedAt", letter.receiptMissedAt());
        if (letter.acknowledgedAt() != null) {
            part.put("acknowledgedAt", letter.acknowledgedAt());
            part.put("explanation", letter.explanation());
        }
        return part;
    }

    private static String address(String kind, @Nullable Integer year, @Nullable Integer number) {
        return "/api/v1/oversight" + kind + year + "/" + number + ".pdf";
    }

    private static Map<String, Object> supervision(Supervision supervision) {
        return Map.of(
                "level", supervision.level(),
                "outcome", supervision.outcome(),
                "instruction", supervision.instruction(),
                "at", supervision.at());
    }
}
