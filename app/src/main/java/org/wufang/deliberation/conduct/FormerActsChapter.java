package org.wufang.deliberation.conduct;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.MinutesChapter;
import org.wufang.deliberation.MinutesOrder;
import org.wufang.deliberation.Proceedings;
import org.wufang.directory.Directory;
import org.wufang.platform.paper.Document;

/** What holds no longer was said all the same. Who lays the minutes out for signing leaves former signatures out. */
@Component
@Order(MinutesOrder.FORMER_ACTS)
class FormerActsChapter implements MinutesChapter {

    private final FormerActs formerActs;
    private final Directory directory;
    private final DateTimeFormatter time;

    FormerActsChapter(FormerActs formerActs, Directory directory, @Value("${wufang.zone}") ZoneId zone) {
        this.formerActs = formerActs;
        this.directory = directory;
        this.time = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(zone);
    }

    @Override
    public List<Document.Section> of(Proceedings sitting, boolean toSign) {
        return List.of(new Document.Section(
                "退回与撤回",
                1,
                List.of(Document.Part.table(
                        List.of("席位", "事项", "原内容", "处理", "理由", "经办", "时间"),
                        formerActs.of(sitting.deliberation()).stream()
                                .filter(act -> !toSign || act.kind() != FormerAct.Kind.SIGNATURE)
                                .map(this::row)
                                .toList()))));
    }

    private List<String> row(FormerAct act) {
        return List.of(
                act.seat().isEmpty() ? "全体" : directory.roleName(act.seat()),
                act.kind().label(),
                act.text(),
                act.end().how().label(),
                act.end().reason(),
                directory.personName(act.end().by()),
                time.format(act.end().at()));
    }
}
