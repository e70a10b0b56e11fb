package org.wufang.platform.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The three ways in: the engine's REST, our API, and the pages with the web applications. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final RequestMatcher WEBAPP_API = withDefaults().matcher("/camunda/api/**");
    /** Makes an administrator without a login, while there is none: closed, for everybody, for good. */
    private static final RequestMatcher SETUP = new OrRequestMatcher(
            withDefaults().matcher("/camunda/api/admin/setup/**"),
            withDefaults().matcher("/camunda/app/admin/{engine}/setup/**"));

    /** There is one login, ours. */
    private static final RequestMatcher WEBAPP_LOGIN =
            withDefaults().matcher("/camunda/api/admin/auth/user/{engine}/login/**");

    private static final RequestMatcher TRACKING = withDefaults().matcher("/api/v1/tracking/**");

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identity, People people, TaskReaders readers)
            throws Exception {
        return http.securityMatcher(withDefaults().matcher("/engine-rest/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(SecurityChains::changesFromAnotherSite)
                        .denyAll()
                        .anyRequest()
                        .access(loggedInAnd(new Doors())))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new ShutDoor()))
                .httpBasic(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new EngineAuthentication(identity, people), AuthorizationFilter.class)
                .addFilterAfter(new ForeignTasks(readers), EngineAuthentication.class)
                .addFilterAfter(new BoundedResults(), ForeignTasks.class)
                .build();
    }

    /** Basic authentication, or the login session; with the session an unsafe method needs the token of the cookie. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, IdentityService identity, People people) throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("WUFANG-XSRF-TOKEN");
        // without a name the token is made with the first answer: a page reads before it writes
        CsrfTokenRequestAttributeHandler early = new CsrfTokenRequestAttributeHandler();
        early.setCsrfRequestAttributeName(null);
        return http.securityMatcher(withDefaults().matcher("/api/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(SecurityChains::changesFromAnotherSite)
                        .denyAll()
                        .requestMatchers(
                                withDefaults().matcher(HttpMethod.GET, "/api/v1/tracking/**"),
                                withDefaults().matcher(HttpMethod.POST, "/api/v1/tracking/**"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(early)
                        .ignoringRequestMatchers(TRACKING, SecurityChains::bringsPassword))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterAfter(new EngineAuthentication(identity, people), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, TaskReaders readers) throws Exception {
        RequestMatcher tasklistLogout =
                withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                withDefaults().matcher("/login"),
                                withDefaults().matcher("/error"),
                                withDefaults().matcher("/favicon.ico"),
                                withDefaults().matcher("/track/**"),
                                withDefaults().matcher(HttpMethod.GET, "/deferred"),
                                withDefaults().matcher("/actuator/health/**"))
                        .permitAll()
                        .requestMatchers(SETUP, WEBAPP_LOGIN)
                        .denyAll()
                        .requestMatchers(WEBAPP_API)
                        .access(loggedInAnd(new Doors()))
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutRequestMatcher(
                                request -> isLogout(request) || tasklistLogout.matches(request))
                        .logoutSuccessHandler((request, response, login) -> {
                            if (WEBAPP_API.matches(request)) {
                                response.setStatus(HttpStatus.NO_CONTENT.value());
                            } else {
                                response.sendRedirect("/login?logout");
                            }
                        }))
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WEBAPP_API)
                        .defaultAccessDeniedHandlerFor(new ShutDoor(), WEBAPP_API)
                        .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), AnyRequestMatcher.INSTANCE))
                .addFilterAfter(new ForeignTasks(readers), AuthorizationFilter.class)
                .addFilterAfter(new BoundedResults(), ForeignTasks.class)
                // Camunda's own filter guards its web applications
                .csrf(csrf ->
                        csrf.ignoringRequestMatchers(WEBAPP_API, withDefaults().matcher("/camunda/app/**")))
                .build();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(
                Map.of(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, WebappLogin.class.getName()));
        filter.addUrlPatterns("/camunda/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<OwnNonce> ownNonce() {
        var filter = new FilterRegistrationBean<>(new OwnNonce());
        filter.addUrlPatterns("/camunda/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static AuthorizationManager<RequestAuthorizationContext> loggedInAnd(Doors doors) {
        return AuthorizationManagers.allOf(AuthenticatedAuthorizationManager.authenticated(), doors);
    }

    private static boolean isLogout(HttpServletRequest request) {
        return withDefaults().matcher(HttpMethod.POST, "/logout").matches(request);
    }

    /** A browser that remembers a basic login sends it along with other sites' forms; it also says whence they come. */
    private static boolean changesFromAnotherSite(HttpServletRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && !Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    private static boolean bringsPassword(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
    }
}
