package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;

/**
 * Five parties vote in each of many deliberations in the same instant: up to 500 requests are on their way before the
 * first is answered. Nobody sees an error, each deliberation joins once, each vote is there once.
 *
 * <p>As many as {@code -Dwufang.test.deliberations=500} says.
 */
@WufangTest
class ManyDeliberationsTest {

    private static final int MANY = Integer.getInteger("wufang.test.deliberations", 10);

    /** Deliberations whose 5 votes are under way together: one client that opens thousands of connections loses some. */
    private static final int AT_ONCE = 100;

    private static final Map<String, String> PERSON = Map.of(
            "partyBranch",
            "party",
            "residentsCommittee",
            "committee",
            "propertyFirm",
            "property",
            "ownersCommittee",
            "owners",
            "socialOrganisation",
            "social");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    TaskService tasks;

    @Autowired
    Clock clock;

    @Test
    void everyVoteOfManyDeliberationsInTheSameInstantIsCountedOnce() throws Exception {
        List<String> cases = inParallel(MANY, this::readyToVote);
        List<List<Task>> papers = inParallel(MANY, i -> papers(cases.get(i)));
        HttpClient http = HttpClient.newHttpClient();

        long start = System.nanoTime();
        List<Answer> answers = new ArrayList<>();
        for (int from = 0; from < MANY; from += AT_ONCE) {
            List<CompletableFuture<HttpResponse<String>>> underWay =
                    papers.subList(from, Math.min(MANY, from + AT_ONCE)).stream()
                            .flatMap(List::stream)
                            .map(this::vote)
                            .map(vote -> http.sendAsync(vote, HttpResponse.BodyHandlers.ofString()))
                            .toList();
            underWay.stream()
                    .map(CompletableFuture::join)
                    .map(response -> new Answer(response.statusCode(), response.body(), ""))
                    .forEach(answers::add);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(answers).hasSize(5 * MANY).extracting(Answer::status).containsOnly(204);
        assertThat(joins(cases)).as("joins").isEqualTo(MANY);
        assertThat(votes(cases)).as("votes kept").isEqualTo(5L * MANY);
        assertThat(entries(cases, "form.cast-vote")).as("votes in the ledger").isEqualTo(5L * MANY);
        assertThat(entries(cases, "deliberation.consensusReached")).isEqualTo(MANY);
        for (String number : cases) {
            assertThat(votes(List.of(number))).as(number).isEqualTo(5);
            assertThat(as("command")
                            .get("/api/v1/cases/" + number + "/ledger/verification")
                            .json()
                            .get("valid")
                            .asBoolean())
                    .as("ledger of %s", number)
                    .isTrue();
        }
        assertThat(openTasks(cases, "userTask_castVote")).isZero();
        assertThat(openTasks(cases, "userTask_approveMinutes")).isEqualTo(5L * MANY);
        System.out.printf(
                "%d deliberations x 5 votes at once on %s: %d answers 204, %d joins, %d ledger entries, %.1f s%n",
                MANY,
                System.getProperty("wufang.test.database", "h2"),
                answers.size(),
                joins(cases),
                entries(cases, "form.cast-vote"),
                took.toMillis() / 1000.0);
    }

    /** To the vote by the shortest way: only what is measured must be done as people do it. */
    private String readyToVote(int which) {
        Answer answer = as("governor").post("/api/v1/cases", RaceTest.CASE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String number = answer.json().get("number").asText();
        submit(number, "userTask_callMeeting", RaceTest.meetingForm(clock));
        management.executeJob(job(number, "event_statementOverdue").getId());
        submit(number, "userTask_draftProposal", RaceTest.proposalForm(clock));
        return number;
    }

    private void submit(String number, String key, Map<String, Object> form) {
        String task = tasks(number, key).get(0);
        tasks.claim(task, "committee");
        assertThat(as("committee").submit(task, form).status()).isEqualTo(204);
    }

    /** The voting tasks of the five, each claimed by one of them. */
    private List<Task> papers(String number) {
        List<String> ids = tasks(number, "userTask_castVote");
        assertThat(ids).hasSize(5);
        return ids.stream()
                .map(id -> {
                    String person = PERSON.get(String.valueOf(tasks.getVariable(id, "seat")));
                    tasks.claim(id, person);
                    return new Task(number, id, "userTask_castVote", person);
                })
                .toList();
    }

    private List<String> tasks(String number, String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(key).list().stream()
                .map(org.camunda.bpm.engine.task.Task::getId)
                .toList();
    }

    private HttpRequest vote(Task paper) {
        return as(paper.name())
                .request("/engine-rest/task/" + paper.id() + "/submit-form")
                .timeout(Duration.ofMinutes(10))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"variables\":{\"vote\":{\"value\":\"agree\"}}}"))
                .build();
    }

    private static <T> List<T> inParallel(int times, java.util.function.IntFunction<T> work) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Callable<T>> all = IntStream.range(0, times)
                    .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                    .toList();
            List<T> done = new ArrayList<>();
            for (Future<T> one : people.invokeAll(all)) {
                done.add(one.get());
            }
            return done;
        } finally {
            people.shutdown();
        }
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }

    private Job job(String number, String event) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(event)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow();
    }

    private long joins(List<String> cases) {
        Set<String> instances = cases.stream()
                .flatMap(number ->
                        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream())
                .map(instance -> instance.getId())
                .collect(Collectors.toSet());
        return history.createHistoricActivityInstanceQuery().activityId("serviceTask_tallyVotes").list().stream()
                .filter(passed -> instances.contains(passed.getProcessInstanceId()))
                .count();
    }

    private long votes(List<String> cases) {
        return cases.stream()
                .mapToLong(number -> db.sql(
                                """
                                select count(*) from deliberation_vote v join deliberation_session s on s.id = v.session_id
                                where s.case_number = ? and v.choice = 'agree'""")
                        .param(number)
                        .query(Long.class)
                        .single())
                .sum();
    }

    private long entries(List<String> cases, String act) {
        return cases.stream()
                .mapToLong(number -> db.sql("select count(*) from ledger_entry where case_number = ? and act = ?")
                        .params(number, act)
                        .query(Long.class)
                        .single())
                .sum();
    }

    private long openTasks(List<String> cases, String key) {
        return cases.stream()
                .mapToLong(number -> db.sql(
                                """
                                select count(*) from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
                                where e.BUSINESS_KEY_ = ? and t.TASK_DEF_KEY_ = ?""")
                        .params(number, key)
                        .query(Long.class)
                        .single())
                .sum();
    }
}
