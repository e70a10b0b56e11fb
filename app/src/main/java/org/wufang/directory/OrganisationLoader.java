package org.wufang.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the organisation at each start, before the first request: all of it or, with a bad row, nothing and no start. */
@Component
class OrganisationLoader implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(OrganisationLoader.class);

    private final OrganisationRepository repository;
    private final Directory directory;
    private final Readiness readiness;
    private final ResourceLoader resources;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String location;
    private final boolean demo;

    OrganisationLoader(
            OrganisationRepository repository,
            Directory directory,
            Readiness readiness,
            ResourceLoader resources,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            Environment environment,
            @Value("${wufang.directory.location:}") String location) {
        this.repository = repository;
        this.directory = directory;
        this.readiness = readiness;
        this.resources = resources;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.location = location;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (location.isBlank()) {
            LOG.warn("wufang.directory.location is not set: the organisation stays as the database has it");
            transaction.executeWithoutResult(status -> {
                repository.lock();
                publish(Map.of());
            });
        } else {
            load(location);
        }
    }

    /** @throws OrganisationRejected naming every bad row; nothing has changed */
    void load(String location) {
        OrganisationFiles.Contents contents = new OrganisationFiles(resources, demo).read(location);
        transaction.executeWithoutResult(status -> {
            repository.lock();
            LocalDate yesterday = LocalDate.now(clock).minusDays(1);
            repository.replace(contents.organisation(), yesterday, clock.instant(), location);
            readiness.load(contents.readiness());
            publish(contents.passwords());
        });
        LOG.info(
                "Organisation loaded from {}: {} units, {} people",
                location,
                contents.organisation().units().size(),
                contents.organisation().people().size());
    }

    private void publish(Map<String, String> passwords) {
        directory.show(repository.all(), repository.ended());
        events.publishEvent(new OrganisationLoaded(passwords));
    }
}
