package org.wufang.deliberation.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseClocks;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Sittings;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * The door to the public notice (公示) of what the parties agreed on, and to the objections (异议) to it. An objection stops
 * the clock of the notice until the convenor has answered it, or brings the parties back to the table.
 */
@Service
@Transactional
public class Notices {

    /** Of one person in one notice: who is answered may ask on, but not keep the notice from ever ending. */
    static final int MOST_OBJECTIONS = 3;

    private final NoticeRepository notices;
    private final Sittings sittings;
    private final CaseFiles caseFiles;
    private final CaseClocks clocks;
    private final Clock clock;

    Notices(NoticeRepository notices, Sittings sittings, CaseFiles caseFiles, CaseClocks clocks, Clock clock) {
        this.notices = notices;
        this.sittings = sittings;
        this.caseFiles = caseFiles;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * Publishes the result of the last deliberation, once.
     *
     * @return when the notice ends unless somebody objects
     */
    public Instant publish(String caseNumber, Instant endsAt) {
        long session = session(caseNumber).orElseThrow();
        Optional<Instant> published = notices.find(session).map(Notice::endsAt);
        if (published.isPresent()) {
            return published.get();
        }
        Instant end = millis(endsAt);
        notices.publish(session, now());
        notices.run(session, now(), end);
        record(caseNumber, "deliberation.noticePublished", Actor.SYSTEM, Map.of("endsAt", end.toString()));
        clocks.noticeRuns(caseNumber, end);
        return end;
    }

    /**
     * Somebody concerned objects to the result on public notice.
     *
     * @return whether the clock ran until now, so that the process must hear of it
     * @throws Problem {@code no-public-notice}, 409, when nothing is on notice; {@code objection-open}, 409, while an
     *     earlier one of the same person is not answered; {@code objections-exhausted}, 409, after the third; {@code
     *     case-closed}, 409
     */
    public boolean object(String caseNumber, String reason, Actor by) {
        caseFiles.requireOpen(caseNumber);
        long session = session(caseNumber).orElseThrow(Notices::noPublicNotice);
        Notice notice = notices.find(session).orElseThrow(Notices::noPublicNotice);
        boolean again = notice.objections().stream()
                .anyMatch(o -> o.isOpen() && o.by().person().equals(by.person()));
        if (again) {
            throw new Problem("objection-open");
        }
        if (isExhausted(notice, by.person())) {
            throw new Problem("objections-exhausted", MOST_OBJECTIONS);
        }
        notices.object(session, reason, by, now());
        record(caseNumber, "deliberation.objectionRaised", by, Map.of("reason", reason));
        if (notice.isStopped()) {
            return false;
        }
        notices.stop(session, now());
        clocks.noticeStopped(caseNumber);
        return true;
    }

    /** Whether the result is on notice in this moment and no objection of this person waits for its answer. */
    @Transactional(readOnly = true)
    public boolean mayObject(String caseNumber, String person) {
        return isOpen(caseNumber)
                && last(caseNumber).orElseThrow().objections().stream()
                        .noneMatch(o -> o.isOpen() && o.by().person().equals(person))
                && !isExhausted(last(caseNumber).orElseThrow(), person);
    }

    private static boolean isExhausted(Notice notice, String person) {
        return notice.objections().stream()
                        .filter(o -> o.by().person().equals(person))
                        .count()
                >= MOST_OBJECTIONS;
    }

    /** Whether the result is on notice in this moment, its clock running or stopped. */
    @Transactional(readOnly = true)
    public boolean isOpen(String caseNumber) {
        return caseFiles.get(caseNumber).status() == CaseStatus.MEETING
                && last(caseNumber)
                        .filter(notice -> notice.isStopped()
                                || notice.endsAt() != null && clock.instant().isBefore(notice.endsAt()))
                        .isPresent();
    }

    /** The objection that waits longest for its answer. */
    @Transactional(readOnly = true)
    public Objection waiting(String caseNumber) {
        return last(caseNumber).orElseThrow().objections().stream()
                .filter(Objection::isOpen)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no objection in " + caseNumber + " waits for an answer"));
    }

    /**
     * The convenor answers the objection that waits longest; the clock stays stopped.
     *
     * @return whether another one waits
     */
    public boolean answer(String caseNumber, String answer, Actor by) {
        settle(caseNumber, waiting(caseNumber), Objection.Outcome.ANSWERED, answer, by);
        return last(caseNumber).orElseThrow().isStopped();
    }

    /** The convenor calls the parties back: every objection that waits is an item of their agenda. */
    public void reopen(String caseNumber, String reason, Actor by) {
        last(caseNumber).orElseThrow().objections().stream()
                .filter(Objection::isOpen)
                .forEach(o -> settle(caseNumber, o, Objection.Outcome.REOPENED, reason, by));
    }

    private void settle(String caseNumber, Objection objection, Objection.Outcome outcome, String answer, Actor by) {
        notices.answer(objection.id(), outcome, answer, by, now());
        record(
                caseNumber,
                outcome == Objection.Outcome.ANSWERED
                        ? "deliberation.objectionAnswered"
                        : "deliberation.objectionReopened",
                by,
                Map.of("objection", objection.reason(), "answer", answer));
    }

    /** The run of the notice's clock that an objection has stopped. */
    @Transactional(readOnly = true)
    public Notice.Run stopped(String caseNumber) {
        List<Notice.Run> runs = last(caseNumber).orElseThrow().runs();
        return runs.get(runs.size() - 1);
    }

    /** All objections are answered: the clock runs again. */
    public Instant resume(String caseNumber, Instant endsAt) {
        Instant end = millis(endsAt);
        if (stopped(caseNumber).stoppedAt() != null) {
            notices.run(session(caseNumber).orElseThrow(), now(), end);
            record(caseNumber, "deliberation.noticeResumed", Actor.SYSTEM, Map.of("endsAt", end.toString()));
            clocks.noticeRuns(caseNumber, end);
        }
        return end;
    }

    /** The notice of the last deliberation; empty when its result was not published. */
    @Transactional(readOnly = true)
    public Optional<Notice> last(String caseNumber) {
        return session(caseNumber).flatMap(notices::find);
    }

    /** The notice of a deliberation's result; empty when it was not published. */
    @Transactional(readOnly = true)
    public Optional<Notice> of(Deliberation deliberation) {
        return notices.find(deliberation.id());
    }

    /** Every notice of the case, oldest first. */
    @Transactional(readOnly = true)
    public List<Notice> all(String caseNumber) {
        return sittings.all(caseNumber).stream()
                .flatMap(deliberation -> of(deliberation).stream())
                .toList();
    }

    /** The objections that brought the parties to this table. */
    @Transactional(readOnly = true)
    public List<Objection> agenda(String caseNumber) {
        return session(caseNumber).map(notices::agenda).orElse(List.of());
    }

    /** The objections to the result before, which brought the parties to this table. */
    @Transactional(readOnly = true)
    public List<Objection> agenda(Deliberation deliberation) {
        return notices.agenda(deliberation.id());
    }

    public static Problem noPublicNotice() {
        return new Problem("no-public-notice");
    }

    private Optional<Long> session(String caseNumber) {
        return sittings.last(caseNumber).map(Deliberation::id);
    }

    private void record(String caseNumber, String act, Actor by, Map<String, Object> content) {
        caseFiles.record(caseNumber, act, by, null, content);
    }

    private Instant now() {
        return millis(clock.instant());
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
