package org.wufang.whistle.workflow;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.wufang.directory.Duties;
import org.wufang.directory.DutyItem;
import org.wufang.directory.DutyLists;
import org.wufang.whistle.DutyEntry;

/** The duty lists that were deployed with the process: a case is judged by those in force when it opened. */
@Component
class DutyEntries {

    private final DutyLists lists;

    DutyEntries(DutyLists lists) {
        this.lists = lists;
    }

    DutyEntry entry(String matter, DelegateExecution execution) {
        Duties duties = lists.of(matter, execution.getProcessDefinitionId());
        String refusal = duties.streetRefusal().orElse("");
        boolean answered = refusal.isEmpty() || duties.departments().isPresent();
        return duties.first()
                .filter(item -> answered)
                .map(item -> new DutyEntry(
                        matter,
                        item.name(),
                        true,
                        duties.departments().map(DutyItem::lead).orElse(""),
                        duties.departments().map(DutyItem::assist).orElseGet(List::of),
                        item.basis(),
                        refusal,
                        duties.street()))
                .orElseGet(() -> DutyEntry.unlisted(matter, refusal));
    }
}
