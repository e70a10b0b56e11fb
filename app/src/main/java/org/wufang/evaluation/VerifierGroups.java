package org.wufang.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;

/**
 * Who verifies: the block's supervisors; where none of them kept out of the case, the street's coordination, and at last
 * the district.
 */
@Component
public class VerifierGroups {

    private final Handlers handlers;
    private final CaseFiles files;
    private final Directory directory;

    VerifierGroups(Handlers handlers, CaseFiles files, Directory directory) {
        this.handlers = handlers;
        this.files = files;
        this.directory = directory;
    }

    /** Group ids, at least one. */
    public List<String> of(String caseNumber) {
        Place place = files.get(caseNumber).place();
        Set<String> partial = handlers.of(caseNumber);
        return Stream.of(
                        directory.groupsFor("blockSupervisor", place.unit()),
                        directory.groupsFor("coordination", place.street()))
                .filter(groups -> !partial.containsAll(directory.peopleOf(groups)))
                .findFirst()
                .orElseGet(() -> directory.groupsFor("commandCentre", directory.district()));
    }
}
