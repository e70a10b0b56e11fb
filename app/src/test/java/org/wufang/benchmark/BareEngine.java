package org.wufang.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;

/**
 * The same models on an engine as it comes: default configuration, no Wufang. What a vote says is kept as a process
 * variable, and nothing else is kept.
 */
class BareEngine implements AutoCloseable {

    private static final List<String> SEATS =
            List.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation");

    private final ProcessEngine engine;

    BareEngine(DataSource dataSource) {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(dataSource);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setProcessEngineName("bare");
        Map<Object, Object> beans = new HashMap<>();
        beans.put("seats", new Seats());
        beans.put("groups", new Groups());
        beans.put("deadlines", new Deadlines());
        beans.put("tallyVotes", (JavaDelegate) BareEngine::tally);
        for (String nothing : List.of(
                "openDeliberation",
                "recordSilence",
                "recordHearingNeed",
                "resumeVoting",
                "recordMissingVotes",
                "recordConsensus",
                "openNextRound",
                "recordOwnersDecision",
                "recordUnsigned",
                "concludeDeliberation",
                "recordFailure")) {
            beans.put(nothing, (JavaDelegate) execution -> {});
        }
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("processes/five-party-deliberation.bpmn")
                .addClasspathResource("processes/consensus.dmn")
                .addClasspathResource("processes/owners-vote.dmn")
                .addClasspathResource("processes/hearing-need.dmn")
                .deploy();
    }

    /** A deliberation whose proposal is put to the vote. */
    void open(String number) {
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "five-party-deliberation",
                        number,
                        Map.of(
                                "community",
                                "c",
                                "round",
                                1,
                                "hazard",
                                "none",
                                "matter",
                                "parking.disorder",
                                "households",
                                3,
                                "cost",
                                0));
        SEATS.forEach(seat -> complete(number, seat, Map.of()));
        complete(number, "residentsCommittee", Map.of());
    }

    /** Five parties each look for their task, claim it and complete it. */
    void vote(String number) {
        SEATS.forEach(seat -> complete(number, seat, Map.of("vote_" + seat, "agree")));
    }

    boolean isAtMinutes(String number) {
        return engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .taskDefinitionKey("userTask_approveMinutes")
                        .count()
                == SEATS.size();
    }

    private void complete(String number, String seat, Map<String, Object> variables) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskCandidateGroup(seat)
                .listPage(0, 20)
                .get(0);
        engine.getTaskService().claim(task.getId(), seat + "-person");
        engine.getTaskService().complete(task.getId(), variables);
    }

    private static void tally(DelegateExecution execution) {
        int agreeing = (int) SEATS.stream()
                .filter(seat -> "agree".equals(execution.getVariable("vote_" + seat)))
                .count();
        execution.setVariable("round", 1);
        execution.setVariable("present", SEATS.size());
        execution.setVariable("cast", agreeing);
        execution.setVariable("agreeing", agreeing);
        for (String none : List.of("conditional", "opposing", "legalObjections", "abstaining")) {
            execution.setVariable(none, 0);
        }
        execution.setVariable("coreVoted", true);
        for (String no : List.of("ownersItem", "expertItem", "hearingHeld")) {
            execution.setVariable(no, false);
        }
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Called by the model. */
    public static class Seats {

        public Collection<String> present(DelegateExecution execution) {
            return SEATS;
        }

        public String groupsOf(String seat, DelegateExecution execution) {
            return seat;
        }
    }

    /** Called by the model. */
    public static class Groups {

        public String of(String role, String unit) {
            return role;
        }
    }

    /** Called by the model. */
    public static class Deadlines {

        public Date dueAt(String step, DelegateExecution execution) {
            return Date.from(Instant.now().plus(Duration.ofDays(3)));
        }
    }
}
