package org.wufang.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.WufangTest;

@WufangTest
class LoginTest {

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @BeforeEach
    void aPersonWithAnAccount() {
        User user = identity.newUser("loginTester");
        user.setPassword("geheim-12345");
        identity.saveUser(user);
    }

    @AfterEach
    void removeThem() {
        identity.deleteUser("loginTester");
    }

    @Test
    void theTasklistSendsAStrangerToOurLoginPage() {
        var answer = Caller.anonymous(port).page("/camunda/app/tasklist/default/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/login"));
    }

    @Test
    void theLoginPageIsOpenAndChinese() {
        var answer = Caller.anonymous(port).page("/login");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<html lang=\"zh-CN\">", "用户名", "loginTester");
    }

    @Test
    void aWrongPasswordIsRefusedInChinese() {
        Caller stranger = Caller.anonymous(port);

        var answer = stranger.logIn("loginTester", "wrong");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
        assertThat(stranger.page("/login?error").body()).contains("用户名或密码不正确");
    }

    @Test
    void oneLoginOpensTheWebApplications() {
        Caller person = Caller.loggedIn(port, "loginTester", "geheim-12345");

        var answer = person.get("/camunda/api/admin/auth/user/default");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"userId\":\"loginTester\"");
    }

    @Test
    void theEnginesRestWantsBasicAuthentication() {
        assertThat(Caller.anonymous(port).get("/engine-rest/task/count").statusCode())
                .isEqualTo(401);
        assertThat(Caller.basic(port, "loginTester", "geheim-12345")
                        .get("/engine-rest/task/count")
                        .body())
                .isEqualTo("{\"count\":0}");
        assertThat(Caller.basic(port, "loginTester", "wrong")
                        .get("/engine-rest/task/count")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void healthIsOpen() {
        assertThat(Caller.anonymous(port).get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void ourApiAnswers401WithoutALogin() {
        assertThat(Caller.anonymous(port).get("/api/v1/cases").statusCode()).isEqualTo(401);
        assertThat(Caller.anonymous(port).post("/api/v1/cases", "{}").statusCode())
                .isIn(401, 403);
    }

    @Test
    void withASessionAnUnsafeCallNeedsTheToken() {
        Caller person = Caller.loggedIn(port, "loginTester", "geheim-12345");

        var without = person.send(person.request("/api/v1/no-such-thing").POST(BodyPublishers.noBody()));
        assertThat(without.statusCode()).isEqualTo(403);

        var with = person.post("/api/v1/no-such-thing", "{}");
        assertThat(with.statusCode()).isEqualTo(404);
    }

    @Test
    void anotherSiteChangesNothingWithARememberedPassword() {
        Caller person = Caller.basic(port, "loginTester", "geheim-12345");

        for (String path : List.of("/engine-rest/task/count", "/api/v1/no-such-thing")) {
            assertThat(person.send(person.request(path)
                                    .header("Sec-Fetch-Site", "cross-site")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(person.post("/engine-rest/task/count", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void leavingTheTasklistEndsTheLogin() {
        Caller person = Caller.loggedIn(port, "loginTester", "geheim-12345");

        assertThat(person.post("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(person.page("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        assertThat(person.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    /** Else the browser runs none of the page's scripts and the page stays blank. */
    @Test
    void eachOfManyPagesAtOnceHasTheNonceOfItsOwnHeader() {
        Caller person = Caller.loggedIn(port, "loginTester", "geheim-12345");
        Pattern nonce = Pattern.compile("nonce-([^']+)'");

        List<String> mixedUp = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> person.page("/camunda/app/tasklist/default/"))
                .filter(answer -> {
                    Matcher header = nonce.matcher(answer.headers()
                            .firstValue("Content-Security-Policy")
                            .orElseThrow());
                    return !header.find() || !answer.body().contains("nonce=\"" + header.group(1) + "\"");
                })
                .map(answer ->
                        answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .toList();

        assertThat(mixedUp).isEmpty();
    }

    @Test
    void theBrowsersTabHasOurIcon() {
        assertThat(Caller.anonymous(port).page("/favicon.ico").statusCode()).isEqualTo(200);
        assertThat(Caller.loggedIn(port, "loginTester", "geheim-12345")
                        .page("/camunda/favicon.ico")
                        .headers()
                        .firstValue("Content-Length"))
                .isEqualTo(Caller.anonymous(port).page("/favicon.ico").headers().firstValue("Content-Length"));
    }
}
