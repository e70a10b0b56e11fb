package org.wufang.deliberation.conduct.workflow;

import static org.wufang.process.FivePartyDeliberation.APPROVE_MINUTES;
import static org.wufang.process.FivePartyDeliberation.CAST_VOTE;
import static org.wufang.process.FivePartyDeliberation.STATE_POSITION;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.deliberation.seating.Seating;
import org.wufang.platform.engine.RunningSteps;
import org.wufang.platform.security.Actor;

/** 复席: the reverse of 减签. In an open step the seat gets its task again, due when the others' are. */
@Component
@Order(21)
class RestoreSeat implements CaseAct {

    private final Table table;
    private final Seating seating;
    private final RunningSteps steps;

    RestoreSeat(Table table, Seating seating, RunningSteps steps) {
        this.table = table;
        this.seating = seating;
        this.steps = steps;
    }

    @Override
    public String name() {
        return "restoreSeat";
    }

    @Override
    public String label() {
        return "复席";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return table.run(caseNumber, by)
                .flatMap(run -> Table.choice("seat", "恢复的席位", table.options(seating.restorable(caseNumber))));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String seat = filled.get("seat");
        String run = table.run(caseNumber).orElseThrow();
        seating.restore(caseNumber, seat, by);
        Stream.of(STATE_POSITION, CAST_VOTE, APPROVE_MINUTES)
                .filter(step -> table.isAt(step, run))
                .filter(step -> !step.equals(STATE_POSITION) || !seating.hasStated(caseNumber, seat))
                .forEach(step -> steps.add(run, step, Table.SEAT, seat));
    }
}
