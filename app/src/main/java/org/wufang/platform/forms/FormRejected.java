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

    public FormRejected(String field, String label, String message) {
        this(List.of(new FieldProblem(field, label, message)));
    }
}
