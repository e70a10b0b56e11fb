package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Cases;
import org.wufang.Report;
import org.wufang.Tasklist;
import org.wufang.platform.engine.EngineCalls;

/** One deliberation of the demo neighbourhood, worked over HTTP by its people, with a look at the engine's counts and clocks. */
public final class Sitting {

    public static final String WANXIN = Cases.BLOCK;
    public static final String WITHOUT_OWNERS_COMMITTEE = "430302001001001";
    public static final List<String> FIVE = Cases.FIVE;
    public static final Map<String, Object> AGREE = Map.of("vote", "agree");

    private final ApplicationContext context;
    private final Cases cases;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final HistoryService history;
    private final EngineCalls engine;
    private final String convenor;
    public final String number;
    public final String meeting;

    private Sitting(ApplicationContext context, Consumer<Report> said, Map<String, ?> routing) {
        this.context = context;
        cases = context.getBean(Cases.class);
        runtime = context.getBean(RuntimeService.class);
        tasks = context.getBean(TaskService.class);
        jobs = context.getBean(ManagementService.class);
        history = context.getBean(HistoryService.class);
        engine = context.getBean(EngineCalls.class);
        number = cases.handedTo("meeting-handling", said, routing);
        meeting = cases.instances(number).get(0).getId();
        convenor = cases.file(number).place().community().equals(Cases.COMMUNITY) ? "committee" : "committee2";
    }

    /** A case of the first block is called to the table. */
    public static Sitting called(ApplicationContext context) {
        return calledIn(context, WANXIN);
    }

    /** A case of this block is called to the table. */
    public static Sitting calledIn(ApplicationContext context, String block) {
        return calledAbout(context, report -> roofLeak(report).unit(block), Map.of("matter", ""));
    }

    /** A case of the first block that concerns so many households is called to the table. */
    public static Sitting calledFor(ApplicationContext context, int households) {
        return calledAbout(context, Sitting::roofLeak, Map.of("matter", "", "households", households));
    }

    private static Sitting calledAbout(ApplicationContext context, Consumer<Report> said, Map<String, ?> routing) {
        Sitting sitting = new Sitting(context, said, routing);
        Tasklist.Answer called = sitting.call(Map.of());
        assertThat(called.status()).as(called.text()).isEqualTo(204);
        return sitting;
    }

    /** A case of the first block that waits for somebody to call a meeting about it. */
    public static Sitting toBeCalled(ApplicationContext context) {
        return new Sitting(context, Sitting::roofLeak, Map.of());
    }

    /** @param departments how many the duty list names for the matter */
    public static Sitting toBeCalled(ApplicationContext context, String matter, int departments) {
        return new Sitting(context, report -> roofLeak(report).matter(matter), Map.of("departments", departments));
    }

    private static Report roofLeak(Report report) {
        return report.title("屋顶漏水")
                .description("三楼以上渗水")
                .matter("property.roofLeak")
                .address("3 栋")
                .households(12)
                .parties("propertyFirm");
    }

    public void over() {
        engine.asSystem(() -> cases.instances(number).stream()
                .filter(instance -> instance.getId().equals(instance.getRootProcessInstanceId()))
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over")));
    }

    public Tasklist as(String person) {
        return cases.as(person);
    }

    /** The convenor fills the call to the table. */
    public Tasklist.Answer call(Map<String, ?> otherwise) {
        Map<String, Object> form = new HashMap<>(
                Map.of("agenda", "屋面如何修", "meetingAt", "2099-12-01T19:30", "place", "社区会议室", "noticeGiven", true));
        form.putAll(otherwise);
        return submits(convenor, "userTask_callMeeting", form);
    }

    /** The person has claimed the one task of this kind. */
    public Tasklist.Task claimed(String person, String task) {
        Tasklist.Task claimed = as(person).task(number, task);
        assertThat(as(person).claim(claimed.id()).status()).isEqualTo(204);
        return claimed;
    }

    /** The person claims and submits: the answer may be a refusal. */
    public Tasklist.Answer submits(String person, String task, Map<String, ?> filled) {
        return as(person).submit(claimed(person, task).id(), filled);
    }

    public void state(String... people) {
        for (String person : people) {
            as(person).does(number, "userTask_statePosition", Map.of("position", person + "的意见"));
        }
    }

    public void propose(String person) {
        propose(person, Map.of());
    }

    /** @param otherwise the parts that are not as usual */
    public void propose(String person, Map<String, ?> otherwise) {
        as(person).does(number, "userTask_draftProposal", proposal(otherwise));
    }

    public Map<String, Object> proposal(Map<String, ?> otherwise) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "proposal", "整修屋面防水层",
                "legalBasis", "物业管理条例第五十一条",
                "ownersItem", "none",
                "commitment1Owner", "propertyFirm",
                "commitment1Measure", "修缮屋面",
                "commitment1DueOn", inDays(30)));
        all.putAll(otherwise);
        return all;
    }

    public String inDays(int days) {
        return LocalDate.now(context.getBean(Clock.class)).plusDays(days).toString();
    }

    public void vote(Map<String, ?> ballot, String... people) {
        for (String person : people) {
            as(person).does(number, "userTask_castVote", ballot);
        }
    }

    /** All of the five who have not voted yet in this round. */
    public void everybodyVotes(Map<String, ?> ballot) {
        FIVE.stream()
                .filter(person -> cases.sees(person, number, "userTask_castVote"))
                .toList()
                .forEach(person -> vote(ballot, person));
    }

    public void hear(Map<String, ?> hearing, String opinion, String conclusion) {
        as("committee").does(number, "userTask_conveneHearing", hearing(hearing));
        as("committee").does(number, "userTask_giveTestimony", Map.of("stance", "for", "opinion", opinion));
        as("committee").does(number, "userTask_concludeHearing", Map.of("conclusion", conclusion));
    }

    public static Map<String, Object> hearing(Map<String, ?> otherwise) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "hearingKind", "hearing",
                "topic", "能否加固",
                "heldAt", "2026-12-01T19:30",
                "place", "社区会议室",
                "member1Name", "李工",
                "member1Capacity", "结构工程师"));
        all.putAll(otherwise);
        return all;
    }

    /** The form of the owners' vote; as usual they carry it with exactly two thirds taking part, three quarters for. */
    public static Map<String, Object> owners(Map<String, ?> otherwise) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "areaTotal", 900,
                "areaTaking", 600,
                "areaFor", 450,
                "ownersTotal", 12,
                "ownersTaking", 8,
                "ownersFor", 6));
        all.putAll(otherwise);
        return all;
    }

    public void sign(String... people) {
        for (String person : people) {
            as(person).does(number, "userTask_approveMinutes", Map.of("signature", "sign"));
        }
    }

    public void fulfil(String person, String done) {
        as(person).attach(number, "userTask_fulfilCommitment");
        as(person).does(number, "userTask_fulfilCommitment", Map.of("done", done, "evidence", "照片存社区"));
    }

    public void verify(String person, String verdict) {
        as(person).does(number, "userTask_verifyCommitment", Map.of("commitmentVerdict", verdict, "finding", "到场查看"));
    }

    public void rate(Map<String, ?> rating, String... people) {
        for (String person : people) {
            as(person).does(number, "userTask_rateDeliberation", rating);
        }
    }

    /** The owner of a commitment that was kept in part proposes another. */
    public void revise(String measure, int days) {
        as("property")
                .does(
                        number,
                        "userTask_proposeRevision",
                        Map.of("revisedMeasure", measure, "revisedDueOn", inDays(days), "reason", "材料未到"));
    }

    public void voteOnRevision(Map<String, ?> ballot, String... people) {
        for (String person : people) {
            as(person).does(number, "userTask_voteOnRevision", ballot);
        }
    }

    /** To the drafting of the first proposal. */
    public Sitting listened() {
        fire("event_statementOverdue");
        return this;
    }

    /** To the vote on the first proposal. */
    public Sitting proposed() {
        listened().propose("committee");
        return this;
    }

    /** To the signing of the minutes. */
    public Sitting agreed() {
        proposed().vote(AGREE, FIVE.toArray(String[]::new));
        return this;
    }

    /** From an open table to the public notice, the proposal with these parts not as usual. */
    public Sitting onNotice(Map<String, ?> otherwise) {
        listened().propose("committee", otherwise);
        everybodyVotes(AGREE);
        fire("event_signingOverdue");
        return this;
    }

    /** To the fulfilment of the commitments. */
    public Sitting bound() {
        onNotice(Map.of()).fire("event_noticeEnded");
        return this;
    }

    /** Names of the acts that this person may do now. */
    public List<String> offered(String person) {
        return StreamSupport.stream(acts(person).spliterator(), false)
                .map(act -> act.path("name").asText())
                .toList();
    }

    /** The labels to choose from in this field of the act. */
    public List<String> options(String person, String act, String field) {
        return StreamSupport.stream(field(person, act, field).path("options").spliterator(), false)
                .map(option -> option.path("label").asText())
                .toList();
    }

    /** The value behind a label that contains this. */
    public String option(String person, String act, String field, String label) {
        return StreamSupport.stream(field(person, act, field).path("options").spliterator(), false)
                .filter(option -> option.path("label").asText().contains(label))
                .map(option -> option.path("value").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " in " + acts(person)));
    }

    private JsonNode field(String person, String act, String field) {
        return StreamSupport.stream(acts(person).spliterator(), false)
                .filter(offer -> offer.path("name").asText().equals(act))
                .flatMap(offer -> StreamSupport.stream(offer.path("fields").spliterator(), false))
                .filter(one -> one.path("key").asText().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError(act + " is not offered to " + person + ": " + acts(person)));
    }

    private JsonNode acts(String person) {
        Tasklist.Answer answer = as(person).get("/api/v1/cases/" + number + "/acts");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    public Tasklist.Answer tries(String person, String act, Map<String, String> filled) {
        Map<String, String> all = new HashMap<>(Map.of("reason", "各方商定"));
        all.putAll(filled);
        return as(person).post("/api/v1/cases/" + number + "/acts/" + act, all);
    }

    public void act(String person, String act, Map<String, String> filled) {
        Tasklist.Answer answer = tries(person, act, filled);
        assertThat(answer.status())
                .as("%s by %s: %s", act, person, answer.text())
                .isEqualTo(204);
    }

    /** The act with the option of this field whose label contains this. */
    public void act(String person, String act, String field, String label) {
        act(person, act, Map.of(field, option(person, act, field, label)));
    }

    public String run() {
        return engine.asSystem(() -> runtime.createProcessInstanceQuery()
                .superProcessInstanceId(meeting)
                .active()
                .list()
                .get(0)
                .getId());
    }

    /** Seats whose task of this kind waits. */
    public Set<String> waiting(String task) {
        return engine.asSystem(() -> {
            Set<String> seats = new TreeSet<>();
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskDefinitionKey(task)
                    .list()
                    .forEach(open -> {
                        String seat = String.valueOf(tasks.getVariable(open.getId(), "seat"));
                        assertThat(seats.add(seat))
                                .as("a second %s of %s", task, seat)
                                .isTrue();
                    });
            return seats;
        });
    }

    /** Keys of all tasks that wait in the case. */
    public List<String> tasks() {
        return engine.asSystem(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(task -> task.getTaskDefinitionKey())
                .toList());
    }

    /** all / active / completed of the multi-instance that runs in the deliberation. */
    public String counts() {
        return engine.asSystem(() -> String.join(
                "/", count("nrOfInstances"), count("nrOfActiveInstances"), count("nrOfCompletedInstances")));
    }

    private String count(String name) {
        List<VariableInstance> found = runtime.createVariableInstanceQuery()
                .processInstanceIdIn(run())
                .variableName(name)
                .list();
        assertThat(found).as(name).hasSize(1);
        return String.valueOf(found.get(0).getValue());
    }

    /** When the one timer of this event fires. */
    public Instant timer(String event) {
        return cases.dueOf(number, event);
    }

    /** How many timers of this event there are in the case. */
    public int timers(String event) {
        return engine.asSystem(() -> (int) cases.instances(number).stream()
                .mapToLong(run -> jobs.createJobQuery()
                        .processInstanceId(run.getId())
                        .activityId(event)
                        .count())
                .sum());
    }

    /** Fires the one timer of this event. */
    public void fire(String event) {
        cases.fire(number, event);
    }

    /** How many tasks of this kind wait in the case. */
    public long waitingFor(String task) {
        return tasks().stream().filter(task::equals).count();
    }

    /** When the open tasks of this kind are due, each instant once. */
    public Set<Instant> due(String task) {
        return engine.asSystem(() -> {
            Set<Instant> dates = new TreeSet<>();
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskDefinitionKey(task)
                    .list()
                    .forEach(open -> dates.add(open.getDueDate().toInstant()));
            return dates;
        });
    }

    public JsonNode file() {
        return as("party").get("/api/v1/cases/" + number).json();
    }

    public List<JsonNode> section(String name) {
        return section("party", name);
    }

    /** The rows that the person reads in this section of the case file. */
    public List<JsonNode> section(String person, String name) {
        JsonNode section = cases.page(person, number).path(name);
        assertThat(section.isArray()).as(name).isTrue();
        return StreamSupport.stream(section.spliterator(), false).toList();
    }

    /** The newest minutes of the last deliberation as Markdown. */
    public String minutes() {
        return minutes("party", "markdown", "").text();
    }

    /** The newest minutes of the last deliberation as the person reads them, who may. */
    public String minutes(String person) {
        Tasklist.Answer answer = minutes(person, "plain", "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    /**
     * Minutes as the person reads them.
     *
     * @param format markdown, plain or json
     * @param which which deliberation and which version; the newest of the last when empty
     */
    public Tasklist.Answer minutes(String person, String format, String which) {
        Tasklist reader = as(person);
        return reader.send(reader.request("/api/v1/cases/" + number + "/minutes" + which)
                .setHeader("Accept", (format.equals("json") ? "application/" : "text/") + format)
                .build());
    }

    /** What the form of the person's one task of this kind shows in this field. */
    public String form(String person, String task, String field) {
        return cases.formOf(person, number, task).path(field).path("value").asText();
    }

    public boolean passed(String... activities) {
        return engine.asSystem(() -> Stream.of(activities)
                .allMatch(activity ->
                        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                                .anyMatch(run -> history.createHistoricActivityInstanceQuery()
                                                .processInstanceId(run.getId())
                                                .activityId(activity)
                                                .count()
                                        > 0)));
    }

    /** How the meeting ended: solved or toWhistle. */
    public String outcome() {
        return String.valueOf(engine.asSystem(() -> history.createHistoricVariableInstanceQuery()
                .processInstanceId(meeting)
                .variableName("meetingOutcome")
                .singleResult()
                .getValue()));
    }

    /** The rule by which the last round was decided. */
    public String lastDecision() {
        return context.getBean(JdbcClient.class)
                .sql("select r.rule from deliberation_round r join deliberation_session s on s.id = r.session_id"
                        + " where s.case_number = ? order by r.session_id desc, r.round desc fetch first 1 row only")
                .param(number)
                .query(String.class)
                .single();
    }

    /** Whether the oversights of this task are opened or settled, oldest first. */
    public List<String> oversights(String task) {
        return context.getBean(JdbcClient.class)
                .sql("select case when settled_at is null then 'opened' else 'settled' end from oversight_item"
                        + " where case_number = ? and task = ? order by id")
                .params(number, task)
                .query(String.class)
                .list();
    }

    /** Contents of the ledger's entries of this act. */
    public List<String> inLedger(String act) {
        return context.getBean(JdbcClient.class)
                .sql("select content from ledger_entry where case_number = ? and act = ? order by seq")
                .params(number, act)
                .query(String.class)
                .list();
    }

    public boolean ledgerHolds() {
        return cases.ledgerHolds(number);
    }
}
