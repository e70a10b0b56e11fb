package org.wufang.platform.web;

/**
 * What is wrong with one field.
 *
 * @param field key of the form's or the request's field
 * @param label the field's Chinese label
 * @param message what is wrong and how to mend it, in Chinese
 */
public record FieldProblem(String field, String label, String message) {}
