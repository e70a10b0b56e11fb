package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.context.ApplicationContext;
import org.wufang.Tasklist;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;

/** One deliberation of the demo neighbourhood, worked over HTTP by its people, with a look at the engine's counts and clocks. */
public final class Sitting {

    public static final String WANXIN = "430302003001001";
    public static final List<String> FIVE = List.of("party", "committee", "property", "owners", "social");
    public static final Map<String, Object> AGREE = Map.of("vote", "agree");

    private final int port;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final EngineCalls engine;
    private final Clock clock;
    public final String number;
    public final String meeting;

    /** A case of this block is called to the table. */
    public Sitting(ApplicationContext context, int port, String block) {
        this.port = port;
        runtime = context.getBean(RuntimeService.class);
        tasks = context.getBean(TaskService.class);
        jobs = context.getBean(ManagementService.class);
        engine = context.getBean(EngineCalls.class);
        clock = context.getBean(Clock.class);
        Place place = context.getBean(Directory.class).place(block).orElseThrow();
        CaseFiles files = context.getBean(CaseFiles.class);
        number = files.open(
                        new NewCase(
                                "屋顶漏水",
                                "三楼以上渗水",
                                "property.roofLeak",
                                block,
                                "3 栋",
                                "none",
                                12,
                                List.of("propertyFirm"),
                                "grid",
                                null),
                        Actor.SYSTEM)
                .number();
        files.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        Map<String, Object> routing = new HashMap<>();
        routing.put("district", place.district());
        routing.put("street", place.street());
        routing.put("community", place.community());
        routing.put("unit", place.unit());
        routing.put("hazard", "none");
        routing.put("matter", "");
        routing.put("households", 12);
        routing.put("parties", 1);
        routing.put("repeat", false);
        meeting = engine.asSystem(() -> runtime.startProcessInstanceByKey("meeting-handling", number, routing)
                .getId());
        as(place.community().equals("430302003001") ? "committee" : "committee2")
                .does(
                        number,
                        "userTask_callMeeting",
                        Map.of(
                                "agenda", "屋面如何修",
                                "meetingAt", "2026-12-01T19:30",
                                "place", "社区会议室",
                                "noticeGiven", true));
    }

    public void over() {
        engine.asSystem(() -> {
            if (runtime.createProcessInstanceQuery().processInstanceId(meeting).count() > 0) {
                runtime.deleteProcessInstance(meeting, "test over");
            }
        });
    }

    public Tasklist as(String person) {
        return Tasklist.of(port, person);
    }

    public void state(String... people) {
        for (String person : people) {
            as(person).does(number, "userTask_statePosition", Map.of("position", person + "的意见"));
        }
    }

    public void propose(String person) {
        as(person)
                .does(
                        number,
                        "userTask_draftProposal",
                        Map.of(
                                "proposal", "整修屋面防水层",
                                "legalBasis", "物业管理条例第五十一条",
                                "ownersItem", "none",
                                "commitment1Owner", "propertyFirm",
                                "commitment1Measure", "修缮屋面",
                                "commitment1DueOn",
                                        LocalDate.now(clock).plusDays(30).toString()));
    }

    public void vote(Map<String, ?> ballot, String... people) {
        for (String person : people) {
            as(person).does(number, "userTask_castVote", ballot);
        }
    }

    public void sign(String... people) {
        for (String person : people) {
            as(person).does(number, "userTask_approveMinutes", Map.of("signature", "sign"));
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
        return job(event).getDuedate().toInstant();
    }

    /** How many timers of this event there are in the case. */
    public int timers(String event) {
        return timersOf(event).size();
    }

    public void fire(String event) {
        engine.asSystem(() -> jobs.executeJob(job(event).getId()));
    }

    private Job job(String event) {
        List<Job> found = timersOf(event);
        assertThat(found).as(event).hasSize(1);
        return found.get(0);
    }

    private List<Job> timersOf(String event) {
        return engine.asSystem(() -> jobs.createJobQuery().timers().activityId(event).list().stream()
                .filter(job -> number.equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .toList());
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
        List<JsonNode> rows = new ArrayList<>();
        JsonNode section = file().path(name);
        assertThat(section.isArray()).as(name).isTrue();
        section.forEach(rows::add);
        return rows;
    }

    public String minutes() {
        return as("party")
                .send(as("party")
                        .request("/api/v1/cases/" + number + "/minutes")
                        .setHeader("Accept", "text/markdown")
                        .build())
                .text();
    }

    /** What the form of the person's one task of this kind shows in this field. */
    public String form(String person, String task, String field) {
        return as(person)
                .get("/engine-rest/task/" + as(person).task(number, task).id() + "/form-variables")
                .json()
                .path(field)
                .path("value")
                .asText();
    }

    public boolean ledgerHolds() {
        return as("command")
                .get("/api/v1/cases/" + number + "/ledger/verification")
                .json()
                .path("valid")
                .asBoolean();
    }
}
