package org.wufang.deliberation.voices;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.Sittings;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/** The persons invited to a deliberation with a voice and no vote (加签): asked once, heard or absent once. */
@Service
@Transactional
public class InvitedVoices {

    private final VoiceRepository voices;
    private final Sittings sittings;
    private final CaseFiles caseFiles;
    private final Clock clock;
    private final DateTimeFormatter time;

    InvitedVoices(
            VoiceRepository voices,
            Sittings sittings,
            CaseFiles caseFiles,
            Clock clock,
            @Value("${wufang.zone}") ZoneId zone) {
        this.voices = voices;
        this.sittings = sittings;
        this.caseFiles = caseFiles;
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(zone);
    }

    /** Code of the community whose parties deliberate. */
    @Transactional(readOnly = true)
    public String community(String caseNumber) {
        return sittings.current(caseNumber).community();
    }

    /** Invites to the deliberation that is open; the process must still be told. */
    public Voice invite(String caseNumber, Voice.Invitation invitation, Actor by) {
        return voice(voices.insert(sittings.current(caseNumber).id(), invitation, by, clock.instant()));
    }

    /** The invitation is delivered: from now on the time to answer runs. */
    public void deliver(long id, Instant dueAt) {
        voices.setDue(id, dueAt);
    }

    public void hear(long id, String opinion, String evidence, Actor by) {
        FormRejected.unless(!opinion.isBlank(), "opinion", "意见", "position-missing");
        if (!voices.answer(id, Voice.State.HEARD, opinion, evidence, by, clock.instant())) {
            throw new Problem("voice-closed");
        }
    }

    /** The time to answer is up. */
    public void recordAbsence(String caseNumber, long id) {
        if (voices.answer(id, Voice.State.NOT_HEARD, "", "", Actor.SYSTEM, clock.instant())) {
            Voice.Invitation absent = voice(id).invitation();
            caseFiles.record(
                    caseNumber,
                    "deliberation.voiceAbsent",
                    Actor.SYSTEM,
                    null,
                    Map.of("name", absent.name(), "kind", absent.kind().word()));
        }
    }

    @Transactional(readOnly = true)
    public Voice voice(long id) {
        return voices.find(id).orElseThrow(() -> new IllegalStateException("no voice " + id));
    }

    /** Of every deliberation of the case, in the order of their invitation. */
    @Transactional(readOnly = true)
    public List<Voice> of(String caseNumber) {
        return voices.of(caseNumber);
    }

    @Transactional(readOnly = true)
    public List<Voice> in(Deliberation deliberation) {
        return voices.ofSession(deliberation.id());
    }

    /** Of the last deliberation. */
    @Transactional(readOnly = true)
    public List<Voice> ofLast(String caseNumber) {
        return voices.ofLast(caseNumber);
    }

    /** Voices for which draft and votes of the last deliberation wait. */
    @Transactional(readOnly = true)
    public List<Voice> awaited(String caseNumber) {
        return ofLast(caseNumber).stream()
                .filter(voice -> voice.invitation().mode() == Voice.Mode.BEFORE)
                .filter(voice -> voice.state() == Voice.State.ASKED)
                .toList();
    }

    /**
     * Before a draft or a vote.
     *
     * @throws Problem {@code voice-awaited}, 409, naming for whom one waits and until when
     */
    @Transactional(readOnly = true)
    public void mustAllBeHeard(String caseNumber) {
        List<Voice> awaited = awaited(caseNumber);
        if (!awaited.isEmpty()) {
            throw new Problem("voice-awaited", awaited.stream().map(this::name).collect(Collectors.joining("、")));
        }
    }

    private String name(Voice voice) {
        Voice.Invitation invitation = voice.invitation();
        return invitation.name() + "（" + invitation.kind().label()
                + (voice.dueAt() == null ? "" : "，最迟 " + time.format(voice.dueAt())) + "）";
    }
}
