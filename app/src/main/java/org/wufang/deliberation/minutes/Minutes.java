package org.wufang.deliberation.minutes;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.MinutesChapter;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.methods.Method;
import org.wufang.deliberation.methods.Methods;
import org.wufang.deliberation.notice.NoticeText;
import org.wufang.deliberation.notice.Notices;
import org.wufang.directory.Directory;
import org.wufang.directory.Unit;
import org.wufang.platform.paper.Document;

/** Writes the minutes (会议纪要) from the record, an opening and the chapters of the rooms: nobody types them. */
@Component
public class Minutes {

    private final Deliberations deliberations;
    private final List<MinutesChapter> chapters;
    private final Methods methods;
    private final Notices notices;
    private final NoticeText noticeText;
    private final TableTexts texts;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final DateTimeFormatter time;

    Minutes(
            Deliberations deliberations,
            List<MinutesChapter> chapters,
            Methods methods,
            Notices notices,
            NoticeText noticeText,
            TableTexts texts,
            CaseFiles caseFiles,
            Directory directory,
            @Value("${wufang.zone}") ZoneId zone) {
        this.deliberations = deliberations;
        this.chapters = List.copyOf(chapters);
        this.methods = methods;
        this.notices = notices;
        this.noticeText = noticeText;
        this.texts = texts;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.time = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(zone);
    }

    /** The minutes of every deliberation of the case, oldest first, as the record stands now. */
    public List<Document> of(String caseNumber) {
        List<Proceedings> all = deliberations.proceedings(caseNumber);
        return IntStream.range(0, all.size())
                .mapToObj(i -> write(caseNumber, all.get(i), i + 1))
                .toList();
    }

    /** The minutes of the last deliberation, as the record stands now. */
    public Document last(String caseNumber) {
        List<Document> all = of(caseNumber);
        return all.get(all.size() - 1);
    }

    /** @param number which deliberation of the case, counted from 1 */
    Document write(String caseNumber, Proceedings sitting, int number) {
        return write(caseFiles.get(caseNumber), sitting, number, false);
    }

    /** As they are laid out for signing: every signature is still to come. */
    Document unsigned(String caseNumber, Proceedings sitting, int number) {
        return write(caseFiles.get(caseNumber), sitting, number, true);
    }

    private Document write(CaseFile file, Proceedings sitting, int number, boolean toSign) {
        Optional<Method> method = methods.of(file.number()).get(number - 1);
        List<Document.Section> sections = Stream.concat(
                        Stream.of(new Document.Section("会议概况", opening(file, sitting, number, method))),
                        chapters.stream().flatMap(chapter -> chapter.of(sitting, toSign).stream()))
                .toList();
        return new Document(title(method), "关于“" + file.reported().title() + "”的协商纪要", withoutEmpty(sections));
    }

    /** A section in which nothing stands is left out, unless it is the head of those below it. */
    private static List<Document.Section> withoutEmpty(List<Document.Section> sections) {
        return IntStream.range(0, sections.size())
                .filter(i -> sections.get(i).parts().stream()
                                .anyMatch(part -> part.table() == null
                                        || !part.table().rows().isEmpty())
                        || i + 1 < sections.size()
                                && sections.get(i + 1).level() > sections.get(i).level())
                .mapToObj(sections::get)
                .toList();
    }

    private List<String> opening(CaseFile file, Proceedings sitting, int number, Optional<Method> method) {
        return Stream.of(
                        Stream.of(
                                "诉求：" + file.reported().title() + "（" + file.number() + "，第" + number + "次协商）",
                                "社区：" + community(sitting)),
                        method.stream().map(this::method),
                        sitting.meeting().stream()
                                .flatMap(m -> Stream.of(
                                        "议题：" + m.agenda(),
                                        "时间：" + time.format(m.meetingAt()),
                                        "地点：" + m.place(),
                                        "召集：" + texts.who(m.by()))),
                        noticeText.agenda(notices.agenda(sitting.deliberation())).stream())
                .flatMap(lines -> lines)
                .toList();
    }

    /** By the method: 五方共建协商会议纪要, 联席会议纪要. */
    private static String title(Optional<Method> method) {
        String name = method.map(Method::name).orElse("五方共建协商");
        return name.endsWith("会议") ? name + "纪要" : name + "会议纪要";
    }

    private String method(Method method) {
        return "协商方法：" + method.name() + "（流程第" + method.version() + "版，" + time.format(method.deployedAt()) + "启用）";
    }

    private String community(Proceedings sitting) {
        String code = sitting.deliberation().community();
        return directory.unit(code).map(Unit::shortName).orElse(code);
    }
}
