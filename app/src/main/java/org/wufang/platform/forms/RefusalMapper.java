package org.wufang.platform.forms;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

/** How a refusal reaches the Tasklist, which shows {@code message}, and other callers of the engine's REST interface. */
public class RefusalMapper implements ExceptionMapper<Problem> {

    @Override
    public Response toResponse(Problem problem) {
        return Response.status(problem.status().value())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Body(
                        "urn:wufang:problem:" + problem.type(),
                        problem.status().value(),
                        problem.getMessage(),
                        problem.fields()))
                .build();
    }

    /** Public for the JSON writer. */
    public record Body(String type, int status, String message, List<FieldProblem> fields) {}
}
