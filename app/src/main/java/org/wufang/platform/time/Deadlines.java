package org.wufang.platform.time;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** {@code ${deadlines.dueAt('handleOnSite', execution)}} in a model: the end of the time that the table {@code deadlines} allows. */
@Component("deadlines")
public class Deadlines {

    /**
     * @param step the step's word in the table
     * @return now plus the allowed time, working or clock time as the table says
     * @throws IllegalStateException when the table has no rule for the step
     */
    public Date dueAt(String step, DelegateExecution execution) {
        throw new UnsupportedOperationException("package time");
    }
}
