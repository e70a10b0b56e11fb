package org.wufang.deferrals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.security.Actor;

/** Deferred cases are listed, published, and say nothing of anybody. */
@WufangTest
class DeferralsTest {

    @Autowired
    private Cases cases;

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
                        cases.as("coordination").download("/api/v1/deferred-cases", "text/csv"),
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
    void theyArePublishedWithoutLoginAndWithoutAnybodysWords() {
        String late = deferred(clock.instant().minus(Duration.ofDays(2)));

        HttpResponse<String> page = cases.stranger().get("/deferred");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(late, "公共管道堵塞", "万新社区", "（已逾期）")
                .doesNotContain("张三", "13800001234", "三楼渗水", "暂不具备条件", "秘密地址", "漏水的标题");
        assertThat(cases.stranger().get("/api/v1/deferred-cases").statusCode()).isEqualTo(401);
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
        Tasklist.Answer answer = cases.as(person).get("/api/v1/deferred-cases");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false).toList();
    }

    private String deferred(Instant recheckAt) {
        String number = cases.opened(said -> said.title("漏水的标题")
                .description("三楼渗水")
                .matter("property.pipeBlocked")
                .address("秘密地址")
                .reporter("张三", "13800001234"));
        List.of(CaseStatus.TRIAGED, CaseStatus.FRONT_END, CaseStatus.EVALUATION)
                .forEach(status -> caseFiles.enter(number, status, Actor.SYSTEM, null));
        caseFiles.defer(number, recheckAt, "暂不具备条件", Actor.SYSTEM);
        return number;
    }

    private static org.assertj.core.data.TemporalUnitOffset within() {
        return org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.SECONDS);
    }
}
