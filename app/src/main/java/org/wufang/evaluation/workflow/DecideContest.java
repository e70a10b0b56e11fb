package org.wufang.evaluation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.evaluation.Contests;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.platform.forms.TaskFacts;
import org.wufang.process.CaseLifecycle;

@Component
class DecideContest implements TaskAct, TaskFacts {

    private final Contests contests;

    DecideContest(Contests contests) {
        this.contests = contests;
    }

    @Override
    public String task() {
        return CaseLifecycle.DECIDE_CONTEST;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        contests.decide(submission);
        return Map.of();
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        return task.task().equals(CaseLifecycle.DECIDE_CONTEST) ? contests.facts(task.caseNumber()) : Map.of();
    }
}
