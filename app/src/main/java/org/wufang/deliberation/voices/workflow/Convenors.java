package org.wufang.deliberation.voices.workflow;

import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.directory.workflow.Groups;

/** Who acts for the residents' committee: itself, or the street where all of its people are recused. */
@Component
class Convenors {

    private static final String COMMITTEE = "residentsCommittee";

    private final Deliberations deliberations;
    private final InvitedVoices voices;
    private final Groups groups;

    Convenors(Deliberations deliberations, InvitedVoices voices, Groups groups) {
        this.deliberations = deliberations;
        this.voices = voices;
        this.groups = groups;
    }

    String groupsOf(String caseNumber) {
        return groups.of(deliberations.participant(caseNumber, COMMITTEE).actedBy(), voices.community(caseNumber));
    }

    /** The groups of who speaks for somebody heard. */
    String groupsSpeaking(String caseNumber, String group) {
        return group.endsWith("." + COMMITTEE) ? groupsOf(caseNumber) : groups.resolve(group);
    }
}
