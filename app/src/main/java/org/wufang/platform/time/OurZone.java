package org.wufang.platform.time;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Camunda parses, stores and prints dates in the JVM's zone, Joda keeps the one it finds first: set before anything
 * starts, wherever the server stands.
 */
class OurZone implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        TimeZone.setDefault(TimeZone.getTimeZone(environment.getRequiredProperty("wufang.zone")));
    }
}
