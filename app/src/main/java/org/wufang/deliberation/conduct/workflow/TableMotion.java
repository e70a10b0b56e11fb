package org.wufang.deliberation.conduct.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.deliberation.proposals.Motion;
import org.wufang.deliberation.proposals.Motions;
import org.wufang.platform.security.Actor;
import org.wufang.process.FivePartyDeliberation;

/** 提出动议: a seat tables a counter-proposal or an amendment, from the first position to the last vote. */
@Component
@Order(5)
class TableMotion implements CaseAct {

    private final Table table;
    private final Motions motions;

    TableMotion(Table table, Motions motions) {
        this.table = table;
        this.motions = motions;
    }

    @Override
    public String name() {
        return "tableMotion";
    }

    @Override
    public String label() {
        return "提出动议（反提案、修正案）";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        if (table.run(caseNumber, by).isEmpty() || !isHeard(caseNumber)) {
            return Optional.empty();
        }
        List<String> seats = motions.seatsOf(caseNumber, by.person());
        return seats.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        ActField.choice("seat", "代表哪一方", true, table.options(seats)),
                        ActField.choice(
                                "kind",
                                "动议类别",
                                true,
                                Arrays.stream(Motion.Kind.values())
                                        .map(kind -> new ActField.Option(kind.word(), kind.label()))
                                        .toList()),
                        ActField.longText("text", "方案全文", true, "写出改动后的全文，系统自动与现方案逐句比对"),
                        ActField.longText("changes", "改动之处", true, null)));
    }

    /** While the parties listen, draft, hear or vote. */
    private boolean isHeard(String caseNumber) {
        return Stream.of(
                        FivePartyDeliberation.STATE_POSITION,
                        FivePartyDeliberation.DRAFT_PROPOSAL,
                        FivePartyDeliberation.EXPERT_HEARING,
                        FivePartyDeliberation.CAST_VOTE)
                .anyMatch(step -> table.at(step, caseNumber).isPresent());
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        motions.table(
                caseNumber,
                filled.get("seat"),
                Motion.Kind.of(filled.get("kind")),
                filled.get("text"),
                filled.get("changes"),
                filled.get("reason"),
                by);
    }
}
