package org.wufang.platform.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A refusal that a person can understand and mend, answered as RFC 9457. Its status and its Chinese sentence stand in
 * {@code problems.properties} under its name; its {@code type} is stable: {@code urn:wufang:problem:<type>}.
 */
public class Problem extends RuntimeException {

    private final String type;
    private final HttpStatus status;
    private final transient List<FieldProblem> fields;

    /**
     * @param name the type in kebab-case ({@code unknown-unit}), or {@code <type>.<which>} where one type has several
     *     sentences; a line of {@code problems.properties}
     * @param particulars what the sentence's {@code %s} stand for, in their order; never personal data
     * @throws IllegalArgumentException when the name has no line
     */
    public Problem(String name, Object... particulars) {
        this(ProblemText.of(name), particulars);
    }

    private Problem(ProblemText text, Object... particulars) {
        this(text.type(), text.status(), text.sentence(particulars), List.of());
    }

    /**
     * A refusal of one field.
     *
     * @param label the field's Chinese label, before the sentence
     * @param name as of {@link #Problem(String, Object...)}
     */
    public static Problem inField(String field, String label, String name, Object... particulars) {
        ProblemText text = ProblemText.of(name);
        String sentence = text.sentence(particulars);
        return new Problem(
                text.type(), text.status(), label + "：" + sentence, List.of(new FieldProblem(field, label, sentence)));
    }

    /** A refusal whose sentence speaks of many fields. */
    public static Problem inFields(List<FieldProblem> fields, String name, Object... particulars) {
        ProblemText text = ProblemText.of(name);
        return new Problem(text.type(), text.status(), text.sentence(particulars), fields);
    }

    /**
     * For a refusal whose sentence is put together from those of its fields.
     *
     * @param type kebab-case, stable ({@code invalid-form})
     * @param message Chinese, names the fields, never personal data
     */
    protected Problem(String type, HttpStatus status, String message, List<FieldProblem> fields) {
        super(message);
        this.type = type;
        this.status = status;
        this.fields = List.copyOf(fields);
    }

    public String type() {
        return type;
    }

    public HttpStatus status() {
        return status;
    }

    public List<FieldProblem> fields() {
        return fields;
    }
}
