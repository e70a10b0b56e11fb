package org.wufang.notification;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.wufang.platform.notification.NoticeRaised;

/** Sends every few seconds, and what is urgent right after its commit. On a thread of its own: a slow mail server waits alone. */
@Component
@ConditionalOnProperty(name = "wufang.notification.sending", havingValue = "true")
class SendingSchedule {

    /** Longer than a message takes: what is on its way at a regular stop is marked. */
    private static final int SECONDS_TO_FINISH = 30;

    private final Sender sender;
    private final NotificationSettings settings;
    private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
    private final AtomicBoolean called = new AtomicBoolean();

    SendingSchedule(Sender sender, NotificationSettings settings) {
        this.sender = sender;
        this.settings = settings;
        thread.setThreadNamePrefix("notices-");
        thread.setWaitForTasksToCompleteOnShutdown(true);
        thread.setAwaitTerminationSeconds(SECONDS_TO_FINISH);
        thread.initialize();
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.scheduleWithFixedDelay(sender::round, settings.every());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void call(NoticeRaised raised) {
        if (raised.urgent() && called.compareAndSet(false, true)) {
            thread.execute(() -> {
                called.set(false);
                sender.round();
            });
        }
    }

    @PreDestroy
    void end() {
        thread.shutdown();
    }
}
