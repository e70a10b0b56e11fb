package org.wufang.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Cases;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.security.Caller;

/** A stranger filled the heap with sixteen long letters about a code that nobody has. */
@WufangTest
class BodyLimitsTest {

    private static final byte[] LONG = ("{\"reason\":\"" + "长".repeat(30_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    private static final byte[] LONGER =
            ("{\"title\":\"" + "长".repeat(400_000) + "\"}").getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseFiles files;

    @ParameterizedTest
    @ValueSource(strings = {"contest", "objection", "rating", "reply"})
    void aStrangersLetterIsShort(String act) {
        for (BodyPublisher body : new BodyPublisher[] {announced(LONG), chunked(LONG)}) {
            HttpResponse<String> answer = send(Caller.anonymous(port), "/api/v1/tracking/nobody/" + act, body);

            assertThat(answer.statusCode()).as(answer.body()).isIn(404, 413);
        }
        assertThat(send(Caller.anonymous(port), "/api/v1/tracking/nobody/contest", announced(LONG))
                        .body())
                .contains("urn:wufang:problem:too-large", "64 KB");
    }

    /** A known code: the letter is read, and no further than the bound. */
    @Test
    void aLetterWithoutALengthIsCountedWhileItIsRead() {
        String code = files.get(cases.opened(report -> {})).trackingCode();

        HttpResponse<String> answer =
                send(Caller.anonymous(port), "/api/v1/tracking/" + code + "/contest", chunked(LONG));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("64 KB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/cases", "/engine-rest/task", "/engine-rest/task/x/submit-form"})
    void peoplesRequestsHaveABoundToo(String path) {
        for (BodyPublisher body : new BodyPublisher[] {announced(LONGER), chunked(LONGER)}) {
            assertThat(send(Caller.basic(port, "governor", "demo"), path, body).statusCode())
                    .as(path)
                    .isEqualTo(413);
        }
    }

    /** Nothing is read for a code that nobody has: what would be refused as unreadable is not even looked at. */
    @Test
    void anUnknownCodeIsSaidBeforeTheBodyIsRead() {
        HttpResponse<String> answer =
                send(Caller.anonymous(port), "/api/v1/tracking/nobody/contest", BodyPublishers.ofString("{"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("unknown-code");
    }

    private static BodyPublisher announced(byte[] body) {
        return BodyPublishers.ofByteArray(body);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static HttpResponse<String> send(Caller caller, String path, BodyPublisher body) {
        return caller.send(
                caller.request(path).header("Content-Type", "application/json").POST(body));
    }
}
