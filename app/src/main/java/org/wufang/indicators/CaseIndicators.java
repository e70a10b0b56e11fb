package org.wufang.indicators;

import static org.wufang.indicators.Indicator.Kind.COUNT;
import static org.wufang.indicators.Indicator.Kind.RATE;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.casefile.CaseStatus;

/** What is counted from the case alone: 受理, 响应, 办结, 解决, and at which level it was settled. */
@Configuration(proxyBeanMethods = false)
class CaseIndicators {

    /** Cases that ended as no case are not to be closed. */
    private static final String A_CASE = "c.status not in ('withdrawn', 'merged')";

    private static final String DUE = A_CASE + " and c.business_due_at >= :from and c.business_due_at < :until";

    @Bean
    @Order(10)
    Indicator registered(JdbcClient jdbc) {
        return new OfCases(
                jdbc, "registered", "受理件数", COUNT, "期内受理的诉求件数。", "1", "c.opened_at >= :from and c.opened_at < :to");
    }

    @Bean
    @Order(20)
    Indicator responseRate(JdbcClient jdbc) {
        return new OfCases(
                jdbc,
                "responseRate",
                "响应率",
                RATE,
                "在首次接触时限内联系诉求人或到场处理的 ÷ 首次接触时限在期内届满的。不予受理的以答复之时计；撤回、并案的不计。",
                "coalesce(c.first_contact_at, case when c.status = 'declined' then c.closed_at end)"
                        + " <= c.response_due_at",
                A_CASE + " and c.response_due_at >= :from and c.response_due_at < :until");
    }

    @Bean
    @Order(30)
    Indicator closureRate(JdbcClient jdbc) {
        return new OfCases(
                jdbc,
                "closureRate",
                "办结率",
                RATE,
                "期末前已办结的 ÷ 应结案（业务时限在期内届满的）。逾期办结的也算办结；挂账的不算；撤回、并案的不计。",
                "c.closed_at < :to",
                DUE);
    }

    @Bean
    @Order(40)
    Indicator onTimeClosure(JdbcClient jdbc) {
        return new OfCases(
                jdbc,
                "onTimeClosure",
                "按期办结率",
                RATE,
                "在业务时限内办结的 ÷ 应结案（业务时限在期内届满的）。撤回、并案的不计。",
                "c.closed_at <= c.business_due_at",
                DUE);
    }

    @Bean
    @Order(50)
    Indicator resolutionRate(JdbcClient jdbc) {
        return new OfCases(
                jdbc,
                "resolutionRate",
                "解决率",
                RATE,
                "经核查已解决的 ÷ 期内办结的。部分解决、无权处理、说明理由不予办理的算办结，不算解决；撤回、并案的不计。",
                "c.close_code = 'solved'",
                A_CASE + " and c.closed_at >= :from and c.closed_at < :to");
    }

    @Bean
    @Order(90)
    Indicator settledInFront(JdbcClient jdbc) {
        return settledAt(jdbc, "settledInFront", "前端化解率（小事不出网格）", "前端处置", CaseStatus.FRONT_END);
    }

    @Bean
    @Order(91)
    Indicator settledInMeeting(JdbcClient jdbc) {
        return settledAt(jdbc, "settledInMeeting", "会议化解率（大事不出社区）", "会议处置", CaseStatus.MEETING);
    }

    @Bean
    @Order(92)
    Indicator settledByWhistle(JdbcClient jdbc) {
        return settledAt(jdbc, "settledByWhistle", "吹哨化解率", "吹哨处置", CaseStatus.WHISTLE);
    }

    private static Indicator settledAt(JdbcClient jdbc, String name, String label, String level, CaseStatus path) {
        return new OfCases(
                jdbc,
                name,
                label,
                RATE,
                "在" + level + "一级办结为已解决或部分解决的 ÷ 期内进入" + level + "的。撤回、并案的不计；随办理进展变化。",
                "c.status = 'archived' and c.close_code in ('solved', 'partly') and c.path = '" + path.word() + "'",
                A_CASE + " and exists (select 1 from casefile_walk w where w.case_number = c.number and w.path = '"
                        + path.word() + "' and w.entered_at >= :from and w.entered_at < :to)");
    }

    /** One case, one thing. */
    private static final class OfCases extends Indicator {

        private final String good;
        private final String counted;

        /** @param good condition of the numerator, {@code counted} of the denominator, both on {@code casefile_case c} */
        OfCases(JdbcClient jdbc, String name, String label, Kind kind, String definition, String good, String counted) {
            super(jdbc, name, label, kind, definition);
            this.good = kind == COUNT ? "1 = 1" : good;
            this.counted = counted;
        }

        @Override
        protected String things(IndicatorScope scope) {
            return "select c.number as case_number, case when " + good + " then 1 else 0 end as points"
                    + " from casefile_case c where " + counted + scope.cases();
        }
    }
}
