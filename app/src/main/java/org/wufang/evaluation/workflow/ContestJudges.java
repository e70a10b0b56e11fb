package org.wufang.evaluation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Contests;

/** {@code ${contestJudges.of(execution)}}: to whom a contest is put. */
@Component
public class ContestJudges {

    private final Contests contests;

    ContestJudges(Contests contests) {
        this.contests = contests;
    }

    public String of(DelegateExecution execution) {
        return String.join(",", contests.judges(execution.getProcessBusinessKey()));
    }
}
