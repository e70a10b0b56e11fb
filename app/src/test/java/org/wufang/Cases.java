package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Caller;

/**
 * Cases of the whole application: reported or opened, brought along by the people of the demo neighbourhood and by their
 * timers, and looked at. Each {@link WufangTest} may have it injected.
 */
public final class Cases {

    public static final String BLOCK = "430302003001001";
    public static final String COMMUNITY = "430302003001";
    public static final String STREET = "430302003";

    /** The five at the table of the community. */
    public static final List<String> FIVE = List.of("party", "committee", "property", "owners", "social");

    /** Who does which task as usual in the demo block, its community and its street. */
    private static final Map<String, List<String>> USUALLY = Map.ofEntries(
            Map.entry("userTask_reviewTriage", List.of("coordination", "command")),
            Map.entry("userTask_confirmDecline", List.of("command")),
            Map.entry("userTask_handleOnSite", List.of("governor")),
            Map.entry("userTask_callMeeting", List.of("committee")),
            Map.entry("userTask_statePosition", FIVE),
            Map.entry("userTask_draftProposal", List.of("committee")),
            Map.entry("userTask_castVote", FIVE),
            Map.entry("userTask_approveMinutes", FIVE),
            Map.entry("userTask_fulfilCommitment", FIVE),
            Map.entry("userTask_verifyCommitment", List.of("supervisor")),
            Map.entry("userTask_rateDeliberation", FIVE),
            Map.entry("userTask_blowWhistle", List.of("party")),
            Map.entry("userTask_verifyResult", List.of("supervisor")),
            Map.entry("userTask_callBack", List.of("blockservice")));

    private final ApplicationContext context;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final EngineCalls engine;
    private final CaseFiles files;
    private final Clock clock;

    public Cases(ApplicationContext context) {
        this.context = context;
        this.runtime = context.getBean(RuntimeService.class);
        this.management = context.getBean(ManagementService.class);
        this.engine = context.getBean(EngineCalls.class);
        this.files = context.getBean(CaseFiles.class);
        this.clock = context.getBean(Clock.class);
    }

    // how it begins

    /** Reported over HTTP by the block's governor, and begun. */
    public String reported(Consumer<Report> said) {
        return reportedBy("governor", said);
    }

    public String reportedBy(String person, Consumer<Report> said) {
        Answer answer = as(person).post("/api/v1/cases", Report.of(said).body());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("number").asText();
    }

    /** A case file alone: no process is about it. */
    public String opened(Consumer<Report> said) {
        return files.open(Report.facts(said), Actor.SYSTEM).number();
    }

    /** The governor's case at the beginning of its life; the only one of its kind in 90 days, hence no repeat. */
    public String begun(Consumer<Report> said) {
        Report report = Report.of(said);
        firstOfItsKind(report.matter(), report.unit());
        String number = files.open(report.facts(), new Actor("governor", "blockGovernor", BLOCK))
                .number();
        engine.asSystem(() -> {
            runtime.startProcessInstanceByKey("case-lifecycle", number);
        });
        return number;
    }

    /** Like cases of this place so far were opened more than 90 days ago: the next is no repeat. */
    public void firstOfItsKind(String matter, String unit) {
        Openings.longAgo(context.getBean(JdbcClient.class), matter, unit);
    }

    /**
     * A triaged case that only this process is about, with the routing that the process would have been given.
     *
     * @param routing what differs from the report: departments, parties, …
     */
    public String handedTo(String process, Consumer<Report> said, Map<String, ?> routing) {
        String number = opened(said);
        files.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        startsWith(process, number, routing);
        return number;
    }

    /** Starts the process about the case, and gives the id of its instance. */
    public String startsWith(String process, String number, Map<String, ?> routing) {
        CaseFile file = files.get(number);
        Place place =
                context.getBean(Directory.class).place(file.place().unit()).orElseThrow();
        Map<String, Object> variables = new HashMap<>(Map.of(
                "district", place.district(),
                "street", place.street(),
                "community", place.community(),
                "unit", place.unit(),
                "hazard", file.hazard(),
                "matter", file.matter(),
                "households", file.reported().households(),
                "parties", file.reported().parties().size(),
                "departments", 0,
                "repeat", false));
        variables.putAll(routing);
        return engine.asSystem(() ->
                runtime.startProcessInstanceByKey(process, number, variables).getId());
    }

    // how it goes on

    public Tasklist as(String person) {
        return Tasklist.of(port(), person);
    }

    /** Who follows a case by its code, without login. */
    public Caller stranger() {
        return Caller.anonymous(port());
    }

    private int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The person does the task with its form filled as usual, with a photo where there must be one. */
    public void does(String person, String number, String task) {
        does(person, number, task, Map.of());
    }

    /** @param otherwise the fields that are not as usual */
    public void does(String person, String number, String task, Map<String, ?> otherwise) {
        if (task.equals("userTask_fulfilCommitment")) {
            as(person).attach(number, task);
        }
        as(person).does(number, task, Forms.of(task, otherwise));
    }

    /** All these people do the task, each with its form filled as usual. */
    public void allDo(List<String> people, String number, String task) {
        people.forEach(person -> does(person, number, task));
    }

    /** Brings the case along, everything as usual, until this task waits. */
    public void until(String number, String task) {
        for (int step = 0; step < 60; step++) {
            Set<String> open = openTasks(number);
            if (open.contains(task)) {
                return;
            }
            if (open.isEmpty()) {
                fire(number, "event_noticeEnded");
            } else {
                usual(number, open.iterator().next());
            }
        }
        throw new AssertionError(task + " of " + number + " not reached, open: " + openTasks(number));
    }

    private void usual(String number, String task) {
        String person = USUALLY.getOrDefault(task, List.of()).stream()
                .filter(one -> sees(one, number, task))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody does " + task + " of " + number + " as usual"));
        does(person, number, task);
    }

    /** The active timers of this event in all processes of the case. */
    public List<Job> timers(String number, String event) {
        return engine.asSystem(
                () -> instances(number).stream()
                        .flatMap(instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(event)
                                .active()
                                .list()
                                .stream())
                        .toList());
    }

    /** The one timer of this event. */
    public Job timer(String number, String event) {
        List<Job> found = timers(number, event);
        assertThat(found).as("timers %s of %s", event, number).hasSize(1);
        return found.get(0);
    }

    /** When the one timer of this event is due. */
    public Instant dueOf(String number, String event) {
        return timer(number, event).getDuedate().toInstant();
    }

    /** Fires the one timer of this event. */
    public void fire(String number, String event) {
        fire(timer(number, event));
    }

    /** Fires one of the timers of this event. */
    public void fireOneOf(String number, String event) {
        List<Job> found = timers(number, event);
        assertThat(found).as("timers %s of %s", event, number).isNotEmpty();
        fire(found.get(0));
    }

    private void fire(Job timer) {
        engine.asSystem(() -> management.executeJob(timer.getId()));
    }

    /** Time passes; who moves the clock resets it when the test is over. */
    public void pass(Duration time) {
        at(clock.instant().plus(time));
    }

    public void at(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    // how it looks

    public CaseFile file(String number) {
        return files.get(number);
    }

    public CaseStatus status(String number) {
        return files.get(number).status();
    }

    /** The case file as the command centre reads it. */
    public JsonNode page(String number) {
        return page("command", number);
    }

    public JsonNode page(String person, String number) {
        Answer answer = as(person).get("/api/v1/cases/" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** The rows of a section of the case file; none where the section is not there. */
    public List<JsonNode> section(String person, String number, String name) {
        return StreamSupport.stream(page(person, number).path(name).spliterator(), false)
                .toList();
    }

    /** Titles of what has happened so far. */
    public List<String> titles(String number) {
        return page(number).path("timeline").findValuesAsText("title");
    }

    /** Keys of the open tasks, whoever sees them. */
    public Set<String> openTasks(String number) {
        return engine.asSystem(() ->
                context.getBean(TaskService.class).createTaskQuery().processInstanceBusinessKey(number).list().stream()
                        .map(org.camunda.bpm.engine.task.Task::getTaskDefinitionKey)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    public boolean sees(String person, String number, String task) {
        return as(person).tasks(number).stream().map(Task::key).anyMatch(task::equals);
    }

    /** What the form of the person's one task of this kind is told: field by field its value. */
    public JsonNode formOf(String person, String number, String task) {
        Answer answer = as(person)
                .get("/engine-rest/task/" + as(person).task(number, task).id() + "/form-variables");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** Names of the acts that are offered to the person, none where the case is hidden. */
    public List<String> offered(String person, String number) {
        Answer answer = as(person).get("/api/v1/cases/" + number + "/acts");
        return answer.status() == 404
                ? List.of()
                : StreamSupport.stream(answer.json().spliterator(), false)
                        .map(act -> act.path("name").asText())
                        .toList();
    }

    /** The acts of the ledger, in their order. */
    public List<String> ledger(String number) {
        JsonNode entries =
                as("command").get("/api/v1/cases/" + number + "/ledger").json();
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.path("act").asText())
                .toList();
    }

    public boolean ledgerHolds(String number) {
        return as("command")
                .get("/api/v1/cases/" + number + "/ledger/verification")
                .json()
                .path("valid")
                .asBoolean();
    }

    /** The running process instances of the case, called ones too. */
    public List<ProcessInstance> instances(String number) {
        return engine.asSystem(() -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list());
    }
}
