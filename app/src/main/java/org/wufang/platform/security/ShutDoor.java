package org.wufang.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.wufang.platform.web.ProblemText;

/** Answers at a shut door of the engine's REST, in the engine's own form: what has an id is not there, the rest is refused. */
final class ShutDoor implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        String path = Doors.enginePath(request).orElse("");
        if (request.getMethod().equals("GET") && namesAThing(path)) {
            notFound(response);
        } else {
            answer(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "AuthorizationException",
                    ProblemText.of("engine-forbidden").sentence());
        }
    }

    static void notFound(HttpServletResponse response) throws IOException {
        answer(
                response,
                HttpServletResponse.SC_NOT_FOUND,
                "RestException",
                ProblemText.of("engine-not-there").sentence());
    }

    private static boolean namesAThing(String path) {
        return Arrays.stream(path.split("/"))
                        .filter(part -> !part.isEmpty() && !part.equals("history"))
                        .count()
                > 1;
    }

    private static void answer(HttpServletResponse response, int status, String type, String message)
            throws IOException {
        byte[] body = "{\"type\":\"%s\",\"message\":\"%s\",\"code\":null}"
                .formatted(type, message)
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
