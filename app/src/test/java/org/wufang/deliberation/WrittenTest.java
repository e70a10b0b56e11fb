package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.deliberation.SeatedFive.assertThatRejected;
import static org.wufang.deliberation.SeatedFive.simpleProposal;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written on a proposal and on a voting paper, before it is kept. */
class WrittenTest {

    @Test
    void aVoteWithConditionsNamesThemAndAnOppositionItsReason() {
        assertThatRejected("condition1", () -> Ballot.filled("agreeWithConditions", List.of(" ", ""), "", ""));
        assertThatRejected("reason", () -> Ballot.filled("oppose", List.of(), "", ""));
        assertThatRejected("reason", () -> Ballot.filled("legalObjection", List.of(), "", "民法典第二百七十八条"));
        assertThatRejected("legalBasis", () -> Ballot.filled("legalObjection", List.of(), "违法", " "));
        assertThatRejected("vote", () -> Ballot.filled("missing", List.of(), "", ""));
    }

    @Test
    void whatDoesNotBelongToTheChoiceIsNotOnThePaper() {
        assertThat(Ballot.filled("agree", List.of("先报价"), "不公平", "民法典"))
                .isEqualTo(new Ballot(Choice.AGREE, List.of(), "", ""));
        assertThat(Ballot.filled("oppose", List.of("先报价"), "不公平", "民法典"))
                .isEqualTo(new Ballot(Choice.OPPOSE, List.of(), "不公平", ""));
        assertThat(Ballot.filled("agreeWithConditions", List.of(" 先\n报价 ", " "), "不公平", "民法典"))
                .isEqualTo(new Ballot(Choice.AGREE_WITH_CONDITIONS, List.of("先 报价"), "", ""));
    }

    @Test
    void areasAreKeptInHundredthsExactly() {
        assertThat(OwnersVote.hundredths("areaTotal", "面积", new java.math.BigDecimal("12345.67")))
                .isEqualTo(1_234_567);
        assertThatRejected(
                "areaTotal", () -> OwnersVote.hundredths("areaTotal", "面积", new java.math.BigDecimal("1.005")));
    }

    @Test
    void twoProposalsThatReadAlikeButDifferInTheirPartsHaveDifferentHashes() {
        Proposal proposal = simpleProposal();
        assertThat(proposal.sha256()).isEqualTo(simpleProposal().sha256()).hasSize(64);
        assertThat(new Proposal("ab", "", "c", null, "", OwnersItem.NONE, false, List.of()).sha256())
                .isNotEqualTo(new Proposal("a", "", "bc", null, "", OwnersItem.NONE, false, List.of()).sha256())
                .isNotEqualTo(new Proposal("ab", "c", "c", null, "", OwnersItem.NONE, false, List.of()).sha256());
    }

    /** As computed by the first release: a vote that is open while the program is renewed can be counted. */
    @Test
    void aProposalOfTheFirstReleaseKeepsItsHash() {
        Proposal proposal = new Proposal(
                "修屋面",
                "",
                "条例",
                null,
                "",
                OwnersItem.NONE,
                false,
                List.of(new Promise(1, "propertyFirm", "修", LocalDate.of(2026, 4, 1))));

        assertThat(proposal.sha256()).isEqualTo("5826331c9b4f1cda7ab04f3d75e9e46f0ccb8ed6b2286b4e6567f76f74933659");
    }

    @Test
    void aCommitmentIsFilledWhollyOrNotAtAll() {
        assertThat(Promise.of(2, "", "", "")).isEmpty();
        assertThatRejected("commitment2Owner", () -> Promise.of(2, "", "修缮", "2026-04-01"));
        assertThatRejected("commitment2Measure", () -> Promise.of(2, "propertyFirm", "", "2026-04-01"));
        assertThatRejected("commitment2DueOn", () -> Promise.of(2, "propertyFirm", "修缮", ""));
        assertThatRejected("commitment2DueOn", () -> Promise.of(2, "propertyFirm", "修缮", "四月一日"));
    }
}
