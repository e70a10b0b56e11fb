package org.wufang.deliberation;

import org.wufang.platform.forms.FormRejected;

/**
 * What is written on a voting paper; parts that do not belong to the choice are empty.
 *
 * @param legalBasis the law by which an opposition holds
 */
public record Ballot(Choice choice, String conditions, String reason, String legalBasis) {

    static final Ballot NONE = new Ballot(Choice.MISSING, "", "", "");

    /**
     * The paper as a person fills it.
     *
     * @throws FormRejected when a condition or a reason is owed
     */
    public static Ballot filled(String choice, String conditions, String reason, String legalBasis) {
        Ballot ballot = new Ballot(Choice.of(choice), conditions, reason, legalBasis);
        Demand.that(ballot.choice != Choice.MISSING, "vote", "表决", "请选择同意、附条件同意、反对或弃权");
        Demand.that(
                ballot.choice != Choice.AGREE_WITH_CONDITIONS || !conditions.isBlank(),
                "conditions",
                "同意的条件",
                "附条件同意须写明条件");
        Demand.that(ballot.choice != Choice.OPPOSE || !reason.isBlank(), "reason", "反对的理由", "反对须写明理由");
        return ballot;
    }

    /** An opposition that names its law. */
    public boolean legalObjection() {
        return choice == Choice.OPPOSE && !legalBasis.isBlank();
    }
}
