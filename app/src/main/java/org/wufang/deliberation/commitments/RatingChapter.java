package org.wufang.deliberation.commitments;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.MinutesChapter;
import org.wufang.deliberation.MinutesOrder;
import org.wufang.deliberation.Proceedings;
import org.wufang.directory.Directory;
import org.wufang.platform.paper.Document;

/** How the parties rate the deliberation, in the minutes: nobody reads another's rating before the last one is given. */
@Component
@Order(MinutesOrder.RATINGS)
class RatingChapter implements MinutesChapter {

    private final PartyRatings ratings;
    private final Directory directory;

    RatingChapter(PartyRatings ratings, Directory directory) {
        this.ratings = ratings;
        this.directory = directory;
    }

    @Override
    public List<Document.Section> of(Proceedings sitting, boolean toSign) {
        return List.of(new Document.Section(
                "各方评价",
                1,
                List.of(Document.Part.table(
                        List.of("席位", "结果", "过程", "评语"),
                        ratings.of(sitting.deliberation()).stream()
                                .map(this::row)
                                .toList()))));
    }

    private List<String> row(PartyRating rating) {
        return List.of(
                directory.roleName(rating.seat()),
                rating.silent() ? "逾期未评" : rating.result() + "分",
                rating.silent() ? "" : rating.process() + "分",
                rating.remark());
    }
}
