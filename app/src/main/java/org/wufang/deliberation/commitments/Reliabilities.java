package org.wufang.deliberation.commitments;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.CommitmentBook;

/** Counts how the parties keep their word. Nobody types it. */
@Service
@Transactional(readOnly = true)
public class Reliabilities {

    /** What is looked at unless another period is asked for. */
    private static final Period USUAL = Period.ofYears(1);

    private final CommitmentBook commitments;
    private final CaseFiles caseFiles;
    private final Clock clock;
    private final ZoneId zone;

    Reliabilities(CommitmentBook commitments, CaseFiles caseFiles, Clock clock, @Value("${wufang.zone}") ZoneId zone) {
        this.commitments = commitments;
        this.caseFiles = caseFiles;
        this.clock = clock;
        this.zone = zone;
    }

    /** Of the last year. */
    public Reliability of(String group) {
        return of(group, today().minus(USUAL), today());
    }

    /** @param group of a community: {@code 430302003001.propertyFirm} */
    public Reliability of(String group, LocalDate from, LocalDate to) {
        int dot = group.lastIndexOf('.');
        List<Reliability.Due> due = commitments.ofParty(group.substring(0, dot), group.substring(dot + 1)).stream()
                .flatMap(this::due)
                .filter(each -> !each.on().isBefore(from) && !each.on().isAfter(to))
                .sorted(Comparator.comparing(Reliability.Due::on))
                .toList();
        return new Reliability(group, from, to, due);
    }

    private Stream<Reliability.Due> due(Map.Entry<String, Commitment> bound) {
        Commitment commitment = bound.getValue();
        return settledOn(commitment)
                .or(() -> missedOn(bound.getKey(), commitment))
                .map(on -> new Reliability.Due(
                        bound.getKey(),
                        commitment.id(),
                        commitment.promise().measure(),
                        commitment.promise().dueOn(),
                        on,
                        commitment.state()))
                .stream();
    }

    private Optional<LocalDate> settledOn(Commitment commitment) {
        return switch (commitment.state()) {
            case KEPT, BROKEN, REVISED ->
                commitment.lastAttempt().map(last -> Objects.requireNonNull(last.verifiedAt())
                        .atZone(zone)
                        .toLocalDate());
            default -> Optional.empty();
        };
    }

    /** The day has passed without a verdict, in a case that still goes on. */
    private Optional<LocalDate> missedOn(String caseNumber, Commitment commitment) {
        return switch (commitment.state()) {
            case OPEN, RENEGOTIATING ->
                Optional.of(commitment.promise().dueOn())
                        .filter(day -> day.isBefore(today()))
                        .filter(day -> !caseFiles.get(caseNumber).status().isEnd());
            default -> Optional.empty();
        };
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }
}
