package org.wufang.deliberation.commitments;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wufang.indicators.Indicator;
import org.wufang.indicators.IndicatorScope;

/** The word of all parties of a place, as {@link Reliability} tells it of one. */
@Component
@Order(140)
class CommitmentsKept extends Indicator {

    CommitmentsKept(JdbcClient jdbc) {
        super(
                jdbc,
                "commitmentsKept",
                "承诺兑现率",
                Kind.RATE,
                "经核验已兑现的 ÷ 期限在期内届满的承诺（按项计）。改议的以原承诺未如期兑现计，改议后的另计；案件已结束而未核验的不计。");
    }

    @Override
    protected String things(IndicatorScope scope) {
        return """
                select s.case_number, case when m.state = 'kept' then 1 else 0 end as points
                from deliberation_commitment m join deliberation_session s on s.id = m.session_id
                join casefile_case c on c.number = s.case_number
                where m.due_on >= :fromDay and m.due_on < :toDay and m.due_on < :today
                    and (m.state in ('kept', 'broken', 'revised') or (m.state in ('open', 'renegotiating')
                        and c.status not in ('archived', 'withdrawn', 'declined', 'merged')))"""
                + scope.cases();
    }
}
