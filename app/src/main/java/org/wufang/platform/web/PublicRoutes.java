package org.wufang.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What anybody may call without a login. */
public final class PublicRoutes {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    private static final RequestMatcher ALL = new OrRequestMatcher(
            PATHS.matcher("/api/v1/tracking/**"),
            PATHS.matcher("/track/**"),
            PATHS.matcher("/deferred"),
            PATHS.matcher("/login"),
            PATHS.matcher("/error"));

    private PublicRoutes() {}

    public static boolean contain(HttpServletRequest request) {
        return ALL.matches(request);
    }
}
