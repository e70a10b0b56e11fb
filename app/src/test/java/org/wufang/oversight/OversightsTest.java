package org.wufang.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.CaseRoomTest;
import org.wufang.Report;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.Timeline;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.Place;
import org.wufang.platform.security.Actor;

@CaseRoomTest
@Import({
    OversightRepository.class,
    LetterRepository.class,
    SupervisionRepository.class,
    BulletinRepository.class,
    NumberSeries.class,
    Oversights.class,
    OversightTexts.class
})
class OversightsTest {

    private static final String BLOCK = "430302003001001";
    private static final String COMMUNITY = "430302003001";
    private static final String STREET = "430302003";
    private static final String GOVERNOR = BLOCK + ".blockGovernor";
    private static final Actor COORDINATION = new Actor("coordination", "coordination", STREET);
    private static final Instant RECEIPT = Instant.parse("2026-03-04T02:00:00Z");
    private static final Instant DUE = Instant.parse("2026-02-27T02:00:00Z");

    @Autowired
    private Oversights oversights;

    @Autowired
    private LetterRepository letters;

    @Autowired
    private BulletinRepository bulletins;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Directory directory;

    @BeforeEach
    void oneBlockIsKnown() {
        when(directory.place(anyString()))
                .thenReturn(Optional.of(new Place(BLOCK, "430302", STREET, COMMUNITY, BLOCK)));
        when(directory.groupName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.membershipsOf(anyString())).thenReturn(List.of());
        when(directory.groupsFor(anyString(), anyString()))
                .thenAnswer(call -> List.of(call.getArgument(1) + "." + call.getArgument(0)));
    }

    @Test
    void theSameMissIsUnderOversightOnce() {
        String number = newCase();

        assertThat(oversights.open(miss(number, GOVERNOR, "t1", "t2"))).isPresent();
        assertThat(oversights.open(miss(number, GOVERNOR, "t2", "t1"))).isEmpty();
        assertThat(oversights.open(miss(number, GOVERNOR, "t3"))).isPresent();
    }

    @Test
    void tasksThatAreUnderOversightTogetherAreKnownWhenOneOfThemIsDone() {
        String number = newCase();
        open(miss(number, GOVERNOR, "t1", "t2"));

        assertThat(oversights.open(miss(number, GOVERNOR, "t2"))).isEmpty();
        assertThat(oversights.open(miss(number, GOVERNOR, "t2", "t3"))).isPresent();
        long other = open(miss(number, GOVERNOR, "t1", "t5"));
        assertThat(oversights.reachedBy("t5"))
                .as("the first holds t1")
                .extracting(OversightItem::id)
                .containsExactly(other);
        assertThat(oversights.notYetUnder(List.of("t1", "t3", "t4"))).containsExactly("t4");
    }

    @Test
    void theTimeOfACaseIsUnderOversightOnceHoweverOftenItMoves() {
        String number = newCase();

        long id = open(clock(number, DUE));

        assertThat(oversights.open(clock(number, DUE))).isEmpty();
        assertThat(oversights.open(clock(number, DUE.plusSeconds(1)))).isEmpty();
        assertThat(oversights.notYetUnder(Miss.BUSINESS_CLOCK, Map.of(number, DUE.plusSeconds(1), newCase(), DUE)))
                .as("those of a whole page at once")
                .hasSize(1)
                .doesNotContain(number);
        assertThat(oversights.notYetUnder(Miss.CITIZEN_CLOCK, Map.of(number, DUE)))
                .containsExactly(number);
        oversights.settle(id);
        assertThat(oversights.get(id).settledHow()).isEqualTo("caseEnded");
        assertThat(oversights.notYetUnder(Miss.BUSINESS_CLOCK, Map.of(number, DUE)))
                .isEmpty();
        assertThat(oversights.notYetUnder(Miss.BUSINESS_CLOCK, Map.of(number, DUE.plusSeconds(1))))
                .containsExactly(number);
        assertThat(oversights.open(clock(number, DUE))).isEmpty();
        assertThat(oversights.open(clock(number, DUE.plusSeconds(1)))).isPresent();
    }

    private static Miss clock(String number, Instant dueAt) {
        return new Miss(number, Miss.BUSINESS_CLOCK, "诉求办结", List.of(), List.of(GOVERNOR), "430302", STREET, dueAt);
    }

    @Test
    void aReceiptThatDoesNotComeIsRecordedOnce() {
        long id = open(miss(newCase(), GOVERNOR, "t1"));
        oversights.issueLetter(id, RECEIPT);

        oversights.receiptMissed(id);
        oversights.receiptMissed(id);

        assertThat(letters.about(id).orElseThrow().receiptMissedAt()).isNotNull();
        assertThat(oversights.get(id).stage()).isEqualTo("receiptMissed");
        assertThat(acts(oversights.get(id))).containsOnlyOnce("oversight.receiptMissed");
    }

    @Test
    void aSupervisionWithoutAnyWordIsRecordedWhenItGoesUp() {
        long silent = open(miss(newCase(), GOVERNOR, "t1"));
        long spoken = open(miss(newCase(), GOVERNOR, "t1"));
        oversights.supervise(spoken, "escalate", "仍未办理", COORDINATION);

        assertThat(oversights.escalate(silent, 2)).isEqualTo(3);
        assertThat(oversights.escalate(spoken, 2)).isEqualTo(3);

        assertThat(acts(oversights.get(silent))).contains("oversight.supervisionMissed", "oversight.escalated");
        assertThat(acts(oversights.get(spoken)))
                .contains("oversight.escalated")
                .doesNotContain("oversight.supervisionMissed");
    }

    @Test
    void aSentenceOfABulletinNamesAFewCasesAndTheTableAllOfThem() {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            cases.add(newCase());
            open(miss(cases.get(i), "430302003001.socialOrganisation", "t" + i));
        }
        long id = open(miss(cases.get(0), "430302003001.socialOrganisation", "again"));

        oversights.draftBulletin(id);

        assertThat(bulletins.about(id).orElseThrow().draft())
                .contains("被督办 10 件（诉求编号见附表第1项）")
                .contains("收到提示函 0 件");
        Figure theirs = bulletins.figures(id).get(0);
        assertThat(theirs.counted()).isEqualTo(10);
        assertThat(theirs.cases()).containsExactlyInAnyOrderElementsOf(cases);
    }

    @Test
    void whoIsLateDoesNotSuperviseThemselves() {
        String number = newCase();

        long usual = open(miss(number, GOVERNOR, "t1"));
        long own = open(miss(number, STREET + ".coordination", "t2"));

        assertThat(oversights.supervisors(oversights.get(usual))).containsExactly(STREET + ".coordination");
        assertThat(oversights.supervisors(oversights.get(own))).containsExactly("430302.commandCentre");
    }

    @Test
    void theStreetDoesNotSuperviseTheCommandCentre() {
        long id = open(miss(newCase(), "430302.commandCentre", "t1"));

        assertThat(oversights.get(id).level()).isEqualTo(Oversights.DISTRICT);
        assertThat(oversights.supervisors(oversights.get(id))).containsExactly("430302.commandCentre");
    }

    @Test
    void aLetterNamesCaseTaskDeadlineAndWhoIsLate() {
        long id = open(miss(newCase(), GOVERNOR, "t1"));

        oversights.issueLetter(id, RECEIPT);
        oversights.issueLetter(id, RECEIPT);

        OversightItem item = oversights.get(id);
        Letter letter = letters.about(id).orElseThrow();
        assertThat(letter.body())
                .startsWith(letter.title())
                .contains(item.caseNumber(), "现场处置", "2026年2月27日 10:00", GOVERNOR, "已逾期3天", "2026年3月2日")
                .contains("于2026年3月4日 10:00前书面回执");
        assertThat(acts(item)).containsOnlyOnce("oversight.letterIssued");
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void parallelLettersOfAYearHaveNeitherGapNorDoubleEvenWhenSomeFail() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        List<Callable<Integer>> issued = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            boolean fails = i % 4 == 0;
            issued.add(() -> transaction.execute(tx -> {
                long id = open(miss(newCase(), GOVERNOR, "p"));
                oversights.issueLetter(id, RECEIPT);
                if (fails) {
                    tx.setRollbackOnly();
                    return 0;
                }
                return letters.about(id).orElseThrow().number();
            }));
        }

        List<Integer> numbers = new ArrayList<>();
        for (var letter : pool.invokeAll(issued)) {
            numbers.add(letter.get());
        }
        pool.shutdown();

        int last = jdbc.sql("select max(number_in_year) from oversight_letter")
                .query(Integer.class)
                .single();
        assertThat(numbers.stream().filter(number -> number > 0).sorted())
                .hasSize(18)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(last);
        assertThat(jdbc.sql("select count(*) from oversight_letter")
                        .query(Integer.class)
                        .single())
                .isEqualTo(last);
    }

    @Test
    void eachFigureOfABulletinNamesTheCasesItWasCountedFrom() {
        String first = newCase();
        String second = newCase();
        String foreign = newCase();
        long old = open(miss(first, GOVERNOR, "t1"));
        oversights.supervise(old, "settled", "已督促", COORDINATION);
        long id = open(miss(second, GOVERNOR, "t2"));
        oversights.issueLetter(id, RECEIPT);
        open(miss(foreign, COMMUNITY + ".propertyFirm", "t3"));

        oversights.draftBulletin(id);

        assertThat(bulletins.about(id).orElseThrow().draft())
                .contains("被督办 2 件（%s、%s）".formatted(first, second))
                .contains("其中尚未了结 1 件（%s）".formatted(second))
                .contains("收到提示函 1 件（%s）".formatted(second))
                .contains(foreign)
                .contains("未回执");
    }

    @Test
    void aBulletinIsNumberedOnlyWhenAPersonReleasesIt() {
        long withheld = open(miss(newCase(), GOVERNOR, "t1"));
        long released = open(miss(newCase(), GOVERNOR, "t2"));
        for (long id : List.of(withheld, released)) {
            oversights.draftBulletin(id);
            oversights.decideBulletin(id, id == released, "通报正文", COORDINATION);
            oversights.publishBulletin(id);
            oversights.publishBulletin(id);
        }

        assertThat(bulletins.about(withheld).orElseThrow().isPublished()).isFalse();
        assertThat(oversights.get(withheld).settledHow()).isEqualTo("withheld");
        assertThat(bulletins.about(released).orElseThrow().title()).matches("通报〔2026〕第\\d+号");
        assertThat(oversights.get(released).settledHow()).isEqualTo("published");
        assertThat(acts(oversights.get(released))).containsOnlyOnce("oversight.bulletinPublished");
    }

    @Test
    void itsAimIsReachedWhenTheLastOverdueTaskIsDone() {
        long id = open(miss(newCase(), GOVERNOR, "t1", "t2"));

        assertThat(oversights.reachedBy("other")).isEmpty();
        assertThat(oversights.reachedBy("t1")).isEmpty();
        assertThat(oversights.reachedBy("t2")).extracting(OversightItem::id).containsExactly(id);
        assertThat(oversights.reachedBy("t2")).isEmpty();
        oversights.settle(id);
        assertThat(oversights.get(id).settledHow()).isEqualTo("actDone");
    }

    @Test
    void eachLevelSeesItsOwnOpenOnes() {
        long open = open(miss(newCase(), GOVERNOR, "t1"));
        long settled = open(miss(newCase(), GOVERNOR, "t2"));
        oversights.supervise(settled, "settled", "已督促", COORDINATION);

        assertThat(seenBy("coordination", STREET)).contains(open).doesNotContain(settled);
        assertThat(seenBy("manager", "430302")).contains(open);
        assertThat(seenBy("coordination", "430302001")).isEmpty();
        assertThat(seenBy("blockGovernor", BLOCK)).isEmpty();
    }

    private List<Long> seenBy(String role, String unit) {
        when(directory.membershipsOf("somebody")).thenReturn(List.of(new Membership("somebody", role, unit)));
        return oversights.openFor("somebody", 0, 100).stream()
                .map(OversightItem::id)
                .toList();
    }

    private String newCase() {
        return caseFiles.open(Report.facts(said -> {}), COORDINATION).number();
    }

    private static Miss miss(String caseNumber, String group, String... tasks) {
        return new Miss(
                caseNumber, "userTask_handleOnSite", "现场处置", List.of(tasks), List.of(group), "430302", STREET, DUE);
    }

    private long open(Miss miss) {
        return oversights.open(miss).orElseThrow();
    }

    private List<String> acts(OversightItem item) {
        return timeline.of(item.caseNumber()).stream().map(event -> event.act()).toList();
    }
}
