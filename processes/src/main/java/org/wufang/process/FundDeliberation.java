package org.wufang.process;

/** Contract of {@code fund-deliberation} 说议筹办评协商: the five parties', and the money before the signatures. */
public final class FundDeliberation extends FivePartyDeliberation {

    public static final String ID = "fund-deliberation";

    /** 落实资金. */
    public static final String BALANCE_FUND = "userTask_balanceFund";

    /** "balanced", "reopen" or "failed". */
    public static final Var<String> FUND_OUTCOME = new Var<>("fundOutcome", String.class);

    private FundDeliberation() {}
}
