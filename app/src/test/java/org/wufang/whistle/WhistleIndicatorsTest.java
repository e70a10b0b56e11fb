package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.wufang.WufangTest;
import org.wufang.indicators.Indicator.Figure;
import org.wufang.indicators.IndicatorScope;
import org.wufang.indicators.Indicators;
import org.wufang.indicators.Indicators.Counted;

/** What is counted of a department that nobody else dispatches to; its mean as {@link MeanRating} counts it. */
@WufangTest
class WhistleIndicatorsTest {

    private static final String DEPARTMENT = "dept-rated.department";
    private static final Instant FIRST = Instant.parse("2025-03-01T02:00:00Z");
    private static final LocalDate END = LocalDate.parse("2026-01-01");

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Indicators indicators;

    @Autowired
    private JointActions actions;

    private final long seed = System.nanoTime();

    @AfterEach
    void theRatingsAreGone() {
        String targets = "select id from whistle_target where target_group = '" + DEPARTMENT + "'";
        jdbc.update("delete from whistle_rating where target_id in (" + targets + ")");
        jdbc.update("delete from whistle_target where target_group = ?", DEPARTMENT);
        jdbc.update("delete from whistle_call where case_number like 'JF-2025-%'");
        jdbc.update("delete from casefile_case where number like 'JF-2025-%'");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 9, 12, 20, 23})
    void theDatabaseCountsAsTheRuleDoes(int many) {
        Random lot = new Random(seed);
        List<Integer> ratings = lot.ints(many, 1, 6).boxed().toList();
        IntStream.range(0, many).forEach(i -> rated(i, ratings.get(i)));
        int published = many - many % 5;

        Counted counted = indicators.list("meanReverseRating", scope(END));

        Figure figure = counted.figure();
        assertThat(counted.cases()).as("ratings %s", ratings).hasSize(published);
        MeanRating rule = MeanRating.of(DEPARTMENT, ratings).orElse(null);
        if (rule == null) {
            assertThat(figure).isEqualTo(new Figure(0, 0));
            assertThat(actions.meanRatings()).noneMatch(mean -> mean.group().equals(DEPARTMENT));
        } else {
            assertThat((double) figure.numerator() / figure.denominator())
                    .as("ratings %s", ratings)
                    .isCloseTo(rule.mean(), within(1e-9));
            assertThat(figure.denominator()).isEqualTo(published - 2L * (published / 5));
            assertThat(actions.meanRatings()).contains(rule);
        }
    }

    @Test
    void whatWasRatedLaterDoesNotCountYet() {
        IntStream.range(0, 10).forEach(i -> rated(i, i < 5 ? 2 : 5));

        LocalDate sixthDay =
                FIRST.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().plusDays(6);
        Figure figure = indicators.list("meanReverseRating", scope(sixthDay)).figure();

        assertThat(figure).isEqualTo(new Figure(6, 3));
    }

    @Test
    void anotherStreetLearnsTheMeanButNotOfWhichCases() {
        IntStream.range(0, 5).forEach(i -> rated(i, 3));

        Counted counted = indicators.list("meanReverseRating", scope("430302003", "street", END));

        assertThat(counted.figure()).isEqualTo(new Figure(9, 3));
        assertThat(counted.cases()).isEmpty();
    }

    @Test
    void whoNeedNotComeAnyMoreIsNotLate() {
        IntStream.range(0, 3).forEach(i -> rated(i, 3));
        jdbc.update(
                "update casefile_case set status = 'withdrawn', close_code = 'withdrawn', closed_at = ? where number = ?",
                Timestamp.from(FIRST.minusSeconds(60)),
                "JF-2025-000000");
        jdbc.update(
                "update casefile_case set status = 'withdrawn', close_code = 'withdrawn', closed_at = ? where number = ?",
                Timestamp.from(FIRST.plusSeconds(5 * 86_400L)),
                "JF-2025-000001");

        Counted counted = indicators.list(
                "reportInPunctuality",
                new IndicatorScope(
                        "430302",
                        "district",
                        LocalDate.parse("2025-03-01"),
                        END,
                        null,
                        DEPARTMENT,
                        Instant.parse("2026-06-01T00:00:00Z"),
                        ZoneId.of("Asia/Shanghai")));

        assertThat(counted.inDenominator()).containsExactly("JF-2025-000001", "JF-2025-000002");
        assertThat(counted.inNumerator()).isEmpty();
    }

    private static IndicatorScope scope(LocalDate to) {
        return scope("430302", "district", to);
    }

    private static IndicatorScope scope(String unit, String kind, LocalDate to) {
        return new IndicatorScope(
                unit,
                kind,
                to.minusDays(1),
                to,
                null,
                DEPARTMENT,
                Instant.parse("2026-06-01T00:00:00Z"),
                ZoneId.of("Asia/Shanghai"));
    }

    /** Day by day. */
    private void rated(int i, int rating) {
        String number = "JF-2025-%06d".formatted(i);
        Timestamp at = Timestamp.from(FIRST.plusSeconds(i * 86_400L));
        jdbc.update(
                """
                insert into casefile_case (number, title, description, matter, unit, district, street, community, block,
                    address, hazard, households, parties, channel, status, opened_by, opened_at, tracking_code)
                values (?, '评', '', 'test.rated', '', '430302', '', '', '', '', 'none', 1, '', 'grid', 'whistle', 'system',
                    ?, ?)""",
                number,
                at,
                "TESTRATED" + i);
        jdbc.update(
                """
                insert into whistle_call (case_number, run, matter, matter_name, listed, lead_department, assisting, basis,
                    district, street, community, hazard, level, opened_at)
                values (?, ?, 'test.rated', '评', true, '', '', '', '430302', '', '', 'none', 1, ?)""",
                number,
                "rated-" + i,
                at);
        jdbc.update(
                """
                insert into whistle_target (call_id, level, target_group, is_lead, source, basis, summoned_at, due_at, late)
                select id, 1, ?, true, 'list', '', ?, ?, false from whistle_call where run = ?""",
                DEPARTMENT,
                at,
                at,
                "rated-" + i);
        jdbc.update(
                """
                insert into whistle_rating (target_id, rating, remark, person, role, unit, rated_at)
                select t.id, ?, '', 'party', 'partyBranch', '430302003001', ? from whistle_target t
                    join whistle_call k on k.id = t.call_id where k.run = ?""",
                rating,
                at,
                "rated-" + i);
    }
}
