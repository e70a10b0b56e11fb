package org.wufang.platform.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist;
import org.wufang.WufangTest;

@WufangTest
class SharedFiltersTest {

    private static final String PROPERTY = "430302003001.propertyFirm";
    private static final String PARTY = "430302003001.partyBranch";

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    SharedFilters shared;

    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void somebodysWork() {
        identity.clearAuthentication();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        made(PROPERTY, "property", "认领的", at(today.plusDays(3), LocalTime.NOON));
        made(PROPERTY, null, "未认领的", at(today.plusDays(3), LocalTime.NOON));
        made(PROPERTY, null, "逾期的", at(today.minusDays(2), LocalTime.NOON));
        made(PROPERTY, null, "今天最早的", at(today, LocalTime.MIDNIGHT));
        made(PROPERTY, null, "今天最晚的", at(today, LocalTime.of(23, 59, 59)));
        made(PROPERTY, null, "明天的", at(today.plusDays(1), LocalTime.MIDNIGHT));
        made(PARTY, "party", "别人的", at(today.minusDays(2), LocalTime.NOON));
    }

    @AfterEach
    void clean() {
        tasks.deleteTasks(made, true);
    }

    @Test
    void eachFilterShowsAPersonNoneButTheirOwn() {
        assertThat(names("property", "我的任务")).containsExactly("认领的");
        assertThat(names("property", "本组待办")).containsExactlyInAnyOrder("未认领的", "逾期的", "今天最早的", "今天最晚的", "明天的");
        assertThat(names("property", "已逾期")).contains("逾期的").doesNotContain("认领的", "明天的", "别人的");
        assertThat(names("property", "今日到期")).containsExactly("今天最早的", "今天最晚的");
        assertThat(names("property", "全部任务")).hasSize(6).doesNotContain("别人的");

        assertThat(names("party", "我的任务")).containsExactly("别人的");
        assertThat(names("party", "已逾期")).containsExactly("别人的");
        assertThat(names("party", "本组待办")).isEmpty();
        assertThat(names("social", "全部任务")).isEmpty();
    }

    @Test
    void anotherStartSharesNothingTwice() {
        Map<String, String> before = filters("party");

        shared.share();

        assertThat(filters("party")).isEqualTo(before);
        assertThat(before.keySet()).startsWith("我的任务", "本组待办", "已逾期", "今日到期", "全部任务");
    }

    @Test
    void nobodySharesFiltersByHand() {
        Tasklist.Answer answer = Tasklist.of(port, "party")
                .post(
                        "/engine-rest/filter/create",
                        Map.of("resourceType", "Task", "name", "mine", "query", Map.of(), "properties", Map.of()));

        assertThat(answer.status()).isEqualTo(403);
    }

    private static Date at(LocalDate day, LocalTime time) {
        return Date.from(day.atTime(time).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }

    private void made(String group, @Nullable String assignee, String name, Date due) {
        Task task = tasks.newTask();
        task.setName(name);
        task.setAssignee(assignee);
        task.setDueDate(due);
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), group);
        made.add(task.getId());
    }

    /** As the Tasklist shows them to this person: id by name, in their order. */
    private Map<String, String> filters(String person) {
        Map<String, String> filters = new LinkedHashMap<>();
        List<JsonNode> all = new ArrayList<>();
        Tasklist.of(port, person)
                .get("/engine-rest/filter?resourceType=Task")
                .json()
                .forEach(all::add);
        all.stream()
                .sorted((a, b) -> Integer.compare(
                        a.at("/properties/priority").asInt(),
                        b.at("/properties/priority").asInt()))
                .forEach(filter -> assertThat(filters.put(
                                filter.get("name").asText(), filter.get("id").asText()))
                        .as("twice: %s", filter.get("name"))
                        .isNull());
        return filters;
    }

    /** What the filter shows of the tasks made here: other tests leave theirs behind. */
    private List<String> names(String person, String filter) {
        List<String> names = new ArrayList<>();
        Tasklist.Answer answer = Tasklist.of(port, person)
                .post(
                        "/engine-rest/filter/" + filters(person).get(filter) + "/list?firstResult=0&maxResults=200",
                        Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        for (JsonNode task : answer.json()) {
            if (made.contains(task.get("id").asText())) {
                names.add(task.get("name").asText());
            }
        }
        return names;
    }
}
