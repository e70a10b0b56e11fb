package org.wufang.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.security.Actor;

/** Cases that are whistled for through the engine, by the demo people, over HTTP as the Tasklist does. */
abstract class WhistledCases {

    static final String BLOW = "userTask_blowWhistle";
    static final String REPORT_IN = "userTask_reportIn";
    static final String PLAN = "userTask_planJointAction";
    static final String ACT = "userTask_act";
    static final String RATE = "userTask_rateDepartment";
    static final String REDISPATCH = "userTask_redispatch";
    static final String RULE = "userTask_ruleOnDuty";
    static final String ANSWER = "userTask_answerRuling";

    static final Map<String, String> ARRIVED = Map.of("answer", "arrived", "place", "3 栋楼下");
    static final Map<String, String> DONE = Map.of("done", "已现场处理完毕", "result", "done");
    static final Map<String, String> CANNOT = Map.of("done", "到场查看", "result", "cannot", "reason", "超出权限");

    @Autowired
    Cases cases;

    @Autowired
    CaseFiles caseFiles;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    /** A triaged case. */
    String open(String matter, String hazard) {
        String number = cases.opened(report -> report.title("吹哨测试")
                .description("需要部门到场")
                .matter(matter)
                .hazard(hazard)
                .households(3));
        caseFiles.enter(number, CaseStatus.TRIAGED, Actor.SYSTEM, null);
        return number;
    }

    /** Gives the id of its whistle handling. */
    String start(String number, int departments) {
        return cases.startsWith("whistle-handling", number, Map.of("departments", departments));
    }

    void rateAll(String person, String number) {
        for (Tasklist.Task task : cases.as(person).tasks(number)) {
            assertThat(task.key()).isEqualTo(RATE);
            cases.as(person).claim(task.id());
            Answer answer = cases.as(person).submit(task.id(), Map.of("rating", "3"));
            assertThat(answer.status()).as(answer.text()).isIn(200, 204);
        }
    }

    Object outcome(String run) {
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(run).count())
                .as("ended")
                .isZero();
        return history.createHistoricVariableInstanceQuery()
                .processInstanceId(run)
                .variableName("whistleOutcome")
                .singleResult()
                .getValue();
    }

    String facts(String person, String number, String key) {
        return cases.formOf(person, number, key).toString();
    }

    static Map<String, String> ground(String ground) {
        return Map.of(
                "kindAsked",
                ground.equals("emergency") ? "emergency" : ground.equals("jointEnforcement") ? "tough" : "quick",
                "whistleGround",
                ground,
                "triedBelow",
                "网格员上门劝导三次无效",
                "evidence",
                "劝导记录三份");
    }

    static Map<String, String> withExtra(String ground, String department) {
        Map<String, String> wish = new HashMap<>(ground(ground));
        wish.putAll(Map.of("extraDepartment", department, "reason", "疑似涉及"));
        return wish;
    }

    static Map<String, String> returned(String ground, String reason) {
        return Map.of("answer", "notOurs", "returnGround", ground, "dutyItem", "职责清单本事项", "reason", reason);
    }

    static Map<String, String> redispatch(String department) {
        return Map.of("redispatchTo", "other", "department", department, "reason", "改请该部门");
    }

    static Map<String, String> plan() {
        return Map.of("plan", "联合到场处置", "finishOn", LocalDate.now().plusDays(3).toString());
    }
}
