package org.wufang.deliberation.voices.workflow;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.voices.ExpertHearings;

/** {@code ${hearings.convenors(execution)}}, {@code ${hearings.members(execution)}} …: who is heard, and by whom. */
@Component("hearings")
public class Hearings {

    private final ExpertHearings hearings;
    private final Convenors convenors;

    Hearings(ExpertHearings hearings, Convenors convenors) {
        this.hearings = hearings;
        this.convenors = convenors;
    }

    /** The groups of who convenes and concludes. */
    public String convenors(DelegateExecution execution) {
        return convenors.groupsOf(execution.getProcessBusinessKey());
    }

    /** Members of the hearing that was convened last, each by its id. */
    public Collection<String> members(DelegateExecution execution) {
        return hearings.last(execution.getProcessBusinessKey()).testimonies().stream()
                .map(testimony -> String.valueOf(testimony.id()))
                .toList();
    }

    /** The groups of who speaks for the member. */
    public String groupsOf(String id, DelegateExecution execution) {
        return convenors.groupsSpeaking(
                execution.getProcessBusinessKey(),
                hearings.testimony(Long.parseLong(id)).group());
    }
}
