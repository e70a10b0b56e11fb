package org.wufang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.wufang.directory.Directory;
import org.wufang.directory.DutyLists;
import org.wufang.directory.DutyRegister;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.engine.TaskModels;
import org.wufang.platform.time.WorkingCalendar;

/** Case file, ledger, triage and evaluation on a real database, without engine and web. Each test is rolled back. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ImportAutoConfiguration(JacksonAutoConfiguration.class)
@MockitoBean(types = {Directory.class, DutyLists.class, DutyRegister.class, DecisionTables.class, TaskModels.class})
@ContextConfiguration(initializers = TestDatabase.class, classes = CaseRoomTest.Rooms.class)
public @interface CaseRoomTest {

    @TestConfiguration
    @Import(WorkingCalendar.class)
    @ComponentScan(
            basePackages = {
                "org.wufang.casefile",
                "org.wufang.acts",
                "org.wufang.documents",
                "org.wufang.indicators",
                "org.wufang.ledger",
                "org.wufang.triage",
                "org.wufang.evaluation"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = org.springframework.context.annotation.FilterType.REGEX,
                            pattern = ".*\\.(workflow|web)\\..*|.*Controller"))
    class Rooms {

        /** Monday, 2 March 2026, 10 o'clock in Shanghai. */
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-03-02T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        }
    }
}
