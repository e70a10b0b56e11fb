package org.wufang.platform.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The administrator whose password is given from outside ({@code WUFANG_ADMIN_PASSWORD}); a direct member of
 * {@code camunda-admin}, as without one the engine would let anybody become one. Without the password nobody is made.
 */
@Component
class Administrator {

    private final IdentityService identity;
    private final OneNodeAtATime startup;
    private final String login;
    private final String password;

    Administrator(IdentityService identity, OneNodeAtATime startup, Environment environment) {
        this.identity = identity;
        this.startup = startup;
        this.login = login(environment);
        this.password = password(environment);
    }

    static String login(Environment environment) {
        return environment.getProperty("wufang.admin.login", "admin");
    }

    static String password(Environment environment) {
        return environment.getProperty("wufang.admin.password", "");
    }

    @Transactional
    public void ensure() {
        if (password.isEmpty()) {
            return;
        }
        startup.hold();
        User user = identity.createUserQuery().userId(login).singleResult();
        if (user == null) {
            user = identity.newUser(login);
            user.setFirstName("系统管理员");
            user.setLastName("");
        }
        user.setPassword(password);
        identity.saveUser(user);
        identity.unlockUser(login);
        if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            Group administrators = identity.newGroup(Groups.CAMUNDA_ADMIN);
            administrators.setName("系统管理员");
            administrators.setType(Groups.GROUP_TYPE_SYSTEM);
            identity.saveGroup(administrators);
        }
        if (identity.createUserQuery()
                        .userId(login)
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                == 0) {
            identity.createMembership(login, Groups.CAMUNDA_ADMIN);
        }
    }
}
