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
            throw new StartRefused("生产环境（prod）不能与演示环境（demo）同时启用。", "请只启用其中一个：SPRING_PROFILES_ACTIVE=prod。");
        }
        String password = Administrator.password(environment);
        if (password.length() < Passwords.MINIMUM_LENGTH) {
            throw new StartRefused(
                    "生产环境（prod）没有得到系统管理员的密码，或密码太短（至少 %d 位）。".formatted(Passwords.MINIMUM_LENGTH),
                    "请用环境变量 WUFANG_ADMIN_PASSWORD 给出系统管理员（%s）的密码，至少 %d 位。"
                            .formatted(Administrator.login(environment), Passwords.MINIMUM_LENGTH));
        }
        if (password.toLowerCase(Locale.ROOT).contains(Administrator.login(environment))) {
            throw new StartRefused("系统管理员的密码里不能含有用户名。", "请另选一个密码，用环境变量 WUFANG_ADMIN_PASSWORD 给出。");
        }
    }
}
