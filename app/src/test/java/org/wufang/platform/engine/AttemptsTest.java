package org.wufang.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class AttemptsTest {

    private final AtomicInteger tried = new AtomicInteger();

    @AfterEach
    void noTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Test
    void whatLostARaceIsRepeated() {
        for (RuntimeException race : new RuntimeException[] {
            new OptimisticLockingException("join"),
            new CannotAcquireLockException("row"),
            new DuplicateKeyException("number"),
            new ProcessEngineException(new SQLException("deadlock", "40P01")),
            new ProcessEngineException(new SQLException("taken", "23505")),
            stumbled("org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl")
        }) {
            tried.set(0);
            assertThat(Attempts.repeat(failing(4, race))).isEqualTo("done");
            assertThat(tried).hasValue(5);
        }
    }

    @Test
    void afterFiveAttemptsItIsOver() {
        OptimisticLockingException race = new OptimisticLockingException("join");

        assertThat(catchThrowable(() -> Attempts.repeat(failing(99, race)))).isSameAs(race);
        assertThat(tried).hasValue(5);
    }

    @Test
    void anythingElseIsNotRepeated() {
        ProcessEngineException broken = new ProcessEngineException(new SQLException("no such table", "42S02"));

        assertThat(catchThrowable(() -> Attempts.repeat(failing(99, broken)))).isSameAs(broken);
        assertThat(tried).hasValue(1);
    }

    @Test
    void aStumbleOfOurOwnIsNotRepeated() {
        NullPointerException ours = stumbled("org.wufang.casefile.CaseFiles");

        assertThat(catchThrowable(() -> Attempts.repeat(failing(99, ours)))).isSameAs(ours);
        assertThat(tried).hasValue(1);
    }

    @Test
    void insideATransactionOfSomebodyElseNothingIsRepeated() {
        TransactionSynchronizationManager.setActualTransactionActive(true);

        assertThat(catchThrowable(() -> Attempts.repeat(failing(1, new OptimisticLockingException("join")))))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(tried).hasValue(1);
    }

    private static NullPointerException stumbled(String where) {
        NullPointerException stumble = new NullPointerException("nothing there");
        stumble.setStackTrace(new StackTraceElement[] {new StackTraceElement(where, "execute", null, 1)});
        return stumble;
    }

    private Supplier<String> failing(int times, RuntimeException thrown) {
        return () -> {
            if (tried.incrementAndGet() <= times) {
                throw thrown;
            }
            return "done";
        };
    }
}
