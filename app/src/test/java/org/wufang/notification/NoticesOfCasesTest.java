package org.wufang.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;
import org.wufang.platform.notification.NoticeRaised;

/** What happens in a case reaches its people, and each sees their own list only. */
@NotifyingTest
class NoticesOfCasesTest {

    private static final Instant NOON = Instant.parse("2025-03-12T04:00:00Z");

    /** A case of which there was a like one in the last 90 days takes another path. */
    private static int seasons;

    @Autowired
    private Outside outside;

    @Autowired
    private Sender sender;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate db;

    @Autowired
    private Cases cases;

    @BeforeEach
    void quietHouseAtNoon() {
        for (String table : List.of("delivery", "entry", "dispatch", "message")) {
            db.update("delete from notification_" + table);
        }
        outside.forget();
        cases.at(NOON.plus(Duration.ofDays(100 * seasons++)));
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void aNewTaskGoesByMailToThePeopleOfItsGroupAndNotOnTheList() {
        String number = report("家里水管堵了", "王五 13900005678 的厨房");
        send();

        assertThat(outside.mailsOf("governor")).hasSize(1);
        var mail = outside.mailsOf("governor").get(0);
        assertThat(Outside.subject(mail)).isEqualTo("五方：新的待办：现场处置");
        assertThat(Outside.text(mail))
                .containsPattern(
                        "诉求 " + number + "（[^，）]+，云塘街道 万新社区）有新的待办“现场处置”，请在 202\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d 前办理。")
                .contains("https://wufang.example.cn/cases/" + number);
        assertThat(outside.mailsOf("assistant")).hasSize(1);
        assertThat(outside.mailsOf("property")).isEmpty();
        assertThat(list("governor").get("total").asInt()).isZero();
    }

    @Test
    void aTaskOfTheStreetIsToldToItsRobotWithoutADetourByAnotherStreets() {
        String number = cases.reported(said -> said.description("说不清"));
        send();

        assertThat(outside.calls()).hasSize(1);
        assertThat(outside.calls().get(0).body().toString()).contains(number).contains("复核研判");
        assertThat(outside.mailsOf("coordination")).hasSize(1);
    }

    @Test
    void aNudgeReachesThePeopleOfTheGroupAndOnceClaimedWhoHoldsTheTask() {
        String number = report("水管", "厨房返水");
        send();
        Task task = cases.as("governor").task(number, "userTask_handleOnSite");
        nudge(number, task);

        assertThat(list("governor").get("items").get(0).get("subject").asText()).isEqualTo("催办：现场处置");
        assertThat(list("governor").get("items").get(0).get("text").asText()).contains(number, "云塘街道·综合协调中心", "请尽快处理");
        assertThat(list("assistant").get("unread").asInt()).isOne();

        assertThat(cases.as("governor").claim(task.id()).status()).isEqualTo(204);
        after(Duration.ofMinutes(61));
        nudge(number, task);
        assertThat(list("governor").get("unread").asInt()).isEqualTo(2);
        assertThat(list("assistant").get("unread").asInt()).isOne();

        send();
        assertThat(outside.mailsOf("governor")).hasSize(2);
        assertThat(Outside.subject(outside.mailsOf("governor").get(1))).isEqualTo("五方：2 条提醒");
    }

    @Test
    void aRefusedNudgeTellsNobody() {
        String number = report("水管", "厨房返水");
        Task task = cases.as("governor").task(number, "userTask_handleOnSite");
        nudge(number, task);

        Answer again = cases.as("coordination")
                .post("/api/v1/cases/" + number + "/acts/nudge", Map.of("task", task.id(), "reason", "再催"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(list("governor").get("unread").asInt()).isOne();
    }

    @Test
    void whoGetsACopyIsTold() {
        String number = report("水管", "厨房返水");
        cases.as("coordination").acts(number, "copyTo", Map.of("group", "dept-zhujian.department", "reason", "请知悉"));
        cases.as("coordination").acts(number, "copyTo", Map.of("person", "governor2", "reason", "请知悉"));

        assertThat(list("zhujian").get("items").get(0).get("text").asText())
                .startsWith("云塘街道·综合协调中心把诉求 " + number)
                .doesNotContain("请知悉");
        assertThat(list("governor2").get("items").get(0).get("path").asText()).isEqualTo("/cases/" + number);
        assertThat(list("governor").get("total").asInt()).isZero();
    }

    @Test
    void theListShowsTheUnreadFirstAndEachMarksTheirOwn() {
        for (int i = 1; i <= 5; i++) {
            raise("list/" + i, "party", "第" + i + "号");
        }
        raise("list/other", "property", "别人的");
        Tasklist party = cases.as("party");
        JsonNode all = list("party");
        assertThat(all.get("unread").asInt()).isEqualTo(5);
        assertThat(all.get("items").get(0).get("subject").asText()).isEqualTo("提示函：第5号");
        long newest = all.get("items").get(0).get("id").asLong();
        long foreign = list("property").get("items").get(0).get("id").asLong();

        assertThat(party.post("/api/v1/notices/" + newest + "/read", Map.of()).status())
                .isEqualTo(204);
        assertThat(party.post("/api/v1/notices/" + newest + "/read", Map.of()).status())
                .isEqualTo(204);
        assertThat(party.post("/api/v1/notices/" + foreign + "/read", Map.of()).status())
                .isEqualTo(404);
        assertThat(list("property").get("unread").asInt()).isOne();

        JsonNode now = party.get("/api/v1/notices?page=1&size=3").json();
        assertThat(now.get("items").get(1).get("subject").asText()).isEqualTo("提示函：第5号");
        assertThat(now.get("items").get(1).get("readAt").asText()).startsWith("202");
        assertThat(party.get("/api/v1/notices/unread").json().get("unread").asInt())
                .isEqualTo(4);
        assertThat(party.get("/api/v1/notices?unread=true").json().get("total").asInt())
                .isEqualTo(4);

        long seen = list("party").get("items").get(0).get("id").asLong();
        raise("list/6", "party", "第6号");
        assertThat(party.post("/api/v1/notices/read-all?upTo=" + seen, Map.of()).status())
                .isEqualTo(204);
        assertThat(party.get("/api/v1/notices?unread=true").json().get("items"))
                .extracting(item -> item.get("subject").asText())
                .containsExactly("提示函：第6号");
        assertThat(party.post("/api/v1/notices/read-all", Map.of()).status()).isEqualTo(204);
        assertThat(list("party").get("unread").asInt()).isZero();
        assertThat(party.get("/api/v1/notices?size=101").status()).isEqualTo(400);
        assertThat(party.get("/api/v1/notices?page=-1").status()).isEqualTo(400);
    }

    private void nudge(String number, Task task) {
        cases.as("coordination").acts(number, "nudge", Map.of("task", task.id(), "reason", "群众来电催促"));
    }

    private JsonNode list(String person) {
        Answer answer = cases.as(person).get("/api/v1/notices");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String report(String title, String description) {
        return cases.reported(said -> said.title(title)
                .description(description)
                .matter("property.pipeBlocked")
                .parties("propertyFirm")
                .reporter("王五", "13900005678"));
    }

    private void raise(String key, String person, String letter) {
        transaction.executeWithoutResult(status -> events.publishEvent(new NoticeRaised(
                key,
                "oversight.letter",
                List.of(),
                List.of(person),
                Map.of("letter", letter, "task", "现场处置"),
                "SQ-2026-777002",
                null,
                false)));
    }

    private void send() {
        after(Duration.ofSeconds(30));
        sender.round();
    }

    private void after(Duration time) {
        cases.pass(time);
    }
}
