package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsensusTest {

    private static final Table CONSENSUS = new Table("consensus");

    @ParameterizedTest(
            name = "{0}, round {1}: {2} present, {3} for, {4} conditionally, {5} against ({6} by law), "
                    + "{7} abstain, core {8}, owners {9}, expert {10}, heard {11}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            # rule,                round, present, for, cond, against, legal, abstain, core, owners, expert, heard, consensus
            quorumMissing,         1,     5,       3,   0,    0,       0,     0,       true,  false, false,  false, amend
            quorumMissing,         2,     5,       5,   0,    0,       0,     0,       false, false, false,  false, amend
            quorumMissing,         1,     3,       3,   0,    0,       0,     0,       true,  true,  true,   false, amend
            quorumMissingAtLast,   3,     5,       3,   0,    0,       0,     0,       true,  false, false,  false, failed
            quorumMissingAtLast,   3,     5,       5,   0,    0,       0,     0,       false, false, false,  false, failed
            legalObjection,        1,     5,       4,   0,    1,       1,     0,       true,  false, false,  false, amend
            legalObjection,        2,     5,       4,   0,    1,       1,     0,       true,  true,  true,   false, amend
            legalObjectionAtLast,  3,     5,       4,   0,    1,       1,     0,       true,  false, false,  false, failed
            hearingNeeded,         1,     5,       5,   0,    0,       0,     0,       true,  false, true,   false, hearing
            hearingNeeded,         3,     5,       1,   2,    2,       0,     0,       true,  true,  true,   false, hearing
            conditionsOpen,        1,     5,       4,   1,    0,       0,     0,       true,  false, false,  false, amend
            conditionsOpen,        2,     5,       4,   1,    0,       0,     0,       true,  true,  true,   true,  amend
            majorityMissing,       1,     5,       2,   0,    2,       0,     1,       true,  false, false,  false, amend
            majorityMissing,       1,     4,       2,   0,    2,       0,     0,       true,  false, false,  false, amend
            majorityMissing,       2,     5,       0,   0,    0,       0,     5,       true,  true,  true,   true,  amend
            majorityMissingAtLast, 3,     5,       2,   3,    0,       0,     0,       true,  false, false,  false, failed
            majorityMissingAtLast, 3,     5,       2,   0,    2,       0,     1,       true,  true,  true,   true,  failed
            ownersDecide,          1,     5,       3,   0,    2,       0,     0,       true,  true,  false,  false, ownersVote
            ownersDecide,          2,     5,       5,   0,    0,       0,     0,       true,  true,  true,   true,  ownersVote
            ownersDecideAtLast,    3,     5,       3,   1,    1,       0,     0,       true,  true,  false,  false, ownersVote
            agreed,                1,     5,       5,   0,    0,       0,     0,       true,  false, false,  false, agreed
            agreed,                1,     5,       3,   0,    2,       0,     0,       true,  false, false,  false, agreed
            agreed,                2,     5,       3,   0,    0,       0,     1,       true,  false, true,   true,  agreed
            agreedAtLast,          3,     5,       3,   1,    0,       0,     0,       true,  false, false,  false, agreed
            agreedAtLast,          4,     5,       5,   0,    0,       0,     0,       true,  false, false,  false, agreed
            countIncomplete,       null,  5,       5,   0,    0,       0,     0,       true,  false, false,  false, failed
            countIncomplete,       1,     null,    5,   0,    0,       0,     0,       true,  false, false,  false, failed
            countIncomplete,       1,     5,       null, 0,   0,       0,     0,       true,  false, false,  false, failed
            countIncomplete,       1,     5,       5,   null, 0,       0,     0,       true,  false, false,  false, failed
            countIncomplete,       1,     5,       5,   0,    null,    0,     0,       true,  false, false,  false, failed
            countIncomplete,       1,     5,       5,   0,    0,       null,  0,       true,  false, false,  false, failed
            countIncomplete,       1,     5,       5,   0,    0,       0,     null,    true,  false, false,  false, failed
            countIncomplete,       1,     5,       5,   0,    0,       0,     0,       null,  false, false,  false, failed
            countIncomplete,       1,     5,       5,   0,    0,       0,     0,       true,  null,  false,  false, failed
            countIncomplete,       1,     5,       5,   0,    0,       0,     0,       true,  false, null,   false, failed
            countIncomplete,       1,     5,       5,   0,    0,       0,     0,       true,  false, true,   null,  failed
            """)
    void judges(
            String rule,
            Integer round,
            Integer present,
            Integer agreeing,
            Integer conditional,
            Integer opposing,
            Integer legalObjections,
            Integer abstaining,
            Boolean coreVoted,
            Boolean ownersItem,
            Boolean expertItem,
            Boolean hearingHeld,
            String consensus) {
        Map<String, Object> row = CONSENSUS.row(count(
                round,
                present,
                sum(agreeing, conditional, opposing, abstaining),
                agreeing,
                conditional,
                opposing,
                legalObjections,
                abstaining,
                coreVoted,
                ownersItem,
                expertItem,
                hearingHeld));

        assertThat(row).containsEntry("consensus", consensus).containsEntry("consensusRule", rule);
        assertThat((String) row.get("consensusReason"))
                .as("why, and what otherwise")
                .contains("若")
                .endsWith("。");
    }

    @Test
    void votesThatDoNotAddUpAreNoAgreement() {
        assertThat(CONSENSUS.row(count(1, 5, 4, 5, 0, 0, 0, 0, true, false, false, false)))
                .containsEntry("consensus", "failed")
                .containsEntry("consensusRule", "countIncomplete");
    }

    @Test
    void theReasonNamesTheVotes() {
        assertThat(CONSENSUS.row(count(1, 5, 4, 2, 0, 1, 0, 1, true, false, false, false)))
                .containsEntry("consensusReason", "同意2票，到席5方，未过半数，方案须修改；若过半数同意，则达成一致。");
    }

    @AfterAll
    static void everyRuleFired() {
        CONSENSUS.assertEveryRuleFired();
    }

    private static Integer sum(Integer... votes) {
        int sum = 0;
        for (Integer vote : votes) {
            sum += vote == null ? 0 : vote;
        }
        return sum;
    }

    private static Map<String, Object> count(
            Integer round,
            Integer present,
            Integer cast,
            Integer agreeing,
            Integer conditional,
            Integer opposing,
            Integer legalObjections,
            Integer abstaining,
            Boolean coreVoted,
            Boolean ownersItem,
            Boolean expertItem,
            Boolean hearingHeld) {
        return inputs(
                "round", round,
                "present", present,
                "cast", cast,
                "agreeing", agreeing,
                "conditional", conditional,
                "opposing", opposing,
                "legalObjections", legalObjections,
                "abstaining", abstaining,
                "coreVoted", coreVoted,
                "ownersItem", ownersItem,
                "expertItem", expertItem,
                "hearingHeld", hearingHeld);
    }
}
