package org.wufang.directory.workflow;

import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;

/**
 * {@code ${groups.of('residentsCommittee', community)}} in a model: who is offered a task.
 * No task may be offered to nobody: a role that nobody holds falls to the street's coordination,
 * and where that is vacant too, to the command centre.
 */
@Component("groups")
public class Groups {

    private final Directory directory;

    Groups(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param role a role of the domain
     * @param unit code of the unit. For a block role a community's code means all of its blocks; for a street role
     *     the code of any unit in the street will do, for a district role any unit of the district
     * @return group ids, comma-separated, at least one, each held by somebody if anybody in the district does
     */
    public String of(String role, String unit) {
        return String.join(",", directory.groupsFor(role, unit));
    }

    /** Who is offered a task of a group id ({@code dept-chengguan.department}); a vacant department falls to the command centre. */
    public String resolve(String group) {
        int dot = group.lastIndexOf('.');
        return of(group.substring(dot + 1), group.substring(0, Math.max(dot, 0)));
    }
}
