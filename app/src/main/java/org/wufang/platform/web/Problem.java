package org.wufang.platform.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A refusal that a person can understand and mend, answered as RFC 9457.
 * The {@code type} is stable: {@code urn:wufang:problem:<type>}.
 */
public class Problem extends RuntimeException {

    private final String type;
    private final HttpStatus status;
    private final transient List<FieldProblem> fields;

    /**
     * @param type kebab-case, stable ({@code unknown-unit})
     * @param message Chinese, names the case or the field, never personal data
     */
    public Problem(String type, HttpStatus status, String message, List<FieldProblem> fields) {
        super(message);
        this.type = type;
        this.status = status;
        this.fields = List.copyOf(fields);
    }

    public Problem(String type, HttpStatus status, String message) {
        this(type, status, message, List.of());
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
