package org.wufang.platform.security;

import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The people and groups of the engine's identity tables, read in the system's name whoever is logged in. */
@Component
class People {

    record Person(String id, String name, List<Group> groups) {}

    private final ObjectProvider<IdentityService> identity;

    People(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    /** Wrong passwords are counted by the engine, which locks the person for a while. */
    boolean passwordFits(String person, String password) {
        return asSystem(() -> identity().checkPassword(person, password));
    }

    boolean exists(String person) {
        return asSystem(() -> identity().createUserQuery().userId(person).count() == 1);
    }

    List<String> groupsOf(String person) {
        return asSystem(() -> groups(person).stream().map(Group::getId).toList());
    }

    List<Person> all() {
        return asSystem(() -> identity().createUserQuery().orderByUserId().asc().list().stream()
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

    private <T> T asSystem(Callable<T> question) {
        Authentication current = identity().getCurrentAuthentication();
        identity().clearAuthentication();
        try {
            return question.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            identity().setAuthentication(current);
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
