package org.wufang.evaluation.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.security.Actor;

/** Whom a case concerns: the groups that took part in it, and the five parties of its community. */
@Component
class Concerned {

    private static final Set<String> PARTIES = Set.of(
            "partyBranch",
            "residentsCommittee",
            "propertyFirm",
            "ownersCommittee",
            "propertyManagementCommittee",
            "socialOrganisation");

    private final CaseFiles files;
    private final Directory directory;

    Concerned(CaseFiles files, Directory directory) {
        this.files = files;
        this.directory = directory;
    }

    /** In which they may speak; empty when it does not concern them. A party speaks for itself first. */
    Optional<Actor> capacity(CaseFile file, String person) {
        Collection<String> took = files.participants(file.number());
        return directory.membershipsOf(person).stream()
                .filter(held -> isParty(held, file) || took.contains(held.group()))
                .min(Comparator.<Membership, Boolean>comparing(held -> !isParty(held, file))
                        .thenComparing(Membership::group))
                .map(held -> new Actor(person, held.role(), held.unit()));
    }

    private static boolean isParty(Membership held, CaseFile file) {
        return PARTIES.contains(held.role()) && held.unit().equals(file.place().community());
    }
}
