package org.wufang.deliberation.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.NewCase;
import org.wufang.deliberation.Ballot;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.DeliberationRooms;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Promise;
import org.wufang.deliberation.Proposal;
import org.wufang.deliberation.Round;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.FieldProblem;

@CaseRoomTest
@Import(DeliberationRooms.class)
class ConditionsTest {

    private static final String BLOCK = "430302003001001";
    private static final String COMMUNITY = "430302003001";
    private static final Actor COMMITTEE = new Actor("committee", "residentsCommittee", COMMUNITY);
    private static final Actor PROPERTY = new Actor("property", "propertyFirm", COMMUNITY);

    @Autowired
    private Deliberations deliberations;

    @Autowired
    private Conditions conditions;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Directory directory;

    private String number;

    @BeforeEach
    void aProposalIsOnTheTable() {
        when(directory.place(BLOCK)).thenReturn(Optional.of(new Place(BLOCK, "430302", "430302003", COMMUNITY, BLOCK)));
        number = caseFiles
                .open(
                        new NewCase("电梯", "经常停运", "", BLOCK, "3 栋", "none", 12, List.of("propertyFirm"), "grid", null),
                        COMMITTEE)
                .number();
        deliberations.open(
                number,
                "run-conditions",
                COMMUNITY,
                Stream.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation")
                        .map(seat -> new Participant(seat, seat, ""))
                        .toList());
        propose();
    }

    @Test
    void conditionsAreOpenOnceTheVotesAreCounted() {
        vote("propertyFirm", "先报价", "费用分摊");
        assertThat(conditions.open(number)).isEmpty();

        count();
        conditions.raise(number);

        assertThat(conditions.open(number)).extracting(Condition::words).containsExactly("先报价", "费用分摊");
    }

    @Test
    void aVoteWithoutConditionsLeavesNone() {
        deliberations.vote(
                number, "propertyFirm", Ballot.filled("oppose", List.of("先报价"), "太贵", ""), "task-1", PROPERTY);
        count();

        assertThat(conditions.open(number)).isEmpty();
    }

    @Test
    void eachOpenConditionIsOwedAnAnswerInWords() {
        vote("propertyFirm", "先报价", "费用分摊");
        count();
        deliberations.openNextRound(number);
        propose();

        assertThatThrownBy(() -> conditions.answer(number, List.of(answer("met", " ")), COMMITTEE))
                .isInstanceOfSatisfying(FormRejected.class, rejected -> assertThat(rejected.fields())
                        .extracting(FieldProblem::field)
                        .containsExactly("condition1Words", "condition2Answer", "condition2Words"))
                .hasMessageContaining("条件1（先报价）：请写明如何满足");
        assertThat(conditions.open(number)).hasSize(2);
    }

    @Test
    void whatIsAnsweredIsAskedNoMoreOnceItsProposalIsDecided() {
        vote("propertyFirm", "先报价");
        count();
        deliberations.openNextRound(number);
        propose();
        conditions.answer(number, List.of(answer("met", "已报价")), COMMITTEE);
        assertThat(conditions.open(number))
                .as("its proposal may still be taken back")
                .hasSize(1);

        vote("ownersCommittee", "业主先看图纸");
        count();

        assertThat(conditions.open(number)).extracting(Condition::words).containsExactly("业主先看图纸");
    }

    @Test
    void aProposalThatWasNeverDecidedHasAnsweredNothing() {
        vote("propertyFirm", "先报价");
        count();
        for (String words : List.of("已报价", "已重新报价")) {
            deliberations.openNextRound(number);
            propose();
            conditions.answer(number, List.of(answer("met", words)), COMMITTEE);
        }

        assertThat(conditions.of(
                        deliberations.lastProceedings(number).deliberation().id()))
                .singleElement()
                .satisfies(condition -> assertThat(condition.answers())
                        .extracting(Condition.Answer::words)
                        .containsExactly("已报价", "已重新报价"));
    }

    private static Conditions.Filled answer(String answer, String words) {
        return new Conditions.Filled(answer, words);
    }

    private void propose() {
        deliberations.propose(
                number,
                new Proposal(
                        "更换电梯",
                        "",
                        "物业管理条例",
                        null,
                        "",
                        OwnersItem.NONE,
                        false,
                        List.of(new Promise(1, "propertyFirm", "更换", LocalDate.of(2026, 6, 1)))),
                COMMITTEE);
    }

    private void vote(String seat, String... words) {
        deliberations.vote(
                number,
                seat,
                Ballot.filled("agreeWithConditions", List.of(words), "", ""),
                "task-" + seat,
                new Actor("person", seat, COMMUNITY));
    }

    private void count() {
        deliberations.tally(number);
        conditions.raise(number);
        deliberations.decide(number, new Round.Decision(Consensus.AMEND, "conditionsOpen", "有条件"));
    }
}
