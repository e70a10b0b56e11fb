package org.wufang.deliberation.minutes.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Signature;
import org.wufang.deliberation.minutes.MinuteBook;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class ApproveMinutes implements TaskAct {

    private final Deliberations deliberations;
    private final MinuteBook book;

    ApproveMinutes(Deliberations deliberations, MinuteBook book) {
        this.deliberations = deliberations;
        this.book = book;
    }

    @Override
    public String task() {
        return "userTask_approveMinutes";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        Signature.Mark mark = Signature.Mark.of(form.text("signature"));
        deliberations.sign(form.caseNumber(), form.variable("seat"), mark, form.text("dissent"), form.actor());
        book.signed(form.caseNumber(), form.variable("seat"), mark, form.taskId(), form.actor());
        return Map.of();
    }
}
