package org.wufang.platform.forms;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

/** The person can mend it: a field is missing or wrong. Answered as 400 with the fields; nothing has changed. */
public class FormRejected extends Problem {

    public FormRejected(List<FieldProblem> problems) {
        super(
                "invalid-form",
                HttpStatus.BAD_REQUEST,
                problems.stream().map(p -> p.label() + "：" + p.message()).collect(Collectors.joining("；")),
                problems);
    }

    /**
     * @param name {@code invalid-form.<name>} is a line of {@code problems.properties}
     * @param particulars what the sentence's {@code %s} stand for, in their order
     */
    public static FormRejected of(String field, String label, String name, Object... particulars) {
        return new FormRejected(List.of(FieldProblem.of(field, label, name, particulars)));
    }

    /**
     * Refuses the field when the condition does not hold.
     *
     * @throws FormRejected as {@link #of}
     */
    public static void unless(boolean condition, String field, String label, String name, Object... particulars) {
        if (!condition) {
            throw of(field, label, name, particulars);
        }
    }
}
