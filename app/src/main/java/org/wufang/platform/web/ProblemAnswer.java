package org.wufang.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** A refusal by a filter, before any controller is there to answer. */
final class ProblemAnswer {

    private ProblemAnswer() {}

    static void write(HttpServletResponse response, ObjectMapper json, Problem refusal) throws IOException {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(refusal.status(), String.valueOf(refusal.getMessage()));
        problem.setType(URI.create(ProblemHandler.TYPES + refusal.type()));
        problem.setTitle(ProblemHandler.title(refusal.status()));
        response.setStatus(refusal.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
