package org.wufang.whistle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.indicators.Indicator;
import org.wufang.indicators.IndicatorScope;

/** What is counted from whistles. A department's figures are those of its own dispatches. */
@Configuration(proxyBeanMethods = false)
class WhistleIndicators {

    private static final String TARGETS =
            """
             from whistle_target t join whistle_call k on k.id = t.call_id
            join casefile_case c on c.number = k.case_number where\s""";

    @Bean
    @Order(100)
    Indicator whistleRate(JdbcClient jdbc) {
        return new Indicator(jdbc, "whistleRate", "吹哨率", Indicator.Kind.RATE, "吹过哨的 ÷ 期内受理的诉求。") {

            @Override
            public String hint() {
                return "过低可能是不敢吹、不会吹，过高可能是一吹了之：太低、太高都要查看。";
            }

            @Override
            protected String things(IndicatorScope scope) {
                return """
                        select c.number as case_number, case when exists (select 1 from whistle_call k
                            join whistle_whistle w on w.call_id = k.id where k.case_number = c.number)
                            then 1 else 0 end as points
                        from casefile_case c where c.opened_at >= :from and c.opened_at < :to"""
                        + scope.cases();
            }
        };
    }

    @Bean
    @Order(110)
    Indicator returnRate(JdbcClient jdbc) {
        return new Indicator(jdbc, "returnRate", "退单率", Indicator.Kind.RATE, "被召集单位称不属其职责而退回的 ÷ 期内派出的召集（按单位计）。") {

            @Override
            protected String things(IndicatorScope scope) {
                return "select k.case_number, case when t.answer = '" + Target.NOT_OURS
                        + "' then 1 else 0 end as points" + TARGETS
                        + "t.summoned_at >= :from and t.summoned_at < :to" + own(scope);
            }
        };
    }

    @Bean
    @Order(120)
    Indicator reportInPunctuality(JdbcClient jdbc) {
        return new Indicator(
                jdbc,
                "reportInPunctuality",
                "报到及时率",
                Indicator.Kind.RATE,
                "按时报到的 ÷ 报到时限在期内届满的召集（按单位计）。退单的、届满前案件已结束的不计。") {

            @Override
            protected String things(IndicatorScope scope) {
                return "select k.case_number, case when t.answer = '" + Target.ARRIVED
                        + "' and not t.late then 1 else 0 end as points" + TARGETS
                        + "t.due_at >= :from and t.due_at < :until and (t.answer is null or t.answer <> '"
                        + Target.NOT_OURS + "')"
                        // a case that ended before spared them the way
                        + " and (t.answered_at is not null or c.closed_at is null or c.closed_at > t.due_at)"
                        + own(scope);
            }
        };
    }

    private static String own(IndicatorScope scope) {
        return scope.place() + (scope.department() == null ? "" : " and t.target_group = :department");
    }
}
