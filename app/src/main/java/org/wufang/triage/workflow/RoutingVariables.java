package org.wufang.triage.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseNames;
import org.wufang.directory.Directory;
import org.wufang.directory.Duties;
import org.wufang.directory.DutyLists;
import org.wufang.directory.Place;
import org.wufang.process.Routing;

/** What the processes of a case know of it: never more than routing and the card in the Tasklist need. */
@Component
class RoutingVariables {

    private final CaseFiles files;
    private final CaseNames names;
    private final Directory directory;
    private final DutyLists lists;

    RoutingVariables(CaseFiles files, CaseNames names, Directory directory, DutyLists lists) {
        this.files = files;
        this.names = names;
        this.directory = directory;
        this.lists = lists;
    }

    /** Reads them anew from the case file and the duty lists. */
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
        Routing.HOUSEHOLDS.set(execution, file.reported().households());
        Routing.PARTIES.set(execution, file.reported().parties().size());
        Routing.REPEAT.set(execution, files.isRepeat(file.number()));
        Routing.FAILED_BELOW.set(execution, Boolean.TRUE.equals(Routing.FAILED_BELOW.orNull(execution)));
        Duties duties = lists.of(file.matter(), execution.getProcessDefinitionId());
        Routing.MATTER.set(execution, file.matter());
        Routing.MATTER_KNOWN.set(execution, duties.isListed());
        Routing.POWER_LACKING.set(
                execution,
                duties.departments().isPresent() || duties.communityRefusal().isPresent());
        Routing.DEPARTMENTS.set(execution, duties.departmentCodes().size());
    }
}
