package org.wufang.acts.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.Extension;
import org.wufang.casefile.Extensions;
import org.wufang.platform.security.Actor;
import org.wufang.platform.time.WorkingCalendar;

/** 决定延时: the next level grants more time, or refuses it; the clocks and the task's time move together. */
@Component
@Order(67)
class DecideExtension implements CaseAct {

    private static final String GRANT = "grant";

    private final Extensions extensions;
    private final TaskTimes times;
    private final WorkingCalendar calendar;

    DecideExtension(Extensions extensions, TaskTimes times, WorkingCalendar calendar) {
        this.extensions = extensions;
        this.times = times;
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "decideExtension";
    }

    @Override
    public String label() {
        return "决定延时";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return extensions
                .toDecide(caseNumber, by)
                .map(asked -> List.of(ActField.choice(
                        "decision",
                        "延时申请",
                        true,
                        List.of(
                                new ActField.Option(GRANT, "批准：" + asked(asked.request())),
                                new ActField.Option("refuse", "不批准")))));
    }

    /** “现场处置”延长本级时限 2 个工作日；理由：…. */
    private static String asked(Extension.Request asked) {
        return "“%s”延长%s %d 个工作日；理由：%s"
                .formatted(asked.task().name(), asked.reach().label(), asked.days(), asked.reason());
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        boolean granted = filled.get("decision").equals(GRANT);
        Extension.Request asked =
                extensions.decide(caseNumber, granted, filled.get("reason"), by).request();
        Task task = times.open(asked.task().id());
        if (granted && task != null) {
            times.move(task, due -> calendar.plusWorkingDays(due, asked.days()));
        }
    }
}
