package org.wufang.oversight.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.Cases;
import org.wufang.Report;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.security.Actor;

/** Between the patrol's look at the open tasks and its act others go on. */
@WufangTest
class CaseTasksTest {

    @Autowired
    private CaseTasks caseTasks;

    @Autowired
    private OversightProcess process;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    private String deployment;
    private String number;
    private String run;

    @BeforeEach
    void threeSeats() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("three-seats")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_state")
                .name("表态")
                .camundaDueDate("2020-03-02T10:00:00")
                .multiInstance()
                .parallel()
                .cardinality("3")
                .multiInstanceDone()
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("three-seats.bpmn", model)
                .deploy()
                .getId();
        number = caseFiles
                .open(Report.facts(said -> {}), new Actor("governor", "blockGovernor", Cases.BLOCK))
                .number();
        run = runtime.startProcessInstanceByKey("three-seats", number, Map.of("district", "430302"))
                .getId();
    }

    @AfterEach
    void undeploy() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void whatWasDoneSinceItWasFoundIsLeftOut() {
        List<CaseTask> found = found(3);

        tasks.complete(found.get(0).task().getId());
        assertThat(ids(caseTasks.again(found, seats())))
                .containsExactlyInAnyOrder(
                        found.get(1).task().getId(), found.get(2).task().getId());

        runtime.deleteProcessInstance(run, "over");
        assertThat(caseTasks.again(found, seats())).isEmpty();
        assertThat(caseTasks.together(found)).isEmpty();
    }

    @Test
    void theSeatsOfAStepAreOneAlsoWhenOnlySomeOfThemWereFound() {
        assertThat(caseTasks.again(found(1), seats())).hasSize(3);
    }

    @Test
    void whatIsDoneIsNotFoundByWhatWaitsBesideIt() {
        List<CaseTask> found = found(1);
        tasks.complete(found.get(0).task().getId());

        assertThat(caseTasks.again(found, seats())).isEmpty();
    }

    @Test
    void aCaseThatHasEndedSinceIsNotPutUnderOversight() {
        List<String> looked = new ArrayList<>();
        caseFiles.enter(number, CaseStatus.WITHDRAWN, Actor.SYSTEM, "撤回");

        process.start(number, () -> {
            looked.add(number);
            return Optional.empty();
        });

        assertThat(looked).isEmpty();
    }

    private TaskQuery seats() {
        return caseTasks.open().taskDefinitionKey("userTask_state");
    }

    private List<CaseTask> found(int howMany) {
        List<Task> open = tasks.createTaskQuery().processInstanceId(run).list();
        assertThat(open).hasSize(3);
        return open.stream()
                .limit(howMany)
                .map(task -> new CaseTask(number, task))
                .toList();
    }

    private static List<String> ids(Collection<CaseTask> some) {
        return some.stream().map(each -> each.task().getId()).toList();
    }
}
