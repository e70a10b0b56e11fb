package org.wufang.casefile;

import java.time.Instant;
import java.util.Map;
import org.wufang.platform.forms.Submission;

/**
 * A filled form as the case keeps it.
 *
 * @param title Chinese name of the task
 * @param labels Chinese label of each field, as the form stood when it was filled
 */
public record KeptSubmission(Submission submission, String title, Instant at, Map<String, Object> labels) {}
