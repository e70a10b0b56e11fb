package org.wufang.platform.forms;

import java.util.Map;

/** A room's handling of one start form. Runs before the process instance exists, in its transaction. */
public interface StartAct {

    /** Id of the process that the form starts ({@code case-lifecycle}). */
    String process();

    Started begin(Submission submission);

    /**
     * @param caseNumber becomes the business key
     * @param variables become the process variables of the new instance
     */
    record Started(String caseNumber, Map<String, Object> variables) {}
}
