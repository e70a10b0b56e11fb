package org.wufang.acts.workflow;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.Extension.ForTask;
import org.wufang.casefile.Extension.Reach;
import org.wufang.casefile.Extensions;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;

/** 申请延时: who handles the case asks the next level for more time, before the time is up. */
@Component
@Order(66)
class AskExtension implements CaseAct {

    private static final String DAYS = "days";
    private static final String DAYS_LABEL = "延时天数";

    private final Extensions extensions;
    private final HandledTasks handled;
    private final TaskTimes times;

    AskExtension(Extensions extensions, HandledTasks handled, TaskTimes times) {
        this.extensions = extensions;
        this.handled = handled;
        this.times = times;
    }

    @Override
    public String name() {
        return "askExtension";
    }

    @Override
    public String label() {
        return "申请延时";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        List<ActField.Option> tasks = handled.of(caseNumber, by);
        if (tasks.isEmpty() || !extensions.mayAsk(caseNumber, by) || extensions.most(caseNumber) == 0) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                ActField.choice("task", "任务", true, tasks),
                ActField.choice(
                        "reach",
                        "延长的时限",
                        true,
                        Stream.of(Reach.values())
                                .map(reach -> new ActField.Option(reach.word(), reach.label()))
                                .toList()),
                new ActField(
                        DAYS,
                        DAYS_LABEL,
                        ActField.Kind.NUMBER,
                        true,
                        List.of(),
                        "工作日，至多 " + extensions.most(caseNumber) + " 个；须在到期前申请，由上一级决定")));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        Task task = Objects.requireNonNull(times.open(filled.get("task")));
        Date due = task.getDueDate();
        extensions.ask(
                caseNumber,
                Reach.of(filled.get("reach")),
                days(filled.get(DAYS)),
                filled.get("reason"),
                new ForTask(task.getId(), task.getName()),
                due == null ? null : due.toInstant(),
                by);
    }

    private static int days(String filled) {
        try {
            return new BigDecimal(filled).intValueExact();
        } catch (ArithmeticException e) {
            throw FormRejected.of(DAYS, DAYS_LABEL, "whole-days");
        }
    }
}
