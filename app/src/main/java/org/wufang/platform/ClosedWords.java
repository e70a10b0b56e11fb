package org.wufang.platform;

import java.util.Arrays;
import java.util.function.Function;

/** Finds the constant of a closed word. */
public final class ClosedWords {

    private ClosedWords() {}

    /** @throws IllegalArgumentException when none of the constants has this word, naming their type */
    public static <T> T find(T[] constants, Function<T, String> word, String wanted) {
        return Arrays.stream(constants)
                .filter(constant -> word.apply(constant).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no %s %s"
                        .formatted(constants.getClass().getComponentType().getSimpleName(), wanted)));
    }
}
