package org.wufang.deliberation.conduct.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.seating.Seating;
import org.wufang.platform.engine.RunningSteps;
import org.wufang.platform.security.Actor;

/**
 * 回避: who has an interest of their own works no task of this deliberation. Their tasks go back to the group; where
 * the group has nobody else, the seat is taken by the street or stays empty.
 */
@Component
@Order(70)
class Recuse implements CaseAct {

    private final Table table;
    private final Seating seating;
    private final RunningSteps steps;
    private final CaseFiles files;

    Recuse(Table table, Seating seating, RunningSteps steps, CaseFiles files) {
        this.table = table;
        this.seating = seating;
        this.steps = steps;
        this.files = files;
    }

    @Override
    public String name() {
        return "recuse";
    }

    @Override
    public String label() {
        return "回避";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return table.run(caseNumber).filter(run -> seating.sits(caseNumber, by)).map(run -> List.of());
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String run = table.run(caseNumber).orElseThrow();
        steps.giveBack(run, by.person());
        List<Participant> vacant = seating.recuse(caseNumber, filled.get("reason"), by);
        for (Participant seat : vacant) {
            if (seat.present()) {
                List<String> substitutes = seating.groups(caseNumber, seat.actedBy());
                files.takePart(caseNumber, substitutes);
                steps.offer(run, seating.groups(caseNumber, seat.seat()), substitutes);
            }
        }
        vacant.stream().filter(seat -> !seat.present()).forEach(seat -> table.leave(run, seat.seat()));
    }
}
