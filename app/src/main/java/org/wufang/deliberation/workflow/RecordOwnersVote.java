package org.wufang.deliberation.workflow;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.OwnersVote;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskAct;

/** Gives the table {@code owners-vote} what it judges by: areas in hundredths of a square metre, and numbers. */
@Component
class RecordOwnersVote implements TaskAct {

    private final Deliberations deliberations;

    RecordOwnersVote(Deliberations deliberations) {
        this.deliberations = deliberations;
    }

    @Override
    public String task() {
        return "userTask_recordOwnersVote";
    }

    @Override
    public Map<String, Object> perform(Submission form) {
        OwnersVote.Count count = new OwnersVote.Count(
                area(form, "areaTotal", "专有部分面积（平方米）：总数"),
                area(form, "areaTaking", "专有部分面积（平方米）：参与表决"),
                area(form, "areaFor", "专有部分面积（平方米）：同意"),
                Long.parseLong(form.text("ownersTotal")),
                Long.parseLong(form.text("ownersTaking")),
                Long.parseLong(form.text("ownersFor")));
        deliberations.recordOwnersVote(form.caseNumber(), count, form.actor());
        OwnersItem item = deliberations.proposal(form.caseNumber()).ownersItem();
        return Map.of(
                "higherThreshold", item == OwnersItem.THREE_QUARTERS,
                "areaTotal", count.areaTotal(),
                "areaTaking", count.areaTaking(),
                "areaFor", count.areaFor(),
                "ownersTotal", count.ownersTotal(),
                "ownersTaking", count.ownersTaking(),
                "ownersFor", count.ownersFor());
    }

    private static long area(Submission form, String key, String label) {
        return OwnersVote.hundredths(key, label, new BigDecimal(form.text(key)));
    }
}
