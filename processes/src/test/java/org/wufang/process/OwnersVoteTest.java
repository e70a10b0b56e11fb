package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Civil Code, art. 278: "at least" includes the number itself, "more than half" does not. */
class OwnersVoteTest {

    private static final Table OWNERS_VOTE = new Table("owners-vote");

    @ParameterizedTest(name = "{0}: area {2}/{3}/{4}, owners {5}/{6}/{7}, three quarters {1}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            # rule,                    higher, area: total, taking, for, owners: total, taking, for, carried
            # exactly two thirds take part, one hundredth of a square metre less does not do
            majorityCarried,           false, 300000, 200000, 100001, 300, 200, 101, true
            areaQuorumMissing,         false, 300000, 199999, 199999, 300, 300, 300, false
            areaQuorumMissing,         true,  300000, 199999, 199999, 300, 300, 300, false
            ownersQuorumMissing,       false, 300000, 300000, 300000, 300, 199, 199, false
            ownersQuorumMissing,       true,  300000, 300000, 300000, 300, 199, 199, false
            # a total that three does not divide: 67 of 100 are two thirds, 66 are not
            majorityCarried,           false, 300000, 300000, 300000, 100, 67,  67,  true
            ownersQuorumMissing,       false, 300000, 300000, 300000, 100, 66,  66,  false
            # exactly three quarters
            threeQuartersCarried,      true,  300000, 200000, 150000, 300, 200, 150, true
            threeQuartersAreaMissing,  true,  300000, 200000, 149999, 300, 200, 200, false
            threeQuartersOwnersMissing, true, 300000, 200000, 200000, 300, 200, 149, false
            # exactly one half is not more than half
            majorityAreaMissing,       false, 300000, 200000, 100000, 300, 200, 200, false
            majorityOwnersMissing,     false, 300000, 200000, 200000, 300, 200, 100, false
            majorityAreaMissing,       false, 300000, 200000, 100000, 300, 200, 100, false
            # three quarters carry what half would not have to
            threeQuartersAreaMissing,  true,  300000, 200000, 100001, 300, 200, 101, false
            # areas beyond the exact range of a double
            majorityCarried,           false, 9007199254740993, 9007199254740993, 4503599627370497, 3, 3, 2, true
            threeQuartersAreaMissing,  true,  9007199254740992, 9007199254740992, 6755399441055743, 4, 4, 3, false
            threeQuartersCarried,      true,  9007199254740992, 9007199254740992, 6755399441055744, 4, 4, 3, true
            # nobody, more than all, fewer than none, unknown
            figuresImplausible,        false, 0,      0,      0,      0,   0,   0,   false
            figuresImplausible,        true,  0,      0,      0,      300, 300, 300, false
            figuresImplausible,        true,  300000, 300000, 300000, 0,   0,   0,   false
            figuresImplausible,        false, 300000, 300001, 300001, 300, 300, 300, false
            figuresImplausible,        false, 300000, 300000, 300001, 300, 300, 300, false
            figuresImplausible,        false, 300000, 300000, 300000, 300, 301, 301, false
            figuresImplausible,        false, 300000, 300000, 300000, 300, 300, 301, false
            figuresImplausible,        false, 300000, 300000, -1,     300, 300, 300, false
            figuresImplausible,        false, 300000, 300000, 300000, 300, 300, -1,  false
            figuresImplausible,        null,  300000, 300000, 300000, 300, 300, 300, false
            figuresImplausible,        true,  300000, null,   300000, 300, 300, 300, false
            """)
    void decides(
            String rule,
            Boolean higherThreshold,
            Long areaTotal,
            Long areaTaking,
            Long areaFor,
            Long ownersTotal,
            Long ownersTaking,
            Long ownersFor,
            boolean carried) {
        assertThat(OWNERS_VOTE.row(inputs(
                        "higherThreshold", higherThreshold,
                        "areaTotal", areaTotal,
                        "areaTaking", areaTaking,
                        "areaFor", areaFor,
                        "ownersTotal", ownersTotal,
                        "ownersTaking", ownersTaking,
                        "ownersFor", ownersFor)))
                .containsEntry("ownersCarried", carried)
                .containsEntry("ownersRule", rule);
    }

    /** Held against fractions of whole numbers: each way in which few owners can vote, and votes at the edge of large ones. */
    @Test
    void isExactToTheLastOwnerAndTheLastCentimetre() {
        for (boolean higher : new boolean[] {false, true}) {
            for (long total = 1; total <= 9; total++) {
                for (long taking = 0; taking <= total; taking++) {
                    for (long agreeing = 0; agreeing <= taking; agreeing++) {
                        assertExact(higher, total, taking, agreeing, 3, 3, 3);
                        assertExact(higher, 3, 3, 3, total, taking, agreeing);
                    }
                }
            }
            Random random = new Random(278);
            for (int i = 0; i < 200; i++) {
                long total = random.nextLong(1, 1L << 60);
                long taking = near(total, 2, 3, random);
                long agreeing = higher ? near(taking, 3, 4, random) : near(taking, 1, 2, random);
                long owners = random.nextLong(1, 1_000_000);
                long present = near(owners, 2, 3, random);
                long yes = higher ? near(present, 3, 4, random) : near(present, 1, 2, random);
                assertExact(higher, total, taking, agreeing, owners, present, yes);
            }
        }
    }

    private static void assertExact(
            boolean higher,
            long areaTotal,
            long areaTaking,
            long areaFor,
            long ownersTotal,
            long ownersTaking,
            long ownersFor) {
        assertThat(OWNERS_VOTE
                        .row(inputs(
                                "higherThreshold", higher,
                                "areaTotal", areaTotal,
                                "areaTaking", areaTaking,
                                "areaFor", areaFor,
                                "ownersTotal", ownersTotal,
                                "ownersTaking", ownersTaking,
                                "ownersFor", ownersFor))
                        .get("ownersCarried"))
                .as(
                        "three quarters %s: area %d/%d/%d, owners %d/%d/%d",
                        higher, areaTotal, areaTaking, areaFor, ownersTotal, ownersTaking, ownersFor)
                .isEqualTo(carries(higher, areaTotal, areaTaking, areaFor)
                        && carries(higher, ownersTotal, ownersTaking, ownersFor));
    }

    /** Two thirds take part, and of those three quarters or more than half agree. */
    private static boolean carries(boolean higher, long total, long taking, long agreeing) {
        boolean quorum = compare(taking, total, 2, 3) >= 0;
        return quorum && (higher ? compare(agreeing, taking, 3, 4) >= 0 : compare(agreeing, taking, 1, 2) > 0);
    }

    /** Sign of part/whole - numerator/denominator. */
    private static int compare(long part, long whole, long numerator, long denominator) {
        return BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(denominator))
                .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(numerator)));
    }

    /** This share of the whole, or one or two beside it. */
    private static long near(long whole, long numerator, long denominator, Random random) {
        long share = BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact();
        return Math.max(0, Math.min(whole, share + random.nextInt(5) - 2));
    }

    @AfterAll
    static void everyRuleFired() {
        OWNERS_VOTE.assertEveryRuleFired();
    }
}
