package org.wufang.casefile.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseClocks;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseOwners;
import org.wufang.casefile.TimeLaws;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.time.WorkingCalendar;

/** Clocks, pauses, extensions and owners, with the people and the engine's timers. */
@WufangTest
class CaseTimeProcessTest {

    private static final int SEQUENCES = 36;
    private static final long SEED = Long.getLong("wufang.test.seed", 40260302L);
    private static final String BLOCK = "430302003001001";
    private static final String COMMUNITY = "430302003001";
    private static final HttpClient ANYBODY = HttpClient.newHttpClient();

    @Autowired
    Cases cases;

    @LocalServerPort
    int port;

    @Autowired
    ConfigurableApplicationContext context;

    @Autowired
    CaseFiles files;

    @Autowired
    CaseClocks clocks;

    @Autowired
    CaseOwners owners;

    private final Set<String> opened = new HashSet<>();

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Clock clock;

    private final List<NoticeRaised> raised = new CopyOnWriteArrayList<>();
    private final ApplicationListener<PayloadApplicationEvent<?>> listener = event -> {
        if (event.getPayload() instanceof NoticeRaised notice) {
            raised.add(notice);
        }
    };
    private TimeLaws laws;

    @BeforeEach
    void aMorning() {
        laws = new TimeLaws(context);
        context.addApplicationListener(listener);
        cases.at(Instant.parse("2026-03-02T02:00:00Z"));
    }

    /** Long overdue tasks would stand on top of the lists of those who come after. */
    @AfterEach
    void timeIsAsItWas() {
        ClockUtil.reset();
        runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .filter(run -> opened.contains(run.getBusinessKey()))
                .forEach(run -> runtime.deleteProcessInstance(run.getId(), "test over", true, true));
        context.removeApplicationListener(listener);
    }

    @Test
    void whoHandlesTheCaseWaitsForTheReporterAndTheirAnswerLetsTimeRunAgain() {
        String number = onTheSpot();
        Instant due = due(number);
        assertThat(cases.dueOf(number, "event_handleOverdue")).isEqualTo(due);
        String task = cases.as("governor").task(number, "userTask_handleOnSite").id();
        assertThat(cases.offered("supervisor", number)).doesNotContain("awaitReporter", "askExtension");
        assertThat(question(number).path("waiting").asBoolean()).isFalse();

        cases.as("governor")
                .acts(number, "awaitReporter", Map.of("task", task, "question", "是哪一户漏水？", "reason", "地址不明"));

        JsonNode asked = question(number);
        assertThat(asked.path("waiting").asBoolean()).isTrue();
        assertThat(asked.path("question").asText()).isEqualTo("是哪一户漏水？");
        Instant until = Instant.parse(asked.path("until").asText());
        assertThat(until).isEqualTo(calendar.plusWorkingDays(clock.instant(), 3));
        Duration left = calendar.workingTime(clock.instant(), due);
        assertThat(due(number)).isEqualTo(calendar.plusWorkingTime(until, left));
        assertThat(cases.dueOf(number, "event_handleOverdue")).isEqualTo(due(number));
        JsonNode run = cases.page("governor", number).at("/clocks/tier/run");
        assertThat(run.at("/paused/kindName").asText()).isEqualTo("等待诉求人");
        assertThat(run.path("colourName").asText()).isEqualTo("正常");
        assertThat(cases.offered("governor", number))
                .contains("reporterAnswered")
                .doesNotContain("awaitReporter");
        assertThat(cases.offered("supervisor", number)).doesNotContain("reporterAnswered");

        cases.at(clock.instant().plus(Duration.ofHours(2)));
        assertThat(answer(number, " ").statusCode()).isEqualTo(400);
        assertThat(answer(number, "301 户").statusCode()).isEqualTo(204);

        assertThat(question(number).path("waiting").asBoolean()).isFalse();
        assertThat(due(number)).isEqualTo(calendar.plusWorkingTime(clock.instant(), left));
        assertThat(cases.dueOf(number, "event_handleOverdue")).isEqualTo(due(number));
        assertThat(answer(number, "又想起来了").statusCode()).isEqualTo(409);
        assertThat(notices(number, "casefile.reporterAnswered"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.groups()).containsExactly(BLOCK + ".blockGovernor"));
        assertThat(cases.titles(number)).contains("暂停计时（等待诉求人）", "恢复计时（等待诉求人）");
        laws.hold(number);
    }

    @Test
    void whenTheReporterNeverAnswersNobodyWaitsForever() {
        String number = onTheSpot();
        String task = cases.as("governor").task(number, "userTask_handleOnSite").id();
        cases.as("governor").acts(number, "awaitReporter", Map.of("task", task, "question", "？", "reason", "？"));

        cases.at(Instant.parse(question(number).path("until").asText()).plusSeconds(1));

        assertThat(question(number).path("waiting").asBoolean()).isFalse();
        assertThat(cases.offered("governor", number)).contains("awaitReporter").doesNotContain("reporterAnswered");
        laws.hold(number);
    }

    @Test
    void theNextLevelGrantsMoreTimeBeforeTheDeadlineAndTaskAndTimerFollow() {
        String number = onTheSpot();
        Instant due = due(number);
        String task = cases.as("governor").task(number, "userTask_handleOnSite").id();
        Map<String, String> asking = Map.of("task", task, "reach", "business", "days", "2", "reason", "配件未到");
        assertThat(cases.as("governor")
                        .post(
                                path(number, "askExtension"),
                                Map.of("task", task, "reach", "tier", "days", "3", "reason", "？"))
                        .text())
                .contains("延时天数", "1 至 2 个工作日");
        assertThat(cases.as("governor")
                        .post(
                                path(number, "askExtension"),
                                Map.of("task", task, "reach", "tier", "days", "1.5", "reason", "？"))
                        .text())
                .contains("须为整数");
        assertThat(cases.offered("coordination", number)).doesNotContain("decideExtension");

        cases.as("governor").acts(number, "askExtension", asking);

        assertThat(notices(number, "casefile.extensionAsked"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.groups()).containsExactly("430302003.coordination"));
        assertThat(cases.offered("governor", number)).doesNotContain("askExtension", "decideExtension");
        assertThat(cases.as("governor")
                        .post(path(number, "decideExtension"), Map.of("decision", "grant", "reason", "我自己批"))
                        .status())
                .isEqualTo(403);
        assertThat(due(number)).isEqualTo(due);

        cases.as("coordination").acts(number, "decideExtension", Map.of("decision", "grant", "reason", "情况属实"));

        assertThat(due(number)).isEqualTo(calendar.plusWorkingDays(due, 2));
        assertThat(cases.dueOf(number, "event_handleOverdue")).isEqualTo(due(number));
        JsonNode file = cases.page("governor", number);
        assertThat(Instant.parse(file.at("/clocks/tier/dueAt").asText())).isEqualTo(calendar.plusWorkingDays(due, 2));
        assertThat(file.at("/clocks/business/run/grantedSeconds").asLong()).isEqualTo(14 * 3600);
        assertThat(file.at("/clocks/citizen/run/grantedSeconds").asLong()).isZero();
        assertThat(file.at("/extensions/0/state").asText()).isEqualTo("已批准");
        assertThat(notices(number, "casefile.extensionGranted"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.people()).containsExactly("governor"));
        laws.hold(number);

        cases.at(due(number).plusSeconds(1));
        Answer late = cases.as("governor").post(path(number, "askExtension"), asking);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("extension-late", "到期前申请");
        assertThat(due(number)).isEqualTo(calendar.plusWorkingDays(due, 2));
    }

    @Test
    void thePublicNoticeStopsTheHandlingsClocksAndTheCaseChangesHandsOnTheWay() {
        String number = onTheSpot();
        assertThat(owner(number)).isEqualTo(BLOCK + ".blockGovernor null");
        String task = cases.as("governor").task(number, "userTask_handleOnSite").id();
        cases.as("governor").claim(task);
        assertThat(owner(number)).isEqualTo(BLOCK + ".blockGovernor governor");
        cases.as("governor").post("/engine-rest/task/" + task + "/unclaim", Map.of());
        assertThat(owner(number)).isEqualTo(BLOCK + ".blockGovernor null");
        cases.as("assistant").claim(task);
        assertThat(owner(number)).as("a helper does not answer for it").isEqualTo(BLOCK + ".blockGovernor null");
        cases.as("assistant")
                .submit(task, Map.of("frontEndOutcome", "toMeeting", "measures", "已查看", "reason", "涉及共有部位"));
        assertThat(owner(number)).isEqualTo(COMMUNITY + ".residentsCommittee null");
        assertThat(cases.page("committee", number).at("/owner/groupName").asText())
                .contains("居委会");
        assertThat(cases.titles(number)).anyMatch(title -> title.startsWith("责任单位变更（") && title.contains("居委会"));

        agree(number);

        assertThat(owner(number)).isEqualTo(COMMUNITY + ".residentsCommittee committee");
        assertThat(clocks.pause(number)).hasValueSatisfying(pause -> {
            assertThat(pause.kind().word()).isEqualTo("publicNotice");
            assertThat(pause.untilAt()).isEqualTo(cases.dueOf(number, "event_noticeEnded"));
        });
        laws.hold(number);
        cases.at(clock.instant().plus(Duration.ofHours(1)));
        assertThat(cases.as("owners")
                        .post("/api/v1/cases/" + number + "/objections", Map.of("reason", "车位不够"))
                        .status())
                .isEqualTo(201);
        assertThat(clocks.pause(number)).as("there is an objection to answer").isEmpty();
        laws.hold(number);
        cases.as("committee")
                .does(number, "userTask_answerObjection", Map.of("objectionDecision", "answer", "reason", "另设临时车位"));
        assertThat(clocks.pause(number)).isPresent();
        laws.hold(number);

        cases.at(cases.dueOf(number, "event_noticeEnded"));
        cases.fire(number, "event_noticeEnded");
        assertThat(clocks.pause(number)).isEmpty();
        laws.hold(number);
    }

    @Test
    void eachCaseHasAnOwnerAndTheDistrictCanProveIt() {
        String number = onTheSpot();

        for (String person : List.of("command", "manager")) {
            Answer answer = cases.as(person).get("/api/v1/cases/without-owner");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json())
                    .as("of all cases that all tests have opened")
                    .isEmpty();
        }
        assertThat(cases.as("governor").get("/api/v1/cases/without-owner").status())
                .isEqualTo(403);
        cases.at(due(number).plusSeconds(1));
        JsonNode alerts = cases.as("command")
                .get("/api/v1/cases/alerts?red=true&size=200")
                .json();
        assertThat(StreamSupport.stream(alerts.path("items").spliterator(), false)
                        .filter(alert -> alert.path("number").asText().equals(number))
                        .map(alert -> alert.path("clock").asText() + " "
                                + alert.path("colourName").asText()))
                .contains("tier 超期");
        assertThat(cases.as("coordination").get("/api/v1/cases/alerts").status())
                .isEqualTo(403);
    }

    @Test
    void whateverPeopleAndTimersDoTheTimeAddsUp() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < SEQUENCES; i++) {
            Story story = new Story(SEED + i);
            try {
                story.run();
                numbers.add(story.number);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed %d: %s".formatted(SEED + i, story.told), e);
            }
        }
        assertThat(owners.withoutOwner()).isEmpty();
        assertThat(numbers).anyMatch(number -> clocks.pauses(number).size() > 1);
        assertThat(numbers).anyMatch(number -> owners.all(number).size() > 4);
    }

    /** One random sequence of what people and timers do to a case. */
    private final class Story {

        private final Random random;
        private final List<String> told = new ArrayList<>();
        private String number = "";

        Story(long seed) {
            random = new Random(seed);
        }

        void run() {
            cases.at(Instant.parse("2026-03-02T01:00:00Z").plusMillis(random.nextLong(20L * 24 * 3600_000)));
            number = onTheSpot();
            for (int i = 0; i < 9 && !files.get(number).status().isEnd(); i++) {
                cases.at(
                        clock.instant().plusMillis(random.nextLong(random.nextBoolean() ? 3600_000L : 30 * 3600_000L)));
                step();
                laws.hold(number);
            }
        }

        private void step() {
            switch (random.nextInt(7)) {
                case 0 -> act("awaitReporter", "question", "？");
                case 1 -> {
                    if (question(number).path("waiting").asBoolean()) {
                        told("answered " + answer(number, "答复").statusCode());
                    }
                }
                case 2 ->
                    act(
                            "askExtension",
                            "reach",
                            List.of("tier", "business", "citizen").get(random.nextInt(3)),
                            "days",
                            "1");
                case 3 -> decide();
                case 4 -> claim();
                case 5 -> handle();
                default -> overdue();
            }
        }

        private void act(String name, String... more) {
            for (String person : List.of("governor", "committee", "party")) {
                if (cases.offered(person, number).contains(name)) {
                    Map<String, String> filled = new java.util.HashMap<>(Map.of("reason", "？"));
                    filled.put("task", firstTask(person, name));
                    for (int i = 0; i < more.length; i += 2) {
                        filled.put(more[i], more[i + 1]);
                    }
                    Answer answer = cases.as(person).post(path(number, name), filled);
                    assertThat(answer.status()).as(answer.text()).isIn(204, 409);
                    told(name + " by " + person + " " + answer.status());
                    return;
                }
            }
        }

        private String firstTask(String person, String act) {
            return StreamSupport.stream(
                            cases.as(person)
                                    .get("/api/v1/cases/" + number + "/acts")
                                    .json()
                                    .spliterator(),
                            false)
                    .filter(offer -> offer.path("name").asText().equals(act))
                    .findFirst()
                    .orElseThrow()
                    .at("/fields/0/options/0/value")
                    .asText();
        }

        private void decide() {
            for (String person : List.of("coordination", "command")) {
                if (cases.offered(person, number).contains("decideExtension")) {
                    String decision = random.nextInt(3) > 0 ? "grant" : "refuse";
                    cases.as(person).acts(number, "decideExtension", Map.of("decision", decision, "reason", "？"));
                    told(decision + " by " + person);
                    return;
                }
            }
        }

        private void claim() {
            for (String person : List.of("governor", "committee", "party")) {
                cases.as(person).tasks(number).stream().findFirst().ifPresent(task -> {
                    told(person + " claims " + cases.as(person).claim(task.id()).status());
                    if (random.nextBoolean()) {
                        cases.as(person).post("/engine-rest/task/" + task.id() + "/unclaim", Map.of());
                    }
                });
            }
        }

        private void handle() {
            Map<String, Map<String, Object>> forms = Map.of(
                    "userTask_handleOnSite",
                            Map.of(
                                    "frontEndOutcome",
                                    random.nextBoolean() ? "toMeeting" : "solved",
                                    "measures",
                                    "已查看",
                                    "reason",
                                    "？"),
                    "userTask_callMeeting",
                            Map.of(
                                    "agenda",
                                    "议题",
                                    "meetingAt",
                                    "2026-12-01T19:30",
                                    "place",
                                    "议事厅",
                                    "noticeGiven",
                                    true));
            for (String person : List.of("governor", "committee")) {
                for (Tasklist.Task task : cases.as(person).tasks(number)) {
                    if (forms.containsKey(task.key())) {
                        cases.as(person).claim(task.id());
                        Answer answer = cases.as(person).submit(task.id(), forms.get(task.key()));
                        told(task.key() + " by " + person + " " + answer.status());
                        assertThat(answer.status()).as(answer.text()).isIn(200, 204);
                        return;
                    }
                }
            }
            if (random.nextInt(4) == 0) {
                told("withdrawn");
                cases.as("coordination").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "？"));
            }
        }

        /** What is due by now fires, as the job executor would do. */
        private void overdue() {
            for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .list()) {
                management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .timers()
                        .duedateLowerThan(Date.from(clock.instant()))
                        .list()
                        .stream()
                        .findFirst()
                        .ifPresent(job -> {
                            told("timer " + job.getId());
                            management.executeJob(job.getId());
                        });
            }
        }

        private void told(String what) {
            told.add(clock.instant() + " " + what);
        }
    }

    /** A case without a matter is reviewed, gets one, and goes to the block: no like case makes it a repeat. */
    private String onTheSpot() {
        String number = cases.reported(report -> {});
        opened.add(number);
        assertThat(owners.of(number).group()).isEqualTo("430302003.coordination");
        assertThat(owners.all(number).get(0).group()).isEqualTo(BLOCK + ".blockGovernor");
        cases.does("coordination", number, "userTask_reviewTriage");
        return number;
    }

    private void agree(String number) {
        cases.does("committee", number, "userTask_callMeeting");
        cases.allDo(Cases.FIVE, number, "userTask_statePosition");
        cases.does("committee", number, "userTask_draftProposal");
        cases.allDo(Cases.FIVE, number, "userTask_castVote");
        cases.allDo(Cases.FIVE, number, "userTask_approveMinutes");
    }

    private Instant due(String number) {
        return files.get(number).due().tier();
    }

    private String owner(String number) {
        return owners.of(number).group() + " " + owners.of(number).person();
    }

    private List<NoticeRaised> notices(String number, String template) {
        return raised.stream()
                .filter(notice -> notice.template().equals(template) && number.equals(notice.caseNumber()))
                .toList();
    }

    private JsonNode question(String number) {
        return new Answer(200, tracking(number, "/question", null).body(), "").json();
    }

    private java.net.http.HttpResponse<String> answer(String number, String text) {
        return tracking(number, "/question/answer", "{\"answer\":\"" + text + "\"}");
    }

    /** Without login. */
    private java.net.http.HttpResponse<String> tracking(String number, String path, String body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port
                    + "/api/v1/tracking/" + files.get(number).trackingCode() + path));
            return ANYBODY.send(
                    body == null
                            ? request.build()
                            : request.header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                    BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String path(String number, String act) {
        return "/api/v1/cases/" + number + "/acts/" + act;
    }
}
