package org.wufang.deliberation.minutes.workflow;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wufang.casefile.CaseEvent;
import org.wufang.deliberation.minutes.MinuteBook;

/**
 * No model has to ask for it: nobody is given minutes to sign that are not kept, and what happens to a deliberation
 * after its end gets into its minutes. Done once, when everything else of the transaction is done.
 */
@Component
class KeepMinutes {

    /** Acts at an open table, whose minutes are not made yet. Nor does an edition make the next one. */
    private static final Set<String> CHANGE_NO_MINUTES = Set.of(
            "form.state-position",
            "form.draft-proposal",
            "form.cast-vote",
            "form.approve-minutes",
            "deliberation.minutesKept",
            "deliberation.minutesSigned");

    private final MinuteBook book;

    KeepMinutes(MinuteBook book) {
        this.book = book;
    }

    @EventListener
    void on(DelegateTask task) {
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName())
                && "userTask_approveMinutes".equals(task.getTaskDefinitionKey())) {
            atTheEnd(new LayOut(book, task.getExecution().getProcessBusinessKey()));
        }
    }

    @EventListener
    void on(CaseEvent event) {
        if ((event.act().startsWith("deliberation.") || event.act().startsWith("form."))
                && !CHANGE_NO_MINUTES.contains(event.act())) {
            atTheEnd(new Renew(book, event.caseNumber()));
        }
    }

    private static void atTheEnd(TransactionSynchronization work) {
        if (!TransactionSynchronizationManager.getSynchronizations().contains(work)) {
            TransactionSynchronizationManager.registerSynchronization(work);
        }
    }

    private record LayOut(MinuteBook book, String caseNumber) implements TransactionSynchronization {
        @Override
        public void beforeCommit(boolean readOnly) {
            book.layOut(caseNumber);
        }
    }

    private record Renew(MinuteBook book, String caseNumber) implements TransactionSynchronization {
        @Override
        public void beforeCommit(boolean readOnly) {
            book.renew(caseNumber);
        }
    }
}
