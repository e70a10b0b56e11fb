package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrimmedMeanTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "3, 3.0",
        "1 5, 3.0",
        "1 4 4 4 5, 4.0",
        "1 1 1 1 5 5 5 5 5 5, 3.666666",
    })
    void isTheMeanOfWhatIsLeftWithoutTheLowestAndTheHighestFifth(String ratings, double mean) {
        assertThat(TrimmedMean.of(List.of(ratings.split(" ")).stream()
                        .map(Integer::valueOf)
                        .toList()))
                .isCloseTo(mean, org.assertj.core.data.Offset.offset(0.00001));
    }

    /** Whatever 19 whistlers who differ by a step have given, and whatever the twentieth gives. */
    @Test
    void oneOutlierOfTwentyMovesItByLessThanATenthAndThePlainMeanByMore() {
        double furthest = 0;
        double furthestPlain = 0;
        for (int low = 1; low <= 4; low++) {
            for (int lows = 0; lows <= 19; lows++) {
                List<Integer> others = new ArrayList<>(Collections.nCopies(lows, low));
                others.addAll(Collections.nCopies(19 - lows, low + 1));
                for (int before = low; before <= low + 1; before++) {
                    for (int outlier = 1; outlier <= 5; outlier++) {
                        furthest = Math.max(
                                furthest,
                                Math.abs(TrimmedMean.of(with(others, before)) - TrimmedMean.of(with(others, outlier))));
                        furthestPlain = Math.max(furthestPlain, Math.abs(before - outlier) / 20.0);
                    }
                }
            }
        }
        assertThat(furthest).isLessThan(0.1).isPositive();
        assertThat(furthestPlain).isEqualTo(0.2);
    }

    private static List<Integer> with(List<Integer> others, int one) {
        List<Integer> all = new ArrayList<>(others);
        all.add(one);
        return all;
    }
}
