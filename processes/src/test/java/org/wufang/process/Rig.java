package org.wufang.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One process with the real tables; the rest is stood in for: delegates record that they were called, each called
 * process is one user task.
 */
final class Rig implements BeforeEachCallback, AfterEachCallback {

    static final String CASE = "SQ-2026-000001";

    private static final Set<String> DEPLOYED = new HashSet<>();

    private final String process;
    private final BpmnModelInstance model;
    private final Map<String, Consumer<DelegateExecution>> effects = new HashMap<>();
    private final List<String> called = new ArrayList<>();
    private final Map<String, Object> variables = new HashMap<>();
    private final RuntimeService runtime = Models.ENGINE.getRuntimeService();
    private final TaskService tasks = Models.ENGINE.getTaskService();

    Rig(String process) {
        this.process = process;
        model = Bpmn.readModelFromFile(Models.FOLDER.resolve(process + ".bpmn").toFile());
        if (DEPLOYED.add(process)) {
            deploy();
        }
    }

    private void deploy() {
        DeploymentBuilder deployment =
                Models.ENGINE.getRepositoryService().createDeployment().addModelInstance(process + ".bpmn", model);
        model.getModelElementsByType(CallActivity.class).stream()
                .flatMap(call -> Models.called(call).stream())
                .distinct()
                .forEach(child -> deployment.addModelInstance(
                        child + ".bpmn",
                        Bpmn.createExecutableProcess(child)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("userTask_stub")
                                .endEvent()
                                .done()));
        for (var table : Models.files(".dmn")) {
            deployment.addModelInstance(table.getFileName().toString(), Dmn.readModelFromFile(table.toFile()));
        }
        deployment.deploy();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ProcessEngineTests.init(Models.ENGINE);
        called.clear();
        effects.clear();
        variables.clear();
        variables.putAll(Map.of(
                "district", "430302",
                "street", "430302003",
                "community", "430302003001",
                "unit", "430302003001001",
                "hazard", "none",
                "matter", "property.roofLeak",
                "households", 3,
                "parties", 1));
        variables.putAll(Map.of(
                "repeat", false,
                "powerLacking", false,
                "departments", 1,
                "failedBelow", false,
                "placeKnown", true,
                "matterKnown", true,
                "deliberationMethod", FivePartyDeliberation.ID));
        model.getModelElementsByType(ServiceTask.class).stream()
                .map(task -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""))
                .distinct()
                .forEach(name -> Mocks.register(name, (JavaDelegate) execution -> {
                    called.add(name);
                    effects.getOrDefault(name, nothing -> {}).accept(execution);
                }));
        Mocks.register("groups", new Groups());
        Mocks.register("dispatch", new Dispatch());
        Mocks.register("deadlines", new Deadlines());
        Mocks.register("seats", new Seats());
        Mocks.register("raters", new Raters());
        Mocks.register("commitments", new Commitments());
        Mocks.register("voices", new Voices());
        Mocks.register("hearings", new Hearings());
        Mocks.register("whistles", new Whistles());
        Mocks.register("contestJudges", new ContestJudges());
        Mocks.register("verifiers", new Verifiers());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .forEach(id -> runtime.deleteProcessInstance(id, "test over"));
        Mocks.reset();
        ProcessEngineTests.reset();
    }

    /** What the delegate does when it is called. */
    Rig when(String delegate, Consumer<DelegateExecution> effect) {
        effects.put(delegate, effect);
        return this;
    }

    /** The delegate sets the variable. */
    Rig when(String delegate, String variable, Object value) {
        return when(delegate, execution -> execution.setVariable(variable, value));
    }

    Rig with(String variable, Object value) {
        variables.put(variable, value);
        return this;
    }

    ProcessInstance start() {
        return runtime.startProcessInstanceByKey(process, CASE, variables);
    }

    ProcessInstance startByMessage(String message) {
        return runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(CASE)
                .setVariables(variables)
                .correlateStartMessage();
    }

    /** Names of the delegates called, in their order. */
    List<String> called() {
        return called;
    }

    /** The only open task of this kind. */
    Task task(String element) {
        List<Task> open = tasks(element);
        assertThat(open).as("open tasks %s", element).hasSize(1);
        return open.get(0);
    }

    List<Task> tasks(String element) {
        return tasks.createTaskQuery()
                .taskDefinitionKey(element)
                .processInstanceBusinessKey(CASE)
                .initializeFormKeys()
                .list();
    }

    /** Completes the only open task of this kind. */
    void complete(String element, Map<String, Object> routing) {
        tasks.complete(task(element).getId(), routing);
    }

    void complete(String element, String variable, Object value) {
        complete(element, Map.of(variable, value));
    }

    void complete(String element) {
        complete(element, Map.of());
    }

    /** Completes the open task of this kind that is offered to this group. */
    void completeBy(String group, String element, Map<String, Object> routing) {
        List<Task> offered = tasks(element).stream()
                .filter(task -> groups(task).contains(group))
                .toList();
        assertThat(offered).as("tasks %s of %s", element, group).hasSize(1);
        tasks.complete(offered.get(0).getId(), routing);
    }

    /** Completes all open tasks of this kind, at least one. */
    void completeEach(String element) {
        List<Task> open = tasks(element);
        assertThat(open).as("open tasks %s", element).isNotEmpty();
        open.forEach(task -> tasks.complete(task.getId()));
    }

    /** Ends the called process with this result. */
    void finish(String child, String variable, Object value) {
        finish(child, Map.of(variable, value));
    }

    /** The same with more than one. */
    void finish(String child, Map<String, Object> result) {
        Task stub = tasks.createTaskQuery()
                .processDefinitionKey(child)
                .processInstanceBusinessKey(CASE)
                .singleResult();
        assertThat(stub).as("%s called with the case's number", child).isNotNull();
        tasks.complete(stub.getId(), result);
    }

    /** How many timers or jobs of this element wait. */
    long jobs(String element) {
        return Models.ENGINE
                .getManagementService()
                .createJobQuery()
                .activityId(element)
                .count();
    }

    /** When the only timer of this element fires. */
    Instant due(String element) {
        return Models.ENGINE
                .getManagementService()
                .createJobQuery()
                .activityId(element)
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    Set<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Fires the only timer, or runs the only asynchronous job, of this element. */
    void fire(String element) {
        Job job = Models.ENGINE
                .getManagementService()
                .createJobQuery()
                .activityId(element)
                .singleResult();
        assertThat(job).as("job of %s", element).isNotNull();
        Models.ENGINE.getManagementService().executeJob(job.getId());
    }

    void send(String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(CASE)
                .correlate();
    }

    /** The message starts something in the run, which alone sees the variable. */
    void send(String message, String variable, Object value) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(CASE)
                .setVariableToTriggeredScope(variable, value)
                .correlate();
    }

    Object variable(String name) {
        return runtime.createVariableInstanceQuery()
                .variableName(name)
                .singleResult()
                .getValue();
    }

    void assertEveryFlowWasTaken() {
        Set<String> untaken = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> !(flow.getSource() instanceof EventBasedGateway)) // the engine takes what follows them
                .map(SequenceFlow::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        untaken.removeIf(flow -> FlowsTaken.TAKEN.contains(process + "/" + flow));
        assertThat(untaken).as("flows of %s that no test took", process).isEmpty();
    }

    /** Every matter may be laid upon a community. */
    public static final class Dispatch {

        public String toCommunity(DelegateExecution execution, String groups) {
            return groups;
        }
    }

    public static final class Groups {
        public String of(String role, String unit) {
            return unit + "." + role;
        }

        public String resolve(String group) {
            return group;
        }
    }

    public static final class Deadlines {
        public Date dueAt(String step, DelegateExecution execution) {
            return Date.from(Instant.now().plus(1, ChronoUnit.DAYS));
        }
    }

    public static final class ContestJudges {
        public String of(DelegateExecution execution) {
            return "430302003.coordination";
        }
    }

    public static final class Verifiers {
        public String of(DelegateExecution execution) {
            return execution.getVariable("unit") + ".blockSupervisor";
        }
    }

    public static final class Seats {
        static final List<String> ALL =
                List.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation");

        public List<String> present(DelegateExecution execution) {
            return ALL;
        }

        public String groupsOf(String seat, DelegateExecution execution) {
            return "430302003001." + seat;
        }
    }

    public static final class Raters {
        public List<String> of(DelegateExecution execution) {
            return Seats.ALL;
        }

        public String groupsOf(String seat, DelegateExecution execution) {
            return "430302003001." + seat;
        }
    }

    public static final class Commitments {
        public List<String> of(DelegateExecution execution) {
            return List.of("1", "2");
        }

        public String groupsOf(String commitment) {
            return "owner" + commitment;
        }

        public Date dueAt(String commitment) {
            return Date.from(Instant.now().plus(1, ChronoUnit.DAYS));
        }
    }

    public static final class Voices {
        public String groupsOf(String voice) {
            return "voice" + voice;
        }
    }

    public static final class Hearings {
        public List<String> members(DelegateExecution execution) {
            return List.of("1", "2");
        }

        public String convenors(DelegateExecution execution) {
            return "430302003001.residentsCommittee";
        }

        public String groupsOf(String member, DelegateExecution execution) {
            return "member" + member;
        }
    }

    public static final class Whistles {
        static final List<String> DEPARTMENTS = List.of("dept-chengguan.department", "dept-zhujian.department");

        public String whistler(DelegateExecution execution) {
            return "whistler" + execution.getVariable("whistleLevel");
        }

        public String lead(DelegateExecution execution) {
            return DEPARTMENTS.get(0);
        }

        public List<String> targets(DelegateExecution execution) {
            return DEPARTMENTS;
        }

        public List<String> rated(DelegateExecution execution) {
            return DEPARTMENTS;
        }

        public List<String> acting(DelegateExecution execution) {
            return DEPARTMENTS;
        }
    }
}
