package org.wufang.platform.forms;

import java.util.Map;

/** A room's handling of one user task's form. Runs in the completing transaction, before the token moves on. */
public interface TaskAct {

    /** Id of the user task ({@code userTask_castVote}). */
    String task();

    /**
     * Does the act in the room.
     *
     * @return process variables that routing needs beyond the form's own routing fields; empty when none
     * @throws FormRejected when the person can mend it: nothing has changed, the Tasklist shows the fields
     */
    Map<String, Object> perform(Submission submission);
}
