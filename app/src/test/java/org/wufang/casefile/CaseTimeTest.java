package org.wufang.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.CaseRoomTest;
import org.wufang.Report;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.Term;
import org.wufang.platform.time.WorkingCalendar;
import org.wufang.platform.web.Problem;

/** Whatever happens to a case, its time adds up and somebody answers for it. */
@CaseRoomTest
@Import(CaseTimeTest.Time.class)
class CaseTimeTest {

    private static final int SEQUENCES = 600;
    private static final int STEPS = 14;

    /** Another first seed, and with it other sequences: {@code -Dwufang.test.seed=…}. */
    private static final long SEED = Long.getLong("wufang.test.seed", 20260302L);

    private static final String BLOCK = "430302003001001";
    private static final String COMMUNITY = "430302003001";
    private static final String STREET = "430302003";
    private static final Actor GOVERNOR = new Actor("governor", "blockGovernor", BLOCK);
    private static final Actor COMMITTEE = new Actor("committee", "residentsCommittee", COMMUNITY);
    private static final Actor COORDINATION = new Actor("coordination", "coordination", STREET);
    private static final Actor COMMAND = new Actor("command", "commandCentre", "430302");

    /** A clock that the test moves. */
    static final class Moved extends Clock {

        Instant at = Instant.parse("2026-03-02T02:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return at;
        }
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        Moved moved() {
            return new Moved();
        }
    }

    @Autowired
    private Moved clock;

    @Autowired
    private CaseFiles files;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private CaseOwners owners;

    @Autowired
    private Extensions extensions;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Directory directory;

    @Autowired
    private DecisionTables tables;

    @Autowired
    private ApplicationContext context;

    private TimeLaws laws;

    @BeforeEach
    void theNeighbourhoodIsKnown() {
        clock.at = Instant.parse("2026-03-02T02:00:00Z");
        laws = new TimeLaws(context);
        when(directory.place(anyString()))
                .thenReturn(Optional.of(new Place(BLOCK, "430302", STREET, COMMUNITY, BLOCK)));
        when(directory.groupsFor(eq("coordination"), anyString())).thenReturn(List.of(STREET + ".coordination"));
        when(directory.groupsFor(eq("commandCentre"), anyString())).thenReturn(List.of("430302.commandCentre"));
        when(directory.groupName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.isStaffed(anyString())).thenReturn(true);
        when(tables.evaluateLatest(eq("clock-alert"), any())).thenReturn(List.of(Map.of("amber", 60, "red", 85)));
        when(tables.evaluateLatest(eq("deadlines"), any()))
                .thenReturn(List.of(Map.of("amount", 5, "unit", "workingDays")));
    }

    @Test
    void whateverHappensTheTimeAddsUpAndSomebodyAnswers() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < SEQUENCES; i++) {
            Story story = new Story(SEED + i);
            try {
                story.run();
                numbers.add(story.number);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed %d: %s".formatted(SEED + i, story.told), e);
            }
        }
        assertThat(owners.withoutOwner()).doesNotContainAnyElementsOf(numbers);
        assertThat(numbers.stream().mapToInt(number -> clocks.pauses(number).size()))
                .as("the sequences pause")
                .anyMatch(pauses -> pauses > 2);
    }

    @Test
    void aPauseGivesBackWhatWasLeft() {
        String number = open("none");
        files.enter(number, CaseStatus.TRIAGED, COORDINATION, null);
        Instant due = clock.at.plus(Duration.ofHours(8));
        files.clocks(number, wall(due), wall(due), wall(due));

        clock.at = clock.at.plus(Duration.ofHours(3));
        clocks.awaitReporter(number, "哪一栋？", "地址不明", clock.at.plus(Duration.ofHours(10)), "t", GOVERNOR);

        assertThat(files.get(number).due().tier()).as("as if nobody answers").isEqualTo(due.plus(Duration.ofHours(10)));
        assertThat(state(number, CaseClock.TIER).pause()).isNotNull();
        clock.at = clock.at.plus(Duration.ofHours(2));
        assertThat(state(number, CaseClock.TIER).used()).isEqualTo(Duration.ofHours(3));
        assertThatThrownBy(() -> clocks.awaitReporter(number, "？", "？", clock.at.plusSeconds(60), "t", GOVERNOR))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.type()).isEqualTo("clock-paused"));

        clocks.reporterAnswered(number, "3栋", CaseFiles.REPORTER);

        assertThat(files.get(number).due().tier()).isEqualTo(due.plus(Duration.ofHours(2)));
        assertThat(state(number, CaseClock.TIER).left()).isEqualTo(Duration.ofHours(5));
        assertThat(state(number, CaseClock.TIER).pause()).isNull();
        assertThatThrownBy(() -> clocks.reporterAnswered(number, null, GOVERNOR))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.type()).isEqualTo("not-awaited"));
    }

    @Test
    void aCaseThatMovesOnWaitsNoLonger() {
        String number = open("none");
        files.enter(number, CaseStatus.TRIAGED, COORDINATION, null);
        files.enter(number, CaseStatus.FRONT_END, COORDINATION, null);
        Instant due = clock.at.plus(Duration.ofHours(8));
        files.clocks(number, wall(due), wall(due), wall(due));
        clocks.awaitReporter(number, "？", "？", clock.at.plus(Duration.ofHours(10)), "t", GOVERNOR);
        clock.at = clock.at.plus(Duration.ofHours(1));

        files.enter(number, CaseStatus.MEETING, GOVERNOR, null);

        assertThat(clocks.pause(number)).isEmpty();
        assertThat(files.get(number).due().business()).isEqualTo(due.plus(Duration.ofHours(1)));
        assertThat(state(number, CaseClock.TIER).running())
                .as("the front end's time is over")
                .isFalse();
        assertThat(state(number, CaseClock.BUSINESS).running()).isTrue();
    }

    @Test
    void whatIsOverdueStaysOverdue() {
        String number = open("none");
        files.enter(number, CaseStatus.TRIAGED, COORDINATION, null);
        Instant due = clock.at.plus(Duration.ofHours(1));
        files.clocks(number, wall(due), null, null);
        clock.at = clock.at.plus(Duration.ofHours(2));

        clocks.awaitReporter(number, "？", "？", clock.at.plus(Duration.ofHours(10)), "t", GOVERNOR);

        assertThat(files.get(number).due().tier()).isEqualTo(due);
        assertThat(state(number, CaseClock.TIER).overdue()).isTrue();
    }

    @Test
    void aCitizenWaitsThroughThePublicNotice() {
        String number = open("none");
        files.enter(number, CaseStatus.TRIAGED, COORDINATION, null);
        Instant due = clock.at.plus(Duration.ofHours(8));
        files.clocks(number, wall(due), wall(due), wall(due));

        clocks.noticeRuns(number, clock.at.plus(Duration.ofHours(5)));

        assertThat(files.get(number).due().tier()).isEqualTo(due.plus(Duration.ofHours(5)));
        assertThat(files.get(number).due().business()).isEqualTo(due.plus(Duration.ofHours(5)));
        assertThat(files.get(number).due().citizen()).isEqualTo(due);
        assertThat(state(number, CaseClock.CITIZEN).pause()).isNull();

        clock.at = clock.at.plus(Duration.ofHours(1));
        clocks.noticeStopped(number);
        assertThat(files.get(number).due().tier()).isEqualTo(due.plus(Duration.ofHours(1)));
    }

    @Test
    void aClockTurnsAmberThenRedThenIsOverdue() {
        String number = open("none");
        files.enter(number, CaseStatus.TRIAGED, COORDINATION, null);
        files.clocks(number, wall(clock.at.plus(Duration.ofHours(100))), null, null);
        Instant start = clock.at;

        assertThat(state(number, CaseClock.TIER).colour()).isEqualTo(ClockColour.GREEN);
        clock.at = start.plus(Duration.ofHours(60)).minusMillis(1);
        assertThat(state(number, CaseClock.TIER).colour()).isEqualTo(ClockColour.GREEN);
        assertThat(alerted(false)).doesNotContain(number);
        clock.at = start.plus(Duration.ofHours(60));
        assertThat(state(number, CaseClock.TIER).colour()).isEqualTo(ClockColour.AMBER);
        assertThat(alerted(false)).contains(number);
        assertThat(alerted(true)).doesNotContain(number);
        clock.at = start.plus(Duration.ofHours(85));
        assertThat(state(number, CaseClock.TIER).colour()).isEqualTo(ClockColour.RED);
        assertThat(state(number, CaseClock.TIER).overdue()).isFalse();
        assertThat(alerted(true)).contains(number);
        clock.at = start.plus(Duration.ofHours(101));
        assertThat(state(number, CaseClock.TIER).overdue()).isTrue();

        files.enter(number, CaseStatus.WITHDRAWN, COORDINATION, "自行解决");
        assertThat(alerted(false)).as("a closed case presses nobody").doesNotContain(number);
    }

    @Test
    void anExtensionIsGrantedByTheNextLevelOnceByRightOnceByExceptionAndNeverByOneself() {
        String number = open("none");
        files.enter(number, CaseStatus.TRIAGED, COORDINATION, null);
        Instant due = calendar.plusWorkingDays(clock.at, 2);
        files.clocks(number, working(due), working(due), working(due));

        assertThatThrownBy(() -> ask(number, 6)).hasMessageContaining("须为 1 至 5 个工作日");
        assertThatThrownBy(() -> ask(number, 0)).hasMessageContaining("须为 1 至 5 个工作日");
        ask(number, 2);
        assertThat(extensions.mayAsk(number, GOVERNOR)).as("one at a time").isFalse();
        assertThat(extensions.toDecide(number, COMMITTEE)).isEmpty();
        assertThat(extensions.toDecide(number, new Actor("governor", "coordination", STREET)))
                .as("nobody decides their own")
                .isEmpty();
        extensions.decide(number, true, "确需时间", COORDINATION);

        assertThat(files.get(number).due().tier()).isEqualTo(calendar.plusWorkingDays(due, 2));
        assertThat(files.get(number).due().business()).as("not asked for").isEqualTo(due);
        assertThat(state(number, CaseClock.TIER).granted()).isEqualTo(Duration.ofHours(14));

        ask(number, 1);
        assertThat(extensions.toDecide(number, COORDINATION)).as("an exception").isEmpty();
        extensions.decide(number, true, "特殊情况", COMMAND);
        assertThat(files.get(number).due().tier()).isEqualTo(calendar.plusWorkingDays(due, 3));
        assertThatThrownBy(() -> ask(number, 1))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.type()).isEqualTo("extension-exhausted"));
        assertThatThrownBy(() -> extensions.decide(number, true, "？", COMMAND)).hasMessageContaining("没有待您决定");
    }

    @Test
    void anExtensionIsNotAskedForTooLate() {
        String number = open("none");
        files.enter(number, CaseStatus.TRIAGED, COORDINATION, null);
        files.clocks(number, wall(clock.at.plus(Duration.ofHours(1))), null, null);
        clock.at = clock.at.plus(Duration.ofHours(1));

        assertThatThrownBy(() -> ask(number, 1))
                .hasMessageContaining("到期前")
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.type()).isEqualTo("extension-late"));
    }

    @Test
    void aRefusedExtensionMovesNothing() {
        String number = open("none");
        files.enter(number, CaseStatus.TRIAGED, COORDINATION, null);
        Instant due = clock.at.plus(Duration.ofHours(1));
        files.clocks(number, wall(due), null, null);
        ask(number, 1);

        extensions.decide(number, false, "可以按期办结", COORDINATION);

        assertThat(files.get(number).due().tier()).isEqualTo(due);
        assertThat(extensions.read(number).get(0).get("state")).isEqualTo("未批准");
        assertThat(extensions.mayAsk(number, GOVERNOR)).isTrue();
    }

    @Test
    void aCaseWithoutAnOwnerIsFound() {
        String never = open("none");
        String nobody = open("none");
        String later = open("none");
        String fine = open("none");
        clock.at = clock.at.plusSeconds(5);
        for (String number : List.of(never, nobody, later, fine)) {
            owners.takeOver(number, STREET + ".coordination", "coordination", "承办", COORDINATION);
        }
        assertThat(owners.withoutOwner()).doesNotContain(never, nobody, later, fine);

        jdbc.sql("delete from casefile_owner where case_number = ? and seq = 1")
                .param(never)
                .update();
        jdbc.sql("update casefile_owner set group_id = '' where case_number = ? and seq = 2")
                .param(nobody)
                .update();
        jdbc.sql("update casefile_owner set from_at = ? where case_number = ? and seq = 1")
                .params(clock.at.atOffset(ZoneOffset.UTC), later)
                .update();

        assertThat(owners.withoutOwner()).contains(never, nobody, later).doesNotContain(fine);
    }

    @Test
    void whoLeavesTheOfficeLeavesTheCaseToTheGroupAndAVacantGroupToWhoStandsIn() {
        String left = open("none");
        String vacant = open("none");
        owners.takeOver(vacant, COMMUNITY + ".residentsCommittee", null, "承办", COMMITTEE);
        when(directory.isStaffed(COMMUNITY + ".residentsCommittee")).thenReturn(false);
        when(directory.groupsFor("residentsCommittee", COMMUNITY)).thenReturn(List.of(STREET + ".coordination"));
        when(directory.membershipsOf("governor")).thenReturn(List.of());
        assertThat(owners.of(left).person()).isEqualTo("governor");

        owners.leaveToWhoServes();

        assertThat(owners.of(left).group()).isEqualTo(BLOCK + ".blockGovernor");
        assertThat(owners.of(left).person()).isNull();
        assertThat(owners.of(vacant).group()).isEqualTo(STREET + ".coordination");
    }

    @Test
    void whatNobodyOfTheNeighbourhoodTookTheCommandCentreDid() {
        assertThat(owners.of(files.open(newCase("none"), Actor.SYSTEM).number()).group())
                .isEqualTo("430302.commandCentre");
        assertThat(owners.of(files.open(newCase("none"), new Actor("admin", "admin", "430302"))
                                .number())
                        .group())
                .isEqualTo("430302.commandCentre");
    }

    private void ask(String number, int days) {
        extensions.ask(number, Extension.Reach.TIER, days, "材料未到", new Extension.ForTask("t", "现场处置"), null, GOVERNOR);
    }

    private List<String> alerted(boolean red) {
        return clocks.alerts(red, 0, 200).items().stream()
                .map(ClockAlert::caseNumber)
                .toList();
    }

    private ClockState state(String number, CaseClock which) {
        return clocks.state(number).stream()
                .filter(state -> state.clock() == which)
                .findFirst()
                .orElseThrow();
    }

    private Term wall(Instant due) {
        return new Term(clock.at, due, false);
    }

    private Term working(Instant due) {
        return new Term(clock.at, due, true);
    }

    private String open(String hazard) {
        return files.open(newCase(hazard), GOVERNOR).number();
    }

    private static NewCase newCase(String hazard) {
        return Report.facts(
                report -> report.matter("property.roofLeak").hazard(hazard).households(3));
    }

    /** One random sequence of events, and what must hold after each. */
    private final class Story {

        private final Random random;
        private final List<String> told = new ArrayList<>();
        private String number = "";

        Story(long seed) {
            random = new Random(seed);
        }

        void run() {
            clock.at = Instant.parse("2026-02-10T00:00:00Z").plusMillis(random.nextLong(40L * 24 * 3600 * 1000));
            number = open(random.nextBoolean() ? "none" : "utilities");
            told.add("opened " + clock.at);
            for (int i = 0; i < STEPS && (!files.get(number).status().isEnd() || reopened()); i++) {
                clock.at = clock.at.plusMillis(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextLong(2000);
                            case 1 -> random.nextLong(3600_000);
                            case 2 -> random.nextLong(24 * 3600_000L);
                            default -> random.nextLong(12L * 24 * 3600_000L);
                        });
                step();
                check();
            }
            clock.at = clock.at.plusMillis(random.nextLong(30L * 24 * 3600_000L));
            check();
        }

        /** Every other closing that can be contested is. */
        private boolean reopened() {
            if (!files.get(number).status().isEnd() || random.nextBoolean()) {
                return false;
            }
            clock.at = clock.at.plusMillis(random.nextLong(5L * 24 * 3600_000L));
            told("reopened");
            files.reopen(number, "仍未解决", COORDINATION);
            check();
            return true;
        }

        private void step() {
            switch (random.nextInt(8)) {
                case 0, 1 -> moveOn();
                case 2 -> startClocks();
                case 3 -> await();
                case 4 -> answer();
                case 5 -> notice();
                case 6 -> extension();
                default -> transfer();
            }
        }

        private void moveOn() {
            List<CaseStatus> next = StatusOrder.after(files.get(number).status()).stream()
                    .filter(status -> status != CaseStatus.MERGED && (!status.isEnd() || random.nextInt(4) == 0))
                    .sorted()
                    .toList();
            if (!next.isEmpty()) {
                CaseStatus status = next.get(random.nextInt(next.size()));
                told("to " + status);
                if (status == CaseStatus.DEFERRED) {
                    files.defer(number, clock.at.plus(Duration.ofDays(30)), "缺资金", COORDINATION);
                } else if (status == CaseStatus.ARCHIVED) {
                    files.archive(number, CloseReason.SOLVED, COORDINATION, null);
                } else {
                    files.enter(number, status, COORDINATION, "理由");
                }
            }
        }

        private void startClocks() {
            told("clocks");
            Instant opened = files.get(number).reported().at();
            boolean working = files.get(number).hazard().equals("none");
            files.clocks(
                    number,
                    term(clock.at, working),
                    random.nextBoolean() ? null : term(clock.at, working),
                    random.nextBoolean() ? null : term(opened, working));
        }

        private Term term(Instant from, boolean working) {
            return working
                    ? new Term(from, calendar.plusWorkingDays(from, 1 + random.nextInt(15)), true)
                    : new Term(from, from.plus(Duration.ofHours(1 + random.nextInt(48))), false);
        }

        private void await() {
            if (clocks.pause(number).isEmpty()) {
                told("await");
                clocks.awaitReporter(number, "？", "？", until(), "t", GOVERNOR);
            }
        }

        private Instant until() {
            return clock.at.plusMillis(1 + random.nextLong(6L * 24 * 3600_000L));
        }

        private void answer() {
            if (clocks.pause(number)
                    .filter(pause -> pause.kind() == PauseKind.AWAITING_REPORTER)
                    .isPresent()) {
                told("answered");
                clocks.reporterAnswered(number, random.nextBoolean() ? "3栋" : null, CaseFiles.REPORTER);
            }
        }

        private void notice() {
            if (random.nextBoolean()) {
                told("notice");
                clocks.noticeRuns(number, until());
            } else {
                told("notice stopped");
                clocks.noticeStopped(number);
            }
        }

        private void extension() {
            if (!extensions.mayAsk(number, GOVERNOR)) {
                return;
            }
            try {
                extensions.ask(
                        number,
                        Extension.Reach.values()[random.nextInt(3)],
                        1 + random.nextInt(5),
                        "？",
                        new Extension.ForTask("t", "现场处置"),
                        null,
                        GOVERNOR);
            } catch (Problem refused) {
                told("extension refused: " + refused.type());
                return;
            }
            boolean granted = random.nextInt(4) > 0;
            told("extension " + granted);
            extensions.decide(number, granted, "？", COMMAND);
        }

        private void transfer() {
            Actor to = List.of(GOVERNOR, COMMITTEE, COORDINATION, COMMAND).get(random.nextInt(4));
            told("to " + to.role());
            owners.takeOver(number, to.unit() + "." + to.role(), random.nextBoolean() ? to.person() : null, "承办", to);
        }

        private void told(String what) {
            told.add(clock.at + " " + what);
        }

        private void check() {
            laws.hold(number);
        }
    }
}
