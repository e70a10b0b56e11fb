package org.wufang.acts.workflow;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseOwners;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.workflow.Hands;
import org.wufang.platform.security.Actor;

/** Tasks by which a case is handled, so that its time may be stopped or prolonged for them. */
@Component
class HandledTasks {

    /**
     * Not those in which several parties speak at once or somebody judges the handling, nor what was promised by a date:
     * that is renegotiated.
     */
    private static final Set<String> HANDLING = Set.of(
            "userTask_reviewTriage",
            "userTask_decideDeferral",
            "userTask_handleOnSite",
            "userTask_callMeeting",
            "userTask_draftProposal",
            "userTask_recordOwnersVote",
            "userTask_balanceFund",
            "userTask_answerObjection",
            "userTask_proposeRevision",
            "userTask_conveneHearing",
            "userTask_concludeHearing",
            "userTask_blowWhistle",
            "userTask_planJointAction",
            "userTask_act");

    private static final Set<CaseStatus> BEFORE_THE_RESULT = Set.of(
            CaseStatus.RECEIVED, CaseStatus.TRIAGED, CaseStatus.FRONT_END, CaseStatus.MEETING, CaseStatus.WHISTLE);

    private final Choices choices;
    private final Hands hands;
    private final CaseOwners owners;
    private final CaseFiles files;

    HandledTasks(Choices choices, Hands hands, CaseOwners owners, CaseFiles files) {
        this.choices = choices;
        this.hands = hands;
        this.owners = owners;
        this.files = files;
    }

    /** Tasks by which the reporter's trouble itself is handled; none once a result is judged or the case is deferred. */
    List<ActField.Option> beforeTheResult(String caseNumber, Actor by) {
        return BEFORE_THE_RESULT.contains(files.get(caseNumber).status()) ? of(caseNumber, by) : List.of();
    }

    /** Handling tasks that the person works or may take, and all of them where the person's group answers for the case. */
    List<ActField.Option> of(String caseNumber, Actor by) {
        boolean answers = owners.of(caseNumber).group().equals(by.unit() + "." + by.role());
        return choices.tasks(
                caseNumber,
                task -> HANDLING.contains(task.getTaskDefinitionKey()) && (answers || isTheirs(task, by.person())));
    }

    private boolean isTheirs(Task task, String person) {
        return task.getAssignee() == null
                ? hands.entitled(task.getId()).contains(person)
                : Hands.worked(person).test(task);
    }
}
