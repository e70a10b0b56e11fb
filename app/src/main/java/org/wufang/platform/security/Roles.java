package org.wufang.platform.security;

import org.camunda.bpm.engine.authorization.Groups;

/** Groups that the platform itself knows. All others are {@code <unit>.<role>} and belong to the directory. */
final class Roles {

    static final String ADMINISTRATORS = Groups.CAMUNDA_ADMIN;

    /** Reads the district's cases in Cockpit. */
    static boolean isManager(String group) {
        return group.endsWith(".manager");
    }

    /** Process owner: deploys models. */
    static boolean isModeler(String group) {
        return group.endsWith(".modeler");
    }

    static boolean isManagement(String group) {
        return isManager(group) || isModeler(group);
    }

    private Roles() {}
}
