package org.wufang.directory;

/** One role that one person holds in one unit. Departments are units named {@code dept-<code>}. */
public record Membership(String person, String role, String unit) {

    /** The engine's group id: {@code <unit code>.<role>}. */
    public String group() {
        return unit + "." + role;
    }
}
