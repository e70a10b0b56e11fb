package org.wufang.deliberation.conduct.workflow;

import static org.wufang.process.FivePartyDeliberation.APPROVE_MINUTES;
import static org.wufang.process.FivePartyDeliberation.CAST_VOTE;
import static org.wufang.process.FivePartyDeliberation.DRAFT_PROPOSAL;
import static org.wufang.process.FivePartyDeliberation.STATE_POSITION;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.deliberation.conduct.FormerActs;
import org.wufang.platform.engine.RunningSteps;
import org.wufang.platform.security.Actor;
import org.wufang.process.FivePartyDeliberation;

/** 退回: the deliberation goes back to an earlier step, whole: every present seat gets its task, with the step's full time. */
@Component
@Order(30)
class SendBack implements CaseAct {

    private enum Target {
        LISTEN(FormerActs.Step.LISTEN, STATE_POSITION, "听：各方重新表达诉求"),
        PROPOSE(FormerActs.Step.PROPOSE, DRAFT_PROPOSAL, "提：重新起草方案"),
        VOTE(FormerActs.Step.VOTE, CAST_VOTE, "议：对原方案重新表决");

        private final FormerActs.Step step;
        private final String task;
        private final String label;

        Target(FormerActs.Step step, String task, String label) {
            this.step = step;
            this.task = task;
            this.label = label;
        }

        private ActField.Option option() {
            return new ActField.Option(word(), label);
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Table table;
    private final FormerActs former;
    private final RunningSteps steps;

    SendBack(Table table, FormerActs former, RunningSteps steps) {
        this.table = table;
        this.former = former;
        this.steps = steps;
    }

    @Override
    public String name() {
        return "sendBack";
    }

    @Override
    public String label() {
        return "退回";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return table.run(caseNumber, by)
                .flatMap(run -> Table.choice(
                        "step", "退回到", before(run).map(Target::option).toList()));
    }

    private Stream<Target> before(String run) {
        if (table.isAt(DRAFT_PROPOSAL, run)) {
            return Stream.of(Target.LISTEN);
        }
        if (table.isAt(CAST_VOTE, run)) {
            return Stream.of(Target.LISTEN, Target.PROPOSE);
        }
        return table.isAt(APPROVE_MINUTES, run) ? Stream.of(Target.values()) : Stream.empty();
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String run = table.run(caseNumber).orElseThrow();
        Target target = Stream.of(Target.values())
                .filter(one -> one.word().equals(filled.get("step")))
                .findFirst()
                .orElseThrow();
        int round =
                former.sendBack(caseNumber, target.step, table.isAt(APPROVE_MINUTES, run), filled.get("reason"), by);
        steps.set(run, FivePartyDeliberation.ROUND.name(), round);
        steps.goBack(run, target.task);
    }
}
