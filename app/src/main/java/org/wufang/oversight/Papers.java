package org.wufang.oversight;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;

/** The letters and bulletins that have gone out, for those whom they concern. */
@Service
@Transactional(readOnly = true)
public class Papers {

    private static final int LONGEST_SUBJECT = 80;

    private final OversightRepository repository;
    private final LetterRepository letters;
    private final BulletinRepository bulletins;
    private final OversightTexts texts;
    private final CaseFiles caseFiles;
    private final Directory directory;

    Papers(
            OversightRepository repository,
            LetterRepository letters,
            BulletinRepository bulletins,
            OversightTexts texts,
            CaseFiles caseFiles,
            Directory directory) {
        this.repository = repository;
        this.letters = letters;
        this.bulletins = bulletins;
        this.texts = texts;
        this.caseFiles = caseFiles;
        this.directory = directory;
    }

    /** The letter of this number; empty when there is none, or the person may not read it. */
    public Optional<Paper> letter(int year, int number, String person) {
        return letters.numbered(year, number)
                .map(this::item)
                .filter(item -> mayRead(item, person))
                .map(this::letter);
    }

    /** The published bulletin of this number; empty when there is none, or the person may not read it. */
    public Optional<Paper> bulletin(int year, int number, String person) {
        return bulletins
                .numbered(year, number)
                .map(this::item)
                .filter(item -> mayRead(item, person))
                .map(this::bulletin);
    }

    private OversightItem item(long id) {
        return repository.find(id).orElseThrow();
    }

    /** Who may read the case, who is late, and who supervises. */
    private boolean mayRead(OversightItem item, String person) {
        Set<String> concerned = new HashSet<>(item.responsible());
        concerned.addAll(directory.groupsFor("coordination", item.street()));
        concerned.addAll(directory.groupsFor("commandCentre", item.district()));
        return caseFiles.mayRead(item.caseNumber(), person)
                || directory.membershipsOf(person).stream()
                        .map(Membership::group)
                        .anyMatch(concerned::contains);
    }

    /** The letter is kept as it was written; set from its blocks, so that a renamed office changes none. */
    private Paper letter(OversightItem item) {
        Letter letter = letters.about(item.id()).orElseThrow();
        List<String> blocks = Arrays.asList(letter.body().split("\n\n"));
        List<String> signed = blocks.get(blocks.size() - 1).lines().toList();
        // letters had no subject at first
        int addressee = blocks.get(1).endsWith("：") ? 1 : 2;
        return new Paper(
                "letter",
                letter.year(),
                letter.number(),
                letter.title(),
                signed.get(0),
                addressee == 1 ? texts.subjectOfLetter(item) : blocks.get(1),
                blocks.get(addressee).replaceFirst("：$", ""),
                blocks.subList(addressee + 1, blocks.size() - 1).stream()
                        .flatMap(String::lines)
                        .toList(),
                signed.get(1),
                item.caseNumber(),
                List.of(),
                new Paper.Receipt(
                        letter.receiptDueAt(),
                        letter.receiptMissedAt(),
                        letter.acknowledgedAt(),
                        letter.explanation()));
    }

    /** The text is the person's who released it; the figures behind it are the record's. */
    private Paper bulletin(OversightItem item) {
        Bulletin bulletin = bulletins.about(item.id()).orElseThrow();
        List<String> lines = Objects.requireNonNull(bulletin.body())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String first = lines.get(0);
        boolean titled = first.length() <= LONGEST_SUBJECT && first.endsWith("通报");
        return new Paper(
                "bulletin",
                Objects.requireNonNull(bulletin.year()),
                Objects.requireNonNull(bulletin.number()),
                bulletin.title(),
                bulletin.office() == null ? texts.districtOffice(item) : bulletin.office(),
                titled ? first : texts.subjectOfBulletin(item),
                null,
                titled ? lines.subList(1, lines.size()) : lines,
                texts.day(Objects.requireNonNull(bulletin.decidedAt())),
                item.caseNumber(),
                bulletins.figures(item.id()),
                null);
    }
}
