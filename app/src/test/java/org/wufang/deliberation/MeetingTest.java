package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
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

    private static final String WANXIN = "430302003001001";
    private static final String WITHOUT_OWNERS_COMMITTEE = "430302001001001";
    private static final Map<String, Object> AGREE = Map.of("vote", "agree");
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

    @Autowired
    private Clock clock;

    private String number;
    private String run;

    @AfterEach
    void leaveTheTable() {
        engine.asSystem(() -> {
            if (runtime.createProcessInstanceQuery().processInstanceId(run).count() > 0) {
                runtime.deleteProcessInstance(run, "test over");
            }
        });
    }

    @Test
    void fivePartiesAgreeAndKeepTheirWord() {
        begin(WANXIN);
        FIVE.values().forEach(this::state);
        assertThat(form("committee", "userTask_draftProposal", "positions")).contains("物业公司：property的意见");
        propose("committee", Map.of());
        assertThat(form("owners", "userTask_castVote", "proposalText")).contains("整修屋面防水层");
        assertThat(form("owners", "userTask_castVote", "commitmentsText")).contains("物业公司：修缮屋面");
        everybodyVotes(AGREE);
        assertThat(form("owners", "userTask_approveMinutes", "minutesText"))
                .contains("【各方意见】", "property的意见", "业委会：同意", "结论：达成一致");
        FIVE.values().forEach(this::sign);
        fire("event_noticeEnded");
        fulfil("property", "屋面已修缮");
        assertThat(form("supervisor", "userTask_verifyCommitment", "done")).isEqualTo("屋面已修缮");
        verify("supervisor", "kept");
        assertThat(form("owners", "userTask_rateDeliberation", "commitmentsKept"))
                .isEqualTo("物业公司：修缮屋面（已兑现）");
        FIVE.values().forEach(person -> rate(person, "5"));

        assertThat(outcome()).isEqualTo("solved");
        assertThat(section("party", "commitments").get(0).get("state").asText()).isEqualTo("kept");
        assertThat(minutes("party")).contains("五方共建协商会议纪要", "已兑现");
        assertThat(readMinutes("party2").status()).isEqualTo(404);
        assertThat(as("command")
                        .get("/api/v1/cases/" + number + "/ledger/verification")
                        .text())
                .contains("\"valid\":true");
    }

    @Test
    void silenceIsRecordedAndStopsNobody() {
        begin(WANXIN);
        state("party");
        state("committee");
        fire("event_statementOverdue");
        assertThat(form("committee", "userTask_draftProposal", "positions")).contains("物业公司：逾期未表态，按沉默记录");
        propose("committee", Map.of());
        List.of("party", "committee", "property", "social").forEach(person -> vote(person, AGREE));
        fire("event_voteOverdue");
        sign("party");
        fire("event_signingOverdue");

        assertThat(passed("serviceTask_recordSilence", "serviceTask_recordMissingVotes", "serviceTask_recordUnsigned"))
                .isTrue();
        assertThat(section("party", "positions"))
                .filteredOn(p -> p.get("silent").asBoolean())
                .hasSize(3);
        assertThat(section("party", "votes"))
                .filteredOn(v -> v.get("vote").asText().equals("missing"))
                .extracting(v -> v.get("seat").asText())
                .containsExactly("ownersCommittee");
        assertThat(minutes("party")).contains("业委会：逾期未表决", "业委会：逾期未签署");
        assertThat(passed("serviceTask_publishNotice")).isTrue();
    }

    @Test
    void threeVotersAreNoQuorum() {
        begin(WANXIN);
        fire("event_statementOverdue");
        propose("committee", Map.of());
        List.of("party", "committee", "property").forEach(person -> vote(person, AGREE));
        fire("event_voteOverdue");

        assertThat(passed("serviceTask_openNextRound")).isTrue();
        assertThat(lastDecision()).isEqualTo("quorumMissing");
    }

    @Test
    void conditionsAreMetInTheThirdRoundAndADissentIsKept() {
        begin(WANXIN);
        fire("event_statementOverdue");
        propose("committee", Map.of("cost", 30000));
        vote("property", Map.of("vote", "agreeWithConditions", "condition1", "费用降到一万", "condition2", "先公示报价"));
        everybodyVotes(AGREE);
        assertThat(form("committee", "userTask_draftProposal", "openConditions"))
                .isEqualTo("2");
        assertThat(form("committee", "userTask_draftProposal", "condition1Text"))
                .isEqualTo("物业公司：费用降到一万");
        Tasklist.Task draft = claimed("committee", "userTask_draftProposal");
        Tasklist.Answer unanswered = as("committee")
                .submit(draft.id(), proposal(Map.of("condition1Answer", "met", "condition1Words", "已降到两万")));
        assertThat(unanswered.status()).isEqualTo(400);
        assertThat(unanswered.text()).contains("条件二").doesNotContain("条件一");
        assertThat(as("committee")
                        .submit(
                                draft.id(),
                                proposal(Map.of(
                                        "cost", 20000,
                                        "condition1Answer", "answered",
                                        "condition1Words", "一万不足以整修",
                                        "condition2Answer", "met",
                                        "condition2Words", "报价已张贴")))
                        .status())
                .isEqualTo(204);
        assertThat(form("property", "userTask_castVote", "conditionsText"))
                .contains("费用降到一万；未采纳：一万不足以整修", "先公示报价；方案已满足：报价已张贴");
        vote("property", Map.of("vote", "agreeWithConditions", "condition1", "费用降到一万"));
        everybodyVotes(AGREE);
        assertThat(form("committee", "userTask_draftProposal", "positions")).contains("第2轮", "条件：费用降到一万");
        propose("committee", Map.of("cost", 10000, "condition1Answer", "met", "condition1Words", "已降到一万"));
        assertThat(form("social", "userTask_castVote", "round")).isEqualTo("3");
        everybodyVotes(AGREE);
        as("owners").does(number, "userTask_approveMinutes", Map.of("signature", "dissent", "dissent", "应先公示报价"));
        List.of("party", "committee", "property", "social").forEach(this::sign);

        assertThat(passed("serviceTask_concludeDeliberation")).isTrue();
        assertThat(section("party", "proposals"))
                .extracting(p -> p.get("consensus").asText())
                .containsExactly("amend", "amend", "agreed");
        assertThat(section("party", "proposals").stream()
                        .map(p -> p.get("sha256").asText())
                        .distinct())
                .hasSize(3);
        assertThat(minutes("party")).contains("保留意见；意见：应先公示报价", "回应条件：物业公司", "未采纳：一万不足以整修");
        assertThat(section("party", "conditions"))
                .extracting(c -> c.get("answers").get(0).get("conditionAnswer").asText())
                .containsExactly("answered", "met", "met");
    }

    @Test
    void aLegalObjectionThatStandsThreeTimesEndsInAWhistle() {
        begin(WANXIN);
        fire("event_statementOverdue");
        for (int round = 1; round <= 3; round++) {
            propose("committee", Map.of());
            vote("owners", Map.of("vote", "legalObjection", "reason", "应由业主决定", "legalBasis", "民法典第二百七十八条"));
            everybodyVotes(AGREE);
        }

        assertThat(passed("serviceTask_recordFailure", "endEvent_toWhistle")).isTrue();
        assertThat(outcome()).isEqualTo("toWhistle");
        assertThat(section("party", "commitments")).isEmpty();
    }

    @Test
    void theCommitteeSitsForAMissingOwnersCommittee() {
        begin(WITHOUT_OWNERS_COMMITTEE);
        fire("event_statementOverdue");
        propose("committee2", Map.of("commitment1Owner", "ownersCommittee"));
        List<Tasklist.Task> papers = as("committee2").tasks(number).stream()
                .filter(task -> task.key().equals("userTask_castVote"))
                .toList();
        assertThat(papers).hasSize(2);
        papers.forEach(paper -> {
            as("committee2").claim(paper.id());
            assertThat(as("committee2").submit(paper.id(), AGREE).status()).isEqualTo(204);
        });
        List.of("party2", "property2", "social2").forEach(person -> vote(person, AGREE));
        fire("event_signingOverdue");
        fire("event_noticeEnded");

        assertThat(minutes("committee2")).contains("业委会：由居委会代为参加（未成立业委会和物管会，由居委会代行）");
        fulfil("committee2", "已组织业主清理");
        verify("supervisor2", "kept");
        assertThat(as("committee2").tasks(number)).hasSize(2);
        fire("event_ratingOverdue");
        assertThat(section("party2", "partyRatings")).hasSize(5).allMatch(rating -> rating.get("silent")
                .asBoolean());
        assertThat(outcome()).isEqualTo("solved");
    }

    @Test
    void ownersCarryWithExactlyTwoThirdsTakingPartAndThreeQuartersFor() {
        toOwnersVote("threeQuarters");
        recordOwners(Map.of("areaTaking", 600.0, "areaFor", 450.0, "ownersTaking", 8, "ownersFor", 6));

        assertThat(form("party", "userTask_approveMinutes", "minutesText")).contains("业主共同决定：通过");
        assertThat(passed("serviceTask_recordOwnersDecision")).isTrue();
    }

    @Test
    void ownersWhoFallShortByACentimetreDoNotCarry() {
        toOwnersVote("threeQuarters");
        recordOwners(Map.of("areaTaking", 600.0, "areaFor", 449.99, "ownersTaking", 8, "ownersFor", 6));

        assertThat(passed("serviceTask_recordFailure")).isTrue();
        assertThat(outcome()).isEqualTo("toWhistle");
        assertThat(minutes("party")).contains("业主共同决定：未通过");
    }

    @Test
    void moreOwnersForThanTakingPartAreSentBackToTheForm() {
        toOwnersVote("majority");
        Tasklist.Task task = claimed("committee", "userTask_recordOwnersVote");
        assertThat(form("committee", "userTask_recordOwnersVote", "proposalText"))
                .contains("业主共同决定事项");

        Tasklist.Answer answer = as("committee").submit(task.id(), owners(Map.of("ownersFor", 9)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("不能大于参与表决的人数");
        assertThat(as("committee").tasks(number))
                .extracting(Tasklist.Task::key)
                .containsOnly("userTask_recordOwnersVote");
    }

    @Test
    void anExpertItemIsHeardBeforeItIsDecided() {
        begin(WANXIN);
        fire("event_statementOverdue");
        propose("committee", Map.of("expertItem", true));
        everybodyVotes(AGREE);
        hear("可加固", "可行");
        propose("committee", Map.of("expertItem", true));
        everybodyVotes(AGREE);

        assertThat(lastDecision()).isEqualTo("agreed");
        assertThat(form("party", "userTask_approveMinutes", "minutesText")).contains("听证结论：可行", "【第1轮（听证后）】");
        assertThat(section("party", "votes")).hasSize(10);
    }

    @Test
    void aCommitmentIsRedoneUntilItIsKept() {
        begin(WANXIN);
        agree();
        fire("event_noticeEnded");
        fulfil("property", "修了一半");
        verify("supervisor", "redo");
        fulfil("property", "全部修好");
        verify("supervisor", "kept");

        assertThat(outcome()).isEqualTo("solved");
        assertThat(section("party", "commitments").get(0).get("attempts"))
                .extracting(a -> a.get("verdict").asText())
                .containsExactly("redo", "kept");
    }

    @Test
    void noWordIsKeptWithoutProofNorByTheProofThatFailed() {
        begin(WANXIN);
        agree();
        fire("event_noticeEnded");
        as("property").does(number, "userTask_fulfilCommitment", Map.of("done", "已修", "evidence", "见现场"));
        assertThat(refusedAsKept()).contains("核定“已兑现”须有佐证，请先在“材料”页签上传照片或文件");
        byte[] photo = Tasklist.photo();
        as("supervisor")
                .attach(
                        number,
                        as("supervisor")
                                .task(number, "userTask_verifyCommitment")
                                .id(),
                        "现场.png",
                        photo);
        verify("supervisor", "redo");
        as("property").does(number, "userTask_fulfilCommitment", Map.of("done", "重修", "evidence", "见现场"));
        as("supervisor")
                .attach(
                        number,
                        as("supervisor")
                                .task(number, "userTask_verifyCommitment")
                                .id(),
                        "现场.png",
                        photo);
        assertThat(refusedAsKept()).contains("上次核查后没有新的佐证");
        as("supervisor").attach(number, "userTask_verifyCommitment");
        verify("supervisor", "kept");

        assertThat(outcome()).isEqualTo("solved");
    }

    private String refusedAsKept() {
        Tasklist.Task task = claimed("supervisor", "userTask_verifyCommitment");
        Tasklist.Answer answer =
                as("supervisor").submit(task.id(), Map.of("commitmentVerdict", "kept", "finding", "到场查看"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return answer.text();
    }

    @Test
    void aBrokenCommitmentEndsInAWhistle() {
        begin(WANXIN);
        agree();
        fire("event_noticeEnded");
        fulfil("property", "没有钱");
        verify("supervisor", "broken");

        assertThat(outcome()).isEqualTo("toWhistle");
    }

    @Test
    void nobodySeesAVoteWhileOthersStillVote() {
        begin(WANXIN);
        fire("event_statementOverdue");
        propose("committee", Map.of());
        String paper = as("owners")
                .attach(number, as("owners").task(number, "userTask_castVote").id(), "极密.png", Tasklist.photo())
                .location();
        assertThat(as("manager").get(paper).status()).as("before the vote").isEqualTo(404);
        vote("owners", Map.of("vote", "oppose", "reason", "极密理由"));
        assertThat(as("owners").get(paper).status()).isEqualTo(200);
        for (String person : List.of("party", "manager", "command")) {
            assertThat(as(person).get(paper).status()).as("read by %s", person).isEqualTo(404);
        }

        for (String person : List.of("party", "owners", "governor", "coordination", "command")) {
            assertThat(as(person).get("/api/v1/cases/" + number).text())
                    .as("case file seen by %s", person)
                    .contains("userTask_castVote")
                    .doesNotContain("极密理由");
            assertThat(minutes(person)).doesNotContain("极密理由");
            assertThat(as(person).get("/api/v1/cases/" + number + "/ledger").text())
                    .doesNotContain("极密理由");
        }
        String task = as("party").task(number, "userTask_castVote").id();
        assertThat(as("party")
                        .get("/engine-rest/task/" + task + "/form-variables")
                        .text())
                .doesNotContain("极密理由");

        everybodyVotes(AGREE);

        assertThat(as("party").get(paper).status()).isEqualTo(200);
        assertThat(as("party").get("/api/v1/cases/" + number).text()).contains("极密理由");
        assertThat(as("command").get("/api/v1/cases/" + number + "/ledger").text())
                .contains("极密理由");
    }

    @Test
    void nobodySeesARatingWhileOthersStillRate() {
        begin(WANXIN);
        fire("event_statementOverdue");
        propose("committee", Map.of());
        everybodyVotes(AGREE);
        fire("event_signingOverdue");
        fire("event_noticeEnded");
        fulfil("property", "屋面已修缮");
        verify("supervisor", "kept");
        as("owners")
                .does(
                        number,
                        "userTask_rateDeliberation",
                        Map.of("resultRating", "2", "processRating", "1", "comment", "极密评语"));

        for (String person : List.of("party", "owners", "governor", "coordination", "command")) {
            assertThat(as(person).get("/api/v1/cases/" + number).text())
                    .as("case file seen by %s", person)
                    .contains("userTask_rateDeliberation")
                    .doesNotContain("极密评语");
            assertThat(section(person, "partyRatings")).isEmpty();
            assertThat(minutes(person)).doesNotContain("极密评语");
            assertThat(as(person).get("/api/v1/cases/" + number + "/ledger").text())
                    .doesNotContain("极密评语");
        }

        fire("event_ratingOverdue");

        assertThat(section("party", "partyRatings")).hasSize(5);
        assertThat(as("party").get("/api/v1/cases/" + number).text()).contains("极密评语");
        assertThat(as("command").get("/api/v1/cases/" + number + "/ledger").text())
                .contains("极密评语");
    }

    @Test
    void aProposalWithAPromiseForYesterdayIsSentBackAndChangesNothing() {
        begin(WANXIN);
        fire("event_statementOverdue");
        Tasklist.Task task = claimed("committee", "userTask_draftProposal");

        Tasklist.Answer answer = as("committee")
                .submit(
                        task.id(),
                        proposal(Map.of(
                                "commitment1DueOn",
                                LocalDate.now(clock).minusDays(1).toString())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(section("party", "proposals")).isEmpty();
        assertThat(as("committee").tasks(number)).extracting(Tasklist.Task::key).containsOnly("userTask_draftProposal");
    }

    @Test
    void fiveWhoVoteInTheSameInstantAreAllCounted() throws Exception {
        begin(WANXIN);
        fire("event_statementOverdue");
        propose("committee", Map.of());
        Map<String, Tasklist.Task> papers = new HashMap<>();
        FIVE.values().forEach(person -> papers.put(person, claimed(person, "userTask_castVote")));
        CyclicBarrier together = new CyclicBarrier(papers.size());
        ExecutorService people = Executors.newFixedThreadPool(papers.size());
        try {
            List<Callable<Integer>> votes = papers.entrySet().stream()
                    .<Callable<Integer>>map(paper -> () -> {
                        together.await();
                        return as(paper.getKey())
                                .submit(paper.getValue().id(), AGREE)
                                .status();
                    })
                    .toList();
            for (Future<Integer> vote : people.invokeAll(votes)) {
                assertThat(vote.get()).isEqualTo(204);
            }
        } finally {
            people.shutdown();
        }

        assertThat(section("party", "votes")).hasSize(5);
        assertThat(lastDecision()).isEqualTo("agreed");
        assertThat(FIVE.values()).allSatisfy(person -> as(person).task(number, "userTask_approveMinutes"));
    }

    @Test
    void everyPartySignsTheEditionThatIsKeptAndALaterChangeIsANewOne() throws IOException {
        begin(WANXIN);
        state("property");
        fire("event_statementOverdue");
        propose("committee", Map.of("cost", 30000, "payer", "物业公司"));
        vote("property", Map.of("vote", "agreeWithConditions", "condition1", "费用降到一万"));
        everybodyVotes(AGREE);
        assertThat(edition("party", "json", "").status()).isEqualTo(404);
        assertThat(edition("party", "plain", "").text()).contains("附条件同意");
        propose(
                "committee",
                Map.of("cost", 10000, "payer", "物业公司", "condition1Answer", "met", "condition1Words", "已降到一万"));
        everybodyVotes(AGREE);

        String laidOut = edition("party", "json", "?version=1").text();
        String hash = Sha256.of(laidOut);
        assertThat(form("owners", "userTask_approveMinutes", "minutesHash")).isEqualTo(hash);
        assertThat(form("owners", "userTask_approveMinutes", "minutesText"))
                .isEqualTo(edition("party", "plain", "?version=1").text());
        as("owners").does(number, "userTask_approveMinutes", Map.of("signature", "dissent", "dissent", "应先公示报价"));
        assertThat(edition("party", "json", "").text()).isEqualTo(laidOut);
        List.of("party", "committee", "property", "social").forEach(this::sign);

        assertThat(edition("party", "json", "?version=1").text()).isEqualTo(laidOut);
        String concluded = edition("party", "json", "").text();
        assertThat(concluded).contains("\"version\":2", "应先公示报价", "第1版");
        assertThat(inLedger("deliberation.minutesKept"))
                .satisfiesExactly(entry -> assertThat(entry).contains(hash, "signing"), entry -> assertThat(entry)
                        .contains(Sha256.of(concluded), "concluded"));
        assertThat(inLedger("deliberation.minutesSigned")).hasSize(5).allSatisfy(entry -> assertThat(entry)
                .contains(hash));
        fire("event_noticeEnded");
        fulfil("property", "屋面已修缮");
        verify("supervisor", "kept");
        assertThat(edition("party", "json", "").text()).contains("\"version\":3", "continued", "已兑现");
        assertThat(edition("party", "json", "?version=2").text()).isEqualTo(concluded);
        assertThat(minutes("party"))
                .isEqualTo(
                        edition("party", "plain", "?deliberation=1&version=3").text());
        assertThat(edition("party", "plain", "?version=4").status()).isEqualTo(404);
        assertThat(edition("party", "plain", "?deliberation=2").status()).isEqualTo(404);
        assertThat(edition("party2", "plain", "?version=1").status()).isEqualTo(404);
        thePaperSaysWhatTheRecordSays();
    }

    /** Every line and every cell of the record, in the PDF that the office prints. */
    private void thePaperSaysWhatTheRecordSays() throws IOException {
        byte[] pdf = as("party").download("/api/v1/cases/" + number + "/minutes.pdf", "application/pdf");
        Path kept = Path.of("target", "minutes");
        Files.createDirectories(kept);
        Files.write(kept.resolve("meeting.pdf"), pdf);
        String read;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            read = new PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", "")
                    .replaceAll("HY-[-\\d]+第\\d+版（续记）—\\d+/\\d+—", "");
        }
        JsonNode record = edition("party", "json", "").json();
        assertThat(read)
                .contains(
                        record.path("number").asText(),
                        Sha256.of(edition("party", "json", "").text()));
        List<String> written = new ArrayList<>();
        record.path("document").path("sections").forEach(section -> {
            written.add(section.path("heading").asText());
            section.path("parts").forEach(part -> {
                written.add(part.path("line").asText());
                part.path("table").path("rows").forEach(row -> row.forEach(cell -> written.add(cell.asText())));
            });
        });
        assertThat(written).hasSizeGreaterThan(60);
        for (String words : written) {
            assertThat(read).contains(words.replaceAll("\\s+", ""));
        }
    }

    private List<String> inLedger(String act) {
        return jdbc.sql("select content from ledger_entry where case_number = ? and act = ? order by seq")
                .params(number, act)
                .query(String.class)
                .list();
    }

    private Tasklist.Answer edition(String person, String format, String which) {
        Tasklist reader = as(person);
        return reader.send(reader.request("/api/v1/cases/" + number + "/minutes" + which)
                .setHeader("Accept", (format.equals("json") ? "application/" : "text/") + format)
                .build());
    }

    @Test
    void nobodyVotesForAnother() {
        begin(WANXIN);
        fire("event_statementOverdue");
        propose("committee", Map.of());
        String paper = as("owners").task(number, "userTask_castVote").id();

        assertThat(as("property").claim(paper).status()).isIn(403, 404);
        assertThat(as("property").submit(paper, AGREE).status()).isIn(403, 404);
    }

    /** From an open table to the public notice. */
    private void agree() {
        fire("event_statementOverdue");
        propose("committee", Map.of());
        everybodyVotes(AGREE);
        fire("event_signingOverdue");
    }

    private void hear(String opinion, String conclusion) {
        as("committee")
                .does(
                        number,
                        "userTask_conveneHearing",
                        Map.of(
                                "hearingKind", "appraisal",
                                "topic", "能否加固",
                                "heldAt", "2026-12-01T19:30",
                                "place", "社区会议室",
                                "member1Name", "李工",
                                "member1Capacity", "结构工程师"));
        as("committee").does(number, "userTask_giveTestimony", Map.of("stance", "for", "opinion", opinion));
        as("committee").does(number, "userTask_concludeHearing", Map.of("conclusion", conclusion));
    }

    private void toOwnersVote(String share) {
        begin(WANXIN);
        fire("event_statementOverdue");
        propose("committee", Map.of("ownersItem", share));
        everybodyVotes(AGREE);
    }

    private void recordOwners(Map<String, ?> count) {
        as("committee").does(number, "userTask_recordOwnersVote", owners(count));
    }

    private static Map<String, Object> owners(Map<String, ?> count) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "areaTotal",
                900,
                "areaTaking",
                600,
                "areaFor",
                450,
                "ownersTotal",
                12,
                "ownersTaking",
                8,
                "ownersFor",
                6));
        all.putAll(count);
        return all;
    }

    private void begin(String block) {
        Place place = directory.place(block).orElseThrow();
        number = caseFiles
                .open(
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

    private void propose(String person, Map<String, ?> parts) {
        as(person).does(number, "userTask_draftProposal", proposal(parts));
    }

    private Map<String, Object> proposal(Map<String, ?> parts) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "proposal", "整修屋面防水层",
                "legalBasis", "物业管理条例第五十一条",
                "ownersItem", "none",
                "commitment1Owner", "propertyFirm",
                "commitment1Measure", "修缮屋面",
                "commitment1DueOn", LocalDate.now(clock).plusDays(30).toString()));
        all.putAll(parts);
        return all;
    }

    private void vote(String person, Map<String, ?> ballot) {
        as(person).does(number, "userTask_castVote", ballot);
    }

    /** All of the five who have not voted yet in this round. */
    private void everybodyVotes(Map<String, ?> ballot) {
        FIVE.values().stream()
                .filter(person -> as(person).tasks(number).stream()
                        .anyMatch(task -> task.key().equals("userTask_castVote")))
                .toList()
                .forEach(person -> vote(person, ballot));
    }

    private void sign(String person) {
        as(person).does(number, "userTask_approveMinutes", Map.of("signature", "sign"));
    }

    private Tasklist.Task claimed(String person, String key) {
        Tasklist.Task task = as(person).task(number, key);
        assertThat(as(person).claim(task.id()).status()).isEqualTo(204);
        return task;
    }

    /** What the form of the person's task shows in this field. */
    private String form(String person, String key, String field) {
        String task = as(person).task(number, key).id();
        JsonNode value = as(person)
                .get("/engine-rest/task/" + task + "/form-variables")
                .json()
                .path(field)
                .path("value");
        return value.asText();
    }

    private List<JsonNode> section(String person, String name) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode file = as(person).get("/api/v1/cases/" + number).json();
        JsonNode section =
                file.has(name) ? file.get(name) : file.path("sections").path(name);
        assertThat(section.isArray()).as("section %s of %s", name, file).isTrue();
        section.forEach(rows::add);
        return rows;
    }

    private String minutes(String person) {
        Tasklist.Answer answer = readMinutes(person);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private Tasklist.Answer readMinutes(String person) {
        Tasklist reader = as(person);
        return reader.send(reader.request("/api/v1/cases/" + number + "/minutes")
                .setHeader("Accept", "text/plain")
                .build());
    }

    private String lastDecision() {
        return jdbc.sql("select r.rule from deliberation_round r join deliberation_session s on s.id = r.session_id"
                        + " where s.case_number = ? order by r.session_id desc, r.round desc fetch first 1 row only")
                .param(number)
                .query(String.class)
                .single();
    }

    private void fulfil(String person, String done) {
        as(person).attach(number, "userTask_fulfilCommitment");
        as(person).does(number, "userTask_fulfilCommitment", Map.of("done", done, "evidence", "照片存社区"));
    }

    private void verify(String person, String verdict) {
        as(person).does(number, "userTask_verifyCommitment", Map.of("commitmentVerdict", verdict, "finding", "到场查看"));
    }

    private void rate(String person, String rating) {
        as(person).does(number, "userTask_rateDeliberation", Map.of("resultRating", rating, "processRating", "4"));
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

    private boolean passed(String... activities) {
        return Stream.of(activities).allMatch(this::passed);
    }

    private boolean passed(String activity) {
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
