package org.wufang.deliberation;

import java.util.Arrays;
import java.util.function.Function;

/** Finds the constant of a closed word. */
final class Words {

    private Words() {}

    static <T> T find(T[] constants, Function<T, String> word, String wanted) {
        return Arrays.stream(constants)
                .filter(constant -> word.apply(constant).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown word: " + wanted));
    }
}
