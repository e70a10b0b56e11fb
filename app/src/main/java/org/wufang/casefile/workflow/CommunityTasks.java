package org.wufang.casefile.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CommunityDuties;

/**
 * {@code ${dispatch.toCommunity(execution, groups.of('blockGovernor', unit))}} in a model: a task of a community or
 * block is offered only where a list lays the matter there. Asked where the task begins, so there is no way around,
 * also for a token that was moved by hand.
 */
@Component("dispatch")
public class CommunityTasks {

    private final CommunityDuties duties;

    CommunityTasks(CommunityDuties duties) {
        this.duties = duties;
    }

    /**
     * @return the groups as they came
     * @throws org.wufang.platform.forms.FormRejected naming list, item and reason
     */
    public String toCommunity(DelegateExecution execution, String groups) {
        duties.requireCommunity(execution.getProcessBusinessKey(), execution.getProcessDefinitionId());
        return groups;
    }
}
