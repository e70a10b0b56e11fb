package org.wufang.indicators;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.indicators.Indicator.CountedCase;
import org.wufang.indicators.Indicator.Figure;
import org.wufang.indicators.Indicator.Kind;
import org.wufang.platform.web.Problem;

/** 三率 and the other indicators, whichever room counts them: each with n, and with the cases it was counted from. */
@Service
@Transactional(readOnly = true)
public class Indicators {

    private final ObjectProvider<Indicator> indicators;

    Indicators(ObjectProvider<Indicator> indicators) {
        this.indicators = indicators;
    }

    /** All figures of the scope, without their cases. */
    public List<Counted> count(IndicatorScope scope) {
        return indicators
                .orderedStream()
                .map(indicator -> new Counted(indicator, indicator.count(scope), List.of()))
                .toList();
    }

    /** All figures of the scope with their cases. */
    public List<Counted> list(IndicatorScope scope) {
        return indicators
                .orderedStream()
                .map(indicator -> list(indicator, scope))
                .toList();
    }

    /**
     * One of them with its cases.
     *
     * @throws Problem {@code unknown-indicator}, 404
     */
    public Counted list(String name, IndicatorScope scope) {
        return indicators
                .orderedStream()
                .filter(indicator -> indicator.name().equals(name))
                .findFirst()
                .map(indicator -> list(indicator, scope))
                .orElseThrow(() -> new Problem("unknown-indicator", name));
    }

    private static Counted list(Indicator indicator, IndicatorScope scope) {
        List<CountedCase> cases = indicator.cases(scope);
        // what is listed under a mean are not the numbers that it is made of
        Figure figure = indicator.kind() == Kind.MEAN ? indicator.count(scope) : sum(cases);
        return new Counted(indicator, figure, cases);
    }

    private static Figure sum(List<CountedCase> cases) {
        return new Figure(
                cases.stream().mapToLong(CountedCase::numerator).sum(),
                cases.stream().mapToLong(CountedCase::denominator).sum());
    }

    /** @param cases by number; empty when they were not asked for */
    public record Counted(Indicator indicator, Figure figure, List<CountedCase> cases) {

        /** Numbers of the cases that are in the numerator. */
        public List<String> inNumerator() {
            return cases.stream()
                    .filter(counted -> counted.numerator() > 0)
                    .map(CountedCase::number)
                    .toList();
        }

        /** Numbers of all cases that were counted. */
        public List<String> inDenominator() {
            return cases.stream().map(CountedCase::number).toList();
        }
    }
}
