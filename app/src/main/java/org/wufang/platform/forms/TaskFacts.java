package org.wufang.platform.forms;

import java.util.Map;

/** What a room shows on top of a form. Supplied on reading; the engine never holds it. */
public interface TaskFacts {

    /** Facts for this task, by the keys that forms use; empty when the room has nothing to say about it. */
    Map<String, Object> facts(OpenTask task);

    /**
     * @param caseNumber the business key
     * @param task id of the user task ({@code userTask_castVote})
     * @param variables the process variables visible at the task
     */
    record OpenTask(String caseNumber, String process, String task, String taskId, Map<String, Object> variables) {}
}
