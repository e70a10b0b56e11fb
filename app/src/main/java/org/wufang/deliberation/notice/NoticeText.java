package org.wufang.deliberation.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.platform.security.Actor;

/** A notice and its objections in words. */
@Component
public class NoticeText {

    private final Directory directory;
    private final DateTimeFormatter time;

    NoticeText(Directory directory, @Value("${wufang.zone}") ZoneId zone) {
        this.directory = directory;
        this.time = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(zone);
    }

    /** Since when, until when, each time that it was stopped. */
    public List<String> clock(Notice notice) {
        return Stream.concat(
                        Stream.of("公示开始：" + time.format(notice.publishedAt())),
                        notice.runs().stream()
                                .map(run -> run.stoppedAt() == null
                                        ? "公示期满：" + time.format(run.endsAt())
                                        : "因异议停表：" + time.format(run.stoppedAt())))
                .toList();
    }

    /** The objection, and the answer below it. */
    public List<String> lines(Objection objection) {
        Stream<String> raised =
                Stream.of("异议（" + time.format(objection.at()) + "）：" + objection.reason() + by(objection.by()));
        return objection.answer() == null
                ? raised.toList()
                : Stream.concat(raised, Stream.of(answer(objection))).toList();
    }

    private String answer(Objection objection) {
        Instant at = Objects.requireNonNull(objection.answeredAt());
        Actor by = Objects.requireNonNull(objection.answeredBy());
        return (objection.outcome() == Objection.Outcome.ANSWERED ? "答复（" : "决定重新协商（") + time.format(at) + "）："
                + objection.answer() + by(by);
    }

    /** What the parties must deal with, one line each. */
    public List<String> agenda(List<Objection> objections) {
        return objections.stream().map(o -> "异议议题：" + o.reason() + by(o.by())).toList();
    }

    public String text(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private String by(Actor actor) {
        return actor.equals(CaseFiles.REPORTER)
                ? "（诉求人）"
                : "（" + directory.groupName(actor.unit() + "." + actor.role()) + " "
                        + directory.personName(actor.person()) + "）";
    }
}
