package org.wufang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application with its demo neighbourhood on a random port, one context for all tests.
 * Its database is H2 in memory, or a real PostgreSQL with {@code -Dwufang.test.database=postgres}.
 * Jobs do not run by themselves, and no notice leaves the house: tests fire and send them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "wufang.notification.sending=false",
            // all tests are one address
            "wufang.limits.public-per-address=1000000",
            "spring.main.banner-mode=off"
        })
@Tag("application")
@ActiveProfiles("demo")
@ExtendWith(OwnEngine.class)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(Cases.class)
public @interface WufangTest {}
