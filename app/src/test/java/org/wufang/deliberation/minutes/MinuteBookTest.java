package org.wufang.deliberation.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.NewCase;
import org.wufang.deliberation.DeliberationRooms;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Promise;
import org.wufang.deliberation.Proposal;
import org.wufang.deliberation.Sha256;
import org.wufang.deliberation.Signature;
import org.wufang.deliberation.commitments.PartyRatings;
import org.wufang.deliberation.conduct.FormerActs;
import org.wufang.deliberation.minutes.Edition.Occasion;
import org.wufang.deliberation.notice.Notices;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/** The minutes are numbered, each edition is kept as it was made, and none is made for nothing. */
@CaseRoomTest
@Import(DeliberationRooms.class)
@RecordApplicationEvents
class MinuteBookTest {

    private static final String BLOCK = "430302003001001";
    private static final String COMMUNITY = "430302003001";
    private static final Actor COMMITTEE = new Actor("committee", "residentsCommittee", COMMUNITY);
    private static final List<String> SEATS =
            List.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation");

    @Autowired
    private MinuteBook book;

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private FormerActs former;

    @Autowired
    private Notices notices;

    @Autowired
    private PartyRatings ratings;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private Directory directory;

    private String number;

    @BeforeEach
    void aProposalIsAgreed() {
        when(directory.place(BLOCK)).thenReturn(Optional.of(new Place(BLOCK, "430302", "430302003", COMMUNITY, BLOCK)));
        when(directory.membershipsOf(anyString())).thenReturn(List.of());
        when(directory.roleName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.groupName(anyString())).thenAnswer(call -> call.getArgument(0));
        when(directory.personName(anyString())).thenAnswer(call -> call.getArgument(0));
        number = agreedCase("run-1");
    }

    @Test
    void beforeAnythingIsSettledThereIsADraftThatNobodyKeeps() {
        book.renew(number);

        assertThat(newest(number)).matches(draft -> !draft.kept() && draft.occasion() == Occasion.DRAFT);
        assertThat(acts()).doesNotContain("deliberation.minutesKept");
        assertThatThrownBy(() -> book.toSign(number)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsLaidOutTwiceIsLaidOutOnce() {
        book.layOut(number);
        book.layOut(number);

        assertThat(book.of(number).get(0)).hasSize(1);
        assertThat(newest(number).document().text()).contains("propertyFirm：待签署");
        assertThat(acts()).containsOnlyOnce("deliberation.minutesKept");
    }

    @Test
    void aSignatureDoesNotChangeWhatTheOthersSign() {
        book.layOut(number);
        Edition laidOut = book.toSign(number);

        sign("partyBranch", Signature.Mark.DISSENT, "费用过高");
        book.layOut(number);

        assertThat(book.toSign(number).content()).isEqualTo(laidOut.content()).doesNotContain("费用过高");
    }

    @Test
    void aSignatureTakenBackIsToldAfterwardsAndChangesNothingBefore() {
        book.layOut(number);
        Edition laidOut = book.toSign(number);
        sign("partyBranch", Signature.Mark.SIGN, "");

        former.withdrawSignature(number, "partyBranch", "漏看费用", new Actor("partyBranch", "partyBranch", COMMUNITY));
        book.layOut(number);
        assertThat(book.toSign(number)).isEqualTo(laidOut);
        conclude();

        assertThat(newest(number).document().text()).contains("【退回与撤回】\npartyBranch：签认", "处理：已撤回；理由：漏看费用");
    }

    @Test
    void signaturesAndDissentsAreInTheEditionThatConcludes() {
        book.layOut(number);
        sign("partyBranch", Signature.Mark.DISSENT, "费用过高");
        deliberations.recordUnsigned(number);
        deliberations.conclude(number);
        book.renew(number);

        assertThat(newest(number).version()).isEqualTo(2);
        assertThat(newest(number).occasion()).isEqualTo(Occasion.CONCLUDED);
        assertThat(newest(number).document().text())
                .contains("partyBranch：保留意见；意见：费用过高；签署人：partyBranch", "所签版次：第1版", "propertyFirm：逾期未签署");
    }

    @Test
    void whatComesAfterIsANewEditionAndBothAreKept() {
        conclude();
        Edition concluded = newest(number);

        book.renew(number);
        assertThat(newest(number)).isEqualTo(concluded);

        notices.publish(number, Instant.parse("2026-03-05T09:30:00Z"));
        notices.object(number, "没有公示报价", new Actor("social", "socialOrganisation", COMMUNITY));
        book.renew(number);

        assertThat(book.of(number).get(0)).extracting(Edition::version).containsExactly(1, 2, 3);
        assertThat(book.of(number).get(0).get(1)).isEqualTo(concluded);
        assertThat(newest(number).occasion()).isEqualTo(Occasion.CONTINUED);
        assertThat(newest(number).document().text()).contains("没有公示报价");
    }

    @Test
    void ratingsAreInTheNextEditionOnceTheLastIsGiven() {
        conclude();
        Edition concluded = newest(number);
        assertThat(concluded.content()).doesNotContain("各方评价");

        rate("propertyFirm", 4, 5, "说到做到");
        book.renew(number);
        assertThat(newest(number)).isEqualTo(concluded);

        ratings.count(number);
        book.renew(number);

        assertThat(book.of(number).get(0)).extracting(Edition::version).containsExactly(1, 2, 3);
        assertThat(book.of(number).get(0).get(1)).isEqualTo(concluded);
        assertThat(newest(number).occasion()).isEqualTo(Occasion.CONTINUED);
        assertThat(newest(number).document().text())
                .contains("【各方评价】", "propertyFirm：4分；过程：5分；评语：说到做到", "partyBranch：逾期未评");
        assertThat(newest(number)
                        .document()
                        .sections()
                        .get(newest(number).document().sections().size() - 1)
                        .heading())
                .isEqualTo("各方评价");
        assertThat(newest(number).document().markdown()).contains("各方评价", "说到做到");
        assertThat(newest(number).content()).contains("各方评价", "说到做到");
        assertThat(newest(number).sha256()).isEqualTo(Sha256.of(newest(number).content()));
    }

    @Test
    void aNewProposalIsLaidOutAnewUnderTheSameNumber() {
        book.layOut(number);
        deliberations.openNextRound(number);
        propose("先行修补");
        deliberations.tally(number);
        book.layOut(number);

        assertThat(book.of(number).get(0)).extracting(Edition::version).containsExactly(1, 2);
        assertThat(book.of(number).get(0))
                .extracting(Edition::number)
                .containsOnly(newest(number).number());
        assertThat(book.toSign(number).document().text()).contains("先行修补");
    }

    @Test
    void whatWasNotAgreedHasMinutesToo() {
        deliberations.fail(number);
        book.renew(number);

        assertThat(newest(number)).matches(e -> e.version() == 1 && e.occasion() == Occasion.CONCLUDED);
        assertThat(newest(number).document().text()).contains("未达成一致");
    }

    @Test
    void everyDeliberationHasItsOwnNumberWithoutGaps() {
        conclude();
        String first = newest(number).number();
        deliberations.open(number, "run-2", COMMUNITY, participants());
        deliberations.fail(number);
        book.renew(number);
        String mine = number;
        String other = agreedCase("run-3");
        book.layOut(other);

        assertThat(first).matches("HY-2026-\\d{6}");
        assertThat(book.of(mine).get(1).get(0).number()).isEqualTo(next(first));
        assertThat(newest(other).number()).isEqualTo(next(next(first)));
    }

    @Test
    void theHashIsOverWhatIsKeptAndStandsInTheLedger() {
        book.layOut(number);
        Edition edition = newest(number);

        assertThat(edition.sha256()).isEqualTo(Sha256.of(edition.content())).hasSize(64);
        assertThat(edition.content()).contains(edition.number(), "\"version\":1", "整修屋面防水");
        assertThat(events.stream(CaseEvent.class).filter(event -> event.act().equals("deliberation.minutesKept")))
                .extracting(event -> event.content().get("sha256"))
                .containsExactly(edition.sha256());
    }

    @Test
    void minutesThatSomebodyAlteredAreNotRead() {
        book.layOut(number);
        jdbc.sql("update deliberation_minutes_version set content = replace(content, '整修', '拆除')")
                .update();

        assertThatThrownBy(() -> book.of(number))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("minutes-altered"));
    }

    private void conclude() {
        book.layOut(number);
        deliberations.recordUnsigned(number);
        deliberations.conclude(number);
        book.renew(number);
    }

    private void sign(String seat, Signature.Mark mark, String dissent) {
        Actor by = new Actor(seat, seat, COMMUNITY);
        deliberations.sign(number, seat, mark, dissent, by);
        book.signed(number, seat, mark, "task-1", by);
    }

    private void rate(String seat, int result, int process, String remark) {
        ratings.rate(number, seat, result, process, remark, "task-" + seat, new Actor(seat, seat, COMMUNITY));
    }

    private Edition newest(String caseNumber) {
        List<Edition> editions = book.of(caseNumber).get(0);
        return editions.get(editions.size() - 1);
    }

    private List<String> acts() {
        return events.stream(CaseEvent.class).map(CaseEvent::act).toList();
    }

    private String agreedCase(String run) {
        number = caseFiles
                .open(
                        new NewCase(
                                "屋顶漏水", "三楼以上渗水", "", BLOCK, "3 栋", "none", 12, List.of("propertyFirm"), "grid", null),
                        COMMITTEE)
                .number();
        deliberations.open(number, run, COMMUNITY, participants());
        propose("整修屋面防水");
        deliberations.tally(number);
        return number;
    }

    private void propose(String text) {
        Promise promise = new Promise(1, "propertyFirm", "修缮屋面", LocalDate.of(2026, 4, 1));
        deliberations.propose(
                number,
                new Proposal(text, "", "物业管理条例", null, "", OwnersItem.NONE, false, List.of(promise)),
                COMMITTEE);
    }

    private static List<Participant> participants() {
        return SEATS.stream().map(seat -> new Participant(seat, seat, "")).toList();
    }

    private static String next(String number) {
        return "HY-2026-%06d".formatted(Integer.parseInt(number.substring(8)) + 1);
    }
}
