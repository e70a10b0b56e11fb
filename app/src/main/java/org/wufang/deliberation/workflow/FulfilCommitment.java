package org.wufang.deliberation.workflow;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.CommitmentBook;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

@Component
class FulfilCommitment implements TaskAct {

    private final CommitmentBook book;

    FulfilCommitment(CommitmentBook book) {
        this.book = book;
    }

    @Override
    public String task() {
        return "userTask_fulfilCommitment";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        book.fulfil(
                Long.parseLong(form.variable("commitment")), form.text("done"), form.text("evidence"), form.actor());
        return Map.of();
    }
}
