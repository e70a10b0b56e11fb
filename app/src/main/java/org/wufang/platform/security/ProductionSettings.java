package org.wufang.platform.security;

import java.util.Locale;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Refuses a production start with settings of the demo, before anything is opened. Registered in {@code META-INF/spring.factories}. */
class ProductionSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(Environment environment) {
        if (!environment.acceptsProfiles(Profiles.of("prod"))) {
            return;
        }
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            throw StartRefused.demoBesideProduction();
        }
        String password = Administrator.password(environment);
        if (password.length() < Passwords.MINIMUM_LENGTH) {
            throw StartRefused.passwordTooShort(Administrator.login(environment), Passwords.MINIMUM_LENGTH);
        }
        if (password.toLowerCase(Locale.ROOT).contains(Administrator.login(environment))) {
            throw StartRefused.passwordWithLogin();
        }
    }
}
