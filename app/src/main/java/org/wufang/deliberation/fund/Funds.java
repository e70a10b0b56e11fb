package org.wufang.deliberation.fund;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Deliberations;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/** The door to the money of a deliberation by the method 说议筹办评: agreed is only what is paid for. */
@Service
@Transactional
public class Funds {

    /** As often as the table {@code consensus} sends a proposal back. */
    private static final int MOST_REOPENINGS = 2;

    private final FundRepository funds;
    private final Deliberations deliberations;
    private final Clock clock;

    Funds(FundRepository funds, Deliberations deliberations, Clock clock) {
        this.funds = funds;
        this.deliberations = deliberations;
        this.clock = clock;
    }

    /** @throws FormRejected when it does not balance, or goes beyond what was agreed */
    public void balance(String caseNumber, Fund.Plan plan, Actor by) {
        plan.mustBalance(deliberations.proposal(caseNumber));
        keep(caseNumber, Fund.Outcome.BALANCED, plan, "", by);
    }

    /**
     * The money was not found: the parties come back to it, or give it up.
     *
     * @throws FormRejected when they have come back to it often enough
     */
    public void fallShort(String caseNumber, Fund.Outcome outcome, String reason, Actor by) {
        FormRejected.unless(!reason.isBlank(), "reason", "未落实的原因", "fund-reason-missing");
        FormRejected.unless(
                outcome != Fund.Outcome.REOPEN || reopenings(caseNumber) < MOST_REOPENINGS,
                "fundOutcome",
                "资金落实情况",
                "reopened-twice");
        keep(caseNumber, outcome, Fund.Plan.NONE, reason, by);
    }

    private long reopenings(String caseNumber) {
        return in(deliberations.lastProceedings(caseNumber).deliberation()).stream()
                .filter(fund -> fund.outcome() == Fund.Outcome.REOPEN)
                .count();
    }

    /** Of one deliberation, in the order in which they were made. */
    @Transactional(readOnly = true)
    public List<Fund> in(Deliberation deliberation) {
        return funds.of(deliberation.id());
    }

    /** As it stands in the minutes and above forms. */
    public static List<String> text(Fund fund) {
        return fund.outcome() == Fund.Outcome.BALANCED
                ? Stream.of(
                                Stream.of("资金计划：合计 " + fund.total().toPlainString() + " 元，收支平衡"),
                                fund.plan().items().stream().map(line -> "支出：" + line.name() + " " + amount(line)),
                                fund.plan().pledges().stream()
                                        .map(line -> "筹资："
                                                + Fund.Source.of(line.name()).label() + " " + amount(line)))
                        .flatMap(lines -> lines)
                        .collect(Collectors.toList())
                : List.of("资金计划：" + fund.outcome().label() + "。" + fund.reason());
    }

    private static String amount(Fund.Line line) {
        return Fund.yuan(line.fen()).toPlainString() + " 元";
    }

    private void keep(String caseNumber, Fund.Outcome outcome, Fund.Plan plan, String reason, Actor by) {
        Deliberation deliberation = deliberations.lastProceedings(caseNumber).deliberation();
        funds.insert(deliberation.id(), new Fund(deliberation.round(), outcome, plan, reason, by, clock.instant()));
    }
}
