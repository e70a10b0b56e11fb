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
        Demand.that(ballot.choice != Choice.MISSING, "vote", "表决", "请选择同意、附条件同意、反对、依法异议或弃权");
        switch (ballot.choice) {
            case AGREE_WITH_CONDITIONS -> Demand.that(!ballot.conditions.isEmpty(), "condition1", "条件一", "附条件同意须写明条件");
            case OPPOSE -> Demand.that(!ballot.reason.isEmpty(), "reason", "理由", "反对须写明理由");
            case LEGAL_OBJECTION -> {
                Demand.that(!ballot.reason.isEmpty(), "reason", "理由", "依法异议须写明理由");
                Demand.that(!ballot.legalBasis.isEmpty(), "legalBasis", "法律依据", "依法异议须写明法律依据；没有依据的请选“反对”");
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
