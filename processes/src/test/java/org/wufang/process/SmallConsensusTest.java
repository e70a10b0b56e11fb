package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallConsensusTest {

    private static final Table SMALL_CONSENSUS = new Table("small-consensus");

    @ParameterizedTest(name = "{0}: {1} present, {2} cast, {3} for, owners {4}, expert {5}, heard {6}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            # rule,          present, cast, for,  owners, expert, heard, consensus
            allAgree,        2,       2,    2,    false,  false,  false, agreed
            allAgree,        5,       5,    5,    false,  true,   true,  agreed
            notAll,          3,       3,    2,    false,  false,  false, failed
            notAll,          3,       2,    2,    false,  false,  false, failed
            notAll,          2,       0,    0,    false,  false,  false, failed
            tooFew,          1,       1,    1,    false,  false,  false, failed
            ownersDecide,    3,       3,    3,    true,   false,  false, failed
            hearingNeeded,   3,       3,    3,    false,  true,   false, failed
            hearingNeeded,   3,       3,    3,    true,   true,   false, failed
            countIncomplete, null,    2,    2,    false,  false,  false, failed
            countIncomplete, 2,       null, 2,    false,  false,  false, failed
            countIncomplete, 2,       2,    null, false,  false,  false, failed
            countIncomplete, 2,       2,    2,    null,   false,  false, failed
            countIncomplete, 2,       2,    2,    false,  null,   false, failed
            countIncomplete, 2,       2,    2,    false,  true,   null,  failed
            countIncomplete, 2,       3,    3,    false,  false,  false, failed
            countIncomplete, 3,       2,    3,    false,  false,  false, failed
            """)
    void onlyWhatAllWhoArePresentAgreeToIsAgreed(
            String rule,
            Integer present,
            Integer cast,
            Integer agreeing,
            Boolean owners,
            Boolean expert,
            Boolean heard,
            String consensus) {
        Map<String, Object> row = SMALL_CONSENSUS.row(inputs(
                "present", present,
                "cast", cast,
                "agreeing", agreeing,
                "ownersItem", owners,
                "expertItem", expert,
                "hearingHeld", heard));

        assertThat(row).containsEntry("consensus", consensus).containsEntry("consensusRule", rule);
        assertThat(row.get("consensusReason").toString()).contains("若");
    }

    @AfterAll
    static void everyRuleFired() {
        SMALL_CONSENSUS.assertEveryRuleFired();
    }
}
