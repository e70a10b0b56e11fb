package org.wufang.process;

/** Contract of {@code duty-ruling} 职责裁定. */
public final class DutyRuling {

    public static final String ID = "duty-ruling";

    /** 裁定职责. */
    public static final String RULE_ON_DUTY = "userTask_ruleOnDuty";

    /** 答复裁定. */
    public static final String ANSWER_RULING = "userTask_answerRuling";

    /** Group ids of who rules: the street's coordination, then the command centre. */
    public static final Var<String> RULING_GROUP = new Var<>("rulingGroup", String.class);

    /** "ruled" or "referred". */
    public static final Var<String> RULING_OUTCOME = new Var<>("rulingOutcome", String.class);

    /** Whether the ruling is the street's, and whoever it names may appeal to the district. */
    public static final Var<Boolean> APPEALABLE = new Var<>("appealable", Boolean.class);

    /** Group id of whom the ruling names, before anybody stands in for a vacant one. */
    public static final Var<String> RULING_ADDRESSEE = new Var<>("rulingAddressee", String.class);

    /** "accepted" or "appealed". */
    public static final Var<String> RULING_ANSWER = new Var<>("rulingAnswer", String.class);

    private DutyRuling() {}
}
