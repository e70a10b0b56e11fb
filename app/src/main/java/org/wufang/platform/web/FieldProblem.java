package org.wufang.platform.web;

/**
 * What is wrong with one field.
 *
 * @param field key of the form's or the request's field
 * @param label the field's Chinese label
 * @param message what is wrong and how to mend it, in Chinese
 */
public record FieldProblem(String field, String label, String message) {

    /**
     * @param name {@code invalid-form.<name>} is a line of {@code problems.properties}
     * @param particulars what the sentence's {@code %s} stand for, in their order
     */
    public static FieldProblem of(String field, String label, String name, Object... particulars) {
        return new FieldProblem(
                field, label, ProblemText.of("invalid-form." + name).sentence(particulars));
    }
}
