package org.wufang.casefile;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.process.Routing;

/** What routing, the deadlines table and the card of a new instance ask for, as the case file has it. */
@Component
public class CaseRouting {

    private final CaseFiles caseFiles;
    private final CaseNames names;
    private final Directory directory;

    CaseRouting(CaseFiles caseFiles, CaseNames names, Directory directory) {
        this.caseFiles = caseFiles;
        this.names = names;
        this.directory = directory;
    }

    public Map<String, Object> of(String caseNumber) {
        CaseFile file = caseFiles.get(caseNumber);
        Place place = file.place();
        Map<String, Object> routing = new HashMap<>();
        routing.put(Routing.DISTRICT.name(), place.district().isEmpty() ? directory.district() : place.district());
        routing.put(Routing.STREET.name(), place.street());
        routing.put(Routing.COMMUNITY.name(), place.community());
        routing.put(Routing.UNIT.name(), place.unit());
        routing.put(Routing.HAZARD.name(), file.hazard());
        routing.put(Routing.MATTER.name(), file.matter());
        routing.put(Routing.CASE_NUMBER.name(), file.number());
        routing.put(Routing.MATTER_NAME.name(), names.matter(file.matter()));
        routing.put(Routing.PLACE_NAME.name(), names.place(place, ""));
        return routing;
    }
}
