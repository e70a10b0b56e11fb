package org.wufang.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseNames;
import org.wufang.directory.Directory;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;
import org.wufang.process.CaseLifecycle;

/** 对办结有异议: the first contest of a case reopens it by right, every later one only when the street finds it holds. */
@Service
@Transactional
public class Contests {

    private final ContestRepository contests;
    private final Handlers handlers;
    private final CaseFiles files;
    private final CaseNames names;
    private final Directory directory;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final DateTimeFormatter minutes;

    Contests(
            ContestRepository contests,
            Handlers handlers,
            CaseFiles files,
            CaseNames names,
            Directory directory,
            ApplicationEventPublisher publisher,
            Clock clock,
            @Value("${wufang.zone}") ZoneId zone) {
        this.contests = contests;
        this.handlers = handlers;
        this.files = files;
        this.names = names;
        this.directory = directory;
        this.publisher = publisher;
        this.clock = clock;
        this.minutes = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Contest> of(String caseNumber) {
        return contests.of(caseNumber);
    }

    /**
     * Why this closing cannot be contested by them now; empty when it can.
     *
     * @param until the end of the window
     */
    @Transactional(readOnly = true)
    public Optional<Problem> obstacle(CaseFile file, Instant until, Actor by) {
        List<Contest> all = contests.of(file.number());
        if (all.stream().anyMatch(Contest::isPending)) {
            return Optional.of(new Problem("contest-pending", file.number()));
        }
        if (all.stream()
                .anyMatch(contest -> contest.closedAt().equals(file.closing().at()) && isOf(contest, by))) {
            return Optional.of(new Problem("contest-decided"));
        }
        return clock.instant().isAfter(until)
                ? Optional.of(new Problem("contest-window-closed", minutes.format(until)))
                : Optional.empty();
    }

    /** A group speaks once, whoever of it speaks. */
    private static boolean isOf(Contest contest, Actor by) {
        return contest.by().role().equals(by.role()) && contest.by().unit().equals(by.unit());
    }

    /**
     * Keeps the contest of a closing; the caller has locked the case.
     *
     * @param until the end of the window
     * @throws Problem {@code contest-pending}, {@code contest-decided} or {@code contest-window-closed}, 409
     */
    public Contest raise(CaseFile file, Instant until, String reason, Actor by) {
        obstacle(file, until, by).ifPresent(problem -> {
            throw problem;
        });
        int number = contests.of(file.number()).size() + 1;
        Contest contest = new Contest(
                file.number(),
                number,
                Objects.requireNonNull(file.closing().at()),
                Objects.requireNonNull(file.closing().as()),
                reason,
                by,
                now(),
                number == 1 ? Contest.Outcome.REOPENED : Contest.Outcome.PENDING,
                null);
        contests.insert(contest);
        files.record(
                file.number(),
                "evaluation.closingContested",
                by,
                null,
                Map.of("contest", number, "byRight", contest.byRight(), "reason", reason));
        publisher.publishEvent(NoticeRaised.toGroups(
                key(contest) + "/raised",
                contest.byRight() ? "contestReopened" : "contestRaised",
                judges(file.number()),
                file.number(),
                Map.of("number", file.number(), "closedAs", contest.closedAs().label())));
        return contest;
    }

    /** The case goes on because of the newest contest: by right of who raised it, or by who found that it holds. */
    public void reopen(String caseNumber) {
        Contest contest = last(caseNumber);
        Actor actor =
                contest.decision() == null ? contest.by() : contest.decision().by();
        files.reopen(caseNumber, "办结异议：" + contest.reason(), actor);
    }

    /**
     * The street finds that the contest holds, or not.
     *
     * @throws FormRejected when who decides contested, handled or closed the case
     */
    public void decide(Submission decision) {
        String caseNumber = String.valueOf(decision.caseNumber());
        Actor by = decision.actor();
        Contest contest = last(caseNumber);
        if (partial(contest).contains(by.person())) {
            throw FormRejected.of(CaseLifecycle.CONTEST_UPHELD.name(), "异议是否成立", "contest-partial");
        }
        boolean upheld = decision.text(CaseLifecycle.CONTEST_UPHELD.name()).equals("yes");
        Contest.Outcome outcome = upheld ? Contest.Outcome.REOPENED : Contest.Outcome.REFUSED;
        contests.decide(contest, outcome, by, decision.text("reason"), now());
        files.record(
                caseNumber,
                upheld ? "evaluation.contestUpheld" : "evaluation.contestRefused",
                by,
                decision.taskId(),
                Map.of("contest", contest.number(), "reason", decision.text("reason")));
        if (!contest.by().equals(CaseFiles.REPORTER)) {
            publisher.publishEvent(new NoticeRaised(
                    key(contest) + "/decided",
                    upheld ? "contestUpheld" : "contestRefused",
                    List.of(),
                    List.of(contest.by().person()),
                    Map.of("number", caseNumber),
                    caseNumber,
                    null,
                    false));
        }
    }

    /** Who decides: the street's coordination; where nobody of it is impartial, or no street is known, the district. */
    @Transactional(readOnly = true)
    public List<String> judges(String caseNumber) {
        String street = files.get(caseNumber).place().street();
        List<String> groups = directory.groupsFor("coordination", street);
        Set<String> partial = contests.of(caseNumber).stream()
                .reduce((first, second) -> second)
                .map(this::partial)
                .orElse(Set.of());
        return partial.containsAll(directory.peopleOf(groups))
                ? directory.groupsFor("commandCentre", directory.district())
                : groups;
    }

    private Set<String> partial(Contest contest) {
        return Stream.of(
                        Set.of(contest.by().person()),
                        handlers.of(contest.caseNumber()),
                        handlers.closers(contest.caseNumber()))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** What the decider reads of the newest contest. */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(String caseNumber) {
        Contest contest = last(caseNumber);
        return Map.of(
                "contestBy", names.office(contest.by()) + "，" + minutes.format(contest.at()),
                "contestReason", contest.reason(),
                "contestClosing", contest.closedAs().label() + "，" + minutes.format(contest.closedAt()) + " 办结");
    }

    private Contest last(String caseNumber) {
        return contests.of(caseNumber).stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException("no closing was contested of " + caseNumber));
    }

    private static String key(Contest contest) {
        return "contest/" + contest.caseNumber() + "/" + contest.number();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
