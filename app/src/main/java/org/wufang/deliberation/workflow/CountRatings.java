package org.wufang.deliberation.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.PartyRatings;
import org.wufang.process.MeetingHandling;

@Component
class CountRatings implements JavaDelegate {

    private final PartyRatings ratings;

    CountRatings(PartyRatings ratings) {
        this.ratings = ratings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PartyRatings.Count count = ratings.count(execution.getProcessBusinessKey());
        MeetingHandling.PARTIES_RATED.set(execution, count.rated());
        MeetingHandling.PARTIES_RESULT_SUM.set(execution, count.resultSum());
        MeetingHandling.PARTIES_PROCESS_SUM.set(execution, count.processSum());
    }
}
