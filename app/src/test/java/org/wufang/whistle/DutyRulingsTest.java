package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.notification.NoticeRaised;

class DutyRulingsTest extends WhistleRoom {

    private static final List<String> STREETS = List.of(STREET + ".coordination");

    @Test
    void aRulingCallsWhoHasTheDutyAndLetsTheOthersGo() {
        String number = returnedTwice();

        rule(number, "xiaofang");
        summon(number, "tough");

        assertThat(returns.isOpen(number)).isFalse();
        assertThat(whistles.awaited(number)).containsExactly(LAW, BUILDINGS, FIRE);
        arrive(number, FIRE);
        arrive(number, BUILDINGS);
        assertThat(actions.lead(number)).isEqualTo(FIRE);
        assertThat(actions.acting(number)).containsExactly(BUILDINGS, FIRE);
    }

    @Test
    void whoIsRuledToHaveTheDutyIsCalledAgainAndCannotRefuseAgain() {
        String number = returnedTwice();

        rule(number, "gongan");
        summon(number, "tough");

        assertThat(whistles.awaited(number)).containsExactly(LAW, BUILDINGS, POLICE);
        assertThatThrownBy(() -> giveBack(number, POLICE, "notListed"))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("职责裁定〔2026〕第");
    }

    @Test
    void whoARulingLetGoIsNotCalledAtTheNextLevel() {
        String number = returnedTwice();
        rule(number, "chengguan");
        summon(number, "tough");
        assertThat(whistles.awaited(number)).containsExactly(LAW, BUILDINGS);

        whistles.raise(number, 2);
        blow(number, "jointEnforcement", "gongan");
        summon(number, "tough");

        assertThat(whistles.awaited(number)).containsExactly(LAW, COMMAND);
    }

    @Test
    void whoWasAbsentIsCalledAgainByARuling() {
        String number = returnedTwice();
        whistles.recordAbsence(number);

        rule(number, "chengguan");
        summon(number, "tough");
        summon(number, "tough");

        assertThat(whistles.awaited(number)).containsExactly(LAW);
    }

    @Test
    void aRulingBindsOnlyWhenItIsAcceptedOrFinal() {
        String number = returnedTwice();
        rulings.rule(number, "xiaofang", "三定方案", COORDINATION);
        DutyRulings.Addressee addressee = rulings.record(number, STREETS);
        assertThat(addressee).isEqualTo(new DutyRulings.Addressee(FIRE, true));
        assertThat(rulings.record(number, STREETS)).as("repeated").isEqualTo(addressee);

        String waiting = open(ROOF, "none");
        assertThat(precedents(waiting)).doesNotContain("xiaofang");
        assertThat(factsOf(number, "userTask_answerRuling").get("rulingText"))
                .asString()
                .contains(FIRE, "三定方案");
        rulings.recordConsent(number);
        rulings.bind(number);

        assertThat(precedents(waiting)).contains(FIRE);
        assertThat(sections.rulingsSection().read(number).toString())
                .contains("standing=binding", "rulingAnswer=silent");
        assertThat(acts(number)).containsOnlyOnce("whistle.dutyRuled").contains("whistle.rulingUnanswered");
    }

    @Test
    void anAppealIsRuledUponByTheDistrictAndBothRulingsAreKept() {
        String number = returnedTwice();
        rulings.rule(number, "xiaofang", "三定方案", COORDINATION);
        rulings.record(number, STREETS);
        rulings.answer(number, false, "清单未列消防", CHENGGUAN);

        assertThat(rulings.refer(number, STREETS, false)).containsExactly(COMMAND);
        assertThat(timelineText(number)).contains("被裁定单位申诉");
        assertThat(factsOf(number, "userTask_ruleOnDuty").get("appeal"))
                .asString()
                .contains(FIRE, "清单未列消防");
        rulings.rule(number, "gongan", "条例第七条", COMMANDER);
        assertThat(rulings.record(number, List.of(COMMAND)).appealable()).isFalse();
        rulings.bind(number);

        assertThat(sections.rulingsSection().read(number)).hasSize(2).satisfies(both -> {
            assertThat(both.get(0).toString()).contains("standing=superseded", "rulingAnswer=appealed");
            assertThat(both.get(1).toString()).contains("standing=binding", "supersedes=职责裁定〔2026〕第");
        });
        String next = open(ROOF, "none");
        assertThat(precedents(next)).contains(POLICE).doesNotContain(FIRE);
        List<NoticeRaised> notices = events.stream(NoticeRaised.class)
                .filter(notice -> number.equals(notice.caseNumber()))
                .toList();
        assertThat(notices)
                .filteredOn(notice -> notice.template().equals("whistle.ruled"))
                .hasSize(2);
        assertThat(notices)
                .filteredOn(notice -> notice.template().equals("whistle.appealed"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.groups()).contains(COMMAND, STREET + ".coordination"));
    }

    @Test
    void aRulingThatIsReferredOrLateGoesToTheDistrictAndSaysWhy() {
        String referred = returnedTwice();
        rulings.refer(referred, STREETS, true);
        String late = returnedTwice();
        rulings.refer(late, STREETS, false);
        rulings.refer(late, List.of(COMMAND), false);

        assertThat(timelineText(referred)).contains("本级不能认定");
        assertThat(timelineText(late)).contains("本级裁定逾期", "区级裁定逾期，重新交办");
    }

    @Test
    void whoWouldJudgeTheirOwnAppealHasNone() {
        String number = returnedTwice();
        rulings.rule(number, Ruling.STREET, "属地职责", COORDINATION);

        assertThat(rulings.record(number, STREETS).appealable()).isFalse();
    }

    @Test
    void aRulingIsThePrecedentOfTheNextLikeCaseAndNumberedWithoutGap() {
        String first = open(UNKNOWN, "none");
        blow(first, "streetCannotSolve", "gongan");
        summon(first, "quick");
        giveBack(first, POLICE, "notListed");
        rule(first, "xiaofang");
        String second = open(UNKNOWN, "none");
        assertThat(precedents(second)).contains("职责裁定〔2026〕第1号");

        blow(second, "streetCannotSolve", "");
        summon(second, "quick");

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
        summon(own, "quick");
        giveBack(own, BLOCK_SERVICE, "otherLead");
        assertThat(rulings.firstJudges(own)).containsExactly(COMMAND);
        returns.redispatch(own, "gongan", "改请公安", PARTY);
        summon(own, "quick");
        giveBack(own, POLICE, "notListed");

        assertThat(rulings.firstJudges(own)).as("its unit had refused before").containsExactly(COMMAND);
        assertThat(rulings.firstJudges(returnedTwice())).containsExactlyElementsOf(STREETS);
    }

    /** At level 2: by gongan, and after the redispatch by shichang. */
    private String returnedTwice() {
        String number = atLevelTwo(ROOF, "gongan");
        giveBack(number, POLICE, "notListed");
        returns.redispatch(number, "shichang", "改请市场监管", COORDINATION);
        summon(number, "tough");
        giveBack(number, MARKET, "notListed");
        return number;
    }

    private String precedents(String number) {
        return String.valueOf(factsOf(number, "userTask_blowWhistle").get("precedents"));
    }
}
