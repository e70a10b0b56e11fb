package org.wufang.process;

/** Contract of {@code expert-hearing} 听证论证. */
public final class ExpertHearing {

    public static final String ID = "expert-hearing";

    /** 组织听证论证. */
    public static final String CONVENE_HEARING = "userTask_conveneHearing";
    /** 陈述意见. */
    public static final String GIVE_TESTIMONY = "userTask_giveTestimony";
    /** 形成听证结论. */
    public static final String CONCLUDE_HEARING = "userTask_concludeHearing";

    /** Id of the member who is heard; local to its instance. */
    public static final Var<String> MEMBER = new Var<>("member", String.class);

    private ExpertHearing() {}
}
