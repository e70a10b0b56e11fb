package org.wufang.whistle.workflow;

import static org.wufang.process.Routing.COMMUNITY;
import static org.wufang.process.Routing.DISTRICT;
import static org.wufang.process.Routing.STREET;
import static org.wufang.process.WhistleHandling.WHISTLE_LEVEL;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.whistle.JointActions;
import org.wufang.whistle.WhistleCalls;

/** {@code ${whistles.targets(execution)}} in whistle-handling: who blows, who is called, who leads, who acts. */
@Component("whistles")
public class Whistles {

    private final WhistleCalls calls;
    private final JointActions actions;
    private final Directory directory;

    Whistles(WhistleCalls calls, JointActions actions, Directory directory) {
        this.calls = calls;
        this.actions = actions;
        this.directory = directory;
    }

    /** Groups that blow at this level: the community's party branch, the street's coordination, the command centre. */
    public String whistler(DelegateExecution execution) {
        return groups(
                switch (WHISTLE_LEVEL.in(execution)) {
                    case 1 -> directory.groupsFor("partyBranch", COMMUNITY.in(execution));
                    case 2 -> directory.groupsFor("coordination", STREET.in(execution));
                    default -> directory.groupsFor("commandCentre", DISTRICT.in(execution));
                });
    }

    /** Groups of whoever leads the joint action. */
    public String lead(DelegateExecution execution) {
        return groups(resolved(actions.lead(caseNumber(execution))));
    }

    /** Group ids still to report in, before anybody stands in for a vacant one. */
    public Collection<String> targets(DelegateExecution execution) {
        return calls.awaited(caseNumber(execution));
    }

    /** Group ids that came and act together. */
    public Collection<String> acting(DelegateExecution execution) {
        return actions.acting(caseNumber(execution));
    }

    /** Those of {@link #acting} whom the whistler rates: not itself. */
    public Collection<String> rated(DelegateExecution execution) {
        String whistler = whistler(execution);
        return acting(execution).stream()
                .filter(group -> !groups(resolved(group)).equals(whistler))
                .toList();
    }

    private Collection<String> resolved(String group) {
        int dot = group.lastIndexOf('.');
        return directory.groupsFor(group.substring(dot + 1), group.substring(0, dot));
    }

    private static String groups(Collection<String> groups) {
        return String.join(",", groups);
    }

    private static String caseNumber(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
