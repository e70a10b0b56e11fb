package org.wufang.deliberation.workflow;

import org.springframework.stereotype.Component;
import org.wufang.deliberation.InvitedVoices;
import org.wufang.directory.workflow.Groups;

/** {@code ${voices.groupsOf(voice)}}: who answers for somebody invited. */
@Component("voices")
public class Voices {

    private final InvitedVoices voices;
    private final Groups groups;

    Voices(InvitedVoices voices, Groups groups) {
        this.voices = voices;
        this.groups = groups;
    }

    public String groupsOf(String id) {
        return groups.resolve(voices.voice(Long.parseLong(id)).invitation().group());
    }
}
