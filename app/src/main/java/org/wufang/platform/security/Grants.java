package org.wufang.platform.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.Arrays;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The standing grants, written at each start and the same each time. Which tasks somebody sees is not among them:
 * that follows from their groups ({@link TaskVisibility}).
 */
@Component
class Grants {

    /** The process that people may start from the Tasklist; the others are called by it. */
    private static final String STARTABLE = "case-lifecycle";

    private final AuthorizationService authorizations;
    private final IdentityService identity;
    private final OneNodeAtATime startup;

    Grants(AuthorizationService authorizations, IdentityService identity, OneNodeAtATime startup) {
        this.authorizations = authorizations;
        this.identity = identity;
        this.startup = startup;
    }

    @Transactional
    public void write() {
        startup.hold();
        everybody();
        administrators();
        for (Group group : identity.createGroupQuery().list()) {
            if (Roles.isManager(group.getId())) {
                managers(group.getId());
            }
            if (Roles.isModeler(group.getId())) {
                modelers(group.getId());
            }
        }
    }

    /** For everybody with a login. Names of people and groups stand on the task's card. */
    private void everybody() {
        grant(null, APPLICATION, "tasklist", ACCESS);
        grant(null, FILTER, ANY, READ);
        grant(null, PROCESS_DEFINITION, ANY, READ);
        grant(null, PROCESS_DEFINITION, STARTABLE, READ, CREATE_INSTANCE);
        grant(null, PROCESS_INSTANCE, ANY, CREATE);
        grant(null, USER, ANY, READ);
        grant(null, GROUP, ANY, READ);
    }

    private void managers(String group) {
        grant(group, APPLICATION, "cockpit", ACCESS);
        grant(group, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY);
        grant(group, PROCESS_INSTANCE, ANY, READ);
        readModels(group);
        grant(group, DECISION_DEFINITION, ANY, READ, READ_HISTORY);
        grant(group, BATCH, ANY, READ);
    }

    private void modelers(String group) {
        grant(group, APPLICATION, "cockpit", ACCESS);
        readModels(group);
        grant(group, DEPLOYMENT, ANY, READ, CREATE);
    }

    private void readModels(String group) {
        grant(group, DECISION_DEFINITION, ANY, READ);
        grant(group, DECISION_REQUIREMENTS_DEFINITION, ANY, READ);
        grant(group, DEPLOYMENT, ANY, READ);
    }

    private void administrators() {
        for (Resource resource : Resources.values()) {
            grant(Roles.ADMINISTRATORS, resource, ANY, ALL);
        }
    }

    /** @param group null for everybody */
    private void grant(@Nullable String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = standing(group, resource, id);
        if (grant == null) {
            grant = authorizations.createNewAuthorization(group == null ? AUTH_TYPE_GLOBAL : AUTH_TYPE_GRANT);
            if (group != null) {
                grant.setGroupId(group);
            }
            grant.setResource(resource);
            grant.setResourceId(id);
        } else if (Arrays.stream(permissions).allMatch(grant::isPermissionGranted)) {
            return;
        }
        Arrays.stream(permissions).forEach(grant::addPermission);
        authorizations.saveAuthorization(grant);
    }

    private @Nullable Authorization standing(@Nullable String group, Resource resource, String id) {
        AuthorizationQuery query =
                authorizations.createAuthorizationQuery().resourceType(resource).resourceId(id);
        return (group == null
                        ? query.authorizationType(AUTH_TYPE_GLOBAL)
                        : query.authorizationType(AUTH_TYPE_GRANT).groupIdIn(group))
                .singleResult();
    }
}
