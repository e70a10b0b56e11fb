package org.wufang.acts.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.CaseClocks;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.security.Actor;

/** 等待诉求人补充: who handles the case asks who reported, and the time stands still until they answer. */
@Component
@Order(64)
class AwaitReporter implements CaseAct {

    private final AwaitedReporters reporters;
    private final HandledTasks handled;
    private final CaseClocks clocks;
    private final CaseFiles files;

    AwaitReporter(AwaitedReporters reporters, HandledTasks handled, CaseClocks clocks, CaseFiles files) {
        this.reporters = reporters;
        this.handled = handled;
        this.clocks = clocks;
        this.files = files;
    }

    @Override
    public String name() {
        return "awaitReporter";
    }

    @Override
    public String label() {
        return "等待诉求人补充";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        if (clocks.pause(caseNumber).isPresent()) {
            return Optional.empty();
        }
        List<ActField.Option> tasks = handled.beforeTheResult(caseNumber, by);
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        ActField.choice("task", "任务", true, tasks),
                        ActField.longText("question", "请诉求人补充什么", true, "诉求人凭查询码看到这段话，并在查询页答复")));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        files.contacted(caseNumber);
        reporters.await(caseNumber, filled.get("task"), filled.get("question"), filled.get("reason"), by);
    }
}
