package org.wufang.acts.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.casefile.CaseClocks;
import org.wufang.casefile.PauseKind;
import org.wufang.platform.security.Actor;

/** 恢复计时: the reporter has told the handler, or nobody waits any longer. */
@Component
@Order(65)
class ReporterAnswered implements CaseAct {

    private final AwaitedReporters reporters;
    private final HandledTasks handled;
    private final CaseClocks clocks;

    ReporterAnswered(AwaitedReporters reporters, HandledTasks handled, CaseClocks clocks) {
        this.reporters = reporters;
        this.handled = handled;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return "reporterAnswered";
    }

    @Override
    public String label() {
        return "恢复计时";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return clocks.pause(caseNumber)
                .filter(pause -> pause.kind() == PauseKind.AWAITING_REPORTER)
                .filter(pause -> pause.by().person().equals(by.person())
                        || !handled.of(caseNumber, by).isEmpty())
                .map(pause -> List.of(ActField.longText("answer", "诉求人的答复", false, "电话或当面答复的，记在这里；不再等待的留空")));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        reporters.end(caseNumber, filled.get("answer"), by);
    }
}
