package org.wufang.sourcecontrol.workflow;

import static org.wufang.sourcecontrol.workflow.SourceControlProcess.SOURCE_CONTROL_ID;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;
import org.wufang.platform.time.WorkingCalendar;
import org.wufang.process.SourceControl;
import org.wufang.sourcecontrol.SourceControls;

/** The measure is looked at when work begins on the day it is to be finished, or on the first working day after it. */
@Component
class PlanSourceControl implements TaskAct {

    private final SourceControls controls;
    private final WorkingCalendar calendar;

    PlanSourceControl(SourceControls controls, WorkingCalendar calendar) {
        this.controls = controls;
        this.calendar = calendar;
    }

    @Override
    public String task() {
        return SourceControl.PLAN;
    }

    @Override
    public Map<String, Object> perform(Submission submission) {
        LocalDate finishOn = LocalDate.parse(submission.text("finishOn"));
        controls.plan(
                (Long) submission.variables().get(SOURCE_CONTROL_ID.name()),
                submission.text("plannedMeasure"),
                submission.text("responsibleParty"),
                finishOn,
                submission.actor());
        return Map.of(
                SourceControl.FINISH_AT.name(), calendar.startOfWork(finishOn).toString());
    }
}
