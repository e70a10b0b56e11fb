package org.wufang.platform.forms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that passed: declared fields only, each of its type.
 *
 * @param values what becomes the submission
 * @param personal what the form marks personal
 * @param routing what becomes process variables; null for a routing field that was shown and left empty
 */
record CheckedForm(Map<String, Object> values, Map<String, Object> personal, Map<String, @Nullable Object> routing) {}
