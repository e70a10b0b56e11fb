package org.wufang.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a task of others indistinguishable from one that does not exist: whatever the engine refused, the answer is 404.
 * So it is for who reads a task that ends in the same moment, over which the engine stumbles.
 */
class ForeignTasks extends OncePerRequestFilter {

    private static final Pattern TASK = Pattern.compile("/task/([^/]+)(/.*)?");

    private final TaskReaders readers;

    ForeignTasks(TaskReaders readers) {
        this.readers = readers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> task = taskOf(request);
        if (task.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        boolean refused = kept.getStatus() == 400
                || kept.getStatus() == 403
                || kept.getStatus() == 409
                || kept.getStatus() >= 500;
        String person = SecurityContextHolder.getContext().getAuthentication().getName();
        boolean goneWhileRead =
                kept.getStatus() >= 500 && request.getMethod().equals("GET") && !readers.seesOpen(person, task.get());
        if (goneWhileRead || refused && !readers.sees(person, task.get())) {
            kept.resetBuffer();
            ShutDoor.notFound(kept);
        }
        kept.copyBodyToResponse();
    }

    private static Optional<String> taskOf(HttpServletRequest request) {
        return Doors.enginePath(request)
                .map(TASK::matcher)
                .filter(Matcher::matches)
                .map(path -> path.group(1))
                .filter(id -> !id.equals("count") && !id.equals("create") && !id.equals("report"));
    }
}
