package org.wufang.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A question that names no bound gets ours: the engine refuses unbounded ones, which callers rarely think of. */
class BoundedResults extends OncePerRequestFilter {

    private static final String BOUND = "maxResults=" + EngineSecurity.MOST_RESULTS;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        boolean bounded = query != null && query.contains("maxResults=");
        chain.doFilter(bounded || Doors.enginePath(request).isEmpty() ? request : bounded(request, query), response);
    }

    private static HttpServletRequest bounded(HttpServletRequest request, String query) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return query == null || query.isEmpty() ? BOUND : query + "&" + BOUND;
            }
        };
    }
}
