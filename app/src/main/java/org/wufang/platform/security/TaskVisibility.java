package org.wufang.platform.security;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * People see the tasks that are theirs or offered to them or their groups, by {@code Visibility.xml} instead of the
 * engine's join over one authorization per task. "Check off, but user set" never occurs in the engine: it is the flag
 * by which the mapper knows these queries. Whoever holds the right on every process sees all.
 */
class TaskVisibility extends AuthorizationManager {

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        seeOwnOrAll(query, Permissions.READ_TASK);
    }

    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        seeOwnOrAll(query, Permissions.READ_HISTORY);
    }

    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        seeOwnOrAll(query, Permissions.READ_INSTANCE);
    }

    /** Everybody may read and change their own account, without a grant for each. */
    @Override
    public boolean isAuthorized(String person, List<String> groups, PermissionCheck check) {
        boolean own = check.getResource() == Resources.USER && person.equals(check.getResourceId());
        boolean harmless = check.getPermission() == Permissions.READ || check.getPermission() == Permissions.UPDATE;
        return own && harmless || super.isAuthorized(person, groups, check);
    }

    private void seeOwnOrAll(ListQueryParameterObject query, Permission all) {
        AuthorizationCheck check = query.getAuthCheck();
        check.getPermissionChecks().clear();
        check.setAuthorizationCheckEnabled(false);
        check.setAuthUserId(null);
        check.setAuthGroupIds(null);
        if (isAuthCheckExecuted() && !holdsEverywhere(all)) {
            Authentication person = getCurrentAuthentication();
            check.setAuthUserId(person.getUserId());
            check.setAuthGroupIds(
                    person.getGroupIds() == null ? new ArrayList<>() : new ArrayList<>(person.getGroupIds()));
        }
    }

    private boolean holdsEverywhere(Permission all) {
        return isCamundaAdmin(getCurrentAuthentication())
                || isAuthorized(all, Resources.PROCESS_DEFINITION, Authorization.ANY);
    }

    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new TaskVisibility();
            }
        };
    }
}
