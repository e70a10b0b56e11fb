package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wufang.process.Table.inputs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingBoundTest {

    private static final Table RATING_BOUND = new Table("rating-bound");

    @ParameterizedTest(name = "{0}: {2} ratings, result {3}, process {4}, dissatisfied {1} is {5}")
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
            # rule,               dissatisfied, ratings, resultSum, processSum, outcome
            # the bound itself is not below it, one point less is
            boundReached,         false, 6, 18, 18, accepted
            resultBelowBound,     false, 6, 17, 18, rework
            processBelowBound,    false, 6, 18, 17, rework
            resultBelowBound,     false, 6, 17, 17, rework
            boundReached,         false, 3, 9,  15, accepted
            boundReached,         false, 6, 30, 30, accepted
            resultBelowBound,     false, 6, 6,  30, rework
            # two are not enough to speak for all
            tooFewRatings,        false, 2, 2,  2,  accepted
            resultBelowBound,     false, 3, 3,  3,  rework
            tooFewRatings,        false, 0, 0,  0,  accepted
            tooFewRatings,        false, 1, 5,  5,  accepted
            # the reporter's word comes before any mean
            reporterDissatisfied, true,  0, 0,  0,  rework
            reporterDissatisfied, true,  6, 30, 30, rework
            # more than all can give, less than they must, unknown
            figuresImplausible,   false, 3, 16, 9,  rework
            figuresImplausible,   false, 3, 9,  2,  rework
            figuresImplausible,   false, 0, 1,  0,  rework
            figuresImplausible,   null,  6, 18, 18, rework
            figuresImplausible,   false, null, 18, 18, rework
            figuresImplausible,   false, 6, null, 18, rework
            """)
    void decides(
            String rule, Boolean dissatisfied, Integer ratings, Integer resultSum, Integer processSum, String outcome) {
        assertThat(RATING_BOUND.row(inputs(
                        "dissatisfied", dissatisfied,
                        "ratings", ratings,
                        "resultSum", resultSum,
                        "processSum", processSum)))
                .containsEntry("evaluationOutcome", outcome)
                .containsEntry("ratingRule", rule);
    }

    @Test
    void theReasonNamesNumberAndMeans() {
        assertThat(RATING_BOUND
                        .row(inputs("dissatisfied", false, "ratings", 6, "resultSum", 17, "processSum", 20))
                        .get("ratingReason"))
                .asString()
                .startsWith("共6份评分，结果均分2.83分，过程均分3.33分，");
    }

    /** 17 / 5 is 3.4 and no hair less. */
    @Test
    void anotherBoundIsExactToo() throws IOException {
        String table = Files.readString(Models.FOLDER.resolve("rating-bound.dmn"))
                .replace("&lt; 3<", "&lt; 3.4<")
                .replace("&gt;= 3<", "&gt;= 3.4<")
                .replace("_in3\">\n          <text>&gt;= 3.4", "_in3\">\n          <text>&gt;= 3");
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

        assertThat(engine.evaluateDecisionTable(
                                engine.parseDecision(
                                        "rating-bound",
                                        new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))),
                                inputs("dissatisfied", false, "ratings", 5, "resultSum", 17, "processSum", 17))
                        .getSingleResult()
                        .<String>getEntry("ratingRule"))
                .isEqualTo("boundReached");
    }

    @AfterAll
    static void everyRuleFired() {
        RATING_BOUND.assertEveryRuleFired();
    }
}
