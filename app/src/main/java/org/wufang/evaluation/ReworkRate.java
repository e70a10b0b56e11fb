package org.wufang.evaluation;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wufang.indicators.Indicator;
import org.wufang.indicators.IndicatorScope;

@Component
@Order(80)
class ReworkRate extends Indicator {

    ReworkRate(JdbcClient jdbc) {
        super(jdbc, "reworkRate", "返工率", Kind.RATE, "至少被退回返工一次的 ÷ 期内开始核查评价并已评定的（按件计）。");
    }

    @Override
    protected String things(IndicatorScope scope) {
        return """
                select r.case_number, max(case when r.outcome = 'rework' then 1 else 0 end) as points
                from evaluation_rating r join casefile_case c on c.number = r.case_number
                where r.outcome is not null and r.opened_at >= :from and r.opened_at < :to"""
                + scope.cases() + " group by r.case_number";
    }
}
