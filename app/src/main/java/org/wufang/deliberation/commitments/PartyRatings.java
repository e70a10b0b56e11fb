package org.wufang.deliberation.commitments;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Sittings;
import org.wufang.platform.security.Actor;

/** 评: each seat rates the result and the process, once the last deliberation's commitments are kept. */
@Service
@Transactional
public class PartyRatings {

    private final PartyRatingRepository ratings;
    private final Sittings sittings;
    private final CaseFiles caseFiles;
    private final Clock clock;

    PartyRatings(PartyRatingRepository ratings, Sittings sittings, CaseFiles caseFiles, Clock clock) {
        this.ratings = ratings;
        this.sittings = sittings;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    /** The seats that were taken when the result was agreed. */
    @Transactional(readOnly = true)
    public List<Participant> raters(String caseNumber) {
        return sittings.participants(sittings.current(caseNumber).id()).stream()
                .filter(Participant::present)
                .toList();
    }

    /** Where the last deliberation was held. */
    @Transactional(readOnly = true)
    public String community(String caseNumber) {
        return sittings.current(caseNumber).community();
    }

    public void rate(String caseNumber, String seat, int result, int process, String remark, String taskId, Actor by) {
        ratings.insert(
                sittings.current(caseNumber).id(),
                new PartyRating(seat, result, process, remark, by, clock.instant()),
                taskId);
    }

    /** Closes the ratings: who gave none until now is kept as silent, and counts for nothing. */
    public Count count(String caseNumber) {
        long session = sittings.current(caseNumber).id();
        Set<String> heard = ratings.of(session).stream().map(PartyRating::seat).collect(Collectors.toSet());
        List<String> silent = raters(caseNumber).stream()
                .map(Participant::seat)
                .filter(seat -> !heard.contains(seat))
                .toList();
        silent.forEach(seat -> ratings.insert(session, PartyRating.silence(seat, clock.instant()), null));
        if (!silent.isEmpty()) {
            caseFiles.record(caseNumber, "deliberation.ratingsMissing", Actor.SYSTEM, null, Map.of("seats", silent));
        }
        return Count.of(ratings.of(session));
    }

    /** Ratings of every deliberation of the case, oldest first; none where somebody still has to give one. */
    @Transactional(readOnly = true)
    public List<List<PartyRating>> of(String caseNumber) {
        return sittings.all(caseNumber).stream().map(this::of).toList();
    }

    /** Ratings of this deliberation in the order of the seats; none while somebody still has to give one. */
    @Transactional(readOnly = true)
    public List<PartyRating> of(Deliberation deliberation) {
        return isOpen(deliberation) ? List.of() : ratings.of(deliberation.id());
    }

    /** Tasks whose ratings nobody may see yet. */
    @Transactional(readOnly = true)
    public Set<String> tasksOfOpenRatings(String caseNumber) {
        return sittings.all(caseNumber).stream()
                .filter(this::isOpen)
                .flatMap(deliberation -> ratings.tasks(deliberation.id()).stream())
                .collect(Collectors.toSet());
    }

    /** Whether a seat has neither rated nor been kept as silent. */
    private boolean isOpen(Deliberation deliberation) {
        Set<String> heard =
                ratings.of(deliberation.id()).stream().map(PartyRating::seat).collect(Collectors.toSet());
        return sittings.participants(deliberation.id()).stream()
                .filter(Participant::present)
                .anyMatch(participant -> !heard.contains(participant.seat()));
    }

    /** @param rated how many gave a rating; the sums are of their ratings, 1 to 5 each */
    public record Count(int rated, int resultSum, int processSum) {

        static Count of(List<PartyRating> ratings) {
            List<PartyRating> given =
                    ratings.stream().filter(rating -> !rating.silent()).toList();
            return new Count(
                    given.size(),
                    given.stream().mapToInt(PartyRating::result).sum(),
                    given.stream().mapToInt(PartyRating::process).sum());
        }
    }
}
