package org.wufang.evaluation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.indicators.Indicator;
import org.wufang.indicators.IndicatorScope;

/** Of those who answered, by their last answer in the period. Silence is no answer. */
class SatisfactionRate extends Indicator {

    private final String satisfied;

    /** @param satisfied SQL list of the words that count as satisfied */
    SatisfactionRate(JdbcClient jdbc, String name, String label, String definition, String satisfied) {
        super(jdbc, name, label, Kind.RATE, definition);
        this.satisfied = satisfied;
    }

    @Override
    public boolean isSample() {
        return true;
    }

    @Override
    protected String things(IndicatorScope scope) {
        return """
                select r.case_number, case when r.satisfied in (%s) then 1 else 0 end as points
                from evaluation_rating r join casefile_case c on c.number = r.case_number
                where r.satisfied is not null and r.rated_at >= :from and r.rated_at < :to
                    and not exists (select 1 from evaluation_rating later where later.case_number = r.case_number
                        and later.round > r.round and later.satisfied is not null and later.rated_at < :to)"""
                        .formatted(satisfied)
                + scope.cases();
    }
}
