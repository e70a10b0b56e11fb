package org.wufang.casefile.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseOwners;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.process.CaseLifecycle;
import org.wufang.process.FrontEndHandling;
import org.wufang.process.MeetingHandling;
import org.wufang.process.WhistleHandling;

/**
 * The rule by which a case changes its owner (首接负责): with the task that hands it on, whatever room it is of. What is
 * done in between — votes, objections, rulings, the verification — leaves it with who handles the case.
 */
@Component
class OwnerTasks {

    /** The task that hands the case on, and the role of those offered it that takes it; the first offered where empty. */
    private static final Map<String, String> TAKING = Map.of(
            CaseLifecycle.REVIEW_TRIAGE, "",
            CaseLifecycle.DECIDE_DEFERRAL, "",
            FrontEndHandling.HANDLE_ON_SITE, "blockGovernor",
            MeetingHandling.CALL_MEETING, "residentsCommittee",
            WhistleHandling.BLOW_WHISTLE, "",
            WhistleHandling.PLAN_JOINT_ACTION, "");

    private final CaseOwners owners;
    private final CaseFiles files;
    private final Directory directory;
    private final Actors actors;

    OwnerTasks(CaseOwners owners, CaseFiles files, Directory directory, Actors actors) {
        this.owners = owners;
        this.files = files;
        this.directory = directory;
        this.actors = actors;
    }

    @EventListener
    void on(DelegateTask task) {
        String caseNumber = task.getExecution().getProcessBusinessKey();
        String role = TAKING.get(task.getTaskDefinitionKey());
        if (caseNumber == null || role == null) {
            return;
        }
        List<String> offered = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .sorted()
                .toList();
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName())) {
            taker(caseNumber, role, offered)
                    .ifPresent(group -> takeOver(caseNumber, group, null, "承办“" + task.getName() + "”"));
        } else if (TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName())) {
            assigned(caseNumber, role, offered, task);
        }
    }

    /** One group; where the block is not known and many are offered it, the community answers until one has it in hand. */
    private Optional<String> taker(String caseNumber, String role, List<String> offered) {
        List<String> fit =
                offered.stream().filter(group -> group.endsWith("." + role)).toList();
        if (fit.size() > 1) {
            return directory
                    .groupsFor(
                            "residentsCommittee", files.get(caseNumber).place().community())
                    .stream()
                    .findFirst();
        }
        return fit.stream().findFirst().or(() -> offered.stream().findFirst());
    }

    /** In whose hands it is. A delegate, or a helper from another group, has the task but does not answer for the case. */
    private void assigned(String caseNumber, String role, List<String> offered, DelegateTask task) {
        String owner = owners.of(caseNumber).group();
        String person = task.getAssignee();
        if (person == null) {
            takeOver(caseNumber, owner, null, "退回本组");
            return;
        }
        List<String> held = directory.membershipsOf(person).stream()
                .map(Membership::group)
                .filter(offered::contains)
                .toList();
        if (held.contains(owner)) {
            takeOver(caseNumber, owner, person, "签收“" + task.getName() + "”");
        } else {
            held.stream()
                    .filter(group -> role.isEmpty() || group.endsWith("." + role))
                    .findFirst()
                    .ifPresent(group -> takeOver(caseNumber, group, person, "签收“" + task.getName() + "”"));
        }
    }

    private void takeOver(String caseNumber, String group, @Nullable String person, String reason) {
        Actor by = actors.current();
        owners.takeOver(caseNumber, group, person, reason, by);
    }
}
