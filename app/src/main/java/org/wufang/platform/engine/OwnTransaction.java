package org.wufang.platform.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.context.ProcessEngineContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work that stands or falls by itself, also when it is called from a job: with a transaction of its own, and with an
 * engine context of its own, without which the engine would write what it did there with the job.
 */
@Component
public class OwnTransaction {

    private static final int ATTEMPTS = 3;

    private final TransactionTemplate transaction;

    OwnTransaction(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public <T> T run(Supplier<T> work) {
        Callable<T> own = () -> transaction.execute(status -> work.get());
        try {
            return ProcessEngineContext.withNewProcessEngineContext(own);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs work without a result. */
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Each in a transaction of its own; what lost a race is tried again. The others are done when one fails.
     *
     * @param name what to call one that failed; no personal data
     * @throws IllegalStateException after all have been tried, naming those that failed
     */
    public <T> void each(Collection<T> all, Function<T, String> name, Consumer<T> work) {
        List<String> failed = new ArrayList<>();
        List<RuntimeException> reasons = new ArrayList<>();
        for (T one : all) {
            try {
                repeat(() -> work.accept(one));
            } catch (RuntimeException e) {
                failed.add(name.apply(one));
                reasons.add(e);
            }
        }
        if (!failed.isEmpty()) {
            IllegalStateException failure = new IllegalStateException(
                    "%d of %d failed: %s"
                            .formatted(
                                    failed.size(),
                                    all.size(),
                                    String.join(", ", failed.stream().limit(20).toList())),
                    reasons.get(0));
            reasons.stream().skip(1).limit(5).forEach(failure::addSuppressed);
            throw failure;
        }
    }

    /** Not {@link Attempts#repeat}: that lets be what runs inside another transaction, as this does; here each try has its own. */
    private void repeat(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                run(work);
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !Attempts.lostRace(e)) {
                    throw e;
                }
            }
        }
    }
}
