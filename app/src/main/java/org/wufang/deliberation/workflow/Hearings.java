package org.wufang.deliberation.workflow;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.ExpertHearings;
import org.wufang.directory.workflow.Groups;

/** {@code ${hearings.members(execution)}} and {@code ${hearings.groupsOf(member)}}: who is heard. */
@Component("hearings")
public class Hearings {

    private final ExpertHearings hearings;
    private final Groups groups;

    Hearings(ExpertHearings hearings, Groups groups) {
        this.hearings = hearings;
        this.groups = groups;
    }

    /** Members of the hearing that was convened last, each by its id. */
    public Collection<String> members(DelegateExecution execution) {
        return hearings.last(execution.getProcessBusinessKey()).testimonies().stream()
                .map(testimony -> String.valueOf(testimony.id()))
                .toList();
    }

    /** The groups of who speaks for the member. */
    public String groupsOf(String id) {
        return groups.resolve(hearings.testimony(Long.parseLong(id)).group());
    }
}
