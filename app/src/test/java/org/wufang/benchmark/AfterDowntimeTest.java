package org.wufang.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;

/**
 * The server was down, and the time of many tasks ran out meanwhile. It starts; all their timers are due at once, the
 * patrol comes along too, and people look at their task lists. Each case comes under oversight once, no job fails, and
 * the lists stay usable. Then all letters fall due at once.
 *
 * <p>As many as {@code -Dwufang.test.overdue=20000} says:
 *
 * <pre>mvn -q test -pl app -am -Dtest=AfterDowntimeTest -Dwufang.test.overdue=20000 -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * and {@code -Dwufang.test.database=postgres}. The machine's own speed is not asserted; the figures are printed.
 */
@WufangTest
class AfterDowntimeTest {

    private static final int MANY = Integer.getInteger("wufang.test.overdue", 100);
    private static final int FEW = 1000;
    private static final int CALLS_BEFORE = 60;
    private static final Duration PATIENCE = Duration.ofHours(3);

    /** Between two looks; without it this one person alone would keep a core busy. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String TIMER = "event_handleOverdue";
    private static final String REMINDER = "serviceTask_sendReminder";
    private static final String LETTER = "event_graceEnded";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Directory directory;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private EngineCalls engine;

    @Autowired
    private ProcessEngineConfigurationImpl configuration;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CamundaBpmProperties properties;

    @Autowired
    private ProcessEngine processEngine;

    @Autowired
    private Clock clock;

    private JobExecutor idle;
    private List<String> cases = List.of();

    @Test
    void manyTimersThatAreDueAtOnceOpenOneOversightEach() throws Exception {
        JobExecutor executor = executor();
        List<String> blocks = directory.within("430302").stream()
                .filter(code -> directory
                        .place(code)
                        .filter(place -> !place.block().isEmpty())
                        .isPresent())
                .sorted()
                .toList();
        // what other tests have left behind is no part of the downtime
        jdbc.sql("update ACT_RU_JOB set SUSPENSION_STATE_ = 2 where SUSPENSION_STATE_ = 1")
                .update();
        jdbc.sql("update ACT_RU_TASK set DUE_DATE_ = null").update();
        int letters = count("oversight_letter");
        int items = count("oversight_item");
        int reminders = reminders();
        cases = inParallel(MANY, i -> waiting(blocks.get(i % blocks.size())));
        allDue(TIMER);
        jdbc.sql("update ACT_RU_TASK set DUE_DATE_ = ? where DUE_DATE_ is not null")
                .param(past())
                .update();
        jdbc.sql("update ACT_RU_JOB set SUSPENSION_STATE_ = 1, DUEDATE_ = ? where HANDLER_TYPE_ = 'timer-start-event'")
                .param(past())
                .update();
        assertThat(jobs(TIMER)).isEqualTo(MANY);

        List<Long> before = new ArrayList<>();
        IntStream.range(0, CALLS_BEFORE).forEach(i -> look());
        IntStream.range(0, CALLS_BEFORE).forEach(i -> before.add(look()));

        Drain timers = drain(executor, () -> jobs(TIMER) + jobs(REMINDER) + jobs("serviceTask_makeRounds"));
        executor.shutdown();

        assertThat(count("oversight_item") - items).isEqualTo(MANY);
        assertThat(jdbc.sql(
                                """
                                select count(*) from (select case_number from oversight_item where task = ?
                                    group by case_number having count(*) > 1) doubled""")
                        .param("userTask_handleOnSite")
                        .query(Integer.class)
                        .single())
                .as("cases under oversight twice")
                .isZero();
        assertThat(reminders() - reminders).isEqualTo(MANY);
        noJobHasFailed();

        allDue(LETTER);
        Drain issued = drain(executor, () -> jobs(LETTER));
        executor.shutdown();

        assertThat(count("oversight_letter") - letters).isEqualTo(MANY);
        assertThat(jdbc.sql("select count(*) - max(number_in_year) from oversight_letter")
                        .query(Integer.class)
                        .single())
                .as("numbered without a gap")
                .isZero();
        noJobHasFailed();
        System.out.printf(
                "%d overdue timers at once on %s; task list before: median %d ms, p95 %d ms (%d calls)%n",
                MANY,
                System.getProperty("wufang.test.database", "h2"),
                share(before, 0.5),
                share(before, 0.95),
                before.size());
        print("timers, reminders", timers, before);
        print("letters", issued, before);
    }

    @AfterEach
    void asBefore() {
        configuration.getJobExecutor().shutdown();
        configuration.setJobExecutor(idle);
        if (MANY <= FEW) { // else nothing else is tested in this database
            cases.forEach(number -> caseFiles.enter(number, CaseStatus.WITHDRAWN, Actor.SYSTEM, "test over"));
        }
        jdbc.sql("update ACT_RU_JOB set SUSPENSION_STATE_ = 1 where SUSPENSION_STATE_ = 2")
                .update();
    }

    /** As the application has it; the tests' own is off. */
    private JobExecutor executor() {
        idle = configuration.getJobExecutor();
        ThreadPoolTaskExecutor threads = (ThreadPoolTaskExecutor) JobConfiguration.camundaTaskExecutor(properties);
        threads.initialize();
        JobExecutor executor = JobConfiguration.jobExecutor(threads, properties);
        executor.setAutoActivate(false);
        executor.registerProcessEngine((ProcessEngineImpl) processEngine);
        configuration.setJobExecutor(executor);
        return executor;
    }

    private static void print(String what, Drain drain, List<Long> before) {
        System.out.printf(
                "%-18s drained in %5.1f s; task list meanwhile: median %d ms (x %.2f), p95 %d ms (x %.2f) (%d calls)%n",
                what,
                drain.took().toMillis() / 1000.0,
                share(drain.calls(), 0.5),
                (double) share(drain.calls(), 0.5) / share(before, 0.5),
                share(drain.calls(), 0.95),
                (double) share(drain.calls(), 0.95) / share(before, 0.95),
                drain.calls().size());
    }

    private record Drain(Duration took, List<Long> calls) {}

    /** Starts the executor; a person looks at their list again and again until nothing is left. */
    private Drain drain(JobExecutor executor, LongSupplier left) {
        List<Long> calls = new ArrayList<>();
        Instant start = clock.instant();
        Instant end = start.plus(PATIENCE);
        executor.start();
        do {
            for (int i = 0; i < 10; i++) {
                calls.add(look());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            assertThat(clock.instant()).as("%d left", left.getAsLong()).isBefore(end);
        } while (left.getAsLong() > 0);
        return new Drain(Duration.between(start, clock.instant()), calls);
    }

    /** Milliseconds that the Tasklist's first page takes. */
    private long look() {
        long start = System.nanoTime();
        Tasklist.Answer answer = Tasklist.of(port, "governor")
                .post(
                        "/engine-rest/task?firstResult=0&maxResults=15",
                        Map.of("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc"))));
        long took = (System.nanoTime() - start) / 1_000_000;
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().size()).isPositive();
        return took;
    }

    private static long share(List<Long> calls, double share) {
        return Math.max(
                1,
                calls.stream()
                        .sorted()
                        .skip((long) Math.floor((calls.size() - 1) * share))
                        .findFirst()
                        .orElseThrow());
    }

    /** A case that waits at the front end, as triage would have left it. */
    private String waiting(String block) {
        String number = caseFiles
                .open(
                        new NewCase(
                                "管道堵塞", "一楼返水", "property.pipeBlocked", block, "", "none", 3, List.of(), "grid", null),
                        Actor.SYSTEM)
                .number();
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        caseFiles.enter(number, CaseStatus.FRONT_END, Actor.SYSTEM, null);
        Place place = caseFiles.get(number).place();
        Map<String, Object> variables = new HashMap<>();
        variables.put("district", place.district());
        variables.put("street", place.street());
        variables.put("community", place.community());
        variables.put("unit", place.unit());
        variables.put("hazard", "none");
        variables.put("matter", "property.pipeBlocked");
        variables.put("path", "frontEnd");
        engine.asSystem(() -> runtime.startProcessInstanceByKey("front-end-handling", number, variables));
        return number;
    }

    private void allDue(String activity) {
        int due = jdbc.sql("update ACT_RU_JOB set DUEDATE_ = ? where SUSPENSION_STATE_ = 1 and JOB_DEF_ID_ in"
                        + " (select ID_ from ACT_RU_JOBDEF where ACT_ID_ = ?)")
                .params(past(), activity)
                .update();
        assertThat(due).isEqualTo(MANY);
    }

    private Timestamp past() {
        return Timestamp.from(clock.instant().minus(1, ChronoUnit.DAYS));
    }

    private long jobs(String activity) {
        return jdbc.sql(
                        """
                        select count(*) from ACT_RU_JOB where SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= ?)
                            and JOB_DEF_ID_ in (select ID_ from ACT_RU_JOBDEF where ACT_ID_ = ?)""")
                .params(Timestamp.from(clock.instant()), activity)
                .query(Long.class)
                .single();
    }

    private int reminders() {
        return jdbc.sql("select count(*) from ledger_entry where act = 'oversight.reminderSent'")
                .query(Integer.class)
                .single();
    }

    private void noJobHasFailed() {
        assertThat(jdbc.sql(
                                """
                                select count(*) from ACT_RU_JOB where SUSPENSION_STATE_ = 1
                                    and (RETRIES_ < 3 or EXCEPTION_MSG_ is not null)""")
                        .query(Integer.class)
                        .single())
                .as("jobs that failed")
                .isZero();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static List<String> inParallel(int times, IntFunction<String> work) throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> all = IntStream.range(0, times)
                    .mapToObj(i -> clerks.submit(() -> work.apply(i)))
                    .toList();
            List<String> done = new ArrayList<>();
            for (Future<String> one : all) {
                done.add(one.get());
            }
            return done;
        } finally {
            clerks.shutdown();
        }
    }
}
