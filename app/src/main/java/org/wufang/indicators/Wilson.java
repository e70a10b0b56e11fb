package org.wufang.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * 95 % confidence interval of a share, after Wilson (1927): it holds for few answers and near 0 and 1, where the usual
 * one leaves the scale.
 *
 * @param low in per cent, two decimals
 * @param high in per cent, two decimals
 */
public record Wilson(BigDecimal low, BigDecimal high) {

    /** 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Null when nobody answered. */
    public static @Nullable Wilson of(long yes, long answered) {
        if (answered == 0) {
            return null;
        }
        double n = answered;
        double share = yes / n;
        double middle = share + Z * Z / (2 * n);
        double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        return new Wilson(percent((middle - spread) / scale), percent((middle + spread) / scale));
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(100 * Math.min(1, Math.max(0, share))).setScale(2, RoundingMode.HALF_UP);
    }
}
