package org.wufang.platform.forms;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * One filled form, checked against its {@code .form} file: one act of one person.
 *
 * @param caseNumber the business key; null only for a start form, before the case exists
 * @param process id of the process ({@code five-party-deliberation})
 * @param element id of the user task or start event ({@code userTask_castVote})
 * @param taskId engine id of the task; null for a start form
 * @param form id of the form ({@code cast-vote})
 * @param actor who acts, in the capacity that the task was offered to
 * @param values declared fields only, converted: String, Integer, Long, BigDecimal, Boolean, List of String;
 *     fields left empty or hidden are absent
 * @param personal fields that the form marks {@code personal}: never kept with the submission, never logged
 * @param variables the process variables visible at the task (element variables of a multi-instance among them)
 */
public record Submission(
        @Nullable String caseNumber,
        String process,
        String element,
        @Nullable String taskId,
        String form,
        Actor actor,
        Map<String, Object> values,
        Map<String, Object> personal,
        Map<String, Object> variables) {

    /** The same submission, now that its case exists. */
    Submission of(String newCase) {
        return new Submission(newCase, process, element, taskId, form, actor, values, personal, variables);
    }

    /** The value of a text field; empty when it was left empty. */
    public String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString();
    }

    /** Whether a checkbox is ticked. */
    public boolean ticked(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** A process variable as text; empty when it is not set. */
    public String variable(String name) {
        Object value = variables.get(name);
        return value == null ? "" : value.toString();
    }
}
