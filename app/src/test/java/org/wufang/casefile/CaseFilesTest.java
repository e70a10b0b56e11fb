package org.wufang.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.CaseRoomTest;
import org.wufang.Report;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.Place;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskSubmitted;
import org.wufang.platform.rows.Row;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.Term;
import org.wufang.platform.web.Problem;

@CaseRoomTest
@RecordApplicationEvents
class CaseFilesTest {

    private static final String BLOCK = "430302003001001";
    private static final Place PLACE = new Place(BLOCK, "430302", "430302003", "430302003001", BLOCK);
    private static final Actor CLERK = new Actor("coordination", "coordination", "430302003");

    @Autowired
    private CaseFiles files;

    @Autowired
    private CaseWatch watch;

    @Autowired
    private CaseReaders readers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private org.springframework.context.ApplicationEventPublisher publisher;

    @Autowired
    private Directory directory;

    @Autowired
    private DecisionTables tables;

    @BeforeEach
    void oneBlockIsKnown() {
        when(directory.place(anyString())).thenReturn(Optional.empty());
        when(directory.place(BLOCK)).thenReturn(Optional.of(PLACE));
        when(directory.membershipsOf(anyString())).thenReturn(List.of());
        when(tables.evaluateLatest(eq("clock-alert"), any())).thenReturn(List.of(Map.of("amber", 60, "red", 85)));
    }

    @Test
    void numbersOfAYearFollowEachOther() {
        int first = serial(open("漏水"));
        assertThat(serial(open("停车"))).isEqualTo(first + 1);
        assertThat(open("噪音").number()).matches("SQ-2026-\\d{6}");
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void parallelOpeningsLeaveNoGapAndNoDoubleEvenWhenSomeFail() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        List<Callable<Optional<String>>> openings = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean fails = i % 4 == 0;
            openings.add(() -> Optional.ofNullable(transaction.execute(tx -> {
                String number = open("并发").number();
                if (fails) {
                    tx.setRollbackOnly();
                    return null;
                }
                return number;
            })));
        }
        List<Integer> serials = new ArrayList<>();
        for (Future<Optional<String>> opening : pool.invokeAll(openings)) {
            opening.get().ifPresent(number -> serials.add(Integer.parseInt(number.substring(8))));
        }
        pool.shutdown();
        serials.sort(null);
        int first = serials.get(0);
        assertThat(serials)
                .hasSize(30)
                .containsExactlyElementsOf(java.util.stream.IntStream.range(first, first + 30)
                        .boxed()
                        .toList());
    }

    @Test
    void theReporterIsKeptApartAndNeverInAnEvent() {
        CaseFile file = open("漏水");

        assertThat(jdbc.sql("select phone from casefile_reporter where case_number = ?")
                        .param(file.number())
                        .query(String.class)
                        .single())
                .isEqualTo("13800001234");
        assertThat(events.stream(CaseEvent.class).map(CaseEvent::toString))
                .isNotEmpty()
                .noneMatch(event -> event.contains("13800001234") || event.contains("张三"));
        assertThat(file.toString()).doesNotContain("13800001234").doesNotContain("张三");
    }

    @Test
    void trackingCodesAreLongAndNeverTheSame() {
        assertThat(Set.of(open("一").trackingCode(), open("二").trackingCode()))
                .hasSize(2)
                .allMatch(code -> code.matches("[2-9A-HJ-NP-Z]{16}"));
    }

    @Test
    void anUnknownUnitOpensNoCase() {
        assertThatThrownBy(() -> files.open(newCase("漏水", "999999999999"), CLERK))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("unknown-unit"));
    }

    @Test
    void aCaseWithoutAPlaceIsOpened() {
        assertThat(files.open(newCase("漏水", ""), CLERK).place().unit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "received,   triaged declined merged withdrawn",
        "triaged,    frontEnd meeting whistle merged withdrawn",
        "frontEnd,   meeting whistle evaluation merged withdrawn",
        "meeting,    whistle evaluation merged withdrawn",
        "whistle,    evaluation triaged deferred archived merged withdrawn",
        "evaluation, archived frontEnd meeting whistle triaged deferred merged withdrawn",
        "deferred,   received merged withdrawn",
        "archived,   ''",
        "withdrawn,  ''",
        "declined,   ''",
        "merged,     ''"
    })
    void onlyTheOrderMovesAStatus(String from, String allowed) {
        Set<String> next = Set.of(allowed.split(" "));
        for (CaseStatus to : CaseStatus.values()) {
            String number = open("次序").number();
            put(number, CaseStatus.of(from));
            if (from.equals(to.word()) || next.contains(to.word())) {
                enter(number, to);
                assertThat(files.get(number).status()).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> enter(number, to))
                        .as("%s → %s", from, to)
                        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.type())
                                .isEqualTo("status-order"));
                assertThat(files.get(number).status().word()).isEqualTo(from);
            }
        }
    }

    private void enter(String number, CaseStatus status) {
        if (status == CaseStatus.ARCHIVED) {
            files.archive(number, CloseReason.SOLVED, CLERK, "理由");
        } else {
            files.enter(number, status, CLERK, "理由");
        }
    }

    /** As if it had come there. */
    private void put(String number, CaseStatus status) {
        CloseReason closedAs = status == CaseStatus.ARCHIVED ? CloseReason.PARTLY : status.closedAs();
        jdbc.sql("update casefile_case set status = ?, close_code = ?, closed_at = ? where number = ?")
                .params(
                        status.word(),
                        closedAs == null ? null : closedAs.word(),
                        status.isEnd() ? Row.utc(Instant.parse("2026-03-02T01:00:00Z")) : null,
                        number)
                .update();
    }

    @ParameterizedTest
    @CsvSource({"withdrawn, withdrawn", "declined,  refused", "merged,    duplicate", "deferred,  deferred"})
    void everyEndSaysAsWhatTheCaseIsClosed(String status, String closedAs) {
        String number = open("结案").number();
        put(number, status.equals("declined") ? CaseStatus.RECEIVED : CaseStatus.EVALUATION);
        files.enter(number, CaseStatus.of(status), CLERK, "理由");

        assertThat(files.get(number).closing().as()).isEqualTo(CloseReason.of(closedAs));
        assertThat(events.stream(CaseEvent.class)
                        .filter(event -> status.equals(event.content().get("to"))))
                .singleElement()
                .satisfies(event -> assertThat(event.content()).containsEntry("closeCode", closedAs));
    }

    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void theArchiveTakesWhatItWasHandledAsAndNothingElse(CloseReason closedAs) {
        String number = open("结案").number();
        put(number, CaseStatus.EVALUATION);
        if (EnumSet.of(CloseReason.SOLVED, CloseReason.PARTLY, CloseReason.NO_POWER, CloseReason.REFUSED)
                .contains(closedAs)) {
            files.archive(number, closedAs, CLERK, null);
            assertThat(files.get(number).closing().as()).isEqualTo(closedAs);
        } else {
            assertThatThrownBy(() -> files.archive(number, closedAs, CLERK, null))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(files.get(number).closing().at()).isNull();
        }
    }

    @Test
    void noCaseIsClosedWithoutSayingAsWhat() {
        String number = open("结案").number();
        put(number, CaseStatus.EVALUATION);

        assertThatThrownBy(() -> files.enter(number, CaseStatus.ARCHIVED, CLERK, "理由"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.EVALUATION);
    }

    @ParameterizedTest
    @CsvSource({
        "archived,  ",
        "archived,  deferred",
        "withdrawn, solved",
        "declined,  ",
        "merged,    refused",
        "deferred,  ",
        "received,  solved"
    })
    void neitherDoesTheDatabaseTakeIt(String status, String closedAs) {
        String number = open("结案").number();

        assertThatThrownBy(() -> jdbc.sql(
                                "update casefile_case set status = ?, close_code = ?, closed_at = ? where number = ?")
                        .params(
                                status,
                                closedAs,
                                CaseStatus.of(status).isEnd() ? Row.utc(Instant.parse("2026-03-02T01:00:00Z")) : null,
                                number)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @EnumSource(CaseStatus.class)
    void aContestReopensWhatHasEndedAndNothingElse(CaseStatus status) {
        String number = open("异议").number();
        put(number, status);
        if (status.isEnd()) {
            String closedAs = files.get(number).closing().as().word();
            files.reopen(number, "仍在漏水", CLERK);
            CaseFile file = files.get(number);
            assertThat(file.closing().mergedInto()).isNull();
            assertThat(file.status()).isEqualTo(CaseStatus.RECEIVED);
            assertThat(file.closing().at()).isNull();
            assertThat(file.closing().as()).isNull();
            assertThat(file.closing().reason()).isNull();
            assertThat(file.course().recheckAt()).isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
            assertThat(events.stream(CaseEvent.class)
                            .filter(event -> "received".equals(event.content().get("to"))))
                    .singleElement()
                    .satisfies(event -> assertThat(event.content())
                            .containsEntry("closedAs", closedAs)
                            .containsEntry("closedAt", "2026-03-02T01:00:00Z"));
        } else {
            assertThatThrownBy(() -> files.reopen(number, "仍在漏水", CLERK))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.type()).isEqualTo("not-closed"));
            assertThat(files.get(number).status()).isEqualTo(status);
        }
    }

    @Test
    void theFourEndsAreEndsAndNothingElseIs() {
        assertThat(EnumSet.allOf(CaseStatus.class).stream().filter(CaseStatus::isEnd))
                .containsExactlyInAnyOrder(
                        CaseStatus.ARCHIVED, CaseStatus.WITHDRAWN, CaseStatus.DECLINED, CaseStatus.MERGED);
    }

    @Test
    void enteringTwiceIsOneChangeAndOneEvent() {
        String number = open("漏水").number();
        files.enter(number, CaseStatus.TRIAGED, CLERK, null);
        files.enter(number, CaseStatus.TRIAGED, CLERK, null);

        assertThat(events.stream(CaseEvent.class).filter(event -> event.act().equals("casefile.statusChanged")))
                .singleElement()
                .satisfies(event -> assertThat(event.content())
                        .containsEntry("from", "received")
                        .containsEntry("to", "triaged"));
    }

    @Test
    void anEndKeepsItsTimeAndReason() {
        String number = open("漏水").number();
        files.enter(number, CaseStatus.DECLINED, CLERK, "不属本区");

        CaseFile file = files.get(number);
        assertThat(file.closing().at()).isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
        assertThat(file.closing().reason()).isEqualTo("不属本区");
    }

    @Test
    void thePathIsTheOneLastWalked() {
        String number = open("漏水").number();
        files.enter(number, CaseStatus.TRIAGED, CLERK, null);
        files.enter(number, CaseStatus.FRONT_END, CLERK, null);
        files.enter(number, CaseStatus.MEETING, CLERK, null);
        files.enter(number, CaseStatus.EVALUATION, CLERK, null);

        assertThat(files.get(number).course().path()).isEqualTo("meeting");
    }

    @Test
    void aDeferredCaseKeepsItsRecheckWhenItIsReopened() {
        String number = open("漏水").number();
        jdbc.sql("update casefile_case set status = 'evaluation' where number = ?")
                .param(number)
                .update();
        Instant recheck = Instant.parse("2026-06-01T00:30:00Z");
        files.defer(number, recheck, "等维修资金", CLERK);
        assertThat(files.get(number).course().recheckAt()).isEqualTo(recheck);

        files.enter(number, CaseStatus.RECEIVED, CLERK, null);
        assertThat(files.get(number).status()).isEqualTo(CaseStatus.RECEIVED);
        assertThat(files.get(number).course().recheckAt()).isEqualTo(recheck);
    }

    @Test
    void whatIsReceivedAgainIsNotOverdueByItsOldClocks() {
        String number = open("漏水").number();
        put(number, CaseStatus.EVALUATION);
        Instant due = Instant.parse("2026-03-01T02:00:00Z");
        Term before = new Term(due.minusSeconds(3600), due, false);
        files.clocks(number, before, before, before);
        assertThat(overdue(number)).containsExactly("business", "citizen", "search");

        files.defer(number, Instant.parse("2026-06-01T00:30:00Z"), "等维修资金", CLERK);
        assertThat(overdue(number)).isEmpty();
        files.enter(number, CaseStatus.RECEIVED, CLERK, null);
        assertThat(overdue(number)).isEmpty();

        files.enter(number, CaseStatus.TRIAGED, CLERK, null);
        files.clocks(number, null, before, null);
        assertThat(overdue(number)).contains("business");
    }

    private List<String> overdue(String number) {
        Instant now = Instant.parse("2026-03-02T02:00:00Z");
        List<String> found = new ArrayList<>();
        for (CaseWatch.Deadline deadline : List.of(CaseWatch.Deadline.BUSINESS, CaseWatch.Deadline.CITIZEN)) {
            if (watch.overdue(deadline, now, "", 1000).stream()
                    .anyMatch(file -> file.number().equals(number))) {
                found.add(deadline.name().toLowerCase(Locale.ROOT));
            }
        }
        CaseSearch search = new CaseSearch(List.of(), null, null, null, number, now, null, null, 0, 10);
        if (readers.search(search, CLERK.person()).total() > 0) {
            found.add("search");
        }
        return found;
    }

    @Test
    void aCaseIsMergedIntoAnotherThatExistsAndIsNotMergedIntoIt() {
        String first = open("漏水").number();
        String second = open("漏水").number();
        String third = open("漏水").number();
        files.merge(second, first, CLERK, "重复");
        files.merge(third, second, CLERK, "重复");

        assertThat(files.get(second).closing().mergedInto()).isEqualTo(first);
        for (String into : List.of(first, second, third, "SQ-2026-999999")) {
            assertThatThrownBy(() -> files.merge(first, into, CLERK, "重复"))
                    .as("into %s", into)
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.type()).isEqualTo("merge-target"));
        }
    }

    @Test
    void triageKeepsWhatItIsNotTold() {
        String number = open("漏水").number();
        files.triaged(number, "property.roofLeak", null, "complex", "R4", "多方责任", CLERK);
        files.triaged(number, null, null, "difficult", null, null, CLERK);

        CaseFile file = files.get(number);
        assertThat(file.matter()).isEqualTo("property.roofLeak");
        assertThat(file.place()).isEqualTo(PLACE);
        assertThat(file.triaged().level()).isEqualTo("difficult");
        assertThat(file.triaged().rule()).isEqualTo("R4");
    }

    @Test
    void aClockNotNamedStaysAsItIs() {
        String number = open("漏水").number();
        Instant business = Instant.parse("2026-03-09T02:00:00Z");
        files.clocks(number, null, term(business), null);
        files.clocks(number, term(Instant.parse("2026-03-04T02:00:00Z")), null, null);

        assertThat(files.get(number).due().business()).isEqualTo(business);
        assertThat(files.get(number).due().citizen()).isNull();
    }

    private static Term term(Instant dueAt) {
        return new Term(Instant.parse("2026-03-02T02:00:00Z"), dueAt, false);
    }

    @Test
    void reworksAreCounted() {
        String number = open("漏水").number();
        assertThat(files.rework(number, CLERK)).isEqualTo(1);
        assertThat(files.rework(number, CLERK)).isEqualTo(2);
        assertThat(files.get(number).course().reworks()).isEqualTo(2);
    }

    @Test
    void aSubmissionIsKeptWithoutItsPersonalFields() {
        String number = open("漏水").number();
        publisher.publishEvent(
                new TaskSubmitted(submission(number, Map.of("measures", "已疏通", "newField", List.of("甲")))));

        assertThat(files.submissions(number, "userTask_handleOnSite"))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.values()).containsEntry("measures", "已疏通").containsEntry("newField", List.of("甲"));
                    assertThat(kept.personal()).isEmpty();
                });
        assertThat(files.submissions(number, "userTask_castVote")).isEmpty();
        assertThat(jdbc.sql("select count(*) from casefile_submission where field_values like '%13900009999%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(events.stream(CaseEvent.class).filter(event -> event.act().equals("form.handle-on-site")))
                .singleElement()
                .satisfies(event -> assertThat(event.content())
                        .containsEntry("measures", "已疏通")
                        .doesNotContainKey("phone"));
    }

    @Test
    void theFirstWorkOutsideTheDeskIsTheFirstContact() {
        String number = open("漏水").number();
        assertThat(files.get(number).course().firstContactAt()).isNull();
        publisher.publishEvent(new TaskSubmitted(submission(number, Map.of())));
        assertThat(files.get(number).course().firstContactAt()).isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
    }

    @Test
    void whoTookPartOrHasJurisdictionReadsTheCaseAndNobodyElse() {
        String number = open("漏水").number();
        files.takePart(number, List.of("430302003001.propertyFirm", "430302003001.propertyFirm"));
        files.takePart(number, List.of("430302003001.propertyFirm"));
        holds("property", "propertyFirm", "430302003001");
        holds("property2", "propertyFirm", "430302005001");
        holds("social", "socialOrganisation", "430302003001");
        holds("governor", "blockGovernor", BLOCK);
        holds("governor2", "blockGovernor", "430302003001002");
        holds("street", "coordination", "430302003");
        holds("street2", "coordination", "430302005");
        holds("rapid", "rapidResponse", "430302003");
        holds("command", "commandCentre", "430302");
        holds("manager", "manager", "430302");
        holds("elsewhere", "commandCentre", "430304");
        holds("admin", "admin", "430302");

        assertThat(List.of(
                                "property",
                                "property2",
                                "social",
                                "governor",
                                "governor2",
                                "street",
                                "street2",
                                "rapid",
                                "command",
                                "manager",
                                "elsewhere",
                                "admin",
                                "stranger",
                                "coordination")
                        .stream()
                        .filter(person -> files.mayRead(number, person)))
                .containsExactly("property", "governor", "street", "command", "manager", "admin", "coordination");
        assertThat(files.mayRead("SQ-2026-999999", "admin")).isFalse();
    }

    @Test
    void aLikeCaseInTheLastNinetyDaysIsARepeat() {
        String old = open("漏水").number();
        String number = open("漏水").number();
        assertThat(files.isRepeat(number)).isFalse();
        files.triaged(old, "property.roofLeak", null, null, null, null, CLERK);
        files.triaged(number, "property.roofLeak", null, null, null, null, CLERK);
        assertThat(files.isRepeat(number)).isTrue();

        jdbc.sql("update casefile_case set opened_at = opened_at - interval '91' day where number = ?")
                .param(old)
                .update();
        assertThat(files.isRepeat(number)).isFalse();
    }

    private void holds(String person, String role, String unit) {
        when(directory.membershipsOf(person)).thenReturn(List.of(new Membership(person, role, unit)));
    }

    private CaseFile open(String title) {
        return files.open(newCase(title, BLOCK), CLERK);
    }

    private static NewCase newCase(String title, String unit) {
        return Report.facts(report -> report.title(title)
                .unit(unit)
                .households(3)
                .parties("propertyFirm", "ownersCommittee")
                .reporter("张三", "13800001234"));
    }

    private static Submission submission(String number, Map<String, Object> values) {
        return new Submission(
                number,
                "front-end-handling",
                "userTask_handleOnSite",
                "task-1",
                "handle-on-site",
                new Actor("governor", "blockGovernor", BLOCK),
                values,
                Map.of("phone", "13900009999"),
                Map.of());
    }

    private static int serial(CaseFile file) {
        return Integer.parseInt(file.number().substring(8));
    }
}
