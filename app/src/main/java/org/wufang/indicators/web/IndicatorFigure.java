package org.wufang.indicators.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wufang.indicators.Indicator;
import org.wufang.indicators.Indicator.Figure;
import org.wufang.indicators.Indicator.Kind;
import org.wufang.indicators.Indicators.Counted;
import org.wufang.indicators.Wilson;

/**
 * One figure as it is told.
 *
 * @param value per cent of a rate, with two decimals; a mean with two decimals; a count; null when nothing was counted
 * @param cases numbers of the cases in the numerator; null when they were not asked for, and in a mean
 * @param counted numbers of all cases that were counted; null when they were not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "一项指标 One figure")
record IndicatorFigure(
        String name,
        String label,
        String definition,
        @Nullable String hint,
        String kind,
        @Schema(description = "分子；均值则为合计。In a mean: the sum") long numerator,
        @Schema(description = "分母 n") long denominator,
        @Schema(description = "比率为百分数，两位小数；无可计时没有。Per cent with two decimals; none when nothing was counted") @Nullable
                BigDecimal value,
        String text,
        @Schema(description = "95% 置信区间下限（%），只在样本指标中有") @Nullable BigDecimal low,
        @Schema(description = "95% 置信区间上限（%）") @Nullable BigDecimal high,
        @Schema(description = "计入分子的案件编号") @Nullable List<String> cases,
        @Schema(description = "计入分母的案件编号") @Nullable List<String> counted) {

    static IndicatorFigure of(Counted counted, boolean withCases) {
        Indicator indicator = counted.indicator();
        Figure figure = counted.figure();
        BigDecimal value = value(indicator.kind(), figure);
        Wilson interval = indicator.isSample() ? Wilson.of(figure.numerator(), figure.denominator()) : null;
        boolean mean = indicator.kind() == Kind.MEAN;
        return new IndicatorFigure(
                indicator.name(),
                indicator.label(),
                indicator.definition(),
                indicator.hint().isEmpty() ? null : indicator.hint(),
                indicator.kind().name().toLowerCase(java.util.Locale.ROOT),
                figure.numerator(),
                figure.denominator(),
                value,
                text(indicator.kind(), value),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                withCases && !mean ? counted.inNumerator() : null,
                withCases ? counted.inDenominator() : null);
    }

    private static @Nullable BigDecimal value(Kind kind, Figure figure) {
        if (kind == Kind.COUNT) {
            return BigDecimal.valueOf(figure.denominator());
        }
        if (figure.denominator() == 0) {
            return null;
        }
        return BigDecimal.valueOf(figure.numerator() * (kind == Kind.RATE ? 100 : 1))
                .divide(BigDecimal.valueOf(figure.denominator()), 2, RoundingMode.HALF_UP);
    }

    private static String text(Kind kind, @Nullable BigDecimal value) {
        if (value == null) {
            return "—";
        }
        return kind == Kind.RATE ? value.toPlainString() + "%" : value.toPlainString();
    }
}
