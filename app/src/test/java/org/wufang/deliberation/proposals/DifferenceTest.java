package org.wufang.deliberation.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wufang.deliberation.proposals.Difference.Change;

class DifferenceTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "由物业公司整修屋面。, 由物业公司整修屋面。, 由物业公司整修屋面。",
        "由物业公司整修屋面。, 由业委会整修屋面。, 由-物业公司-+业委会+整修屋面。",
        "费用30000元。, 费用28500.50元。, 费用-30000-+28500.50+元。",
        "先报价。再施工。, 先报价。先公示。再施工。, 先报价。+先公示。+再施工。",
        "先报价。先公示。再施工。, 先报价。再施工。, 先报价。-先公示。-再施工。",
        "划线三十个车位。, 消防通道全线禁停！, -划线三十个车位。-+消防通道全线禁停！+"
    })
    void tellsWhatWentAndWhatCame(String before, String after, String told) {
        assertThat(Difference.between(before, after).pieces().stream()
                        .map(piece -> switch (piece.change()) {
                            case SAME -> piece.text();
                            case REMOVED -> "-" + piece.text() + "-";
                            case ADDED -> "+" + piece.text() + "+";
                        })
                        .collect(Collectors.joining()))
                .isEqualTo(told);
    }

    /** What is the same and what went is the old text, what is the same and what came the new one. */
    @Test
    void bothTextsCanBeReadOutOfTheDifference() {
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            String before = text(random);
            String after = random.nextInt(4) == 0 ? text(random) : edited(before, random);
            Difference difference = Difference.between(before, after);
            assertThat(without(difference, Change.ADDED)).isEqualTo(before);
            assertThat(without(difference, Change.REMOVED)).isEqualTo(after);
            assertThat(difference.none()).isEqualTo(before.equals(after));
        }
    }

    private static String without(Difference difference, Change change) {
        return difference.pieces().stream()
                .filter(piece -> piece.change() != change)
                .map(Difference.Piece::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random) {
        String letters = "整修屋面防水层。；\n费用12.5元 ab\uD83D\uDE00";
        return random.ints(random.nextInt(40), 0, letters.codePointCount(0, letters.length()))
                .mapToObj(i -> Character.toString(letters.codePointAt(letters.offsetByCodePoints(0, i))))
                .collect(Collectors.joining());
    }

    private static String edited(String text, Random random) {
        int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
        return text.substring(0, at) + text(random).replace("\n", "") + text.substring(at);
    }
}
