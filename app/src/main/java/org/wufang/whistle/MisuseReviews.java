package org.wufang.whistle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.security.Actor;

/** The door to emergencies that were called without a hazard: each is looked at once, by the street or the district. */
@Service
@Transactional
public class MisuseReviews {

    public static final String UPHELD = "upheld";
    public static final String DISMISSED = "dismissed";

    private final MisuseRepository repository;
    private final Directory directory;
    private final Clock clock;

    MisuseReviews(MisuseRepository repository, Directory directory, Clock clock) {
        this.repository = repository;
        this.directory = directory;
        this.clock = clock;
    }

    /** Of the person's street or district, the newest first; empty for anybody else. */
    @Transactional(readOnly = true)
    public List<MisuseReview> listedFor(String person, boolean reviewed) {
        List<Membership> held = directory.membershipsOf(person);
        return repository.misuse().stream()
                .filter(misuse -> (misuse.verdict() != null) == reviewed)
                .filter(misuse -> held.stream().anyMatch(each -> isIn(each, misuse)))
                .toList();
    }

    private static boolean isIn(Membership held, MisuseReview misuse) {
        return held.role().equals("coordination") && held.unit().equals(misuse.street())
                || held.role().equals("commandCentre") && held.unit().equals(misuse.district());
    }

    /** The oldest of the case that this person may review: nobody reviews what they or their own office called. */
    @Transactional(readOnly = true)
    public Optional<MisuseReview> toReview(String caseNumber, Actor by) {
        return repository.misuse().stream()
                .filter(misuse -> misuse.caseNumber().equals(caseNumber) && misuse.verdict() == null)
                .filter(misuse -> !misuse.by().person().equals(by.person()))
                .filter(misuse ->
                        !(by.role().equals("coordination") && misuse.by().role().equals("coordination")))
                .reduce((newer, older) -> older);
    }

    /** @param verdict {@link #UPHELD} or {@link #DISMISSED} */
    public void review(String caseNumber, String verdict, String reason, Actor by) {
        MisuseReview misuse = toReview(caseNumber, by)
                .orElseThrow(() -> new IllegalStateException("case %s: no misuse waits".formatted(caseNumber)));
        repository.review(misuse, verdict, reason, by, clock.instant());
    }
}
