package org.wufang.deliberation.notice;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.MinutesChapter;
import org.wufang.deliberation.MinutesOrder;
import org.wufang.deliberation.Proceedings;
import org.wufang.platform.paper.Document;

/** The public notice of the result and the objections to it, in the minutes. */
@Component
@Order(MinutesOrder.NOTICE)
class NoticeChapter implements MinutesChapter {

    private final Notices notices;
    private final NoticeText text;

    NoticeChapter(Notices notices, NoticeText text) {
        this.notices = notices;
        this.text = text;
    }

    @Override
    public List<Document.Section> of(Proceedings sitting, boolean toSign) {
        return List.of(new Document.Section(
                "公示与异议",
                notices.of(sitting.deliberation()).stream()
                        .flatMap(notice -> Stream.concat(
                                text.clock(notice).stream(),
                                notice.objections().stream().flatMap(objection -> text.lines(objection).stream())))
                        .toList()));
    }
}
