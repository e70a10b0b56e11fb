package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.directory.Membership;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

class WhistleCallsTest extends WhistleRoom {

    @Autowired
    private ReverseRatings ratings;

    @ParameterizedTest(name = "level {0}, {1}, {2} {3} {4} → {5}")
    @CsvSource({
        "1, quick,     listed,   '',      '',       430302003.blockService",
        "1, tough,     listed,   '',      '',       430302003.coordination 430302003.blockService",
        "1, quick,     listed,   gongan,  '',       430302003.blockService dept-gongan.department",
        "1, quick,     snow,     '',      '',       430302003.rapidResponse 430302003.blockService",
        "1, tough,     snow,     '',      '',       430302003.rapidResponse 430302003.coordination 430302003.blockService",
        "1, quick,     fireLane, '',      '',       430302003.rapidResponse",
        "1, tough,     fireLane, '',      '',       430302003.coordination 430302003.rapidResponse",
        "1, quick,     own,      '',      '',       430302003.blockService",
        "1, emergency, listed,   '',      '',       dept-chengguan.department 430302003.rapidResponse dept-zhujian.department",
        "1, emergency, unlisted, '',      '',       430302.commandCentre",
        "1, emergency, unlisted, gongan,  '',       dept-gongan.department",
        "1, emergency, unlisted, '',      xiaofang, dept-xiaofang.department",
        "1, emergency, theirs,   '',      '',       dept-chengguan.department dept-zhujian.department",
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
                    case "theirs" -> THEIRS;
                    case "own" -> OWN;
                    case "snow" -> SNOW;
                    case "fireLane" -> FIRE_LANE;
                    default -> UNKNOWN;
                };
        WhistleCall call =
                new WhistleCall(1, "SQ-1", duty, "430302", STREET, COMMUNITY, "none", level, Instant.EPOCH, null);
        Whistle whistle =
                new Whistle(level, wish("jointEnforcement", extra), kind, "", "", false, false, PARTY, Instant.EPOCH);
        Ruling ruling = ruled.isEmpty()
                ? null
                : new Ruling(
                        1,
                        9,
                        "SQ-0",
                        duty.matter(),
                        ruled,
                        "",
                        COORDINATION,
                        Instant.EPOCH,
                        2026,
                        7,
                        Ruling.BINDING,
                        new Ruling.Answer("accepted", "", Instant.EPOCH),
                        null);

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
        summon(number, "quick");

        assertThat(whistles.awaited(number)).containsExactly("dept-gongan.department");
    }

    @ParameterizedTest(name = "an unlisted matter with hazard {0}: {1}")
    @CsvSource({
        "none, 430302.commandCentre",
        "utilities, 430302.commandCentre",
        "life, 430302003.rapidResponse",
    })
    void anEmergencyLaysAnUnlistedMatterUponTheStreetOnlyToSaveALife(String hazard, String called) {
        String number = open(UNKNOWN, hazard);

        blow(number, "emergency", "");
        summon(number, "emergency");

        assertThat(whistles.awaited(number)).containsExactly(called);
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
        whistles.open(lastRun(), number, ROOF, "430302", STREET, COMMUNITY, "none");
        blow(number, "jointEnforcement", "");
        summon(number, "tough");
        summon(number, "tough");

        assertThat(whistles.awaited(number)).containsExactly(STREET + ".coordination", BLOCK_SERVICE);
        assertThat(acts(number)).containsOnlyOnce("whistle.summoned");
    }

    @Test
    void aReportInAfterTheDeadlineIsLate() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");
        whistles.summon(number, "quick", "", PAST, PAST);

        arrive(number, BLOCK_SERVICE);

        assertThat(sections.whistlesSection().read(number)).asString().contains("late=true");
        assertThat(reportedIn(number)).contains("迟到");
    }

    @Test
    void anAbsenceIsRecordedAndTheLevelAboveCallsTheDepartments() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");
        summon(number, "tough");
        arrive(number, BLOCK_SERVICE);

        whistles.recordAbsence(number);
        int level = whistles.raiseForAbsence(number, 1);
        assertThat(whistles.raiseForAbsence(number, 1)).isEqualTo(2);
        summon(number, "tough");

        assertThat(level).isEqualTo(2);
        assertThat(whistles.awaited(number)).containsExactly(LAW, BUILDINGS);
        assertThat(acts(number)).contains("whistle.absenceRecorded").containsOnlyOnce("whistle.levelRaised");
        assertThat(story(number)).contains("逾期未报到：430302003.coordination");
        assertThat(actions.acting(number))
                .as("who came below acts with the level above")
                .containsExactly(BLOCK_SERVICE);
    }

    @Test
    void itIsSolvedOnlyWhenEverybodyWhoCameIsDone() {
        String number = atLevelTwo(ROOF, "");
        arrive(number, LAW);
        arrive(number, BUILDINGS);
        assertThat(actions.assess(number)).isEqualTo("unsolved");
        act(number, BUILDINGS, "cannot", "");
        act(number, LAW, "done", "");
        assertThat(actions.assess(number)).isEqualTo("unsolved");
        assertThat(whistles.raise(number, 2)).isEqualTo(3);
        blow(number, "jointEnforcement", "");
        summon(number, "tough");
        assertThat(actions.acting(number))
                .as("who acted below is not asked again unless called")
                .isEmpty();
        arrive(number, LAW);
        arrive(number, COMMAND);
        act(number, COMMAND, "done", "");
        act(number, LAW, "done", "");

        assertThat(actions.assess(number)).isEqualTo("solved");
        assertThat(acts(number)).contains("whistle.solved");
    }

    @Test
    void theLeadActsLastOrSaysWhyItDoesNot() {
        String number = atLevelTwo(ROOF, "");
        arrive(number, LAW);
        arrive(number, BUILDINGS);

        assertThatThrownBy(() -> act(number, LAW, "done", ""))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining(BUILDINGS + "尚未完成行动");
        assertThat(act(number, LAW, "done", "住建另行处置")).isTrue();

        assertThat(actions.assess(number)).isEqualTo("solved");
        assertThat(sections.whistlesSection().read(number).toString()).contains("result=notDone", "reason=住建另行处置");
        assertThat(acts(number)).contains("whistle.actionsClosed");
    }

    @Test
    void whoIsNotTheLeadWaitsForNobody() {
        String number = atLevelTwo(ROOF, "");
        arrive(number, LAW);
        arrive(number, BUILDINGS);

        assertThat(act(number, BUILDINGS, "done", "")).isFalse();
        assertThat(actions.openBesides(number, BUILDINGS)).isEmpty();
        assertThat(act(number, LAW, "done", "")).isFalse();
        assertThat(actions.assess(number)).isEqualTo("solved");
    }

    private boolean act(String number, String group, String result, String openReason) {
        return actions.act(number, group, "已处理", result, "", "", openReason, CHENGGUAN);
    }

    @Test
    void noLevelIsSkipped() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");

        assertThatThrownBy(() -> whistles.raise(number, 2)).hasMessageContaining("cannot be raised from level 2");
        assertThatThrownBy(() -> whistles.raiseForAbsence(number, 2)).isInstanceOf(IllegalStateException.class);
        assertThat(whistles.raise(number, 1)).isEqualTo(2);
        assertThat(whistles.raise(number, 1)).as("repeated").isEqualTo(2);
        assertThat(whistles.find(number).orElseThrow().level()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"quick", "tough"})
    void onlyAnEmergencyCallsTheListedDepartmentsAtLevelOne(String kind) {
        String calm = open(ROOF, "none");
        blow(calm, "jointEnforcement", "");
        summon(calm, kind);
        String urgent = open(ROOF, "none");
        blow(urgent, "emergency", "");
        summon(urgent, "emergency");

        assertThat(whistles.awaited(calm)).isNotEmpty().allMatch(group -> group.startsWith(STREET + "."));
        assertThat(whistles.awaited(urgent)).contains(LAW, BUILDINGS);
    }

    @Test
    void whatWasTriedBelowIsProvenExceptInAnEmergency() {
        String number = open(ROOF, "none");
        Wish unproven = new Wish("quick", "jointEnforcement", "劝导", " ", "", "");
        assertThatThrownBy(() -> whistles.blow(number, unproven, PARTY))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("佐证");

        whistles.blow(number, new Wish("emergency", "jointEnforcement", "劝导", "", "", ""), PARTY);
        whistles.blow(open(ROOF, "life"), unproven, PARTY);
    }

    @Test
    void whoWasAbsentComesLateAndActsWithTheOthers() {
        String number = atLevelTwo(ROOF, "");
        arrive(number, LAW);
        assertThat(whistles.recordAbsence(number)).isTrue();
        assertThat(actions.acting(number)).containsExactly(LAW);
        long absence = whistles.absent(number).keySet().iterator().next();

        assertThatThrownBy(() -> whistles.arriveLate(number, absence, new Arrival("东门", "NOCODE", ""), PARTY))
                .isInstanceOf(FormRejected.class);
        assertThat(whistles.arriveLate(number, absence, Arrival.at("东门"), COORDINATION))
                .isEqualTo(BUILDINGS);

        assertThat(actions.acting(number)).containsExactly(LAW, BUILDINGS);
        assertThat(whistles.absent(number)).isEmpty();
        assertThat(reportedIn(number)).contains("逾期未报到，补报到").contains("东门");
        assertThat(acts(number)).contains("whistle.absenceRecorded", "whistle.arrivedLate");
    }

    @Test
    void whereNobodyCameThereIsNobodyToGoOnWith() {
        String number = atLevelTwo(ROOF, "");

        assertThat(whistles.recordAbsence(number)).isFalse();
    }

    @ParameterizedTest(name = "code {0}, position {1}: {2}")
    @CsvSource({
        "'', '', ''",
        "abc234, '', code",
        "'', '27.85,112.91', position",
        "ABC234, '-90,180', codeAndPosition",
        "ABC235, '', !siteCode",
        "'', '112.91,27.85', !position",
        "'', '27.85', !position",
        "'', '27.85,180.01', !position",
        "'', 'north,east', !position",
    })
    void anArrivalIsConfirmedByCodeOrPosition(String code, String position, String expected) {
        Arrival arrival = new Arrival("现场", code, position);

        if (expected.startsWith("!")) {
            assertThatThrownBy(() -> arrival.confirmedBy(List.of("ABC234")))
                    .isInstanceOfSatisfying(FormRejected.class, refusal -> assertThat(refusal.fields())
                            .singleElement()
                            .satisfies(field -> assertThat(field.field()).isEqualTo(expected.substring(1))));
        } else {
            assertThat(arrival.confirmedBy(List.of("ABC234"))).isEqualTo(expected);
        }
    }

    @Test
    void theSummonedTheAbsentAndReviewersAreTold() {
        String number = open(ROOF, "none");
        blow(number, "emergency", "");
        summon(number, "emergency");
        summon(number, "emergency");
        whistles.recordAbsence(number);

        List<NoticeRaised> notices = events.stream(NoticeRaised.class)
                .filter(notice -> number.equals(notice.caseNumber()))
                .toList();
        assertThat(notices)
                .extracting(NoticeRaised::template)
                .contains("whistle.misuse", "whistle.summoned", "whistle.absent");
        assertThat(notices)
                .filteredOn(notice -> notice.template().equals("whistle.summoned"))
                .hasSize(3)
                .allMatch(NoticeRaised::urgent)
                .extracting(NoticeRaised::key)
                .doesNotHaveDuplicates();
        assertThat(notices)
                .filteredOn(notice -> notice.template().equals("whistle.absent"))
                .allSatisfy(notice -> assertThat(notice.groups()).contains(STREET + ".coordination"));
    }

    @Test
    void aPlanDoesNotEndBeforeToday() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");

        assertThatThrownBy(() -> actions.plan(number, "联合执法", LocalDate.of(2026, 3, 1), COORDINATION))
                .isInstanceOf(FormRejected.class);
        actions.plan(number, "联合执法", LocalDate.of(2026, 3, 2), COORDINATION);
    }

    @Test
    void theRatedNeverSeeTheirRating() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");
        summon(number, "tough");
        arrive(number, BLOCK_SERVICE);
        arrive(number, STREET + ".coordination");
        actions.rate(number, BLOCK_SERVICE, 2, "推诿", PARTY);
        actions.rate(number, STREET + ".coordination", 5, "好", PARTY);

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
    void aRatingThatWasGivenStands() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");
        summon(number, "quick");
        arrive(number, BLOCK_SERVICE);
        actions.rate(number, BLOCK_SERVICE, 2, "", PARTY);

        for (Actor anybody : List.of(PARTY, COORDINATION, COMMANDER)) {
            assertThatThrownBy(() -> actions.rate(number, BLOCK_SERVICE, 5, "", anybody))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("不能更改");
        }
        assertThat(seenBy(number, "partyBranch", COMMUNITY)).asString().contains("rating=2");
    }

    @Test
    void aMeanIsPublishedOnlyOfFiveRatingsAndMore() {
        for (int i = 1; i <= 5; i++) {
            assertThat(actions.meanRatings()).isEmpty();
            rateBlockService(Math.min(i, 4));
        }

        assertThat(actions.meanRatings()).containsExactly(new MeanRating(BLOCK_SERVICE, 5, 3.0));
    }

    @Test
    void theRatedComputeNoRatingFromTheDifferenceOfTwoMeans() {
        for (int i = 1; i <= 9; i++) {
            rateBlockService(i <= 5 ? 4 : 1);
        }
        assertThat(actions.meanRatings()).containsExactly(new MeanRating(BLOCK_SERVICE, 5, 4.0));

        rateBlockService(1);

        assertThat(actions.meanRatings()).containsExactly(new MeanRating(BLOCK_SERVICE, 10, 2.5));
    }

    private void rateBlockService(int rating) {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "");
        summon(number, "quick");
        arrive(number, BLOCK_SERVICE);
        actions.rate(number, BLOCK_SERVICE, rating, "", PARTY);
    }

    private List<Map<String, Object>> seenBy(String number, String role, String unit) {
        when(actors.current()).thenReturn(new Actor("somebody", role, unit));
        when(directory.membershipsOf("somebody")).thenReturn(List.of(new Membership("somebody", role, unit)));
        return ratings.read(number);
    }
}
