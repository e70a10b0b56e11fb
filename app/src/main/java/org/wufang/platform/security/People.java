package org.wufang.platform.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wufang.platform.engine.EngineCalls;

/** The people and groups of the engine's identity tables, read in the system's name whoever is logged in. */
@Component
class People {

    record Person(String id, String name, List<Group> groups) {}

    private final ObjectProvider<IdentityService> identity;
    private final EngineCalls engine;

    People(ObjectProvider<IdentityService> identity, EngineCalls engine) {
        this.identity = identity;
        this.engine = engine;
    }

    /** Wrong passwords are counted by the engine, which locks the person for a while. */
    boolean passwordFits(String person, String password) {
        return engine.asSystem(() -> identity().checkPassword(person, password));
    }

    boolean exists(String person) {
        return engine.asSystem(() -> identity().createUserQuery().userId(person).count() == 1);
    }

    List<String> groupsOf(String person) {
        return engine.asSystem(() -> groups(person).stream().map(Group::getId).toList());
    }

    List<Person> all() {
        return engine.asSystem(() -> identity().createUserQuery().orderByUserId().asc().list().stream()
                .map(user -> new Person(
                        user.getId(),
                        (orEmpty(user.getLastName()) + orEmpty(user.getFirstName())).trim(),
                        groups(user.getId())))
                .toList());
    }

    private List<Group> groups(String person) {
        return identity()
                .createGroupQuery()
                .groupMember(person)
                .orderByGroupId()
                .asc()
                .list();
    }

    private IdentityService identity() {
        return identity.getObject();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
