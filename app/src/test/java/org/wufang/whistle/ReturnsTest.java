package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wufang.directory.Unit;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.notification.NoticeRaised;

class ReturnsTest extends WhistleRoom {

    /** Saturday, 28 February 2026, 17 o'clock in Shanghai: a working day (调休). */
    private static final Instant SATURDAY = Instant.parse("2026-02-28T09:00:00Z");

    @ParameterizedTest(name = "{0} says {2} of {1}: {3}")
    @CsvSource({
        "chengguan, listed,   otherLead,   列明由本单位牵头",
        "chengguan, listed,   notListed,   列明由本单位牵头",
        "chengguan, listed,   beyondPower, 列明由本单位牵头",
        "zhujian,   listed,   otherLead,   列明由本单位配合",
        "zhujian,   listed,   notListed,   列明由本单位配合",
        "gongan,    listed,   otherLead,   ''",
        "gongan,    listed,   notListed,   ''",
        "gongan,    listed,   beyondPower, ''",
        "gongan,    unlisted, otherLead,   没有列明其他牵头单位",
        "gongan,    unlisted, notListed,   ''",
        "gongan,    own,      otherLead,   没有列明其他牵头单位",
        "gongan,    own,      beyondPower, ''",
        "chengguan, listed,   notOurArea,  ''",
    })
    void aClaimIsHeldAgainstTheList(String department, String matter, String ground, String against) {
        DutyEntry duty =
                switch (matter) {
                    case "listed" -> ROOF;
                    case "own" -> OWN;
                    default -> UNKNOWN;
                };

        Optional<String> contradiction =
                ReturnGround.of(ground).contradiction(duty, Departments.group(department), false);

        assertThat(contradiction.orElse("")).contains(against);
        assertThat(contradiction.isEmpty()).isEqualTo(against.isEmpty());
        contradiction.ifPresent(text -> assertThat(text).as("cites the item").startsWith(duty.text()));
    }

    @Test
    void aReturnAgainstTheListIsRefusedWithTheItemThatSaysSo() {
        String number = atLevelTwo(ROOF, "");

        assertThatThrownBy(() -> giveBack(number, LAW, "otherLead"))
                .isInstanceOfSatisfying(FormRejected.class, refusal -> assertThat(refusal.fields())
                        .singleElement()
                        .satisfies(field -> assertThat(field.field()).isEqualTo("returnGround")))
                .hasMessageContaining("职责清单·违法建设，《城乡规划法》第六十四条");
        when(directory.unit("dept-chengguan"))
                .thenReturn(Optional.of(new Unit("dept-chengguan", "城管局", "department", "430302", null, null)));
        assertThatThrownBy(() -> giveBack(number, LAW, "notOurArea")).hasMessageContaining("在本单位管辖区域内");
        assertThat(whistles.awaited(number)).contains(LAW);
    }

    @ParameterizedTest(name = "{0} of {1} on the ground {2}: {3}")
    @CsvSource({
        "coordination, snow,     otherLead,   街道职责清单第 S-17 项“雪天清扫组织”，列明为街道的事项",
        "blockService, snow,     notListed,   街道职责清单第 S-17 项“雪天清扫组织”，列明由本单位配合",
        "blockService, snow,     notOurArea,  列明由本单位配合",
        "coordination, fireLane, otherLead,   街道配合事项清单第 A-08 项“占用、堵塞消防通道”，列明为街道的事项",
        "coordination, fireLane, beyondPower, 列明为街道的事项",
    })
    void theStreetReturnsNothingThatItsOwnListsName(String unit, String matter, String ground, String cited) {
        String number = open(matter.equals("snow") ? SNOW : FIRE_LANE, "none");
        blow(number, "jointEnforcement", "gongan");
        summon(number, "tough");

        assertThatThrownBy(() -> giveBack(number, STREET + "." + unit, ground))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("退单依据")
                .hasMessageContaining(cited)
                .hasMessageContaining("不得退单");
        giveBack(number, POLICE, "notListed");
    }

    @Test
    void theStreetReturnsWhatItsOwnListsDoNotName() {
        String number = open(OWN, "none");
        blow(number, "jointEnforcement", "");
        summon(number, "quick");

        giveBack(number, BLOCK_SERVICE, "notListed");

        assertThat(returns.isOpen(number)).isTrue();
    }

    @Test
    void aFirstReturnIsRedispatchedAndASecondIsRuledUpon() {
        String number = atLevelTwo(ROOF, "gongan");
        assertThat(returns.isOpen(number)).isFalse();

        giveBack(number, POLICE, "notListed");
        assertThat(returns.isOpen(number)).isTrue();
        assertThat(returns.isAgain(number)).isFalse();
        returns.redispatch(number, "shichang", "改请市场监管", COORDINATION);
        assertThat(returns.isOpen(number)).isFalse();
        summon(number, "tough");
        assertThat(whistles.awaited(number)).containsExactly(LAW, BUILDINGS, MARKET);
        giveBack(number, MARKET, "notListed");

        assertThat(returns.isOpen(number)).isTrue();
        assertThat(returns.isAgain(number)).isTrue();
        assertThat(events.stream(NoticeRaised.class)
                        .filter(notice -> notice.template().equals("whistle.returned"))
                        .filter(notice -> number.equals(notice.caseNumber())))
                .hasSize(2)
                .allSatisfy(notice -> assertThat(notice.groups()).containsExactly(STREET + ".coordination"));
    }

    @Test
    void aDepartmentReturnsACaseOnce() {
        String number = atLevelTwo(ROOF, "gongan");
        giveBack(number, POLICE, "notListed");
        assertThatThrownBy(() -> returns.redispatch(number, "gongan", "仍请公安", COORDINATION))
                .isInstanceOf(FormRejected.class);
        returns.redispatch(number, "", "现场有冲突风险", COORDINATION);
        summon(number, "tough");
        assertThat(whistles.awaited(number)).contains(POLICE);
        assertThat(factsOf(number, "userTask_reportIn", POLICE).get("dutyEntry"))
                .isEqualTo("退单后再派：现场有冲突风险");

        assertThatThrownBy(() -> giveBack(number, POLICE, "beyondPower"))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("03-02 10:00 退单一次");
        arrive(number, POLICE);

        assertThat(actions.acting(number)).containsExactly(POLICE);
    }

    @Test
    void aReturnAfterItsLimitIsRefused() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "gongan");
        whistles.summon(number, "tough", "", DUE, PAST);

        assertThatThrownBy(() -> giveBack(number, POLICE, "notListed"))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("退单期限已于 03-01 10:00 届满");
        whistles.summon(number, "tough", "", DUE, DUE);
        String inTime = atLevelTwo(ROOF, "gongan");
        giveBack(inTime, POLICE, "notListed");
    }

    @Test
    void whoWasAbsentAndIsCalledAgainHasNoNewLimit() {
        String number = absentAndCalledAgain(PAST);

        assertThat(factsOf(number, "userTask_reportIn", POLICE).values())
                .as("the form shows it")
                .anySatisfy(fact -> assertThat(fact).asString().startsWith("03-01 10:00 前"));
        assertThatThrownBy(() -> giveBack(number, POLICE, "notListed"))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("退单期限已于 03-01 10:00 届满");
    }

    @Test
    void theTimeOfWhoWasAbsentCountsFromTheFirstDispatch() {
        String number = absentAndCalledAgain(DUE);
        giveBack(number, POLICE, "notListed");

        returns.redispatch(number, "shichang", "改请市场监管", COORDINATION);

        assertThat(lost(number))
                .as("since Saturday, of the community that called it first")
                .containsExactly(Map.entry(COMMUNITY + ".partyBranch", 5400L));
    }

    /** Called by the community on Saturday, absent, called again by the street on Monday. */
    private String absentAndCalledAgain(Instant returnDueAt) {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "gongan");
        whistles.summon(number, "tough", "", DUE, returnDueAt);
        dispatchedOn(number, SATURDAY);
        whistles.recordAbsence(number);
        whistles.raiseForAbsence(number, 1);
        summon(number, "tough");
        return number;
    }

    @Test
    void aReturnThatIsUndecidedGoesUpWithTheLevelAndItsDepartmentIsNotCalledAgain() {
        String number = open(ROOF, "none");
        blow(number, "jointEnforcement", "gongan");
        summon(number, "tough");
        giveBack(number, POLICE, "notListed");
        assertThat(whistles.recordAbsence(number))
                .as("there is a return to decide on")
                .isTrue();
        whistles.raiseForAbsence(number, 1);

        summon(number, "tough");

        assertThat(whistles.awaited(number)).containsExactly(LAW, BUILDINGS);
        assertThat(returns.isOpen(number)).isTrue();
        returns.redispatch(number, "shichang", "改请市场监管", COORDINATION);
        summon(number, "tough");
        assertThat(whistles.awaited(number)).containsExactly(LAW, BUILDINGS, MARKET);
    }

    @Test
    void aRedispatchCallsOnceMoreWhoWasAbsent() {
        String number = atLevelTwo(THEIRS, "gongan");
        whistles.raise(number, 2);
        blow(number, "jointEnforcement", "gongan");
        summon(number, "tough");
        giveBack(number, POLICE, "notListed");
        whistles.recordAbsence(number);
        assertThat(whistles.awaited(number)).isEmpty();

        returns.redispatch(number, "chengguan", "仍由城管牵头", COMMANDER);
        summon(number, "tough");

        assertThat(whistles.awaited(number)).containsExactly(LAW);
        assertThat(whistles.find(number).orElseThrow().level()).isEqualTo(3);
        whistles.recordAbsence(number);
        summon(number, "tough");
        assertThat(whistles.awaited(number)).as("once, not for ever").isEmpty();
    }

    @Test
    void nobodyButTheCommandCentrePlansWhereNobodyCameForWhatIsNotTheStreets() {
        assertThat(actions.lead(atLevelTwo(THEIRS, ""))).isEqualTo(COMMAND);
        assertThat(actions.lead(atLevelTwo(ROOF, ""))).isEqualTo(STREET + ".coordination");
    }

    @Test
    void theLastLevelReturnsNothing() {
        String number = atLevelTwo(ROOF, "");
        whistles.raise(number, 2);
        blow(number, "jointEnforcement", "");
        summon(number, "tough");

        assertThatThrownBy(() -> giveBack(number, COMMAND, "notListed")).hasMessageContaining("不得退单");
    }

    @Test
    void whoIsRedispatchedToTakesTheLeadOfWhoReturnedIt() {
        String number = open(UNKNOWN, "none");
        blow(number, "streetCannotSolve", "gongan");
        summon(number, "quick");
        giveBack(number, POLICE, "notListed");

        returns.redispatch(number, "shichang", "改请市场监管", PARTY);
        summon(number, "quick");
        summon(number, "quick");
        arrive(number, MARKET);

        assertThat(actions.lead(number)).isEqualTo(MARKET);
        assertThat(whistles.awaited(number)).isEmpty();
    }

    @Test
    void theTimeLostCountsAgainstWhoWasFoundWrongFromTheDispatchOn() {
        String again = atLevelTwo(ROOF, "gongan");
        dispatchedOn(again, SATURDAY);
        giveBack(again, POLICE, "notListed");
        returns.redispatch(again, "", "现场有冲突风险", COORDINATION);
        assertThat(lost(again)).as("half an hour on Saturday, one on Monday").containsExactly(Map.entry(POLICE, 5400L));

        String conceded = atLevelTwo(ROOF, "gongan");
        dispatchedOn(conceded, SATURDAY);
        giveBack(conceded, POLICE, "notListed");
        returns.redispatch(conceded, "shichang", "改请市场监管", COORDINATION);
        assertThat(lost(conceded)).containsExactly(Map.entry(STREET + ".coordination", 5400L));

        String urgent = open(ROOF, "life");
        blow(urgent, "emergency", "gongan");
        summon(urgent, "emergency");
        dispatchedOn(urgent, SATURDAY);
        giveBack(urgent, POLICE, "notListed");
        returns.redispatch(urgent, "shichang", "改请市场监管", PARTY);
        assertThat(lost(urgent)).as("on the clock").containsExactly(Map.entry(COMMUNITY + ".partyBranch", 41 * 3600L));
        assertThat(sections.timeLostSection().read(urgent).toString()).contains("countedIn=clock", "seconds=147600");
    }

    @Test
    void aRulingFindsAnewWhoWasWrong() {
        String number = atLevelTwo(ROOF, "gongan");
        dispatchedOn(number, SATURDAY);
        giveBack(number, POLICE, "notListed");
        returns.redispatch(number, "shichang", "改请市场监管", COORDINATION);
        summon(number, "tough");
        giveBack(number, MARKET, "notListed");

        rule(number, "gongan");

        assertThat(lost(number))
                .as("gongan was wrong from Saturday to Monday, coordination in sending it to shichang")
                .containsOnly(Map.entry(POLICE, 5400L), Map.entry(STREET + ".coordination", 0L));
        assertThat(sections.returnsSection().read(number).toString())
                .contains("settled=redispatched", "settled=ruled", "foundBy=ruling");
        assertThat(acts(number)).filteredOn("whistle.timeCharged"::equals).hasSize(3);
    }

    @Test
    void aCaseThatComesBackToWhoReturnedItIsCounted() {
        String number = atLevelTwo(ROOF, "gongan");
        dispatchedOn(number, SATURDAY);
        giveBack(number, POLICE, "notListed");
        assertThat(tally(POLICE).cameBack()).doesNotContain(number);
        returns.redispatch(number, "", "现场有冲突风险", COORDINATION);
        summon(number, "tough");

        ReturnTally tally = tally(POLICE);
        assertThat(tally.dispatched()).filteredOn(number::equals).hasSize(2);
        assertThat(tally.returned()).filteredOn(number::equals).hasSize(1);
        assertThat(tally.cameBack()).filteredOn(number::equals).hasSize(1);
        assertThat(tally.charged()).filteredOn(number::equals).hasSize(1);
        assertThat(tally.workingSeconds()).isGreaterThanOrEqualTo(5400);
        assertThat(sections.returnsSection().read(number).toString()).contains("cameBack=1");
        assertThat(tally(LAW).returned()).doesNotContain(number);
    }

    @Test
    void aLevelThatIsRaisedIsNoPingPong() {
        String number = atLevelTwo(ROOF, "gongan");
        giveBack(number, POLICE, "notListed");
        returns.redispatch(number, "", "现场有冲突风险", COORDINATION);
        summon(number, "tough");
        whistles.raise(number, 2);
        blow(number, "jointEnforcement", "gongan");
        summon(number, "tough");

        assertThat(whistles.awaited(number)).contains(POLICE);
        assertThat(tally(POLICE).dispatched()).filteredOn(number::equals).hasSize(3);
        assertThat(tally(POLICE).cameBack()).filteredOn(number::equals).hasSize(1);
    }

    private ReturnTally tally(String group) {
        return returns.tallies().stream()
                .filter(tally -> tally.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private List<Map.Entry<String, Long>> lost(String number) {
        return jdbc.sql("select charged_group, seconds from whistle_lost_time where case_number = ? and not replaced")
                .param(number)
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list();
    }

    /** As if everybody who is awaited had been summoned then. */
    private void dispatchedOn(String number, Instant at) {
        jdbc.sql(
                        """
                        update whistle_target set summoned_at = ? where answer is null and call_id in
                            (select id from whistle_call where case_number = ?)""")
                .params(OffsetDateTime.ofInstant(at, ZoneOffset.UTC), number)
                .update();
    }
}
