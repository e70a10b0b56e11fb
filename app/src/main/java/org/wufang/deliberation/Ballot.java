package org.wufang.deliberation;

import java.util.List;
import org.wufang.platform.forms.FormRejected;

/**
 * What is written on a voting paper; parts that do not belong to the choice are empty.
 *
 * @param conditions each on one line: what the next proposal must meet or answer
 * @param legalBasis the law that a legal objection names
 */
public record Ballot(Choice choice, List<String> conditions, String reason, String legalBasis) {

    static final Ballot NONE = new Ballot(Choice.MISSING, List.of(), "", "");

    /**
     * The paper as a person fills it.
     *
     * @param conditions blank ones are none
     * @throws FormRejected when a condition, a reason or a law is owed
     */
    public static Ballot filled(String choice, List<String> conditions, String reason, String legalBasis) {
        Choice chosen = Choice.of(choice);
        boolean against = chosen == Choice.OPPOSE || chosen == Choice.LEGAL_OBJECTION;
        Ballot ballot = new Ballot(
                chosen,
                chosen == Choice.AGREE_WITH_CONDITIONS ? lines(conditions) : List.of(),
                against ? reason.strip() : "",
                chosen == Choice.LEGAL_OBJECTION ? legalBasis.strip() : "");
        FormRejected.unless(ballot.choice != Choice.MISSING, "vote", "表决", "vote-missing");
        switch (ballot.choice) {
            case AGREE_WITH_CONDITIONS ->
                FormRejected.unless(!ballot.conditions.isEmpty(), "condition1", "条件一", "vote-condition-missing");
            case OPPOSE -> FormRejected.unless(!ballot.reason.isEmpty(), "reason", "理由", "opposing-reason-missing");
            case LEGAL_OBJECTION -> {
                FormRejected.unless(!ballot.reason.isEmpty(), "reason", "理由", "objecting-reason-missing");
                FormRejected.unless(!ballot.legalBasis.isEmpty(), "legalBasis", "法律依据", "objecting-law-missing");
            }
            default -> {}
        }
        return ballot;
    }

    private static List<String> lines(List<String> conditions) {
        return conditions.stream()
                .map(condition -> condition.strip().replaceAll("\\s*\\R\\s*", " "))
                .filter(condition -> !condition.isEmpty())
                .toList();
    }

    /** 电梯先报价；费用不超过一万元. */
    public String conditionsText() {
        return String.join("；", conditions);
    }
}
