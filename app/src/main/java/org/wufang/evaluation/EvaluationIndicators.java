package org.wufang.evaluation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.indicators.Indicator;

@Configuration(proxyBeanMethods = false)
class EvaluationIndicators {

    @Bean
    @Order(60)
    Indicator satisfactionRate(JdbcClient jdbc) {
        return new SatisfactionRate(
                jdbc,
                "satisfactionRate",
                "满意率",
                "回答“满意”的 ÷ 期内作出回答的（每件以最后一次回答为准）。基本满意不计入满意；没有回答的既不算满意，也不算不满意。",
                "'satisfied'");
    }

    @Bean
    @Order(61)
    Indicator satisfactionWithBasically(JdbcClient jdbc) {
        return new SatisfactionRate(
                jdbc,
                "satisfactionWithBasically",
                "满意率（含基本满意）",
                "回答“满意”或“基本满意”的 ÷ 期内作出回答的（每件以最后一次回答为准）。没有回答的不计。",
                "'satisfied', 'basically'");
    }
}
