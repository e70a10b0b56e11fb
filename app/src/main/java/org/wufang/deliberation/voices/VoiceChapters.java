package org.wufang.deliberation.voices;

import static org.wufang.deliberation.MinutesOrder.ROUND_HEARINGS;
import static org.wufang.deliberation.MinutesOrder.ROUND_HEARING_NEED;
import static org.wufang.deliberation.MinutesOrder.VOICES;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.wufang.deliberation.MinutesChapter;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.RoundChapter;
import org.wufang.deliberation.TableTexts;
import org.wufang.platform.paper.Document;

/** Invited voices and hearings in the minutes. */
@Configuration(proxyBeanMethods = false)
class VoiceChapters {

    private final InvitedVoices voices;
    private final ExpertHearings hearings;
    private final VoiceTexts words;
    private final TableTexts texts;

    VoiceChapters(InvitedVoices voices, ExpertHearings hearings, VoiceTexts words, TableTexts texts) {
        this.voices = voices;
        this.hearings = hearings;
        this.words = words;
        this.texts = texts;
    }

    @Bean
    @Order(VOICES)
    MinutesChapter voicesChapter() {
        return (sitting, toSign) -> List.of(new Document.Section("受邀意见", 1, List.of(table(sitting))));
    }

    private Document.Part table(Proceedings sitting) {
        return Document.Part.table(
                List.of("受邀人", "意见", "依据", "所问", "答复人"),
                voices.in(sitting.deliberation()).stream()
                        .map(voice -> List.of(
                                words.name(voice.invitation()),
                                voice.state() == Voice.State.HEARD
                                        ? voice.opinion()
                                        : voice.state().label(),
                                voice.evidence(),
                                voice.invitation().question(),
                                voice.by() == null
                                        ? ""
                                        : texts.person(voice.by().role(), voice.by())))
                        .toList());
    }

    @Bean
    @Order(ROUND_HEARING_NEED)
    RoundChapter hearingNeedChapter() {
        return (sitting, round) -> hearings.need(sitting.deliberation(), round.number()).stream()
                .filter(ExpertHearing.Need::needed)
                .map(need -> Document.Part.line("须先听证论证：" + need.reason()))
                .toList();
    }

    @Bean
    @Order(ROUND_HEARINGS)
    RoundChapter hearingsChapter() {
        return (sitting, round) -> sitting.hearings().stream()
                .filter(hearing -> hearing.round() == round.number())
                .flatMap(conclusion -> Stream.concat(
                        hearings.in(sitting.deliberation(), round.number()).stream()
                                .flatMap(hearing -> words.minutes(hearing).stream()),
                        Stream.of(Document.Part.line("听证结论：" + conclusion.conclusion() + texts.by(conclusion.by())))))
                .toList();
    }
}
