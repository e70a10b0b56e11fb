package org.wufang.sourcecontrol;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.TaskFacts;

/** Which cases have the cause in common, and what was done about it, on top of the forms of source control. */
@Component
class SourceControlFacts implements TaskFacts {

    private final SourceControls controls;

    SourceControlFacts(SourceControls controls) {
        this.controls = controls;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        if (!task.process().equals(org.wufang.process.SourceControl.ID)
                || !(task.variables().get("sourceControlId") instanceof Long id)) {
            return Map.of();
        }
        SourceControl control = controls.get(id);
        Map<String, Object> facts = new HashMap<>();
        facts.put("sourceCause", controls.causeName(control));
        facts.put("sourcePlace", controls.communityName(control));
        facts.put(
                "sourceCases",
                SourceControlTexts.cases(
                        control.withinDays(),
                        control.cases().stream().map(controls::caseLine).toList()));
        String before = control.measures().stream()
                .filter(measure -> measure.verifiedAt() != null)
                .map(SourceControlTexts::verified)
                .collect(Collectors.joining("\n"));
        if (!before.isEmpty()) {
            facts.put("sourceBefore", before);
        }
        SourceControl.Measure newest = control.newest();
        if (newest != null && newest.verifiedAt() == null) {
            facts.put("sourceMeasure", SourceControlTexts.measure(newest));
            facts.put("sourceSince", SourceControlTexts.since(controls.since(control, newest.plannedAt())));
        }
        return facts;
    }
}
