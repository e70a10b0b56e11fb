package org.wufang.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.wufang.Cases;
import org.wufang.OwnEngine;
import org.wufang.TestDatabase;

/** The application with a mail server and robots; one context for the tests of this room. Nothing is sent but by the test. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "wufang.notification.sending=false",
            "spring.main.banner-mode=off"
        })
@Tag("application")
@ActiveProfiles("demo")
@ExtendWith(OwnEngine.class)
@Import(Cases.class)
@ContextConfiguration(initializers = {TestDatabase.class, NotifyingTest.WithOutside.class})
@interface NotifyingTest {

    /** The test finds it as a bean. */
    class WithOutside implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Outside outside = new Outside();
            SpringApplication.getShutdownHandlers().add(outside::close);
            context.getBeanFactory().registerSingleton("outside", outside);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("outside", outside.properties()));
        }
    }
}
