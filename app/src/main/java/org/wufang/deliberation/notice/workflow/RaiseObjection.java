package org.wufang.deliberation.notice.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.deliberation.notice.Notices;
import org.wufang.platform.security.Actor;

/** 提出异议: against the result on public notice. */
@Component
@Order(60)
class RaiseObjection implements CaseAct {

    private static final ActField REASON = ActField.longText("reason", "异议的理由", true, "提出后公示停表，居委会须书面答复");

    private final Notices notices;
    private final DeliberationProcess process;

    RaiseObjection(Notices notices, DeliberationProcess process) {
        this.notices = notices;
        this.process = process;
    }

    @Override
    public String name() {
        return "raiseObjection";
    }

    @Override
    public String label() {
        return "提出异议";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return notices.mayObject(caseNumber, by.person()) ? Optional.of(List.of(REASON)) : Optional.empty();
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        process.object(caseNumber, filled.get(REASON.key()), by);
    }
}
