package org.wufang.deliberation.voices.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.voices.ExpertHearing;
import org.wufang.deliberation.voices.ExpertHearings;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.deliberation.voices.Testimony;
import org.wufang.deliberation.voices.Voice;
import org.wufang.directory.Directory;
import org.wufang.platform.security.Actor;

/** Invited voices and hearings in the case file. */
@Configuration(proxyBeanMethods = false)
class VoiceSections {

    private final Directory directory;

    VoiceSections(Directory directory) {
        this.directory = directory;
    }

    @Bean
    CaseFileSection voicesSection(InvitedVoices voices) {
        return new Section(
                "voices", number -> voices.of(number).stream().map(this::voice).toList());
    }

    @Bean
    CaseFileSection hearingsSection(ExpertHearings hearings) {
        return new Section(
                "hearings",
                number -> hearings.of(number).stream().map(this::hearing).toList());
    }

    private Map<String, Object> voice(Voice voice) {
        Voice.Invitation invitation = voice.invitation();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", voice.sitting());
        row.put("kind", invitation.kind().word());
        row.put("name", invitation.name());
        row.put("question", invitation.question());
        row.put("mode", invitation.mode().word());
        row.put("invitedAt", voice.invitedAt());
        row.put("invitedBy", who(voice.invitedBy()));
        put(row, "dueAt", voice.dueAt());
        row.put("voiceState", voice.state().word());
        said(row, voice.opinion(), voice.evidence(), voice.by(), voice.at());
        return row;
    }

    private Map<String, Object> hearing(ExpertHearing hearing) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", hearing.sitting());
        row.put("kind", hearing.call().kind().word());
        row.put("topic", hearing.call().topic());
        row.put("heldAt", hearing.call().heldAt());
        row.put("place", hearing.call().place());
        row.put("convenedBy", who(hearing.by()));
        row.put("members", hearing.testimonies().stream().map(this::testimony).toList());
        put(row, "conclusion", hearing.conclusion());
        return row;
    }

    private Map<String, Object> testimony(Testimony testimony) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", testimony.name());
        row.put("capacity", testimony.capacity());
        put(
                row,
                "stance",
                testimony.stance() == null ? null : testimony.stance().word());
        said(row, testimony.opinion(), testimony.evidence(), testimony.by(), testimony.at());
        return row;
    }

    private void said(
            Map<String, Object> row, String opinion, String evidence, @Nullable Actor by, @Nullable Object at) {
        row.put("opinion", opinion);
        row.put("evidence", evidence);
        put(row, "answeredBy", by == null || by.equals(Actor.SYSTEM) ? null : who(by));
        put(row, "answeredAt", at);
    }

    private String who(Actor actor) {
        return directory.groupName(actor.unit() + "." + actor.role()) + " " + directory.personName(actor.person());
    }

    private static void put(Map<String, Object> row, String key, @Nullable Object value) {
        if (value != null) {
            row.put(key, value);
        }
    }

    private record Section(String name, Function<String, List<Map<String, Object>>> reader) implements CaseFileSection {

        @Override
        public List<Map<String, Object>> read(String caseNumber) {
            return reader.apply(caseNumber);
        }
    }
}
