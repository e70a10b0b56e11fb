package org.wufang.process;

/** Contract of {@code duty-ruling} 职责裁定. */
public final class DutyRuling {

    public static final String ID = "duty-ruling";

    /** 裁定职责. */
    public static final String RULE_ON_DUTY = "userTask_ruleOnDuty";

    /** Group ids of who rules: the street's coordination, then the command centre. */
    public static final Var<String> RULING_GROUP = new Var<>("rulingGroup", String.class);

    /** "ruled" or "referred". */
    public static final Var<String> RULING_OUTCOME = new Var<>("rulingOutcome", String.class);

    private DutyRuling() {}
}
