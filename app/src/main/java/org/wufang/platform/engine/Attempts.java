package org.wufang.platform.engine;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats what lost a race against another transaction. Two parties who vote in the same instant both mean it:
 * neither should see that the engine joined them one after the other.
 */
public final class Attempts {

    private static final int MOST = 5;

    private Attempts() {}

    public static <T> T repeat(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                // inside somebody's transaction a repetition would read what is to be rolled back
                if (attempt == MOST || !lostRace(e) || TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(5, 30L * attempt + 5)));
            }
        }
    }

    /** Repeats a transaction without a result. */
    public static void repeat(Runnable transaction) {
        repeat(() -> {
            transaction.run();
            return true;
        });
    }

    /** Whether it failed because another transaction was there first: read again, it goes well or says why not. */
    public static boolean lostRace(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof DuplicateKeyException
                    || cause instanceof NullPointerException && isEngines(cause)
                    || cause instanceof SQLException sql && isRace(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The engine reads an instance row by row. Where another transaction deletes it in between, it stumbles over what is
     * missing before it could find that it lost; read again, all of it is there or none.
     */
    private static boolean isEngines(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith("org.camunda.bpm.engine.impl.");
    }

    /**
     * Class 40 is a rollback for serialisation or deadlock, 23505 a key that another has just taken, 90131 H2's word for
     * a row that another has just changed.
     */
    private static boolean isRace(String state) {
        return state != null && (state.startsWith("40") || state.equals("23505") || state.equals("90131"));
    }
}
