package org.wufang.deliberation.voices.workflow;

import org.springframework.stereotype.Component;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.deliberation.voices.Voice;

/** {@code ${voices.groupsOf(voice)}}: who answers for somebody invited. */
@Component("voices")
public class Voices {

    private final InvitedVoices voices;
    private final Convenors convenors;

    Voices(InvitedVoices voices, Convenors convenors) {
        this.voices = voices;
        this.convenors = convenors;
    }

    public String groupsOf(String id) {
        Voice voice = voices.voice(Long.parseLong(id));
        return convenors.groupsSpeaking(voice.caseNumber(), voice.invitation().group());
    }
}
