package org.wufang.deliberation.voices;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.TableTexts;
import org.wufang.platform.paper.Document;

/** What invited voices and members of hearings said, in the words of forms and minutes. */
@Component
public class VoiceTexts {

    private final TableTexts texts;
    private final DateTimeFormatter time;

    VoiceTexts(TableTexts texts, @Value("${wufang.zone}") ZoneId zone) {
        this.texts = texts;
        this.time = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(zone);
    }

    /** One line for each: 王工（专家）：意见……. */
    public List<String> lines(List<Voice> voices) {
        return voices.stream().map(this::line).toList();
    }

    /** 王工（专家），由居委会代录. */
    public String name(Voice.Invitation invitation) {
        return invitation.name() + "（" + invitation.kind().label() + "）" + recorded(invitation.group());
    }

    /** 李工（结构工程师），由居委会代录. */
    public String name(Testimony testimony) {
        return testimony.name() + "（" + testimony.capacity() + "）" + recorded(testimony.group());
    }

    /** How a hearing was called: 专家论证，2026-12-01 19:30，社区会议室. */
    public String call(ExpertHearing hearing) {
        ExpertHearing.Call call = hearing.call();
        return call.kind().label() + "，" + time.format(call.heldAt()) + "，" + call.place();
    }

    /** All members of a hearing, one a line. */
    public String testimonies(ExpertHearing hearing) {
        return hearing.testimonies().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /** A hearing as the minutes tell it, but for its conclusion. */
    List<Document.Part> minutes(ExpertHearing hearing) {
        return List.of(
                Document.Part.line(
                        "听证论证：" + call(hearing) + "；议题：" + hearing.call().topic() + texts.by(hearing.by())),
                Document.Part.table(
                        List.of("成员", "身份", "态度", "意见", "依据"),
                        hearing.testimonies().stream()
                                .map(member -> List.of(
                                        member.name(),
                                        member.capacity() + recorded(member.group()),
                                        stance(member),
                                        member.opinion(),
                                        member.evidence()))
                                .toList()));
    }

    private String line(Voice voice) {
        String said =
                switch (voice.state()) {
                    case ASKED ->
                        voice.state().label()
                                + (voice.dueAt() == null ? "" : "（最迟 " + time.format(voice.dueAt()) + "）");
                    case HEARD -> voice.opinion() + TableTexts.part("依据", voice.evidence());
                    case NOT_HEARD -> voice.state().label();
                };
        return name(voice.invitation()) + "：" + said + "；所问："
                + voice.invitation().question() + texts.by(voice.by());
    }

    private String line(Testimony testimony) {
        return name(testimony) + "："
                + stance(testimony)
                + TableTexts.part("意见", testimony.opinion())
                + TableTexts.part("依据", testimony.evidence())
                + texts.by(testimony.by());
    }

    private static String stance(Testimony testimony) {
        return testimony.stance() == null ? "待陈述" : testimony.stance().label();
    }

    private String recorded(String group) {
        return group.endsWith("." + Spokesmen.OF_ALL_OTHERS) ? "，由居委会代录" : "";
    }
}
