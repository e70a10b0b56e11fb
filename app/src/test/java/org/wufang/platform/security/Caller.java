package org.wufang.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One person's HTTP client: with basic authentication, or with the session of the login page, as a browser has it. */
public class Caller {

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final @Nullable String authorization;

    private Caller(int port, @Nullable String authorization) {
        this.base = "http://localhost:" + port;
        this.authorization = authorization;
    }

    public static Caller anonymous(int port) {
        return new Caller(port, null);
    }

    public static Caller basic(int port, String person, String password) {
        String pair = person + ":" + password;
        return new Caller(port, "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** Logs in on our page and opens the web applications' session. */
    public static Caller loggedIn(int port, String person, String password) {
        Caller caller = new Caller(port, null);
        HttpResponse<String> landed = caller.logIn(person, password);
        if (landed.statusCode() != 302
                || landed.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IllegalStateException(person + " cannot log in: " + landed.statusCode());
        }
        caller.get("/camunda/app/welcome/default/");
        return caller;
    }

    public HttpResponse<String> logIn(String person, String password) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(get("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("the login page carries no token");
        }
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + encode(person) + "&password=" + encode(password) + "&_csrf="
                        + encode(token.group(1)))));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** As a browser asks for a page. */
    public HttpResponse<String> page(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    public HttpResponse<String> delete(String path) {
        return send(tokens(request(path)).DELETE());
    }

    public HttpResponse<String> send(String method, String path, String json) {
        return send(tokens(request(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The token cookies as the headers in which they are expected back: Camunda's and ours have the same header. */
    public HttpRequest.Builder tokens(HttpRequest.Builder request) {
        String path = request.build().uri().getPath();
        String name = path.startsWith("/camunda") ? "XSRF-TOKEN" : "WUFANG-XSRF-TOKEN";
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .map(token -> request.header("X-XSRF-TOKEN", token))
                .orElse(request);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
