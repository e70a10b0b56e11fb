package org.wufang.oversight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.directory.Unit;
import org.wufang.oversight.OversightRepository.Counted;

/** Letters and bulletins, written from the record. Each figure names the cases it was counted from. */
@Component
class OversightTexts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    /** Case numbers that a sentence may hold. */
    private static final int NAMED = 8;

    private final OversightRepository repository;
    private final LetterRepository letters;
    private final SupervisionRepository supervisions;
    private final Directory directory;
    private final Clock clock;

    OversightTexts(
            OversightRepository repository,
            LetterRepository letters,
            SupervisionRepository supervisions,
            Directory directory,
            Clock clock) {
        this.repository = repository;
        this.letters = letters;
        this.supervisions = supervisions;
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

    String letter(OversightItem item, int year, int number, Instant receiptDueAt) {
        return """
                提示函〔%d〕第%d号

                %s

                %s：

                诉求 %s 的“%s”应于%s前办结，截至%s已逾期%s，经催办仍未办理。
                请收函后立即办理，并于%s前书面回执，说明逾期原因与整改安排。逾期不回执的，记录在案并直接进入督办。

                %s
                %s"""
                .formatted(
                        year,
                        number,
                        subjectOfLetter(item),
                        responsible(item),
                        item.caseNumber(),
                        item.taskName(),
                        time(item.dueAt()),
                        time(clock.instant()),
                        elapsed(item.dueAt()),
                        time(receiptDueAt),
                        supervisingOffice(item),
                        today());
    }

    /** 雨湖区云塘街道综合协调中心, as it stands on the letterhead. */
    String supervisingOffice(OversightItem item) {
        return item.level() == Oversights.STREET
                ? unit(item.district()) + unit(item.street()) + directory.roleName("coordination")
                : districtOffice(item);
    }

    String districtOffice(OversightItem item) {
        return unit(item.district()) + directory.roleName("commandCentre");
    }

    private String unit(String code) {
        return directory.unit(code).map(Unit::name).orElse("");
    }

    String bulletin(OversightItem item, List<Figure> figures) {
        String supervised = supervisions.of(item.id()).stream()
                .map(supervision -> "%s%s督办：%s"
                        .formatted(
                                time(supervision.at()),
                                supervision.level() == Oversights.STREET ? "街道" : "区级",
                                supervision.instruction()))
                .collect(Collectors.joining("\n"));
        String receipt = letters.about(item.id())
                .map(letter -> letter.title() + (letter.acknowledgedAt() == null ? "，未回执" : "，已回执"))
                .orElse("未发提示函");
        return """
                %s

                一、诉求 %s 的“%s”应于%s前办结，截至%s已逾期%s（%s）。
                %s
                二、本年度该单位被督办%s；其中尚未了结%s；收到提示函%s。
                三、本年度全区督办%s；其中尚未了结%s。

                请引以为戒，立即整改。"""
                .formatted(
                        subjectOfBulletin(item),
                        item.caseNumber(),
                        item.taskName(),
                        time(item.dueAt()),
                        time(clock.instant()),
                        elapsed(item.dueAt()),
                        receipt,
                        supervised.isEmpty() ? "街道、区级督办均逾期未作结论。" : supervised,
                        said(figures, 0),
                        said(figures, 1),
                        said(figures, 2),
                        said(figures, 3),
                        said(figures, 4));
    }

    String subjectOfLetter(OversightItem item) {
        return "关于诉求 %s 办理逾期的提示函".formatted(item.caseNumber());
    }

    String subjectOfBulletin(OversightItem item) {
        return "关于%s办理逾期的通报".formatted(responsible(item));
    }

    /** What a bulletin counts, of this year so far. */
    List<Figure> figures(OversightItem item) {
        Instant yearBegan = LocalDate.ofInstant(clock.instant(), clock.getZone())
                .withDayOfYear(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
        List<Counted> theirs = repository.ofResponsible(item.responsible(), yearBegan);
        List<Counted> all = repository.ofDistrict(item.district(), yearBegan);
        Set<Long> lettered = letters.lettered(item.responsible(), yearBegan);
        return List.of(
                new Figure("该单位本年度被督办", theirs),
                new Figure("其中尚未了结", open(theirs)),
                new Figure(
                        "该单位本年度收到提示函",
                        theirs.stream()
                                .filter(each -> lettered.contains(each.id()))
                                .toList()),
                new Figure("全区本年度督办", all),
                new Figure("其中尚未了结", open(all)));
    }

    private static List<Counted> open(List<Counted> items) {
        return items.stream().filter(Counted::isOpen).toList();
    }

    /** How many, and which cases: a few by number, many in the table behind the text. */
    private static String said(List<Figure> figures, int index) {
        Figure figure = figures.get(index);
        if (figure.counted() == 0) {
            return " 0 件";
        }
        return " %d 件（%s）"
                .formatted(
                        figure.counted(),
                        figure.cases().size() <= NAMED
                                ? String.join("、", figure.cases())
                                : "诉求编号见附表第" + (index + 1) + "项");
    }

    private String elapsed(Instant dueAt) {
        Duration overdue = Duration.between(dueAt, clock.instant());
        return overdue.toDays() > 0 ? overdue.toDays() + "天" : Math.max(1, overdue.toHours()) + "小时";
    }

    String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    String day(Instant at) {
        return DAY.format(at.atZone(clock.getZone()));
    }

    private String today() {
        return day(clock.instant());
    }
}
