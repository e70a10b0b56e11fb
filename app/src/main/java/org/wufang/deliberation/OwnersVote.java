package org.wufang.deliberation;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/**
 * How the owners voted on a proposal that is theirs to decide.
 *
 * @param carried what the table {@code owners-vote} found; null until it has spoken
 */
public record OwnersVote(
        int round, Count count, @Nullable Boolean carried, @Nullable String rule, Actor by, Instant at) {

    /**
     * By area and by number.
     *
     * @param areaTotal exclusive area of all owners, in hundredths of a square metre, so that shares compare exactly;
     *     so the other areas
     */
    public record Count(
            long areaTotal, long areaTaking, long areaFor, long ownersTotal, long ownersTaking, long ownersFor) {

        /** Nobody takes part who is no owner, nobody agrees who takes no part. */
        void mustAddUp() {
            FormRejected.unless(areaTotal > 0, "areaTotal", "专有部分面积（平方米）：总数", "not-positive");
            FormRejected.unless(areaTaking <= areaTotal, "areaTaking", "专有部分面积（平方米）：参与表决", "over-total");
            FormRejected.unless(areaFor <= areaTaking, "areaFor", "专有部分面积（平方米）：同意", "over-area-taking");
            FormRejected.unless(areaFor >= 0, "areaFor", "专有部分面积（平方米）：同意", "negative");
            FormRejected.unless(ownersTotal > 0, "ownersTotal", "业主人数：总数", "not-positive");
            FormRejected.unless(ownersTaking <= ownersTotal, "ownersTaking", "业主人数：参与表决", "over-total");
            FormRejected.unless(ownersFor <= ownersTaking, "ownersFor", "业主人数：同意", "over-owners-taking");
            FormRejected.unless(ownersFor >= 0, "ownersFor", "业主人数：同意", "negative");
        }
    }

    /**
     * Square metres in hundredths.
     *
     * @throws FormRejected when there are more than two decimals
     */
    public static long hundredths(String field, String label, BigDecimal squareMetres) {
        try {
            return squareMetres.movePointRight(2).longValueExact();
        } catch (ArithmeticException e) {
            throw FormRejected.of(field, label, "area-decimals");
        }
    }
}
