package org.wufang.platform.security;

import org.springframework.stereotype.Component;

/** Who is acting now. */
@Component
public class Actors {

    /**
     * The person of the current login, in their first role; {@link Actor#SYSTEM} where nobody is logged in (jobs).
     * Gates that know the group a task was offered to use {@link #inGroup}.
     */
    public Actor current() {
        throw new UnsupportedOperationException("package security");
    }

    /** The person in the capacity of this group ({@code 430302003001.propertyFirm}). */
    public Actor inGroup(String person, String group) {
        int dot = group.lastIndexOf('.');
        return dot < 0
                ? new Actor(person, group, "")
                : new Actor(person, group.substring(dot + 1), group.substring(0, dot));
    }
}
