package org.wufang.platform.security;

import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Whoever sees a task may read it; only the assignee works it. Everything else, and everybody else, needs a grant.
 * Claiming and giving back are {@link OwnTaskService}'s.
 */
class TaskRights extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        if (!isOfferedOrAssigned(task)) {
            super.checkReadTask(task);
        }
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        if (!isOfferedOrAssigned(task)) {
            super.checkReadTaskVariable(task);
        }
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        if (!isAssigned(task)) {
            super.checkTaskWork(task);
        }
    }

    static boolean isAssigned(TaskEntity task) {
        Authentication person = Context.getCommandContext().getAuthentication();
        return person != null
                && person.getUserId() != null
                && person.getUserId().equals(task.getAssignee());
    }

    static boolean isOfferedOrAssigned(TaskEntity task) {
        return isAssigned(task) || isOffered(task);
    }

    static boolean isOffered(TaskEntity task) {
        Authentication person = Context.getCommandContext().getAuthentication();
        return person != null && task.getCandidates().stream().anyMatch(candidate -> matches(candidate, person));
    }

    private static boolean matches(IdentityLink candidate, Authentication person) {
        return candidate.getUserId() != null && candidate.getUserId().equals(person.getUserId())
                || candidate.getGroupId() != null
                        && person.getGroupIds() != null
                        && person.getGroupIds().contains(candidate.getGroupId());
    }
}
