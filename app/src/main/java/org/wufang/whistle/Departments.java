package org.wufang.whistle;

/** Departments are units {@code dept-<code>}. */
final class Departments {

    private Departments() {}

    static String group(String code) {
        return "dept-" + code + ".department";
    }
}
