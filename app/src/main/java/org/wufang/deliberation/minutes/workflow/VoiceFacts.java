package org.wufang.deliberation.minutes.workflow;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.minutes.HeardSoFar;
import org.wufang.deliberation.voices.ExpertHearing;
import org.wufang.deliberation.voices.ExpertHearings;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.deliberation.voices.Voice;
import org.wufang.deliberation.voices.VoiceTexts;
import org.wufang.platform.forms.TaskFacts;

/** What invited voices and hearings bring to the forms. */
@Component
class VoiceFacts implements TaskFacts {

    private final InvitedVoices voices;
    private final ExpertHearings hearings;
    private final VoiceTexts texts;
    private final Deliberations deliberations;
    private final TableTexts tableTexts;
    private final HeardSoFar heard;

    VoiceFacts(
            InvitedVoices voices,
            ExpertHearings hearings,
            VoiceTexts texts,
            Deliberations deliberations,
            TableTexts tableTexts,
            HeardSoFar heard) {
        this.voices = voices;
        this.hearings = hearings;
        this.texts = texts;
        this.deliberations = deliberations;
        this.tableTexts = tableTexts;
        this.heard = heard;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        String number = task.caseNumber();
        return switch (task.task()) {
            case "userTask_draftProposal" -> Map.of("voicesText", heard(number));
            case "userTask_castVote" -> Map.of("voicesText", heard(number), "hearingReason", stillToBeHeard(number));
            case "userTask_giveOpinion" -> invitation(number, Long.parseLong(variable(task, "voice")));
            case "userTask_conveneHearing" -> onProposal(number, Map.of("hearingReason", why(number)));
            case "userTask_giveTestimony" ->
                onProposal(
                        number,
                        Map.of(
                                "memberName",
                                texts.name(hearings.testimony(Long.parseLong(variable(task, "member")))),
                                "topic",
                                hearings.last(number).call().topic()));
            case "userTask_concludeHearing" -> conclusion(number, hearings.last(number));
            default -> Map.of();
        };
    }

    private String heard(String number) {
        return String.join("\n", texts.lines(voices.ofLast(number)));
    }

    private Map<String, Object> invitation(String number, long id) {
        Voice voice = voices.voice(id);
        String sofar = heard.of(number);
        return Map.of(
                "voiceName", texts.name(voice.invitation()),
                "voiceQuestion", voice.invitation().question(),
                "positions", sofar.isEmpty() ? "各方尚未表态" : sofar);
    }

    private Map<String, Object> conclusion(String number, ExpertHearing hearing) {
        return onProposal(
                number,
                Map.of(
                        "topic",
                        hearing.call().topic() + "\n" + texts.call(hearing),
                        "testimonies",
                        texts.testimonies(hearing)));
    }

    private Map<String, Object> onProposal(String number, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("proposalText", tableTexts.proposalText(deliberations.proposal(number)));
        return all;
    }

    private String stillToBeHeard(String number) {
        return hearings.wasHeld(number)
                ? ""
                : hearings.need(number)
                        .filter(ExpertHearing.Need::needed)
                        .map(ExpertHearing.Need::reason)
                        .orElse("");
    }

    private String why(String number) {
        return hearings.need(number)
                .filter(ExpertHearing.Need::needed)
                .map(ExpertHearing.Need::reason)
                .orElse("起草人提请");
    }

    private static String variable(OpenTask task, String name) {
        return String.valueOf(task.variables().get(name));
    }
}
