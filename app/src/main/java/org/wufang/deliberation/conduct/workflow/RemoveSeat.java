package org.wufang.deliberation.conduct.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.deliberation.seating.Seating;
import org.wufang.platform.security.Actor;
import org.wufang.process.FivePartyDeliberation;

/** 减签: a seat leaves the table before signing begins. Its open task goes; when it was the last, the step goes on. */
@Component
@Order(20)
class RemoveSeat implements CaseAct {

    private final Table table;
    private final Seating seating;

    RemoveSeat(Table table, Seating seating) {
        this.table = table;
        this.seating = seating;
    }

    @Override
    public String name() {
        return "removeSeat";
    }

    @Override
    public String label() {
        return "减签";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return table.run(caseNumber, by)
                .filter(run -> !table.isAt(FivePartyDeliberation.APPROVE_MINUTES, run))
                .flatMap(run -> Table.choice("seat", "减去的席位", table.options(seating.removable(caseNumber))));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String seat = filled.get("seat");
        seating.remove(caseNumber, seat, filled.get("reason"), by);
        table.leave(table.run(caseNumber).orElseThrow(), seat);
    }
}
