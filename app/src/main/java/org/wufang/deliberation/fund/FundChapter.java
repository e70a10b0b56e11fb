package org.wufang.deliberation.fund;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.MinutesOrder;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.RoundChapter;
import org.wufang.platform.paper.Document;

/** How a round's proposal is paid for, in the minutes. */
@Component
@Order(MinutesOrder.ROUND_FUND)
class FundChapter implements RoundChapter {

    private final Funds funds;

    FundChapter(Funds funds) {
        this.funds = funds;
    }

    @Override
    public List<Document.Part> of(Proceedings sitting, Round round) {
        return funds.in(sitting.deliberation()).stream()
                .filter(fund -> fund.round() == round.number())
                .flatMap(fund -> Funds.text(fund).stream())
                .map(Document.Part::line)
                .toList();
    }
}
