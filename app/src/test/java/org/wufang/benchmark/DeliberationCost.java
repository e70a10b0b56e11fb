package org.wufang.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wufang.Tasklist;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;

/**
 * What one vote of five parties costs, from the open ballot to the minutes laid out for signing: on Wufang (rights,
 * form check, submission, vote, ledger), and on a bare engine that runs the same model. Both on one PostgreSQL.
 * Not part of {@code mvn verify}; run it with
 *
 * <pre>mvn -q test -pl app -am -Dtest=DeliberationCost -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * {@code -Dwufang.benchmark.statements=true} lists the statements of one deliberation on Wufang.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class DeliberationCost {

    private static final int WARM_UP = 5;
    private static final int RUNS = 20;
    private static final String BLOCK = "430302003001001";
    private static final List<String> PARTIES = List.of("party", "committee", "property", "owners", "social");
    private static final RoundTrips WUFANG = new RoundTrips();
    private static final EmbeddedPostgres POSTGRES = start();

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Directory directory;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @Autowired
    private EngineCalls engine;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        String data = Files.createTempDirectory("wufang-benchmark").toString();
        properties.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "wufang"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
        properties.add("wufang.data", () -> data);
    }

    @TestConfiguration
    static class Counted {

        @Bean
        static BeanPostProcessor countedDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource dataSource ? WUFANG.around(dataSource) : bean;
                }
            };
        }
    }

    @Test
    void oneDeliberation() {
        RoundTrips bareCount = new RoundTrips();
        try (HikariDataSource bareDatabase = bareDatabase();
                BareEngine bare = new BareEngine(bareCount.around(bareDatabase))) {
            List<RoundTrips.Count> onBare = measure(bareCount, this::number, bare::open, bare::vote);
            List<RoundTrips.Count> onWufang = measure(WUFANG, this::openedCase, this::openBallot, this::voteByEngine);
            List<RoundTrips.Count> overHttp = measure(WUFANG, this::openedCase, this::openBallot, this::voteOverHttp);

            System.out.println();
            System.out.printf(
                    "One deliberation: five parties vote, mean of %d runs on PostgreSQL%n%-42s %12s %12s %12s%n",
                    RUNS, "", "round trips", "statements", "commits");
            print("bare engine, same model", onBare, onBare);
            print("Wufang, same calls", onWufang, onBare);
            print("Wufang, as the Tasklist calls (HTTP, login)", overHttp, onBare);
            System.out.println();
            assertThat(bare.isAtMinutes(String.valueOf(numbers))).isTrue();
        }
    }

    private int numbers;

    private String number() {
        return String.valueOf(++numbers);
    }

    private static List<RoundTrips.Count> measure(
            RoundTrips counter, Supplier<String> number, Consumer<String> open, Consumer<String> vote) {
        List<RoundTrips.Count> counts = new ArrayList<>();
        for (int run = 0; run < WARM_UP + RUNS; run++) {
            String each = number.get();
            open.accept(each);
            counter.forgetTexts();
            RoundTrips.Count before = counter.count();
            vote.accept(each);
            if (run >= WARM_UP) {
                counts.add(counter.count().minus(before));
            }
        }
        if (Boolean.getBoolean("wufang.benchmark.statements")) {
            System.out.println("-----");
            counter.texts().forEach(System.out::println);
        }
        return counts;
    }

    private static void print(String name, List<RoundTrips.Count> counts, List<RoundTrips.Count> base) {
        System.out.printf(
                "%-42s %12s %12s %12s%n",
                name,
                cell(mean(counts, 0), mean(base, 0)),
                cell(mean(counts, 1), mean(base, 1)),
                cell(mean(counts, 2), mean(base, 2)));
    }

    private static String cell(double value, double base) {
        return "%.1f (%.2f)".formatted(value, value / base);
    }

    private static double mean(List<RoundTrips.Count> counts, int column) {
        return counts.stream()
                .mapToLong(c ->
                        List.of(c.roundTrips(), c.statements(), c.commits()).get(column))
                .average()
                .orElseThrow();
    }

    private String openedCase() {
        String number = caseFiles
                .open(
                        new NewCase(
                                "屋顶漏水",
                                "三楼以上渗水",
                                "property.roofLeak",
                                BLOCK,
                                "3 栋",
                                "none",
                                12,
                                List.of("propertyFirm"),
                                "grid",
                                null),
                        Actor.SYSTEM)
                .number();
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        return number;
    }

    private void openBallot(String number) {
        Map<String, Object> routing = new HashMap<>(Map.of(
                "district", "430302",
                "street", "430302003",
                "community", "430302003001",
                "unit", BLOCK,
                "hazard", "none",
                "matter", ""));
        engine.asSystem(() -> {
            String run = runtime.startProcessInstanceByKey("five-party-deliberation", number, routing)
                    .getId();
            management.executeJob(management
                    .createJobQuery()
                    .processInstanceId(run)
                    .singleResult()
                    .getId());
        });
        complete(
                "committee",
                number,
                Map.of(
                        "proposal", "整修屋面防水层",
                        "legalBasis", "物业管理条例第五十一条",
                        "ownersItem", "none",
                        "commitment1Owner", "propertyFirm",
                        "commitment1Measure", "修缮屋面",
                        "commitment1DueOn", LocalDate.now().plusDays(30).toString()));
    }

    private void voteByEngine(String number) {
        PARTIES.forEach(person -> complete(person, number, Map.of("vote", "agree")));
    }

    private void voteOverHttp(String number) {
        PARTIES.forEach(person -> Tasklist.of(port, person).does(number, "userTask_castVote", Map.of("vote", "agree")));
    }

    private void complete(String person, String number, Map<String, Object> form) {
        identity.setAuthentication(
                person,
                directory.membershipsOf(person).stream().map(Membership::group).toList());
        try {
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .listPage(0, 20)
                    .get(0);
            tasks.claim(task.getId(), person);
            forms.submitTaskForm(task.getId(), form);
        } finally {
            identity.clearAuthentication();
        }
    }

    private static HikariDataSource bareDatabase() {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(POSTGRES.getJdbcUrl("postgres", "bare"));
        dataSource.setUsername("postgres");
        dataSource.setPassword("postgres");
        return dataSource;
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
            // After the context has closed: it still writes while it stops.
            SpringApplication.getShutdownHandlers().add(() -> stop(server));
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database wufang");
                statement.execute("create database bare");
            }
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
