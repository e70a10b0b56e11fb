package org.wufang.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist;
import org.wufang.Together;
import org.wufang.WufangTest;

@WufangTest
class PatrolRoundsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private PatrolRounds rounds;

    @Autowired
    private OwnTransaction own;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void aRoundThatFailsStopsNoOtherAndIsNotSwallowed() {
        List<String> made = new ArrayList<>();

        assertThatThrownBy(() -> rounds.make(List.of(
                        round("testFirst", () -> made.add("first")),
                        round("testBroken", () -> {
                            throw new IllegalStateException("broken");
                        }),
                        round("testLast", () -> made.add("last")))))
                .hasMessageContaining("1 of 3 failed: testBroken")
                .hasRootCauseMessage("broken");

        assertThat(made).containsExactly("first", "last");
        assertThat(madeAt("testFirst")).isNotNull();
        assertThat(madeAt("testBroken")).as("rolled back with its round").isNull();
    }

    @Test
    void twoNodesDoNotMakeTheSameRoundTogether() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CyclicBarrier bothAsked = new CyclicBarrier(2);
        PatrolRound slow = round("testSlow", () -> {
            made.incrementAndGet();
            await(bothAsked); // the other node has been refused meanwhile
        });

        Together.act(
                () -> {
                    rounds.make(List.of(slow));
                    return true;
                },
                () -> {
                    while (made.get() == 0) {
                        Thread.onSpinWait();
                    }
                    rounds.make(List.of(slow));
                    await(bothAsked);
                    return true;
                });

        assertThat(made).hasValue(1);
    }

    @Test
    void whatIsDoneByItselfStandsWhenTheCommandAroundItFails() {
        List<String> started = new ArrayList<>();

        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(context -> {
                    own.run(() -> {
                        started.add(runtime.startProcessInstanceByKey("patrol").getId());
                        started.add(runtime.startProcessInstanceByKey("patrol").getId());
                    });
                    throw new IllegalStateException("the job fails");
                }))
                .hasMessageContaining("the job fails");

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(started.get(0))
                        .count())
                .isEqualTo(1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(started.get(1))
                        .count())
                .isEqualTo(1);
        started.forEach(id -> runtime.deleteProcessInstance(id, "test over"));
    }

    @Test
    void whatFailsByItselfLeavesNothingBehind() {
        List<String> started = new ArrayList<>();

        assertThatThrownBy(() -> own.run(() -> {
                    started.add(runtime.startProcessInstanceByKey("patrol").getId());
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(started.get(0))
                        .count())
                .isZero();
    }

    @Test
    void aPatrolEndsAndClearsAwayAnEarlierOneThatFailed() {
        String failed = runtime.startProcessInstanceByKey("patrol").getId();
        management.setJobRetries(job(failed).getId(), 0);
        String newest = runtime.startProcessInstanceByKey("patrol").getId();

        management.executeJob(job(newest).getId());

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("patrol")
                        .count())
                .isZero();
        assertThat(madeAt("overdueTasks")).isNotNull();
    }

    @Test
    void oneTimerStartsIt() {
        List<Job> timers =
                management.createJobQuery().activityId("startEvent_roundDue").list();

        assertThat(timers).singleElement().satisfies(timer -> assertThat(
                        Duration.between(clock.instant(), timer.getDuedate().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void nobodyStartsItByHand() {
        Tasklist governor = Tasklist.of(port, "governor");

        assertThat(governor.post("/engine-rest/process-definition/key/patrol/start", java.util.Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(governor.get("/engine-rest/process-definition?startableInTasklist=true&latestVersion=true")
                        .text())
                .doesNotContain("\"patrol\"");
    }

    private Job job(String instance) {
        return management.createJobQuery().processInstanceId(instance).singleResult();
    }

    private Object madeAt(String round) {
        return jdbc.sql("select made_at from platform_patrol_round where name = ?")
                .param(round)
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject("made_at")))
                .single()
                .orElse(null);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static PatrolRound round(String name, Runnable work) {
        return new PatrolRound() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void make() {
                work.run();
            }
        };
    }
}
