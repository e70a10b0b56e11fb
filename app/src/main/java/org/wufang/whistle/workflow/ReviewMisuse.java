package org.wufang.whistle.workflow;

import static org.wufang.whistle.MisuseReviews.DISMISSED;
import static org.wufang.whistle.MisuseReviews.UPHELD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.platform.security.Actor;
import org.wufang.whistle.MisuseReviews;

/** 复核误用: an emergency that was called without a hazard is found misused or excused, once. */
@Component
@Order(21)
class ReviewMisuse implements CaseAct {

    private final MisuseReviews reviews;

    ReviewMisuse(MisuseReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public String name() {
        return "reviewMisuse";
    }

    @Override
    public String label() {
        return "复核误用";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        return reviews.toReview(caseNumber, by)
                .map(misuse -> List.of(ActField.choice(
                        "verdict",
                        "第" + misuse.level() + "级应急哨",
                        true,
                        List.of(new ActField.Option(UPHELD, "确属误用"), new ActField.Option(DISMISSED, "不属误用")))));
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        reviews.review(caseNumber, filled.get("verdict"), filled.get("reason"), by);
    }
}
