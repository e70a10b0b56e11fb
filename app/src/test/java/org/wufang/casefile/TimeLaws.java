package org.wufang.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.wufang.platform.time.WorkingCalendar;

/** What holds of the time of every case, whatever happened to it. */
public final class TimeLaws {

    private final CaseFiles files;
    private final CaseClocks clocks;
    private final CaseOwners owners;
    private final ClockRepository rows;
    private final WorkingCalendar calendar;
    private final Clock clock;

    public TimeLaws(ApplicationContext context) {
        files = context.getBean(CaseFiles.class);
        clocks = context.getBean(CaseClocks.class);
        owners = context.getBean(CaseOwners.class);
        rows = context.getBean(ClockRepository.class);
        calendar = context.getBean(WorkingCalendar.class);
        clock = context.getBean(Clock.class);
    }

    /** Time must stand still meanwhile: what is open lasts until now. */
    public void hold(String number) {
        tiersAddUp(number);
        pausesDoNotOverlap(number);
        clocksAreDueAfterWhatTheyWereGiven(number);
        oneOwnerAtEachMoment(number);
    }

    private void tiersAddUp(String number) {
        CaseFile file = files.get(number);
        List<TierShare> shares = clocks.shares(number);
        TierShare whole = clocks.whole(number);
        assertThat(shares.get(0).from()).isEqualTo(file.reported().at());
        for (int i = 1; i < shares.size(); i++) {
            assertThat(shares.get(i).from()).isEqualTo(shares.get(i - 1).to());
        }
        assertThat(shares.get(shares.size() - 1).to())
                .isEqualTo(
                        file.closing().at() == null
                                ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
                                : file.closing().at());
        assertThat(shares.stream().mapToLong(share -> share.time().toSeconds()).sum())
                .as("tiers in clock time")
                .isEqualTo(whole.time().toSeconds());
        assertThat(shares.stream()
                        .mapToLong(share -> share.workingTime().toSeconds())
                        .sum())
                .as("tiers in working time")
                .isEqualTo(whole.workingTime().toSeconds());
        assertThat(whole.time().toSeconds())
                .isEqualTo(shares.get(shares.size() - 1).to().getEpochSecond()
                        - file.reported().at().getEpochSecond());
        if (!file.status().isEnd()) {
            assertThat(shares.get(shares.size() - 1).tier())
                    .as("the tier is that of the status")
                    .isEqualTo(Tier.of(file.status()).word());
        }
    }

    private void pausesDoNotOverlap(String number) {
        List<Pause> stops = clocks.pauses(number).stream()
                .filter(pause -> pause.kind() != PauseKind.EXTENSION)
                .toList();
        for (int i = 1; i < stops.size(); i++) {
            assertThat(stops.get(i).from())
                    .as("pause %d begins after the one before ends", i)
                    .isAfterOrEqualTo(stops.get(i - 1).end());
        }
    }

    /** Counted anew: allowed, plus what was granted, plus each pause that began while the clock had time left. */
    private void clocksAreDueAfterWhatTheyWereGiven(String number) {
        for (ClockRepository.Clock one : rows.clocks(number)) {
            if (!one.isRunning()) {
                continue;
            }
            Duration given = one.allowed().plus(one.granted());
            for (Pause pause : clocks.pauses(number)) {
                boolean counts = pause.kind().stops(one.clock())
                        && pause.from().isBefore(one.ends().dueAt())
                        && pause.end().isAfter(one.startedAt());
                if (counts) {
                    Instant from = pause.from().isBefore(one.startedAt()) ? one.startedAt() : pause.from();
                    given = given.plus(time(one.working(), from, pause.end()));
                }
            }
            assertThat(time(one.working(), one.startedAt(), one.ends().dueAt()))
                    .as("%s: due = start + allowed + granted + pauses", one)
                    .isEqualTo(given);
            CaseFile file = files.get(number);
            assertThat(
                            switch (one.clock()) {
                                case TIER -> file.due().tier();
                                case BUSINESS -> file.due().business();
                                case CITIZEN -> file.due().citizen();
                            })
                    .isEqualTo(one.ends().dueAt());
            assertThat(one.ends().amberAt()).isBeforeOrEqualTo(one.ends().redAt());
            assertThat(one.ends().redAt()).isBeforeOrEqualTo(one.ends().dueAt());
        }
        for (ClockState state : clocks.state(number)) {
            if (!state.overdue()) {
                assertThat(state.used().plus(state.left()))
                        .as("%s: used and left are all of it", state)
                        .isEqualTo(state.allowed().plus(state.granted()));
            }
        }
    }

    private Duration time(boolean working, Instant from, Instant to) {
        return working ? calendar.workingTime(from, to) : Duration.between(from, to);
    }

    private void oneOwnerAtEachMoment(String number) {
        List<Owner> all = owners.all(number);
        assertThat(all.get(0).from()).isEqualTo(files.get(number).reported().at());
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).group()).contains(".");
            assertThat(all.get(i).seq()).isEqualTo(i + 1);
            if (i > 0) {
                assertThat(all.get(i).from()).isAfterOrEqualTo(all.get(i - 1).from());
            }
        }
    }
}
