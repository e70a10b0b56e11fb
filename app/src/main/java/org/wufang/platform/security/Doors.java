package org.wufang.platform.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which doors of the engine's REST are open to whom; a door that is not named here is shut. The engine still decides
 * what is to be seen behind an open one.
 */
final class Doors implements AuthorizationManager<RequestAuthorizationContext> {

    /** What the Tasklist calls, for everybody. {@code {self}} stands for the person's own login. */
    private static final List<Door> EVERYBODY = doors(
            "GET /engine",
            "GET /identity/groups?self",
            "GET /identity/password-policy",
            "POST /identity/password-policy",
            "GET /user/{self}/profile",
            "PUT /user/{self}/profile",
            "PUT /user/{self}/credentials",
            "OPTIONS /user/{self}",
            "GET /task",
            "POST /task",
            "GET /task/count",
            "POST /task/count",
            "OPTIONS /task",
            "GET /task/{id}",
            "GET /task/{id}/form",
            "GET /task/{id}/deployed-form",
            "GET /task/{id}/form-variables",
            "GET /task/{id}/variables",
            "GET /task/{id}/variables/{name}",
            "GET /task/{id}/variables/{name}/data",
            "GET /task/{id}/localVariables",
            "GET /task/{id}/localVariables/{name}",
            "GET /task/{id}/localVariables/{name}/data",
            "GET /task/{id}/identity-links",
            "GET /task/{id}/comment",
            "GET /task/{id}/comment/{comment}",
            "POST /task/{id}/comment/create",
            "GET /task/{id}/attachment",
            "GET /task/{id}/attachment/{attachment}",
            "GET /task/{id}/attachment/{attachment}/data",
            "POST /task/{id}/claim",
            "POST /task/{id}/unclaim",
            "POST /task/{id}/complete",
            "POST /task/{id}/submit-form",
            "GET /history/task",
            "POST /history/task",
            "GET /history/task/count",
            "POST /history/task/count",
            "GET /variable-instance",
            "GET /variable-instance/count",
            "GET /filter",
            "GET /filter/count",
            "OPTIONS /filter",
            "GET /filter/{id}",
            "OPTIONS /filter/{id}",
            "GET /filter/{id}/list",
            "POST /filter/{id}/list",
            "GET /filter/{id}/count",
            "POST /filter/{id}/count",
            "GET /process-definition",
            "GET /process-definition/count",
            "OPTIONS /process-definition",
            "GET /process-definition/{id}",
            "GET /process-definition/{id}/xml",
            "GET /process-definition/{id}/startForm",
            "GET /process-definition/{id}/deployed-start-form",
            "GET /process-definition/{id}/form-variables",
            "POST /process-definition/{id}/start",
            "POST /process-definition/{id}/submit-form",
            "GET /process-definition/key/{key}",
            "GET /process-definition/key/{key}/xml",
            "GET /process-definition/key/{key}/startForm",
            "GET /process-definition/key/{key}/deployed-start-form",
            "GET /process-definition/key/{key}/form-variables",
            "POST /process-definition/key/{key}/start",
            "POST /process-definition/key/{key}/submit-form");

    /** Cockpit reads; some of its questions are too long for a GET. */
    private static final List<Door> MANAGERS = doors(
            "GET /**",
            "OPTIONS /**",
            "POST /process-instance",
            "POST /process-instance/count",
            "POST /execution",
            "POST /execution/count",
            "POST /variable-instance",
            "POST /variable-instance/count",
            "POST /job",
            "POST /job/count",
            "POST /external-task",
            "POST /external-task/count",
            "POST /history/process-instance",
            "POST /history/process-instance/count",
            "POST /history/activity-instance",
            "POST /history/activity-instance/count",
            "POST /history/variable-instance",
            "POST /history/variable-instance/count",
            "POST /history/detail",
            "POST /history/detail/count");

    private static final List<Door> MODELERS = doors("GET /**", "OPTIONS /**", "POST /deployment/create");

    private static final List<String> ENGINES =
            List.of("/engine-rest/engine/default", "/camunda/api/engine/engine/default");
    private static final List<String> ROOTS = List.of("/engine-rest", "/camunda/api/engine");

    private static final RequestMatcher COCKPIT = withDefaults().matcher("/camunda/api/cockpit/**");
    private static final RequestMatcher ADMIN = withDefaults().matcher("/camunda/api/admin/**");
    private static final RequestMatcher WHO_AM_I =
            withDefaults().matcher(HttpMethod.GET, "/camunda/api/admin/auth/user/{engine}");

    @Override
    public AuthorizationDecision check(Supplier<Authentication> login, RequestAuthorizationContext context) {
        return new AuthorizationDecision(isOpen(login.get(), context.getRequest()));
    }

    private static boolean isOpen(Authentication login, HttpServletRequest request) {
        List<String> groups = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        boolean administrator = groups.contains(Roles.ADMINISTRATORS);
        Optional<String> path = enginePath(request);
        if (path.isPresent()) {
            return login.isAuthenticated()
                    && (administrator
                            || doorsOf(groups).anyMatch(door -> door.opensTo(login.getName(), request, path.get())));
        }
        if (WHO_AM_I.matches(request)) {
            return true;
        }
        if (COCKPIT.matches(request)) {
            return administrator || groups.stream().anyMatch(Roles::isManagement);
        }
        return !ADMIN.matches(request) || administrator;
    }

    private static Stream<Door> doorsOf(List<String> groups) {
        Stream<Door> open = EVERYBODY.stream();
        if (groups.stream().anyMatch(Roles::isManager)) {
            open = Stream.concat(open, MANAGERS.stream());
        }
        if (groups.stream().anyMatch(Roles::isModeler)) {
            open = Stream.concat(open, MODELERS.stream());
        }
        return open;
    }

    /** The path within the engine's REST, whichever of its addresses was used; empty for other requests. */
    static Optional<String> enginePath(HttpServletRequest request) {
        String path = decoded(
                request.getRequestURI().substring(request.getContextPath().length()));
        return Stream.concat(ENGINES.stream(), ROOTS.stream())
                .filter(root -> path.equals(root) || path.startsWith(root + "/"))
                .findFirst()
                .map(root -> path.substring(root.length()));
    }

    /** As the servlet container sees it: {@code /engine-rest/%74ask} is a task too. */
    private static String decoded(String path) {
        return PathContainer.parsePath(path).elements().stream()
                .map(part -> part instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : part.value())
                .collect(Collectors.joining());
    }

    private static List<Door> doors(String... doors) {
        return Arrays.stream(doors).map(Door::of).toList();
    }

    private record Door(String method, PathPattern path, boolean onlyAboutOneself) {

        static Door of(String text) {
            String[] parts = text.split(" ");
            boolean self = parts[1].endsWith("?self");
            return new Door(parts[0], PathPatternParser.defaultInstance.parse(parts[1].replace("?self", "")), self);
        }

        boolean opensTo(String person, HttpServletRequest request, String address) {
            if (!request.getMethod().equals(method) && !(request.getMethod().equals("HEAD") && method.equals("GET"))) {
                return false;
            }
            PathPattern.PathMatchInfo match = path.matchAndExtract(PathContainer.parsePath(trimmed(address)));
            if (match == null || onlyAboutOneself && !asksAbout(person, request)) {
                return false;
            }
            Map<String, String> names = match.getUriVariables();
            return !names.containsKey("self") || names.get("self").equals(person);
        }

        private static boolean asksAbout(String person, HttpServletRequest request) {
            String[] asked = request.getParameterValues("userId");
            return asked != null && Arrays.stream(asked).allMatch(person::equals);
        }

        private static String trimmed(String address) {
            return address.length() > 1 && address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        }
    }
}
