package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;

/** Who acts in the same instant as somebody else: nothing is lost, nothing is done twice, and nobody sees an error of ours. */
@WufangTest
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RaceTest {

    /** How often each race is run; more by {@code -Dwufang.test.races=50}. */
    private static final int RACES = Integer.getInteger("wufang.test.races", 5);

    private static final List<String> FIVE = List.of("party", "committee", "property", "owners", "social");

    /** It takes the path of the meeting, repeat or not. */
    static final Map<String, Object> CASE = Map.of(
            "title", "停车混乱",
            "description", "占道停车",
            "matter", "parking.disorder",
            "unit", "430302003001",
            "address", "2栋",
            "hazard", "none",
            "households", 40,
            "parties", List.of("propertyFirm", "ownersCommittee", "residentsCommittee"),
            "channel", "grid");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    Clock clock;

    @Test
    void fiveWhoStateVoteAndSignInTheSameInstantAreEachCountedOnce() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String number = meeting();
            callMeeting(number);
            everybodyAtOnce(number, "userTask_statePosition", Map.of("position", "同意协商解决"));
            draft(number);
            everybodyAtOnce(number, "userTask_castVote", Map.of("vote", "agree"));
            everybodyAtOnce(number, "userTask_approveMinutes", Map.of("signature", "sign"));

            assertThat(waitsFor(number)).containsExactly("event_noticeEnded", "event_objectionRaised");
            for (String form : List.of("state-position", "cast-vote", "approve-minutes")) {
                assertThat(submissions(number, form)).as(form).isEqualTo(5);
                assertThat(entries(number, "form." + form)).as(form).isEqualTo(5);
            }
            assertThat(entries(number, "deliberation.consensusReached")).isOne();
            assertThat(entries(number, "deliberation.agreed")).isOne();
            assertThat(entries(number, "deliberation.noticePublished")).isOne();
            assertThat(file(number).get("votes")).hasSize(5);
            assertThatTheLedgerHolds(number);
        }
    }

    @Test
    void aDoubleClickIsOneActAndTheSecondIsToldSo() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String number = meeting();
            Task task = person("committee").task(number, "userTask_callMeeting");
            assertThat(person("committee").claim(task.id()).status()).isEqualTo(204);

            List<Answer> answers =
                    Together.act(() -> person("committee").submit(task.id(), meetingForm()), () -> person("committee")
                            .submit(task.id(), meetingForm()));

            assertThat(answers)
                    .extracting(Answer::status)
                    .as(answers.toString())
                    .containsExactlyInAnyOrder(204, 409);
            assertThat(submissions(number, "call-meeting")).isOne();
            assertThat(entries(number, "form.call-meeting")).isOne();
            assertThatTheLedgerHolds(number);
        }
    }

    @Test
    void aDoubleClickOnClaimIsOneClaim() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String number = meeting();
            Task task = person("committee").task(number, "userTask_callMeeting");

            List<Answer> answers = Together.act(() -> person("committee").claim(task.id()), () -> person("committee")
                    .claim(task.id()));

            assertThat(answers)
                    .extracting(Answer::status)
                    .as(answers.toString())
                    .containsOnly(204);
        }
    }

    @Test
    void aWithdrawalInTheInstantOfACompletionEndsTheCaseOrIsRefusedClearly() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String number = meeting();
            Task task = person("committee").task(number, "userTask_callMeeting");
            assertThat(person("committee").claim(task.id()).status()).isEqualTo(204);

            List<Answer> answers = Together.act(
                    () -> person("committee").submit(task.id(), meetingForm()), () -> person("coordination")
                            .post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "居民自行解决")));

            assertThat(answers.get(0).status()).as(answers.toString()).isIn(204, 404, 409);
            assertThat(answers.get(1).status()).as(answers.toString()).isEqualTo(204);
            assertThat(submissions(number, "call-meeting"))
                    .isEqualTo(answers.get(0).status() == 204 ? 1 : 0);
            assertThatTheCaseEnded(number, "withdrawn");
        }
    }

    @Test
    void aMergeInTheInstantOfFiveStatementsEndsTheCase() throws Exception {
        String into = meeting();
        for (int race = 0; race < RACES; race++) {
            String number = meeting();
            callMeeting(number);
            List<Callable<Answer>> all = new ArrayList<>(statements(number));
            all.add(() -> person("coordination")
                    .post("/api/v1/cases/" + number + "/merge", Map.of("into", into, "reason", "同一事项")));

            List<Answer> answers = Together.act(all);

            assertThat(answers.get(5).status()).as(answers.toString()).isEqualTo(204);
            assertThat(answers).as(answers.toString()).allSatisfy(a -> assertThat(a.status())
                    .isIn(204, 404, 409));
            long stated = answers.subList(0, 5).stream()
                    .filter(answer -> answer.status() == 204)
                    .count();
            assertThat(submissions(number, "state-position")).isEqualTo((int) stated);
            assertThatTheCaseEnded(number, "merged");
        }
    }

    @Test
    void twoWithdrawalsInTheSameInstantAreOne() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String number = meeting();
            Callable<Answer> withdraw = () ->
                    person("coordination").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "居民自行解决"));

            List<Answer> answers = Together.act(withdraw, withdraw);

            assertThat(answers)
                    .extracting(Answer::status)
                    .as(answers.toString())
                    .containsExactlyInAnyOrder(204, 409);
            assertThatTheCaseEnded(number, "withdrawn");
        }
    }

    @Test
    void anObjectionInTheInstantInWhichTheNoticeEndsIsHeardOrRefused() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String number = onNotice();
            Job notice = job(number, "event_noticeEnded");

            List<Object> answers = Together.act(() -> fires(notice), () -> person("owners")
                    .post("/api/v1/cases/" + number + "/objections", Map.of("reason", "车位划线占用消防通道"))
                    .status());

            assertThat(answers).as(number).isIn(List.of(true, 409), List.of(false, 201));
            boolean heard = answers.get(1).equals(201);
            assertThat(entries(number, "deliberation.objectionRaised")).isEqualTo(heard ? 1 : 0);
            assertThat(openTasks(number))
                    .containsOnly(heard ? "userTask_answerObjection" : "userTask_fulfilCommitment");
            assertThatTheLedgerHolds(number);
        }
    }

    @Test
    void twoObjectionsInTheSameInstantAreBothHeardAndStopTheNoticeOnce() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String number = onNotice();

            List<Answer> answers = Together.act(
                    () -> person("owners").post("/api/v1/cases/" + number + "/objections", Map.of("reason", "占用消防通道")),
                    () -> person("social").post("/api/v1/cases/" + number + "/objections", Map.of("reason", "未征求意见")));

            assertThat(answers)
                    .extracting(Answer::status)
                    .as(answers.toString())
                    .containsOnly(201);
            assertThat(entries(number, "deliberation.objectionRaised")).isEqualTo(2);
            assertThat(openTasks(number)).containsExactly("userTask_answerObjection");
            assertThatTheLedgerHolds(number);
        }
    }

    @Test
    void aDoubleClickIsOneObjection() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String number = onNotice();
            Callable<Answer> object =
                    () -> person("owners").post("/api/v1/cases/" + number + "/objections", Map.of("reason", "占用消防通道"));

            List<Answer> answers = Together.act(object, object);

            assertThat(answers)
                    .extracting(Answer::status)
                    .as(answers.toString())
                    .containsExactlyInAnyOrder(201, 409);
            assertThat(entries(number, "deliberation.objectionRaised")).isOne();
            assertThatTheLedgerHolds(number);
        }
    }

    @Test
    void anObjectionInTheInstantInWhichAnotherIsAnsweredIsAnsweredToo() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String number = onNotice();
            assertThat(person("owners")
                            .post("/api/v1/cases/" + number + "/objections", Map.of("reason", "占用消防通道"))
                            .status())
                    .isEqualTo(201);
            Task task = person("committee").task(number, "userTask_answerObjection");
            assertThat(person("committee").claim(task.id()).status()).isEqualTo(204);

            List<Answer> answers = Together.act(
                    () -> person("committee")
                            .submit(task.id(), Map.of("objectionDecision", "answer", "reason", "通道保留四米")),
                    () -> person("social").post("/api/v1/cases/" + number + "/objections", Map.of("reason", "未征求意见")));

            assertThat(answers)
                    .extracting(Answer::status)
                    .as(answers.toString())
                    .containsExactly(204, 201);
            assertThat(openTasks(number)).containsExactly("userTask_answerObjection");
            assertThat(waitsFor(number)).isEmpty();
            assertThatTheLedgerHolds(number);
        }
    }

    @Test
    void tenWhoSendTheSameRequestGetTheSameAnswerAndOneCase() throws Exception {
        for (int race = 0; race < RACES; race++) {
            String key = "race-" + race + "-" + System.nanoTime();
            String body =
                    """
                    {"title":"停车混乱 %s","description":"占道停车","matter":"parking.disorder","unit":"430302003001",
                    "address":"2栋","hazard":"none","households":40,"channel":"grid",
                    "parties":["propertyFirm","ownersCommittee","residentsCommittee"]}"""
                            .formatted(key);
            Callable<Answer> send = () -> {
                Tasklist governor = person("governor");
                return governor.send(governor.request("/api/v1/cases")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                        .build());
            };

            List<Answer> answers =
                    Together.act(IntStream.range(0, 10).mapToObj(i -> send).toList());

            assertThat(answers).as(answers.toString()).allSatisfy(answer -> assertThat(answer.status())
                    .isEqualTo(201));
            assertThat(answers)
                    .extracting(Answer::text)
                    .containsOnly(answers.get(0).text());
            assertThat(db.sql("select count(*) from casefile_case where title = ?")
                            .param("停车混乱 " + key)
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void everyDueTimerFiresOnce() {
        List<String> cases =
                IntStream.range(0, RACES * 4).mapToObj(i -> meeting()).toList();
        Date past = Date.from(clock.instant().minus(1, ChronoUnit.HOURS));
        cases.forEach(number ->
                management.setJobDuedate(job(number, "event_callOverdue").getId(), past, false));

        engine.getJobExecutor().start();
        try {
            Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> cases.stream()
                    .allMatch(number -> oversights(number) > 0));
        } finally {
            engine.getJobExecutor().shutdown();
        }

        assertThat(cases).allSatisfy(number -> {
            assertThat(oversights(number)).isOne();
            assertThatTheLedgerHolds(number);
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(number)
                            .withIncident()
                            .count())
                    .as("incidents of %s", number)
                    .isZero();
        });
    }

    // --- steps

    private String meeting() {
        Answer answer = person("governor").post("/api/v1/cases", CASE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("number").asText();
    }

    private Map<String, Object> meetingForm() {
        return meetingForm(clock);
    }

    static Map<String, Object> meetingForm(Clock clock) {
        return Map.of(
                "agenda",
                "停车秩序",
                "meetingAt",
                LocalDateTime.now(clock)
                        .plusDays(1)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                "place",
                "社区议事厅",
                "noticeGiven",
                true);
    }

    private void callMeeting(String number) {
        person("committee").does(number, "userTask_callMeeting", meetingForm());
    }

    private void draft(String number) {
        person("committee").does(number, "userTask_draftProposal", proposalForm(clock));
    }

    static Map<String, Object> proposalForm(Clock clock) {
        return Map.of(
                "proposal",
                "重新划定车位并公示",
                "legalBasis",
                "《民法典》第二百七十五条",
                "ownersItem",
                "none",
                "commitment1Owner",
                "propertyFirm",
                "commitment1Measure",
                "十日内划定车位二十个",
                "commitment1DueOn",
                LocalDate.now(clock).plusDays(10).toString());
    }

    private String onNotice() {
        String number = meeting();
        callMeeting(number);
        fire(job(number, "event_statementOverdue"));
        draft(number);
        FIVE.forEach(party -> person(party).does(number, "userTask_castVote", Map.of("vote", "agree")));
        fire(job(number, "event_signingOverdue"));
        return number;
    }

    private List<Callable<Answer>> statements(String number) {
        return FIVE.stream()
                .map(party -> submission(number, party, "userTask_statePosition", Map.of("position", "同意协商解决")))
                .toList();
    }

    private void everybodyAtOnce(String number, String key, Map<String, Object> form) throws Exception {
        List<Answer> answers = Together.act(
                FIVE.stream().map(party -> submission(number, party, key, form)).toList());
        assertThat(answers).extracting(Answer::status).as(answers.toString()).containsOnly(204);
    }

    /** Claims now; submits when called. */
    private Callable<Answer> submission(String number, String party, String key, Map<String, Object> form) {
        Task task = person(party).task(number, key);
        assertThat(person(party).claim(task.id()).status()).isEqualTo(204);
        return () -> person(party).submit(task.id(), form);
    }

    private void fire(Job job) {
        management.executeJob(job.getId());
    }

    /** Whether it did; another came first when not. The job executor tries such a job again or finds it gone. */
    private boolean fires(Job job) {
        while (management.createJobQuery().jobId(job.getId()).count() > 0) {
            try {
                management.executeJob(job.getId());
                return true;
            } catch (OptimisticLockingException lostRace) {
                assertThat(lostRace).isNotNull();
            } catch (org.camunda.bpm.engine.exception.NullValueException | IllegalArgumentException gone) {
                return false;
            }
        }
        return false;
    }

    // --- looking

    private Tasklist person(String name) {
        return Tasklist.of(port, name);
    }

    private com.fasterxml.jackson.databind.JsonNode file(String number) {
        return person("command").get("/api/v1/cases/" + number).json();
    }

    private Stream<String> instances(String number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(ProcessInstance::getId);
    }

    private Job job(String number, String event) {
        return instances(number)
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance).activityId(event).list().stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no timer " + event + " in " + number + ", but "
                        + instances(number)
                                .flatMap(instance ->
                                        management.createJobQuery().processInstanceId(instance).list().stream())
                                .toList()));
    }

    private Set<String> openTasks(String number) {
        return Set.copyOf(db.sql(
                        """
                        select t.TASK_DEF_KEY_ from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
                        where e.BUSINESS_KEY_ = ?""")
                .param(number)
                .query(String.class)
                .list());
    }

    /** Events on which the case's processes wait, those of its event subprocesses and overdue tasks left out. */
    private List<String> waitsFor(String number) {
        Set<String> ids = instances(number).collect(Collectors.toSet());
        return Stream.concat(
                        management.createJobQuery().list().stream()
                                .filter(job -> ids.contains(job.getProcessInstanceId()))
                                .map(job -> management
                                        .createJobDefinitionQuery()
                                        .jobDefinitionId(job.getJobDefinitionId())
                                        .singleResult()
                                        .getActivityId()),
                        runtime.createEventSubscriptionQuery().list().stream()
                                .filter(waiting -> ids.contains(waiting.getProcessInstanceId()))
                                .map(waiting -> waiting.getActivityId()))
                .filter(activity -> activity.equals("event_noticeEnded") || activity.equals("event_objectionRaised"))
                .sorted()
                .toList();
    }

    private int submissions(String number, String form) {
        return db.sql("select count(*) from casefile_submission where case_number = ? and form = ?")
                .params(number, form)
                .query(Integer.class)
                .single();
    }

    private int entries(String number, String act) {
        return db.sql("select count(*) from ledger_entry where case_number = ? and act = ?")
                .params(number, act)
                .query(Integer.class)
                .single();
    }

    private int oversights(String number) {
        return db.sql("select count(*) from oversight_item where case_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    private void assertThatTheCaseEnded(String number, String status) {
        assertThat(file(number).get("status").asText()).isEqualTo(status);
        assertThat(instances(number)).as("no process left of " + number).isEmpty();
        assertThat(openTasks(number)).isEmpty();
        assertThatTheLedgerHolds(number);
    }

    private void assertThatTheLedgerHolds(String number) {
        var check = person("command")
                .get("/api/v1/cases/" + number + "/ledger/verification")
                .json();
        assertThat(check.get("valid").asBoolean()).as(check.toString()).isTrue();
    }
}
