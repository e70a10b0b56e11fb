package org.wufang.intake.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wufang.casefile.NewCase;
import org.wufang.intake.Intake;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.forms.StartAct;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.web.Problem;
import org.wufang.process.CaseLifecycle;

/** The form {@code report-case}: a grid worker reports, or staff open a case for somebody on the phone. */
@Component
class ReportCase implements StartAct {

    private final ObjectProvider<Intake> intake;

    ReportCase(ObjectProvider<Intake> intake) {
        this.intake = intake;
    }

    @Override
    public String process() {
        return CaseLifecycle.ID;
    }

    @Override
    public Started begin(Submission form) {
        try {
            return new Started(
                    intake.getObject().report(newCase(form), form.actor()).number(), Map.of());
        } catch (Problem refused) {
            if (refused.fields().isEmpty()) {
                throw refused;
            }
            throw new FormRejected(refused.fields());
        }
    }

    private static NewCase newCase(Submission form) {
        return new NewCase(
                form.text("title"),
                form.text("description"),
                form.text("matter"),
                form.text("unit"),
                form.text("address"),
                form.text("hazard"),
                form.values().get("households") instanceof Number households ? households.intValue() : 0,
                form.values().get("parties") instanceof Collection<?> parties
                        ? parties.stream().map(Object::toString).toList()
                        : List.of(),
                form.text("channel"),
                reporter(form.personal()));
    }

    private static NewCase.@Nullable Reporter reporter(Map<String, Object> personal) {
        String name = personal.getOrDefault("reporterName", "").toString();
        String phone = personal.getOrDefault("reporterPhone", "").toString();
        return name.isEmpty() && phone.isEmpty() ? null : new NewCase.Reporter(name, phone);
    }
}
