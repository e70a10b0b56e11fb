package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wufang.Tasklist.Answer;
import org.wufang.Tasklist.Task;
import org.wufang.indicators.IndicatorScope;
import org.wufang.indicators.Indicators;
import org.wufang.indicators.Indicators.Counted;

/**
 * One long negotiation over HTTP, in a community that has no owners' committee: three rounds, a condition met in the
 * second, an expert heard, a dissent, an objection answered, a commitment that is late and renegotiated.
 */
@WufangTest
class NegotiationJourneyTest {

    private static final List<String> FOUR = List.of("party2", "committee2", "property2", "social2");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Indicators indicators;

    @Autowired
    Clock clock;

    @AfterEach
    void today() {
        ClockUtil.reset();
    }

    @Test
    void threeRoundsEndInMinutesAndInCommitmentsThatAreKept() throws Exception {
        String number = report();
        callMeeting(number);

        // 听: five seats, one of them acted for, and an expert
        person("committee2")
                .acts(
                        number,
                        "inviteVoice",
                        Map.of(
                                "kind", "expert",
                                "name", "市规划院工程师",
                                "group", "residentsCommittee",
                                "question", "车位能否划在消防通道旁",
                                "mode", "parallel",
                                "reason", "涉及消防通道"));
        all("userTask_statePosition", number, Map.of("position", "同意协商解决", "interest", "有序停车"));
        act(
                "committee2",
                number,
                "userTask_giveOpinion",
                Map.of("opinion", "须留出四米净宽的消防通道", "evidence", "GB 55037-2022"));

        // 议, first round: a condition
        draft(number, "沿两侧划定车位四十个", Map.of());
        vote(number, "property2", Map.of("vote", "agreeWithConditions", "condition1", "划线费用由公共收益列支"));
        all("userTask_castVote", number, Map.of("vote", "agree"));

        // second round: the condition is met, a law is in the way
        draft(number, "沿两侧划定车位四十个，费用由公共收益列支", Map.of("condition1Answer", "met", "condition1Words", "方案写明由公共收益列支"));
        vote(number, "social2", Map.of("vote", "legalObjection", "reason", "占用消防通道", "legalBasis", "《消防法》第二十八条"));
        all("userTask_castVote", number, Map.of("vote", "agree"));

        // third round: the property firm's counter-proposal, one against
        person("property2").acts(number, "tableMotion", motion());
        draft(number, "单侧划定车位二十个，留出四米消防通道，费用由公共收益列支", Map.of("adoptedMotion", 1));
        vote(number, "social2", Map.of("vote", "oppose", "reason", "车位仍不足"));
        all("userTask_castVote", number, Map.of("vote", "agree"));

        act("social2", number, "userTask_approveMinutes", Map.of("signature", "dissent", "dissent", "车位数量不足，须另辟临时停车区"));
        all("userTask_approveMinutes", number, Map.of("signature", "sign"));

        objectAndAnswer(number);
        fire(number, "event_noticeEnded");
        keepOneAndRenegotiateTheOther(number);

        all("userTask_rateDeliberation", number, Map.of("resultRating", "5", "processRating", "4", "comment", "议得明白"));
        act(
                "supervisor2",
                number,
                "userTask_verifyResult",
                Map.of("verified", "yes", "rootCause", "other", "finding", "现场属实"));
        act(
                "blockservice2",
                number,
                "userTask_callBack",
                Map.of(
                        "reached",
                        "yes",
                        "solved",
                        "yes",
                        "satisfied",
                        "satisfied",
                        "resultRating",
                        "5",
                        "processRating",
                        "5"));

        JsonNode file = file(number);
        assertThat(file.get("status").asText()).isEqualTo("archived");
        assertThat(file.get("votes")).hasSize(15);
        assertThat(file.get("signatures")).hasSize(5);
        assertThat(file.get("voices")).hasSize(1);
        assertThat(file.get("motions")).hasSize(1);
        assertThat(person("command")
                        .get("/api/v1/cases/" + number + "/ledger/verification")
                        .json()
                        .get("valid")
                        .asBoolean())
                .isTrue();
        theMinutesTellIt(number);
        threePromisesTwoKept(number);
    }

    /** The one that was renegotiated was not kept as first promised. */
    private void threePromisesTwoKept(String number) {
        LocalDate today = LocalDate.now(clock);
        Counted kept = indicators.list(
                "commitmentsKept",
                new IndicatorScope(
                        "430302001001001",
                        "block",
                        today.minusDays(30),
                        today.plusDays(60),
                        "parking.disorder",
                        null,
                        clock.instant().plus(60, ChronoUnit.DAYS),
                        clock.getZone()));

        assertThat(kept.cases())
                .filteredOn(counted -> counted.number().equals(number))
                .singleElement()
                .satisfies(counted -> {
                    assertThat(counted.numerator()).isEqualTo(2);
                    assertThat(counted.denominator()).isEqualTo(3);
                });
    }

    private Map<String, String> motion() {
        return Map.of(
                "seat", "propertyFirm",
                "kind", "counter",
                "text", "单侧划定车位二十个，留出四米消防通道，费用由公共收益列支",
                "changes", "由两侧改为单侧，车位由四十个减为二十个",
                "reason", "回应依法异议");
    }

    private void objectAndAnswer(String number) {
        Answer objected =
                person("governor2").post("/api/v1/cases/" + number + "/objections", Map.of("reason", "三单元门前不宜划线"));
        assertThat(objected.status()).as(objected.text()).isEqualTo(201);
        act(
                "committee2",
                number,
                "userTask_answerObjection",
                Map.of("objectionDecision", "answer", "reason", "三单元门前已按一米五退让，图纸已公示"));
    }

    private void keepOneAndRenegotiateTheOther(String number) {
        act("property2", number, "userTask_fulfilCommitment", Map.of("done", "已划线二十个", "evidence", "照片一张"));
        person("supervisor2").attach(number, "userTask_verifyCommitment");
        act("supervisor2", number, "userTask_verifyCommitment", Map.of("commitmentVerdict", "kept", "finding", "现场属实"));

        ClockUtil.offset(21L * 24 * 3600 * 1000);
        fire(number, "event_commitmentOverdue");
        assertThat(file(number).get("oversight")).as("late is seen").isNotEmpty();
        act("committee2", number, "userTask_fulfilCommitment", Map.of("done", "已劝离十辆，尚余五辆", "evidence", "台账"));
        act(
                "supervisor2",
                number,
                "userTask_verifyCommitment",
                Map.of("commitmentVerdict", "partly", "finding", "尚余五辆"));
        act(
                "committee2",
                number,
                "userTask_proposeRevision",
                Map.of(
                        "revisedMeasure", "余下五辆由居委会会同交警劝离",
                        "revisedDueOn", LocalDate.now(clock).plusDays(10).toString(),
                        "reason", "车主外出务工"));
        all("userTask_voteOnRevision", number, Map.of("vote", "agree"));
        act("committee2", number, "userTask_fulfilCommitment", Map.of("done", "五辆均已劝离", "evidence", "照片"));
        person("supervisor2").attach(number, "userTask_verifyCommitment");
        act("supervisor2", number, "userTask_verifyCommitment", Map.of("commitmentVerdict", "kept", "finding", "现场属实"));
    }

    private void theMinutesTellIt(String number) throws Exception {
        HttpRequest request = person("command")
                .request("/api/v1/cases/" + number + "/minutes.pdf")
                .setHeader("Accept", "application/pdf")
                .build();
        byte[] pdf = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        Files.write(Path.of("target", "minutes.pdf"), pdf);
        String minutes =
                person("command").get("/api/v1/cases/" + number + "/minutes").text();
        assertThat(minutes)
                .contains("由居委会代为参加", "市规划院工程师", "划线费用由公共收益列支", "《消防法》第二十八条", "车位数量不足，须另辟临时停车区", "三单元门前不宜划线");
    }

    // --- the road

    private String report() {
        Answer answer = person("governor2")
                .post(
                        "/api/v1/cases",
                        Map.of(
                                "title", "院内停车混乱",
                                "description", "夜间占道，消防车进不来",
                                "matter", "parking.disorder",
                                "unit", "430302001001001",
                                "address", "5栋",
                                "hazard", "none",
                                "households", 60,
                                "parties", List.of("propertyFirm", "ownersCommittee", "residentsCommittee"),
                                "channel", "grid"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("number").asText();
    }

    private void callMeeting(String number) {
        act(
                "committee2",
                number,
                "userTask_callMeeting",
                Map.of(
                        "deliberationMethod", "five-party-deliberation",
                        "agenda", "院内停车秩序",
                        "meetingAt",
                                LocalDateTime.now(clock)
                                        .plusDays(1)
                                        .truncatedTo(ChronoUnit.MINUTES)
                                        .toString(),
                        "place", "社区议事厅",
                        "noticeGiven", true));
    }

    private void draft(String number, String proposal, Map<String, Object> more) {
        Map<String, Object> form = new LinkedHashMap<>(more);
        form.putAll(Map.of(
                "proposal", proposal,
                "options", "地面立体车库：费用过高",
                "legalBasis", "《民法典》第二百七十五条",
                "cost", 3000,
                "payer", "公共收益",
                "ownersItem", "none",
                "commitment1Owner", "propertyFirm",
                "commitment1Measure", "十日内划线",
                "commitment1DueOn", LocalDate.now(clock).plusDays(10).toString()));
        form.putAll(Map.of(
                "commitment2Owner", "residentsCommittee",
                "commitment2Measure", "劝离长期占位的僵尸车",
                "commitment2DueOn", LocalDate.now(clock).plusDays(20).toString()));
        act("committee2", number, "userTask_draftProposal", form);
    }

    private void vote(String number, String person, Map<String, ?> ballot) {
        act(person, number, "userTask_castVote", ballot);
    }

    private void act(String person, String number, String key, Map<String, ?> values) {
        person(person).does(number, key, values);
    }

    /** Everybody who still has this task does it; who acts for two seats does it twice. */
    private void all(String key, String number, Map<String, ?> values) {
        for (String name : FOUR) {
            for (Task task : person(name).tasks(number)) {
                if (task.key().equals(key)) {
                    assertThat(person(name).claim(task.id()).status()).isEqualTo(204);
                    Answer answer = person(name).submit(task.id(), values);
                    assertThat(answer.status())
                            .as("%s by %s: %s", key, name, answer.text())
                            .isIn(200, 204);
                }
            }
        }
    }

    private void fire(String number, String event) {
        Job job = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(event)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no timer " + event + " in " + number));
        management.executeJob(job.getId());
    }

    private JsonNode file(String number) {
        return person("command").get("/api/v1/cases/" + number).json();
    }

    private Tasklist person(String name) {
        return Tasklist.of(port, name);
    }
}
