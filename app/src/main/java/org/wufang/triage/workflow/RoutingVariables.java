package org.wufang.triage.workflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseNames;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.process.Routing;

/** What the processes of a case know of it: never more than routing and the card in the Tasklist need. */
@Component
class RoutingVariables {

    private final CaseFiles files;
    private final CaseNames names;
    private final Directory directory;
    private final DecisionTables tables;

    RoutingVariables(CaseFiles files, CaseNames names, Directory directory, DecisionTables tables) {
        this.files = files;
        this.names = names;
        this.directory = directory;
        this.tables = tables;
    }

    /** Reads them anew from the case file and the duty list. */
    void refresh(DelegateExecution execution) {
        CaseFile file = files.get(execution.getProcessBusinessKey());
        Place place = file.place();
        Routing.CASE_NUMBER.set(execution, file.number());
        Routing.MATTER_NAME.set(execution, names.matter(file.matter()));
        Routing.PLACE_NAME.set(execution, names.place(place, ""));
        Routing.DISTRICT.set(execution, place.district().isEmpty() ? directory.district() : place.district());
        Routing.STREET.set(execution, place.street());
        Routing.COMMUNITY.set(execution, place.community());
        Routing.UNIT.set(execution, place.unit());
        Routing.PLACE_KNOWN.set(execution, !place.unit().isEmpty());
        Routing.HAZARD.set(execution, file.hazard());
        Routing.HOUSEHOLDS.set(execution, file.households());
        Routing.PARTIES.set(execution, file.parties().size());
        Routing.REPEAT.set(execution, files.isRepeat(file.number()));
        Routing.FAILED_BELOW.set(execution, Boolean.TRUE.equals(Routing.FAILED_BELOW.orNull(execution)));
        List<Map<String, Object>> duties = tables.evaluate("duty-list", execution, Map.of("matter", file.matter()));
        Routing.MATTER.set(execution, file.matter());
        Routing.MATTER_KNOWN.set(execution, !duties.isEmpty());
        Routing.POWER_LACKING.set(
                execution, duties.stream().anyMatch(duty -> !text(duty, "lead").isEmpty()));
        Routing.DEPARTMENTS.set(execution, (int) duties.stream()
                .flatMap(duty -> Stream.concat(
                        Stream.of(text(duty, "lead")),
                        Stream.of(text(duty, "assist").split(","))))
                .map(String::strip)
                .filter(department -> !department.isEmpty())
                .distinct()
                .count());
    }

    private static String text(Map<String, Object> duty, String output) {
        return Objects.toString(duty.get(output), "");
    }
}
