package org.wufang.sourcecontrol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;

/** Source control in the file of each case that led to it. */
@Component
class SourceControlSection implements CaseFileSection {

    private final SourceControlRepository repository;
    private final SourceControls controls;

    SourceControlSection(SourceControlRepository repository, SourceControls controls) {
        this.repository = repository;
        this.controls = controls;
    }

    @Override
    public String name() {
        return "sourceControl";
    }

    @Override
    public List<Map<String, Object>> read(String caseNumber) {
        return repository.ofCase(caseNumber).stream().map(this::part).toList();
    }

    private Map<String, Object> part(SourceControl control) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("rootCause", controls.causeName(control));
        part.put("place", controls.communityName(control));
        part.put("likeCases", control.cases());
        part.put("openedAt", control.openedAt());
        part.put(
                "measures",
                control.measures().stream().map(SourceControlSection::measure).toList());
        part.put("closedAt", control.closedAt());
        return part;
    }

    private static Map<String, Object> measure(SourceControl.Measure measure) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("measure", measure.measure());
        part.put("owner", measure.responsible());
        part.put("finishOn", measure.finishOn());
        part.put("effective", measure.effective());
        part.put("finding", measure.finding());
        part.put("verifiedAt", measure.verifiedAt());
        return part;
    }
}
