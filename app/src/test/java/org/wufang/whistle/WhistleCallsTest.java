package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.casefile.Timeline;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.Place;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.TaskFacts.OpenTask;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;

@CaseRoomTest
@Import({WhistleRepository.class, WhistleCalls.class, WhistleFacts.class, WhistleSections.class, ReverseRatings.class})
class WhistleCallsTest {

    private static final String COMMUNITY = "430302003001";
    private static final String STREET = "430302003";
    private static final Instant DUE = Instant.parse("2026-03-03T02:00:00Z");
    private static final Instant PAST = Instant.parse("2026-03-01T02:00:00Z");

    private static final DutyEntry ROOF =
            new DutyEntry("building.illegal", "违法建设", true, "chengguan", List.of("zhujian"), "《城乡规划法》第六十四条");
    private static final DutyEntry UNKNOWN = DutyEntry.unlisted("noise.bells");
    private static final DutyEntry OWN = new DutyEntry("stairs.clutter", "楼道堆物", true, "", List.of(), "社区自治清单");

    private static final Actor PARTY = new Actor("party", "partyBranch", COMMUNITY);
    private static final Actor COORDINATION = new Actor("coordination", "coordination", STREET);
    private static final Actor CHENGGUAN = new Actor("chengguan", "department", "dept-chengguan");

    private static final String BLOCK_SERVICE = STREET + ".blockService";
    private static final String LAW = "dept-chengguan.department";
    private static final String BUILDINGS = "dept-zhujian.department";
    private static final String FIRE = "dept-xiaofang.department";
    private static final String COMMAND = "430302.commandCentre";

    @Autowired
    private WhistleCalls whistles;

    @Autowired
    private WhistleFacts facts;

    @Autowired
    private ReverseRatings ratings;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Directory directory;

    @MockitoBean
    private Actors actors;

    private int runs;

    @BeforeEach
    void oneCommunityIsKnown() {
        when(directory.place(anyString()))
                .thenReturn(Optional.of(new Place(COMMUNITY, "430302", STREET, COMMUNITY, "")));
        when(directory.groupName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.groupsFor(anyString(), anyString()))
                .thenAnswer(call -> List.of(
                        call.getArgument(0).equals("commandCentre")
                                ? COMMAND
                                : call.getArgument(1) + "." + call.getArgument(0)));
    }

    @ParameterizedTest(name = "level {0}, {1}, {2} {3} {4} → {5}")
    @CsvSource({
        "1, quick,     listed,   '',      '',       430302003.blockService",
        "1, tough,     listed,   '',      '',       430302003.coordination 430302003.blockService",
        "1, quick,     listed,   gongan,  '',       430302003.blockService dept-gongan.department",
        "1, emergency, listed,   '',      '',       dept-chengguan.department 430302003.rapidResponse dept-zhujian.department",
        "1, emergency, unlisted, '',      '',       430302003.rapidResponse",
        "1, quick,     unlisted, gongan,  '',       dept-gongan.department",
        "1, quick,     unlisted, '',      xiaofang, dept-xiaofang.department",
        "1, quick,     unlisted, '',      street,   430302003.coordination",
        "1, quick,     listed,   '',      xiaofang, dept-xiaofang.department 430302003.blockService",
        "2, tough,     listed,   '',      '',       dept-chengguan.department dept-zhujian.department",
        "2, tough,     listed,   gongan,  '',       dept-chengguan.department dept-gongan.department dept-zhujian.department",
        "2, tough,     listed,   '',      xiaofang, dept-xiaofang.department dept-zhujian.department",
        "2, quick,     own,      '',      '',       430302.commandCentre",
        "2, quick,     unlisted, '',      '',       430302.commandCentre",
        "2, quick,     unlisted, gongan,  '',       dept-gongan.department",
        "3, tough,     listed,   '',      '',       dept-chengguan.department 430302.commandCentre",
        "3, tough,     unlisted, '',      '',       430302.commandCentre",
        "3, tough,     unlisted, '',      xiaofang, dept-xiaofang.department 430302.commandCentre",
    })
    void theSummonedAreThoseOfLevelKindListRulingAndWish(
            int level, String kind, String matter, String extra, String ruled, String expected) {
        DutyEntry duty =
                switch (matter) {
                    case "listed" -> ROOF;
                    case "own" -> OWN;
                    default -> UNKNOWN;
                };
        WhistleCall call =
                new WhistleCall(1, "SQ-1", duty, "430302", STREET, COMMUNITY, "none", level, Instant.EPOCH, null);
        Whistle whistle =
                new Whistle(level, "jointEnforcement", kind, "", extra, "联合", false, false, PARTY, Instant.EPOCH);
        Ruling ruling = ruled.isEmpty()
                ? null
                : new Ruling(1, 9, "SQ-0", duty.matter(), ruled, "", COORDINATION, Instant.EPOCH, 2026, 7);

        List<Summons> summoned = SummonsRule.of(call, whistle, ruling);

        assertThat(summoned).extracting(Summons::group).containsExactlyElementsOf(Arrays.asList(expected.split(" ")));
        assertThat(summoned).extracting(Summons::lead).containsOnlyOnce(true).startsWith(true);
        if (ruling != null) {
            assertThat(summoned.get(0).basis()).isEqualTo("职责裁定〔2026〕第7号");
        }
    }

    @Test
    void anUnlistedMatterIsNotLaidUponTheStreet() {
        String number = open(UNKNOWN, "none");

        assertThatThrownBy(() -> blow(number, "streetCannotSolve", ""))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("不得转嫁");
        blow(number, "streetCannotSolve", "gongan");
        whistles.summon(number, "quick", DUE);

        assertThat(whistles.awaited(number)).containsExactly("dept-gongan.department");
    }

    @Test
    void anEmergencyWithoutAHazardIsAcceptedAndFlaggedAsMisuse() {
        String number = open(ROOF, "none");
        String endangered = open(ROOF, "life");

        blow(number, "emergency", "");
        blow(endangered, "emergency", "");

        assertThat(acts(number)).contains("whistle.misuseFlagged");
        assertThat(acts(endangered)).doesNotContain("whistle.misuseFlagged");
    }

    @Test
    void openingAndSummoningTwiceIsOnce() {
        String number = open(ROOF, "none");
        whistles.open("run-" + runs, number, ROOF, "430302", STREET, COMMUNITY, "none");
        blow(number, "jointEnforcement", "");
        whistles.summon(number, "tough", DUE);
        whistles.summon(number, "tough", DUE);

        assertThat(whistles.awaited(number)).containsExactly(STREET + ".coordination", BLOCK_SERVICE);
        assertThat(acts(number)).containsOnlyOnce("whistle.summoned");
    }

    @Test
    void aReportInAfterTheDeadlineIsLate() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");
        whistles.summon(number, "quick", PAST);

        whistles.reportIn(number, BLOCK_SERVICE, "arrived", "现场", "", COORDINATION);

        assertThat(whistlesOf(number)).asString().contains("late=true");
        assertThat(reportedIn(number)).contains("迟到");
    }

    @Test
    void anAbsenceIsRecordedAndTheLevelAboveCallsTheDepartments() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");
        whistles.summon(number, "tough", DUE);
        whistles.reportIn(number, BLOCK_SERVICE, "arrived", "现场", "", COORDINATION);

        whistles.recordAbsence(number);
        int level = whistles.raiseForAbsence(number, 1);
        assertThat(whistles.raiseForAbsence(number, 1)).isEqualTo(2);
        whistles.summon(number, "tough", DUE);

        assertThat(level).isEqualTo(2);
        assertThat(whistles.awaited(number)).containsExactly(LAW, BUILDINGS);
        assertThat(acts(number)).contains("whistle.absenceRecorded").containsOnlyOnce("whistle.levelRaised");
        assertThat(story(number)).contains("逾期未报到：430302003.coordination");
        assertThat(whistles.acting(number))
                .as("who came below acts with the level above")
                .containsExactly(BLOCK_SERVICE);
    }

    @Test
    void aRulingCallsWhoHasTheDutyAndLetsTheOtherGo() {
        String number = open(ROOF, "none");
        atLevelTwo(number);
        whistles.summon(number, "tough", DUE);
        whistles.reportIn(number, LAW, "notOurs", "", "属住建", CHENGGUAN);
        whistles.reportIn(number, BUILDINGS, "arrived", "现场", "", COORDINATION);
        assertThat(whistles.isContested(number)).isTrue();

        rule(number, "xiaofang");
        whistles.summon(number, "tough", DUE);

        assertThat(whistles.isContested(number)).isFalse();
        assertThat(whistles.awaited(number)).containsExactly(FIRE);
        whistles.reportIn(number, FIRE, "arrived", "现场", "", COORDINATION);
        assertThat(whistles.lead(number)).isEqualTo(FIRE);
        assertThat(whistles.acting(number)).containsExactly(BUILDINGS, FIRE);
    }

    @Test
    void whoIsRuledToHaveTheDutyIsCalledAgainAndCannotRefuseAgain() {
        String number = open(ROOF, "none");
        atLevelTwo(number);
        whistles.summon(number, "tough", DUE);
        whistles.reportIn(number, LAW, "notOurs", "", "属住建", CHENGGUAN);
        whistles.reportIn(number, BUILDINGS, "arrived", "现场", "", COORDINATION);

        rule(number, "chengguan");
        whistles.summon(number, "tough", DUE);

        assertThat(whistles.awaited(number)).containsExactly(LAW);
        assertThatThrownBy(() -> whistles.reportIn(number, LAW, "notOurs", "", "仍不属", CHENGGUAN))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("职责裁定〔2026〕第");
    }

    @Test
    void whoARulingLetGoIsNotCalledAtTheNextLevel() {
        String number = open(ROOF, "none");
        atLevelTwo(number);
        whistles.summon(number, "tough", DUE);
        whistles.reportIn(number, LAW, "arrived", "现场", "", CHENGGUAN);
        whistles.reportIn(number, BUILDINGS, "notOurs", "", "属城管", COORDINATION);
        rule(number, "chengguan");
        whistles.summon(number, "tough", DUE);
        assertThat(whistles.awaited(number)).isEmpty();

        whistles.raise(number, 2);
        blow(number, "jointEnforcement", "zhujian");
        whistles.summon(number, "tough", DUE);

        assertThat(whistles.awaited(number)).containsExactly(LAW, COMMAND);
    }

    @Test
    void aRulingIsThePrecedentOfTheNextLikeCaseAndNumberedWithoutGap() {
        String first = open(UNKNOWN, "none");
        blow(first, "streetCannotSolve", "gongan");
        whistles.summon(first, "quick", DUE);
        whistles.reportIn(first, "dept-gongan.department", "notOurs", "", "非治安事项", COORDINATION);
        rule(first, "xiaofang");
        whistles.recordRuling(first);
        String second = open(UNKNOWN, "none");
        assertThat(factsOf(second, "userTask_blowWhistle").get("precedents"))
                .asString()
                .contains("职责裁定〔2026〕第1号");

        blow(second, "streetCannotSolve", "");
        whistles.summon(second, "quick", DUE);

        assertThat(whistles.awaited(second)).containsExactly(FIRE);
        assertThat(factsOf(second, "userTask_reportIn", FIRE).get("dutyEntry")).isEqualTo("职责裁定〔2026〕第1号");
        rule(second, "gongan");
        assertThat(timelineText(second)).contains("第2号");
    }

    @Test
    void aRulingBindsNoOtherMatter() {
        String first = open(UNKNOWN, "none");
        blow(first, "streetCannotSolve", "gongan");
        rule(first, "xiaofang");
        String other = open(DutyEntry.unlisted("smell.unknown"), "none");
        String unknown = open(DutyEntry.unlisted(""), "none");

        assertThatThrownBy(() -> blow(other, "streetCannotSolve", "")).isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> blow(unknown, "streetCannotSolve", "")).isInstanceOf(FormRejected.class);
    }

    @Test
    void theStreetDoesNotJudgeItsOwnCase() {
        String own = open(ROOF, "none");
        blow(own, "jointEnforcement", "");
        whistles.summon(own, "quick", DUE);
        whistles.reportIn(own, BLOCK_SERVICE, "notOurs", "", "属城管", COORDINATION);
        String departments = open(ROOF, "none");
        atLevelTwo(departments);
        whistles.summon(departments, "tough", DUE);
        whistles.reportIn(departments, LAW, "notOurs", "", "属住建", CHENGGUAN);

        assertThat(whistles.firstJudges(own)).containsExactly(COMMAND);
        assertThat(whistles.firstJudges(departments)).containsExactly(STREET + ".coordination");
    }

    @Test
    void itIsSolvedOnlyWhenEverybodyWhoCameIsDone() {
        String number = open(ROOF, "none");
        atLevelTwo(number);
        whistles.summon(number, "tough", DUE);
        whistles.reportIn(number, LAW, "arrived", "现场", "", CHENGGUAN);
        whistles.reportIn(number, BUILDINGS, "arrived", "现场", "", COORDINATION);
        whistles.act(number, LAW, "已拆除", "done", "", "", CHENGGUAN);
        assertThat(whistles.assess(number)).isEqualTo("unsolved");

        whistles.act(number, BUILDINGS, "", "cannot", "", "无权限", COORDINATION);
        assertThat(whistles.assess(number)).isEqualTo("unsolved");
        assertThat(whistles.raise(number, 2)).isEqualTo(3);
        blow(number, "jointEnforcement", "");
        whistles.summon(number, "tough", DUE);
        assertThat(whistles.acting(number))
                .as("who acted below is not asked again unless called")
                .isEmpty();
        for (String group : List.of(LAW, COMMAND)) {
            whistles.reportIn(number, group, "arrived", "现场", "", CHENGGUAN);
            whistles.act(number, group, "已处理", "done", "", "", CHENGGUAN);
        }

        assertThat(whistles.assess(number)).isEqualTo("solved");
        assertThat(acts(number)).contains("whistle.solved");
    }

    @Test
    void aPlanDoesNotEndBeforeToday() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");

        assertThatThrownBy(() -> whistles.plan(number, "联合执法", LocalDate.of(2026, 3, 1), COORDINATION))
                .isInstanceOf(FormRejected.class);
        whistles.plan(number, "联合执法", LocalDate.of(2026, 3, 2), COORDINATION);
    }

    @Test
    void theRatedNeverSeeTheirRating() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");
        whistles.summon(number, "tough", DUE);
        whistles.reportIn(
                number, BLOCK_SERVICE, "arrived", "现场", "", new Actor("blockservice", "blockService", STREET));
        whistles.reportIn(number, STREET + ".coordination", "arrived", "现场", "", COORDINATION);
        whistles.rate(number, BLOCK_SERVICE, 2, "推诿", PARTY);
        whistles.rate(number, STREET + ".coordination", 5, "好", PARTY);

        assertThat(seenBy(number, "partyBranch", COMMUNITY)).hasSize(2);
        assertThat(seenBy(number, "manager", "430302")).hasSize(2);
        assertThat(seenBy(number, "coordination", STREET)).hasSize(1).asString().doesNotContain("rating=5");
        assertThat(seenBy(number, "blockService", STREET)).isEmpty();
        assertThat(seenBy(number, "department", "dept-chengguan")).isEmpty();
        assertThat(seenBy(number, "partyBranch", "430302001001")).isEmpty();
        assertThat(seenBy(number, "coordination", "430302001")).isEmpty();
        assertThat(ratings.isOpenTo(List.of("coordination", "department"))).isFalse();
        assertThat(timelineText(number)).doesNotContain("推诿");
    }

    @Test
    void aMeanIsPublishedOnlyOfFiveRatingsAndMore() {
        for (int i = 1; i <= 5; i++) {
            assertThat(whistles.meanRatings()).isEmpty();
            rateBlockService(Math.min(i, 4));
        }

        assertThat(whistles.meanRatings()).containsExactly(new MeanRating(BLOCK_SERVICE, 5, 2.8));
    }

    @Test
    void theRatedComputeNoRatingFromTheDifferenceOfTwoMeans() {
        for (int i = 1; i <= 9; i++) {
            rateBlockService(i <= 5 ? 4 : 1);
        }
        assertThat(whistles.meanRatings()).containsExactly(new MeanRating(BLOCK_SERVICE, 5, 4.0));

        rateBlockService(1);

        assertThat(whistles.meanRatings()).containsExactly(new MeanRating(BLOCK_SERVICE, 10, 2.5));
    }

    private void rateBlockService(int rating) {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");
        whistles.summon(number, "quick", DUE);
        whistles.reportIn(number, BLOCK_SERVICE, "arrived", "现场", "", COORDINATION);
        whistles.rate(number, BLOCK_SERVICE, rating, "", PARTY);
    }

    private List<Map<String, Object>> seenBy(String number, String role, String unit) {
        when(actors.current()).thenReturn(new Actor("somebody", role, unit));
        when(directory.membershipsOf("somebody")).thenReturn(List.of(new Membership("somebody", role, unit)));
        return ratings.read(number);
    }

    private String open(DutyEntry duty, String hazard) {
        String number = caseFiles
                .open(new NewCase("违建", "楼顶加盖", "", COMMUNITY, "3 栋", hazard, 3, List.of(), "grid", null), PARTY)
                .number();
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        whistles.open("run-" + ++runs, number, duty, "430302", STREET, COMMUNITY, hazard);
        return number;
    }

    private void blow(String number, String ground, String extra) {
        whistles.blow(number, ground, "上门劝导三次", extra, extra.isEmpty() ? "" : "联合", PARTY);
    }

    private void atLevelTwo(String number) {
        blow(number, "jointEnforcement", "");
        whistles.raise(number, 1);
        blow(number, "jointEnforcement", "");
    }

    private void rule(String number, String department) {
        whistles.rule(number, department, "三定方案", COORDINATION);
        whistles.recordRuling(number);
    }

    private List<String> acts(String number) {
        return timeline.of(number).stream().map(event -> event.act()).toList();
    }

    private String timelineText(String number) {
        return timeline.of(number).toString();
    }

    private Map<String, Object> factsOf(String number, String task) {
        return factsOf(number, task, "");
    }

    private Map<String, Object> factsOf(String number, String task, String target) {
        return facts.facts(new OpenTask(number, "whistle-handling", task, "t", Map.of("target", target)));
    }

    private String story(String number) {
        return String.valueOf(factsOf(number, "userTask_blowWhistle").get("whistleStory"));
    }

    private String reportedIn(String number) {
        return String.valueOf(factsOf(number, "userTask_planJointAction").get("reportedIn"));
    }

    private Object whistlesOf(String number) {
        return new WhistleSections(repository, directory).whistlesSection().read(number);
    }

    @Autowired
    private WhistleRepository repository;
}
