package org.wufang.platform.forms;

import java.util.Map;

/**
 * A form was accepted. Published in the completing transaction, before the room's {@link TaskAct}.
 *
 * @param title Chinese name of the task, as the model has it (召开会议)
 * @param labels Chinese label of each field by its key, as the form stood when it was filled
 */
public record TaskSubmitted(Submission submission, String title, Map<String, String> labels) {

    public TaskSubmitted(Submission submission) {
        this(submission, "", Map.of());
    }
}
