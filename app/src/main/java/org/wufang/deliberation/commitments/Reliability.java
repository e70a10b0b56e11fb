package org.wufang.deliberation.commitments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wufang.deliberation.Commitment;

/**
 * How a party kept its word in a period: kept ÷ due. Due is what was settled in it, and what was to be done in it and is
 * not. A commitment that was kept in part and revised was due and not kept; the one in its place counts for itself.
 *
 * @param group of who acts: {@code 430302003001.propertyFirm}
 * @param commitments that were due, oldest first
 */
public record Reliability(String group, LocalDate from, LocalDate to, List<Due> commitments) {

    /** @param on the day of the verdict, or the promised day of what has none */
    public record Due(
            String caseNumber, long commitment, String measure, LocalDate dueOn, LocalDate on, Commitment.State state) {

        public boolean kept() {
            return state == Commitment.State.KEPT;
        }
    }

    public int due() {
        return commitments.size();
    }

    public int kept() {
        return (int) commitments.stream().filter(Due::kept).count();
    }

    /** From 0 to 1 in four decimals; null when nothing was due. */
    public @Nullable BigDecimal rate() {
        return due() == 0
                ? null
                : BigDecimal.valueOf(kept()).divide(BigDecimal.valueOf(due()), 4, RoundingMode.HALF_UP);
    }

    /** 应兑现 3 项，已兑现 2 项（66.7%）. */
    public String text() {
        BigDecimal rate = rate();
        return rate == null
                ? "没有到期的承诺"
                : "应兑现 %d 项，已兑现 %d 项（%s%%）"
                        .formatted(
                                due(),
                                kept(),
                                rate.movePointRight(2)
                                        .setScale(1, RoundingMode.HALF_UP)
                                        .toPlainString());
    }

    /** Numbers of the cases that it was counted from. */
    public List<String> cases() {
        return commitments.stream().map(Due::caseNumber).distinct().toList();
    }
}
