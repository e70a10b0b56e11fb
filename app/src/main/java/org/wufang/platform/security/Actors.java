package org.wufang.platform.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who is acting now. */
@Component
public class Actors {

    /** Asked for late: what the engine starts with may itself need the actor. */
    private final ObjectProvider<IdentityService> identity;

    Actors(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    /**
     * The person of the current login, in their first role; {@link Actor#SYSTEM} where nobody is logged in (jobs).
     * Gates that know the group a task was offered to use {@link #inGroup}.
     */
    public Actor current() {
        Authentication login = identity.getObject().getCurrentAuthentication();
        if (login == null || login.getUserId() == null) {
            return Actor.SYSTEM;
        }
        String person = login.getUserId();
        return login.getGroupIds() == null
                ? new Actor(person, "", "")
                : login.getGroupIds().stream()
                        .sorted()
                        .findFirst()
                        .map(group -> inGroup(person, group))
                        .orElseGet(() -> new Actor(person, "", ""));
    }

    /** The person in the capacity of this group ({@code 430302003001.propertyFirm}). */
    public Actor inGroup(String person, String group) {
        int dot = group.lastIndexOf('.');
        return dot < 0
                ? new Actor(person, group, "")
                : new Actor(person, group.substring(dot + 1), group.substring(0, dot));
    }
}
