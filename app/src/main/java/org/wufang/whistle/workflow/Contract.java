package org.wufang.whistle.workflow;

import org.wufang.process.Var;

final class Contract {
    static final Var<Integer> WHISTLE_LEVEL = new Var<>("whistleLevel", Integer.class);
    static final Var<String> WHISTLE_KIND = new Var<>("whistleKind", String.class);
    static final Var<String> WHISTLE_OUTCOME = new Var<>("whistleOutcome", String.class);
    static final Var<Boolean> NOT_OURS = new Var<>("notOurs", Boolean.class);
    static final Var<String> RULING_GROUP = new Var<>("rulingGroup", String.class);
    static final Var<String> MATTER = new Var<>("matter", String.class);
    static final Var<String> HAZARD = new Var<>("hazard", String.class);
    static final Var<String> DISTRICT = new Var<>("district", String.class);
    static final Var<String> STREET = new Var<>("street", String.class);
    static final Var<String> COMMUNITY = new Var<>("community", String.class);

    private Contract() {}
}
