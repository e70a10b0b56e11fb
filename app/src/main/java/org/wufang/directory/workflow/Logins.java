package org.wufang.directory.workflow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.OrganisationLoaded;
import org.wufang.directory.Role;

/**
 * Keeps the engine's users and groups as the directory has them. People that the directory has never known
 * (created in Camunda's Admin) are left alone.
 */
@Component
class Logins {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Directory directory;
    private final IdentityService identity;

    Logins(Directory directory, IdentityService identity) {
        this.directory = directory;
        this.identity = identity;
    }

    @EventListener
    void follow(OrganisationLoaded loaded) {
        follow(loaded.passwords());
    }

    /** Roles begin and end at midnight. */
    @Scheduled(cron = "1 0 0 * * *", zone = "${wufang.zone}")
    @Transactional
    void followTheCalendar() {
        follow(Map.of());
    }

    private void follow(Map<String, String> passwords) {
        Map<String, Set<String>> members = directory.memberships().stream()
                .collect(groupingBy(Logins::engineGroup, mapping(Membership::person, toSet())));
        followPeople(passwords);
        Set<String> known = directory.people();
        Set<String> groups = new HashSet<>();
        for (Group group : identity.createGroupQuery().list()) {
            groups.add(group.getId());
            removeOthers(group, members.getOrDefault(group.getId(), Set.of()), known);
        }
        members.forEach((group, people) -> {
            if (!groups.contains(group)) {
                createGroup(group);
            }
            addMissing(group, people);
        });
    }

    private void followPeople(Map<String, String> passwords) {
        Map<String, User> users = new HashMap<>();
        identity.createUserQuery().list().forEach(user -> users.put(user.getId(), user));
        for (String person : directory.people()) {
            User user = users.get(person);
            if (user == null) {
                createUser(person, passwords.getOrDefault(person, unguessable()));
            } else if (!directory.personName(person).equals(user.getFirstName())) {
                user.setFirstName(directory.personName(person));
                identity.saveUser(user);
            }
        }
        directory.endedPeople().stream().filter(users::containsKey).forEach(identity::deleteUser);
    }

    private void createUser(String person, String password) {
        User user = identity.newUser(person);
        user.setFirstName(directory.personName(person));
        user.setLastName("");
        user.setPassword(password);
        identity.saveUser(user);
    }

    /** Nobody knows it: the person gets in once an administrator sets another. */
    private static String unguessable() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void createGroup(String id) {
        Group group = identity.newGroup(id);
        boolean administrators = id.equals(Groups.CAMUNDA_ADMIN);
        group.setName(administrators ? Role.ADMIN.label() : directory.groupName(id));
        group.setType(administrators ? Groups.GROUP_TYPE_SYSTEM : Groups.GROUP_TYPE_WORKFLOW);
        identity.saveGroup(group);
    }

    private void removeOthers(Group group, Set<String> people, Set<String> known) {
        for (User member :
                identity.createUserQuery().memberOfGroup(group.getId()).list()) {
            if (known.contains(member.getId()) && !people.contains(member.getId())) {
                identity.deleteMembership(member.getId(), group.getId());
            }
        }
    }

    private void addMissing(String group, Set<String> people) {
        Set<String> members = identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .collect(toSet());
        people.stream()
                .filter(person -> !members.contains(person))
                .forEach(person -> identity.createMembership(person, group));
    }

    /** Administrators must be direct members of {@code camunda-admin}: without one the engine lets anybody become one. */
    private static String engineGroup(Membership membership) {
        return membership.role().equals(Role.ADMIN.word()) ? Groups.CAMUNDA_ADMIN : membership.group();
    }
}
