package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wufang.Tasklist;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.casefile.NewCase;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;

/** Meetings from the call to the last commitment, as the people of two communities work them in the Tasklist. */
@WufangTest
class MeetingTest {

    private static final Map<String, String> FIVE = seats("party", "committee", "property", "owners", "social");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Directory directory;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private EngineCalls engine;

    @Autowired
    private JdbcClient jdbc;

    private String number;
    private String run;

    @AfterEach
    void timeGoesOn() {
        ClockUtil.reset();
        engine.asSystem(() -> {
            if (runtime.createProcessInstanceQuery().processInstanceId(run).count() > 0) {
                runtime.deleteProcessInstance(run, "test over");
            }
        });
    }

    @Test
    void fivePartiesAgreeAndKeepTheirWord() {
        begin("430302003001001");
        FIVE.forEach((seat, person) -> state(person));
        propose("committee");
        FIVE.values().forEach(person -> vote(person, Map.of("vote", "agree")));
        FIVE.values()
                .forEach(person -> as(person).does(number, "userTask_approveMinutes", Map.of("signature", "sign")));
        assertThat(history("endEvent_agreed")).isTrue();
        fire("event_noticeEnded");

        fulfil("property", "屋面已修缮");
        verify("supervisor", "kept");

        assertThat(outcome()).isEqualTo("solved");
        assertThat(caseFiles.get(number).status()).isEqualTo(CaseStatus.MEETING);
    }

    private void begin(String block) {
        Place place = directory.place(block).orElseThrow();
        number = caseFiles
                .open(
                        new NewCase(
                                "屋顶漏水", "三楼以上渗水", "", block, "3 栋", "none", 12, List.of("propertyFirm"), "grid", null),
                        Actor.SYSTEM)
                .number();
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        Map<String, Object> routing = new HashMap<>(Map.of(
                "district",
                place.district(),
                "street",
                place.street(),
                "community",
                place.community(),
                "unit",
                place.unit(),
                "hazard",
                "none",
                "matter",
                "",
                "households",
                12,
                "parties",
                1));
        routing.put("repeat", false);
        run = engine.asSystem(() -> runtime.startProcessInstanceByKey("meeting-handling", number, routing)
                .getId());
        as(place.community().equals("430302003001") ? "committee" : "committee2")
                .does(
                        number,
                        "userTask_callMeeting",
                        Map.of(
                                "agenda",
                                "屋面如何修",
                                "meetingAt",
                                "2026-12-01T19:30",
                                "place",
                                "社区会议室",
                                "noticeGiven",
                                true));
    }

    private void state(String person) {
        as(person).does(number, "userTask_statePosition", Map.of("position", person + "的意见"));
    }

    private void propose(String person) {
        as(person).does(number, "userTask_draftProposal", proposal());
    }

    private static Map<String, Object> proposal() {
        return new HashMap<>(Map.of(
                "proposal", "整修屋面防水层",
                "legalBasis", "物业管理条例第五十一条",
                "ownersItem", "none",
                "commitment1Owner", "propertyFirm",
                "commitment1Measure", "修缮屋面",
                "commitment1DueOn",
                        java.time.LocalDate.now(java.time.Clock.systemDefaultZone())
                                .plusDays(30)
                                .toString()));
    }

    private void vote(String person, Map<String, ?> ballot) {
        as(person).does(number, "userTask_castVote", ballot);
    }

    private void fulfil(String person, String done) {
        as(person).does(number, "userTask_fulfilCommitment", Map.of("done", done, "evidence", "照片存社区"));
    }

    private void verify(String person, String verdict) {
        as(person).does(number, "userTask_verifyCommitment", Map.of("commitmentVerdict", verdict, "finding", "到场查看"));
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }

    private void fire(String event) {
        engine.asSystem(() -> {
            Job job = management.createJobQuery().activityId(event).list().stream()
                    .filter(j -> number.equals(runtime.createProcessInstanceQuery()
                            .processInstanceId(j.getProcessInstanceId())
                            .singleResult()
                            .getBusinessKey()))
                    .findFirst()
                    .orElseThrow();
            management.executeJob(job.getId());
        });
    }

    private boolean history(String activity) {
        return engine.asSystem(
                () -> history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                        .anyMatch(p -> history.createHistoricActivityInstanceQuery()
                                        .processInstanceId(p.getId())
                                        .activityId(activity)
                                        .count()
                                > 0));
    }

    private String outcome() {
        return String.valueOf(engine.asSystem(() -> history.createHistoricVariableInstanceQuery()
                .processInstanceId(run)
                .variableName("meetingOutcome")
                .singleResult()
                .getValue()));
    }

    private static Map<String, String> seats(
            String party, String committee, String property, String owners, String social) {
        return new TreeMap<>(Map.of(
                "partyBranch",
                party,
                "residentsCommittee",
                committee,
                "propertyFirm",
                property,
                "ownersCommittee",
                owners,
                "socialOrganisation",
                social));
    }
}
