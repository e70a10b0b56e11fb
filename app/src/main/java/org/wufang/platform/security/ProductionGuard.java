package org.wufang.platform.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** In production: nobody of the demo, and no password that the demo shows on its login page. */
@Component
@Profile("prod")
class ProductionGuard {

    private static final String DEMO_PASSWORD = "demo";

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final String administrator;

    ProductionGuard(IdentityService identity, ProcessEngineConfigurationImpl engine, Environment environment) {
        this.identity = identity;
        this.engine = engine;
        this.administrator = Administrator.login(environment);
    }

    /** @throws StartRefused naming whom it found */
    void check() {
        Set<String> demo = demoLogins();
        List<String> found = identity.createUserQuery().list().stream()
                .map(UserEntity.class::cast)
                .filter(user ->
                        demo.contains(user.getId()) && !user.getId().equals(administrator) || hasDemoPassword(user))
                .map(UserEntity::getId)
                .sorted()
                .toList();
        if (!found.isEmpty()) {
            throw StartRefused.demoPeople(found);
        }
    }

    private boolean hasDemoPassword(UserEntity user) {
        return user.getPassword() != null
                && engine.getPasswordManager()
                        .check(EncryptionUtil.saltPassword(DEMO_PASSWORD, user.getSalt()), user.getPassword());
    }

    private static Set<String> demoLogins() {
        try (BufferedReader people = new BufferedReader(new InputStreamReader(
                new ClassPathResource("demo/directory/people.csv").getInputStream(), StandardCharsets.UTF_8))) {
            return people.lines().skip(1).map(line -> line.split(",")[0]).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
