package org.wufang.whistle;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** 到场码: said on site, typed by whoever has come. Without letters and digits that are mistaken for each other. */
final class SiteCode {

    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SiteCode() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
                .collect(Collectors.joining());
    }
}
