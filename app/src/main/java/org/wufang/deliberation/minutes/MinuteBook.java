package org.wufang.deliberation.minutes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.Sha256;
import org.wufang.deliberation.Signature;
import org.wufang.platform.paper.Document;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * The book of minutes (纪要簿): numbers them and keeps every edition with its hash, which the ledger keeps too. An edition
 * is made when the minutes are laid out for signing, when a deliberation has ended, and whenever the record says
 * something else afterwards; none is ever changed. Whoever calls holds the lock of the case.
 */
@Service
@Transactional
public class MinuteBook {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final MinutesRepository book;
    private final Minutes minutes;
    private final Deliberations deliberations;
    private final CaseFiles caseFiles;
    private final Clock clock;
    private final ZoneId zone;

    MinuteBook(
            MinutesRepository book,
            Minutes minutes,
            Deliberations deliberations,
            CaseFiles caseFiles,
            Clock clock,
            @Value("${wufang.zone}") ZoneId zone) {
        this.book = book;
        this.minutes = minutes;
        this.deliberations = deliberations;
        this.caseFiles = caseFiles;
        this.clock = clock;
        this.zone = zone;
    }

    /** Of each deliberation of the case, oldest first: every edition in order, or the draft where none is kept yet. */
    @Transactional(readOnly = true)
    public List<List<Edition>> of(String caseNumber) {
        List<Proceedings> all = deliberations.proceedings(caseNumber);
        return IntStream.range(0, all.size())
                .mapToObj(i -> editions(caseNumber, all.get(i), i + 1))
                .toList();
    }

    /**
     * What the parties have before them when they sign.
     *
     * @throws IllegalStateException when nothing was laid out
     */
    @Transactional(readOnly = true)
    public Edition toSign(String caseNumber) {
        return edition(
                laidOut(caseNumber), deliberations.proceedings(caseNumber).size());
    }

    /** Lays the minutes of the last deliberation out for signing, unless the same ones are laid out already. */
    public void layOut(String caseNumber) {
        List<Proceedings> all = deliberations.proceedings(caseNumber);
        Proceedings sitting = all.get(all.size() - 1);
        Document document = minutes.unsigned(caseNumber, sitting, all.size());
        List<Edition> editions = kept(sitting, all.size());
        if (editions.isEmpty()
                || last(editions).occasion() != Edition.Occasion.SIGNING
                || !last(editions).document().equals(document)) {
            keep(caseNumber, sitting, editions.size() + 1, Edition.Occasion.SIGNING, document);
        }
    }

    /** A new edition for every deliberation that has ended and of which the record now says something else. */
    public void renew(String caseNumber) {
        if (!book.hasEnded(caseNumber)) {
            return;
        }
        List<Proceedings> all = deliberations.proceedings(caseNumber);
        for (int i = 0; i < all.size(); i++) {
            Proceedings sitting = all.get(i);
            if (sitting.deliberation().closedAt() == null) {
                continue;
            }
            Document document = minutes.write(caseNumber, sitting, i + 1);
            List<Edition> editions = kept(sitting, i + 1);
            if (editions.isEmpty() || last(editions).occasion() == Edition.Occasion.SIGNING) {
                keep(caseNumber, sitting, editions.size() + 1, Edition.Occasion.CONCLUDED, document);
            } else if (!last(editions).document().equals(document)) {
                keep(caseNumber, sitting, editions.size() + 1, Edition.Occasion.CONTINUED, document);
            }
        }
    }

    /** The seat's signature or dissent stands under the edition that is laid out. */
    public void signed(String caseNumber, String seat, Signature.Mark mark, String taskId, Actor by) {
        MinutesRepository.Kept edition = laidOut(caseNumber);
        book.markSigned(caseNumber, seat, edition.version());
        caseFiles.record(
                caseNumber,
                "deliberation.minutesSigned",
                by,
                taskId,
                Map.of(
                        "seat", seat,
                        "signature", mark.word(),
                        "number", edition.number(),
                        "version", edition.version(),
                        "sha256", edition.sha256()));
    }

    private void keep(
            String caseNumber, Proceedings sitting, int version, Edition.Occasion occasion, Document document) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long session = sitting.deliberation().id();
        String number = book.number(session).orElseGet(() -> newNumber(session, now));
        String content = json(new Original(number, version, occasion.word(), now.toString(), document));
        String sha256 = Sha256.of(content);
        book.insert(session, new MinutesRepository.Kept(number, version, occasion, now, content, sha256));
        caseFiles.record(
                caseNumber,
                "deliberation.minutesKept",
                Actor.SYSTEM,
                null,
                Map.of("number", number, "version", version, "occasion", occasion.word(), "sha256", sha256));
    }

    private String newNumber(long session, Instant at) {
        int year = at.atZone(zone).getYear();
        String number = "HY-%d-%06d".formatted(year, book.nextNumber(year));
        book.insertNumber(session, number);
        return number;
    }

    private List<Edition> editions(String caseNumber, Proceedings sitting, int deliberation) {
        List<Edition> kept = kept(sitting, deliberation);
        return kept.isEmpty()
                ? List.of(new Edition(
                        deliberation,
                        "",
                        0,
                        Edition.Occasion.DRAFT,
                        clock.instant(),
                        "",
                        "",
                        minutes.write(caseNumber, sitting, deliberation)))
                : kept;
    }

    private List<Edition> kept(Proceedings sitting, int deliberation) {
        List<Edition> editions = new ArrayList<>();
        for (MinutesRepository.Kept row : book.versions(sitting.deliberation().id())) {
            editions.add(edition(row, deliberation));
        }
        return editions;
    }

    private static Edition edition(MinutesRepository.Kept row, int deliberation) {
        if (!Sha256.of(row.content()).equals(row.sha256())) {
            throw new Problem("minutes-altered", row.number(), row.version());
        }
        return new Edition(
                deliberation,
                row.number(),
                row.version(),
                row.occasion(),
                row.at(),
                row.content(),
                row.sha256(),
                original(row.content()).document());
    }

    private MinutesRepository.Kept laidOut(String caseNumber) {
        return book.newest(caseNumber)
                .filter(row -> row.occasion() == Edition.Occasion.SIGNING)
                .orElseThrow(() -> new IllegalStateException("no minutes of " + caseNumber + " were laid out"));
    }

    private static Edition last(List<Edition> editions) {
        return editions.get(editions.size() - 1);
    }

    /** What is hashed. */
    private record Original(String number, int version, String occasion, String at, Document document) {}

    private static String json(Original original) {
        try {
            return JSON.writeValueAsString(original);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("minutes that cannot be written", e);
        }
    }

    private static Original original(String content) {
        try {
            return JSON.readValue(content, Original.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("minutes that cannot be read", e);
        }
    }
}
