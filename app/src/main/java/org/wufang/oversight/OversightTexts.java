package org.wufang.oversight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;

/** Letters and bulletins, written from the record. Each figure names the cases it was counted from. */
@Component
class OversightTexts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final OversightRepository repository;
    private final Directory directory;
    private final Clock clock;

    OversightTexts(OversightRepository repository, Directory directory, Clock clock) {
        this.repository = repository;
        this.directory = directory;
        this.clock = clock;
    }

    String responsible(OversightItem item) {
        return item.responsible().stream().map(directory::groupName).collect(Collectors.joining("、"));
    }

    /** What is overdue, in one line. */
    String subject(OversightItem item) {
        return "%s“%s”应于%s前办结，责任单位：%s"
                .formatted(item.caseNumber(), item.taskName(), time(item.dueAt()), responsible(item));
    }

    String letter(OversightItem item, int year, int number) {
        return """
                提示函〔%d〕第%d号

                %s：

                诉求 %s 的“%s”应于%s前办结，至今未办结，已逾期%s，经催办仍未办理。
                请收函后立即办理，并书面回执超期原因与整改安排。

                %s
                %s"""
                .formatted(
                        year,
                        number,
                        responsible(item),
                        item.caseNumber(),
                        item.taskName(),
                        time(item.dueAt()),
                        elapsed(item.dueAt()),
                        directory.groupName(supervisor(item)),
                        today());
    }

    private static String supervisor(OversightItem item) {
        return item.level() == Oversights.STREET ? item.street() + ".coordination" : item.district() + ".commandCentre";
    }

    String bulletin(OversightItem item) {
        Instant yearBegan = LocalDate.ofInstant(clock.instant(), clock.getZone())
                .withDayOfYear(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
        List<OversightItem> theirs = repository.ofResponsible(item.responsible(), yearBegan);
        List<OversightItem> all = repository.ofDistrict(item.district(), yearBegan);
        String supervised = repository.supervisions(item.id()).stream()
                .map(supervision -> "%s%s督办：%s"
                        .formatted(
                                time(supervision.at()),
                                supervision.level() == Oversights.STREET ? "街道" : "区级",
                                supervision.instruction()))
                .collect(Collectors.joining("\n"));
        String receipt = repository
                .letter(item.id())
                .map(letter -> letter.title() + (letter.acknowledgedAt() == null ? "，未回执" : "，已回执"))
                .orElse("未发提示函");
        return """
                关于%s办理逾期的通报

                一、诉求 %s 的“%s”应于%s前办结，截至%s已逾期%s（%s）。
                %s
                二、本年度该单位被督办%s；其中尚未了结%s；收到提示函%s。
                三、本年度全区督办%s；其中尚未了结%s。

                请引以为戒，立即整改。"""
                .formatted(
                        responsible(item),
                        item.caseNumber(),
                        item.taskName(),
                        time(item.dueAt()),
                        time(clock.instant()),
                        elapsed(item.dueAt()),
                        receipt,
                        supervised,
                        figure(theirs, any -> true),
                        figure(theirs, OversightItem::isOpen),
                        figure(theirs, each -> repository.letter(each.id()).isPresent()),
                        figure(all, any -> true),
                        figure(all, OversightItem::isOpen));
    }

    /** How many, and which cases. */
    private static String figure(List<OversightItem> items, Predicate<OversightItem> which) {
        List<String> cases =
                items.stream().filter(which).map(OversightItem::caseNumber).toList();
        String named = cases.stream().distinct().collect(Collectors.joining("、"));
        return cases.isEmpty() ? " 0 件" : " %d 件（%s）".formatted(cases.size(), named);
    }

    private String elapsed(Instant dueAt) {
        Duration overdue = Duration.between(dueAt, clock.instant());
        return overdue.toDays() > 0 ? overdue.toDays() + "天" : Math.max(1, overdue.toHours()) + "小时";
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    private String today() {
        return DAY.format(clock.instant().atZone(clock.getZone()));
    }
}
