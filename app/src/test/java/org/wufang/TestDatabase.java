package org.wufang;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each test context a database of its own. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        boolean postgres = "postgres".equals(System.getProperty("wufang.test.database"));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test-database", postgres ? postgres() : h2(context)));
    }

    private static Map<String, Object> h2(ConfigurableApplicationContext context) {
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:mem:test-" + System.identityHashCode(context)
                        + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=500",
                "wufang.data",
                dataDirectory());
    }

    /** For processes of their own: the configured H2 file, or a real PostgreSQL. */
    static Map<String, Object> forProcesses() {
        return "postgres".equals(System.getProperty("wufang.test.database"))
                ? postgres()
                : Map.of("wufang.data", dataDirectory());
    }

    static Map<String, Object> postgres() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
            // After the contexts have closed, not before: they still write while they stop.
            SpringApplication.getShutdownHandlers().add(() -> stop(server));
            return Map.of(
                    "spring.datasource.url",
                    server.getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username",
                    "postgres",
                    "spring.datasource.password",
                    "postgres",
                    "wufang.data",
                    dataDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String dataDirectory() {
        try {
            return Files.createTempDirectory("wufang-test").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
