package org.wufang.deferrals;

import static org.wufang.platform.rows.Row.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseNames;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.CaseWatch;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.directory.Unit;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;

/** Deferred cases: remembered from the day they were deferred, listed by their status, so that none is left out. */
@Service
@Transactional
public class Deferrals {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final CaseWatch watch;
    private final CaseFiles caseFiles;
    private final CaseNames names;
    private final Directory directory;
    private final Clock clock;

    Deferrals(
            JdbcClient jdbc, CaseWatch watch, CaseFiles caseFiles, CaseNames names, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.watch = watch;
        this.caseFiles = caseFiles;
        this.names = names;
        this.directory = directory;
        this.clock = clock;
    }

    @EventListener
    void on(CaseEvent event) {
        if (event.isMoveTo(CaseStatus.DEFERRED)) {
            Insert.into("oversight_deferral")
                    .set("case_number", event.caseNumber())
                    .set("deferred_at", event.at())
                    .set(
                            "recheck_at",
                            Instant.parse(String.valueOf(event.content().get("recheckAt"))))
                    .run(jdbc);
        } else if (event.isMoveFrom(CaseStatus.DEFERRED)) {
            jdbc.sql("update oversight_deferral set ended_at = ? where case_number = ? and ended_at is null")
                    .params(utc(event.at()), event.caseNumber())
                    .update();
        }
    }

    /** All that are deferred now, the oldest first. For the public. */
    @Transactional(readOnly = true)
    public List<Deferral> all() {
        Map<String, Instant> since = since();
        Map<String, String> matters = new HashMap<>();
        return deferred().stream()
                .map(file -> deferral(file, since, matters))
                .sorted(Comparator.comparing(Deferral::since, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Deferral::number))
                .toList();
    }

    /** Those deferred cases that the person may read. */
    @Transactional(readOnly = true)
    public List<Deferral> readableBy(String person) {
        return all().stream()
                .filter(deferral -> caseFiles.mayRead(deferral.number(), person))
                .toList();
    }

    private List<CaseFile> deferred() {
        List<CaseFile> all = new ArrayList<>();
        List<CaseFile> page;
        do {
            page = watch.deferred(all.isEmpty() ? "" : all.get(all.size() - 1).number(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    private Map<String, Instant> since() {
        Map<String, Instant> since = new HashMap<>();
        jdbc.sql("select case_number, deferred_at from oversight_deferral where ended_at is null order by deferred_at")
                .query(Row.as(row -> since.put(row.text("case_number"), row.instant("deferred_at"))))
                .list();
        return since;
    }

    private Deferral deferral(CaseFile file, Map<String, Instant> all, Map<String, String> matters) {
        Instant since = all.get(file.number());
        Instant recheckAt = Objects.requireNonNull(file.course().recheckAt(), "deferred without a re-check");
        return new Deferral(
                file.number(),
                matters.computeIfAbsent(file.matter(), names::matter),
                place(file.place()),
                since,
                since == null ? null : Duration.between(since, clock.instant()).toDays(),
                recheckAt,
                recheckAt.isBefore(clock.instant()));
    }

    private String place(Place place) {
        return Stream.of(place.community(), place.street())
                .map(directory::unit)
                .flatMap(Optional::stream)
                .map(Unit::shortName)
                .findFirst()
                .orElse("地点待定");
    }
}
