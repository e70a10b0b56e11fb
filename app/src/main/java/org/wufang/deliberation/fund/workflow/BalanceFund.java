package org.wufang.deliberation.fund.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.fund.Fund;
import org.wufang.deliberation.fund.Funds;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class BalanceFund implements TaskAct {

    private static final int SLOTS = 5;

    private final Funds funds;

    BalanceFund(Funds funds) {
        this.funds = funds;
    }

    @Override
    public String task() {
        return "userTask_balanceFund";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        Fund.Outcome outcome = Fund.Outcome.of(form.text("fundOutcome"));
        if (outcome == Fund.Outcome.BALANCED) {
            funds.balance(
                    form.caseNumber(),
                    new Fund.Plan(lines(form, "item", "Name"), lines(form, "pledge", "By")),
                    form.actor());
        } else {
            funds.fallShort(form.caseNumber(), outcome, form.text("reason"), form.actor());
        }
        return Map.of();
    }

    private static List<Fund.Line> lines(Submission form, String side, String what) {
        return IntStream.rangeClosed(1, SLOTS)
                .mapToObj(slot ->
                        Fund.Line.of(side, slot, form.text(side + slot + what), form.text(side + slot + "Amount")))
                .flatMap(Optional::stream)
                .toList();
    }
}
