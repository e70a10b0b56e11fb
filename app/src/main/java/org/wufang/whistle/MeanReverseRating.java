package org.wufang.whistle;

import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wufang.indicators.Indicator;
import org.wufang.indicators.IndicatorScope;

/**
 * Published as {@link MeanRating} is: of each group the oldest ratings, as many as make full steps, the lowest and the
 * highest fifth put aside. Therefore neither unit, matter nor the beginning of the period narrows it: from two figures
 * that are one rating apart somebody could compute who gave which.
 */
@Component
@Order(130)
class MeanReverseRating extends Indicator {

    /** Of each group's ratings, as many as are published, with the place of each by its size. */
    private static final String PUBLISHED =
            """
            select dated.case_number, dated.rating, dated.total - mod(dated.total, :step) as published,
                row_number() over (partition by dated.target_group order by dated.rating, dated.target_id) as size_place
            from (
                select k.case_number, t.target_group, r.rating, r.target_id,
                    row_number() over (partition by t.target_group order by r.rated_at, r.target_id) as place,
                    count(*) over (partition by t.target_group) as total
                from whistle_rating r join whistle_target t on t.id = r.target_id
                join whistle_call k on k.id = t.call_id
                where r.rated_at < :to%s) dated
            where dated.place <= dated.total - mod(dated.total, :step)""";

    MeanReverseRating(JdbcClient jdbc) {
        super(
                jdbc,
                "meanReverseRating",
                "逆向评价均分",
                Kind.MEAN,
                "吹哨单位对被召集单位的评分（1 至 5）均值，自启用起至期末，全区计；每个单位每满 " + MeanRating.STEP
                        + " 份才公布一次，去掉最高、最低各五分之一。不随单位、事项、起始日期变化。");
    }

    @Override
    protected String things(IndicatorScope scope) {
        return "select placed.case_number, placed.rating as points from (" + published(scope)
                + ") placed where placed.size_place > placed.published / 5"
                + " and placed.size_place <= placed.published - placed.published / 5";
    }

    /** Not which ratings were put aside, and not what each was; of the cases only those that the asker may know of. */
    @Override
    protected String listed(IndicatorScope scope) {
        return "select placed.case_number, 0 as points from (" + published(scope)
                + ") placed join casefile_case c on c.number = placed.case_number where 1 = 1" + scope.place();
    }

    private static String published(IndicatorScope scope) {
        return PUBLISHED.formatted(scope.department() == null ? "" : " and t.target_group = :department");
    }

    @Override
    protected Map<String, Object> parameters(IndicatorScope scope) {
        return Map.of("step", MeanRating.STEP);
    }
}
