package org.wufang.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who calls through its REST interface or ours. The web applications have a filter of their own. */
class EngineAuthentication extends OncePerRequestFilter {

    private final IdentityService identity;
    private final People people;

    EngineAuthentication(IdentityService identity, People people) {
        this.identity = identity;
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || login instanceof AnonymousAuthenticationToken || !login.isAuthenticated()) {
            chain.doFilter(request, response);
            return;
        }
        identity.setAuthentication(login.getName(), groups(request, login), List.of());
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** A login made with this very request has just read the groups; one kept in a session may be out of date. */
    private List<String> groups(HttpServletRequest request, Authentication login) {
        return request.getSession(false) == null
                ? login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList()
                : people.groupsOf(login.getName());
    }
}
