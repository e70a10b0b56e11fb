package org.wufang.deferrals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.platform.security.Actor;

/** Deferred cases are listed, published, and say nothing of anybody. */
@WufangTest
class DeferralsTest {

    private static final String BLOCK = "430302003001001";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Clock clock;

    @Test
    void peopleSeeThoseOfTheirPlaceWithAgeAndRecheck() {
        Instant recheckAt = clock.instant().plus(Duration.ofDays(30));
        String number = deferred(recheckAt);

        JsonNode listed = listed("coordination", number);

        assertThat(listed.path("days").asLong()).isZero();
        assertThat(Instant.parse(listed.path("recheckAt").asText())).isCloseTo(recheckAt, within());
        assertThat(listed.path("community").asText()).isEqualTo("万新社区");
        assertThat(listed.path("overdue").asBoolean()).isFalse();
        assertThat(numbers("command")).contains(number);
        assertThat(numbers("coordination2")).doesNotContain(number);
        assertThat(new String(
                        Tasklist.of(port, "coordination").download("/api/v1/deferred-cases", "text/csv"),
                        StandardCharsets.UTF_8))
                .startsWith("\uFEFF诉求编号,事项,社区,挂账日期,已挂账天数,复查日期,复查已逾期")
                .contains(number + ",");
    }

    @Test
    void whatIsTakenUpAgainIsListedNoMore() {
        String number = deferred(clock.instant().plus(Duration.ofDays(30)));

        caseFiles.enter(number, CaseStatus.RECEIVED, Actor.SYSTEM, null);

        assertThat(numbers("command")).doesNotContain(number);
    }

    @Test
    void theyArePublishedWithoutLoginAndWithoutAnybodysWords() throws Exception {
        String late = deferred(clock.instant().minus(Duration.ofDays(2)));

        HttpResponse<String> page = withoutLogin("/deferred");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(late, "公共管道堵塞", "万新社区", "（已逾期）")
                .doesNotContain("张三", "13800001234", "三楼渗水", "暂不具备条件", "秘密地址", "漏水的标题");
        assertThat(withoutLogin("/api/v1/deferred-cases").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> withoutLogin(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    private JsonNode listed(String person, String number) {
        return list(person).stream()
                .filter(each -> each.path("number").asText().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private List<String> numbers(String person) {
        return list(person).stream().map(each -> each.path("number").asText()).toList();
    }

    private List<JsonNode> list(String person) {
        Tasklist.Answer answer = Tasklist.of(port, person).get("/api/v1/deferred-cases");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false).toList();
    }

    private String deferred(Instant recheckAt) {
        String number = caseFiles
                .open(
                        new NewCase(
                                "漏水的标题",
                                "三楼渗水",
                                "property.pipeBlocked",
                                BLOCK,
                                "秘密地址",
                                "none",
                                3,
                                List.of(),
                                "grid",
                                new NewCase.Reporter("张三", "13800001234")),
                        new Actor("governor", "blockGovernor", BLOCK))
                .number();
        List.of(CaseStatus.TRIAGED, CaseStatus.FRONT_END, CaseStatus.EVALUATION)
                .forEach(status -> caseFiles.enter(number, status, Actor.SYSTEM, null));
        caseFiles.defer(number, recheckAt, "暂不具备条件", Actor.SYSTEM);
        return number;
    }

    private static org.assertj.core.data.TemporalUnitOffset within() {
        return org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.SECONDS);
    }
}
