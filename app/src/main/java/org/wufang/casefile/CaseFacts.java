package org.wufang.casefile;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.platform.forms.TaskFacts;

/** The case's facts on top of every form. */
@Component
class CaseFacts implements TaskFacts {

    private final CaseFiles files;
    private final CaseHistory history;
    private final CaseNames names;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter brief;

    CaseFacts(CaseFiles files, CaseHistory history, CaseNames names, @Value("${wufang.zone}") ZoneId zone) {
        this.files = files;
        this.history = history;
        this.names = names;
        this.minutes = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
        this.brief = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(zone);
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        CaseFile file = files.get(task.caseNumber());
        return Map.of(
                "caseNumber", file.number(),
                "caseTitle", file.reported().title(),
                "caseMatter", names.matter(file.matter()),
                "casePlace", names.place(file.place(), file.reported().address()),
                "caseHazard", names.hazard(file.hazard()),
                "caseHouseholds", file.reported().households(),
                "caseOpenedAt", minutes.format(file.reported().at()),
                "caseDescription", file.reported().description(),
                "caseHistory",
                        history.of(file.number()).stream()
                                .filter(CaseHistory.Step::forReaders)
                                .map(step -> brief.format(step.at()) + " " + step.office() + " " + step.title())
                                .collect(Collectors.joining("\n")));
    }
}
