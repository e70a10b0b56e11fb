package org.wufang.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.wufang.Cases;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.WufangTest;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Staff;
import org.wufang.evaluation.RootCause;
import org.wufang.indicators.Indicator.CountedCase;
import org.wufang.indicators.Indicators.Counted;
import org.wufang.platform.security.Caller;
import org.wufang.platform.time.Term;

/**
 * Cases of a street of their own, each with a fate drawn by lot and lived through over HTTP. What the indicators say of
 * them is what the ledger says, read entry by entry and counted by hand.
 */
@WufangTest
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class IndicatorsEqualTheLedgerTest {

    private static final String STREET = "430302008";
    private static final String COMMUNITY = "430302008206";
    private static final String BLOCK = "430302008206003";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** By which somebody was there or spoke to who reported; the desk reads and decides only. */
    private static final Set<String> CONTACT = Set.of(
            "form.handle-on-site", "form.verify-result", "form.call-back", "act.contactReporter", "act.awaitReporter");

    /** More by {@code -Dwufang.test.lots=200}; another draw by {@code -Dwufang.test.seed=…}. */
    private static final int CASES = Integer.getInteger("wufang.test.lots", 36);

    private final long seed = Long.getLong("wufang.test.seed", System.nanoTime());
    private final Random lot = new Random(seed);
    private final List<Reported> reported = new ArrayList<>();

    /** Cases that other classes of this program left in this block. */
    private Set<String> others = Set.of();

    @Autowired
    private Cases cases;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CaseFiles files;

    @Autowired
    private Indicators indicators;

    @TempDir
    Path staff;

    private record Reported(String number, String code) {}

    @BeforeEach
    void theStreetHasItsOwnPeople() {
        Staff.add(
                context,
                staff,
                "lotgovernor,甲一,blockGovernor," + BLOCK + ",,,demo",
                "lotsupervisor,甲二,blockSupervisor," + BLOCK + ",,,demo",
                "lotcommittee,甲三,residentsCommittee," + COMMUNITY + ",,,demo",
                "lotcoordination,甲四,coordination," + STREET + ",,,demo",
                "lotservice,甲五,blockService," + STREET + ",,,demo");
        LocalDate today = LocalDate.now(ZONE);
        others = numbers(indicators.list(
                "registered",
                new IndicatorScope(
                        BLOCK, "block", today.minusYears(2), today.plusYears(2), null, null, Instant.now(), ZONE)));
    }

    @AfterEach
    void theDemoIsAsItWas() {
        Staff.demo(context);
    }

    @Test
    void whateverHappensToTheCases() {
        for (int i = 0; i < CASES; i++) {
            try {
                live();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }

        List<Told> told = reported.stream().map(this::told).toList();
        Set<String> fates = told.stream().map(Told::fate).collect(Collectors.toCollection(TreeSet::new));
        assertThat(fates).as("fates drawn by seed %d", seed).hasSizeGreaterThan(5);
        told.forEach(this::isClosedAsTheLedgerSays);

        LocalDate today = LocalDate.now(ZONE);
        for (LocalDate[] period : new LocalDate[][] {
            {today.minusDays(30), today.plusDays(1)}, {today.minusDays(2), today}, {today, today.plusDays(40)}
        }) {
            equalTheEndpoint(told, period[0], period[1]);
            for (Duration later : List.of(Duration.ofDays(2), Duration.ofDays(60))) {
                equalLater(
                        told, period[0], period[1].plusDays(30), Instant.now().plus(later));
            }
        }
    }

    // what happens

    private void live() {
        Reported one = report();
        if (lot.nextInt(3) == 0) {
            files.responseDue(one.number(), moment());
        }
        if (lot.nextInt(4) == 0) {
            as("lotcoordination").acts(one.number(), "contactReporter", Map.of("means", "phone", "reason", "已约定上门时间"));
        }
        review(one);
        for (int step = 0; step < 14 && step(one); step++) {
            if (lot.nextInt(8) == 0 && isOpen(one)) {
                Instant due = moment();
                files.clocks(one.number(), null, new Term(due.minus(Duration.ofDays(1)), due, false), null);
            }
        }
    }

    /** From three days ago to one hour ahead. */
    private Instant moment() {
        return Instant.now().minusSeconds(lot.nextInt(3 * 24 * 3600)).plusSeconds(3600);
    }

    private boolean isOpen(Reported one) {
        return !files.get(one.number()).status().isEnd();
    }

    private Reported report() {
        String number = cases.reportedBy("lotgovernor", report -> report.unit(BLOCK)
                .households(1 + lot.nextInt(4))
                .parties("propertyFirm")
                .reporter("张三", "13800001234"));
        Reported one = new Reported(number, files.get(number).trackingCode());
        reported.add(one);
        return one;
    }

    /** One thing happens to the case; false when nothing more can. */
    private boolean step(Reported one) {
        String number = one.number();
        if (isOpen(one) && lot.nextInt(14) == 0) {
            Answer answer = as("lotgovernor").post("/api/v1/cases/" + number + "/withdrawal", Map.of("reason", "自行和解"));
            assertThat(answer.status()).as("%s, seed %d", answer.text(), seed).isEqualTo(204);
            return lot.nextBoolean();
        }
        return switch (files.get(number).status()) {
            case RECEIVED -> review(one);
            case FRONT_END -> handle(number);
            case EVALUATION -> evaluate(one);
            case ARCHIVED, DECLINED, WITHDRAWN, MERGED -> lot.nextInt(4) == 0 && contest(one);
            default -> false;
        };
    }

    private boolean review(Reported one) {
        String number = one.number();
        Map<String, Object> accept =
                Map.of("reviewDecision", "accept", "matter", "neighbour.dispute", "path", "frontEnd", "reason", "属实");
        switch (lot.nextInt(10)) {
            case 0 -> {
                as("lotcoordination")
                        .does(number, "userTask_reviewTriage", Map.of("reviewDecision", "decline", "reason", "不属本区"));
                boolean confirmed = lot.nextInt(4) > 0;
                as("command")
                        .does(
                                number,
                                "userTask_confirmDecline",
                                Map.of("declineConfirmed", confirmed ? "yes" : "no", "reason", "已核"));
            }
            case 1 -> {
                String first = reported.get(0).number();
                if (first.equals(number)) {
                    as("lotcoordination").does(number, "userTask_reviewTriage", accept);
                } else {
                    Map<String, Object> merge =
                            Map.of("reviewDecision", "merge", "duplicateOf", first, "reason", "同一件事");
                    as("lotcoordination").does(number, "userTask_reviewTriage", merge);
                }
            }
            default -> as("lotcoordination").does(number, "userTask_reviewTriage", accept);
        }
        return true;
    }

    private boolean handle(String number) {
        Map<String, Object> up = Map.of("frontEndOutcome", "toMeeting", "measures", "劝导", "reason", "双方不让步");
        Map<String, Object> solved = Map.of("frontEndOutcome", "solved", "measures", "当面调解");
        as("lotgovernor").does(number, "userTask_handleOnSite", lot.nextInt(12) == 0 ? up : solved);
        return true;
    }

    private boolean evaluate(Reported one) {
        String number = one.number();
        Set<String> waiting = as("lotcoordination").tasks(number).stream()
                .map(Tasklist.Task::key)
                .collect(Collectors.toSet());
        if (waiting.contains("userTask_decideDeferral")) {
            decide(number);
            return true;
        }
        if (!as("lotsupervisor").tasks(number).isEmpty()) {
            String verdict = List.of("yes", "yes", "partly", "no", "no").get(lot.nextInt(5));
            Map<String, Object> found = new HashMap<>(Map.of("verified", verdict, "finding", "到场查看"));
            if (!verdict.equals("no")) {
                found.put("rootCause", RootCause.values()[lot.nextInt(RootCause.values().length)].word());
            }
            as("lotsupervisor").does(number, "userTask_verifyResult", found);
            return true;
        }
        String satisfied =
                List.of("satisfied", "satisfied", "basically", "dissatisfied").get(lot.nextInt(4));
        switch (lot.nextInt(4)) {
            case 0 -> as("lotservice").does(number, "userTask_callBack", Map.of("reached", "no"));
            case 1 -> cases.fire(number, "event_ratingWindowClosed");
            case 2 -> {
                Map<String, Object> said = Map.of("reached", "yes", "solved", "yes", "satisfied", satisfied);
                as("lotservice").does(number, "userTask_callBack", said);
            }
            default -> {
                var answer = Caller.anonymous(port)
                        .post(
                                "/api/v1/tracking/" + one.code() + "/rating",
                                "{\"solved\":true,\"satisfied\":\"" + satisfied + "\"}");
                assertThat(answer.statusCode())
                        .as("%s, seed %d", answer.body(), seed)
                        .isEqualTo(204);
            }
        }
        return true;
    }

    private void decide(String number) {
        Map<String, Object> decision =
                switch (lot.nextInt(3)) {
                    case 0 -> Map.of("deferralDecision", "defer", "recheckOn", "2099-06-06", "reason", "等维修资金");
                    case 1 -> Map.of("deferralDecision", "retry", "path", "frontEnd", "reason", "再试");
                    default ->
                        Map.of(
                                "deferralDecision",
                                "close",
                                "closeCode",
                                List.of("noPower", "refused", "partly").get(lot.nextInt(3)),
                                "rootCause",
                                "unclearRules",
                                "reason",
                                "已说明");
                };
        as("lotcoordination").does(number, "userTask_decideDeferral", decision);
    }

    private boolean contest(Reported one) {
        String number = one.number();
        if (lot.nextBoolean()) {
            Answer answer = as("lotcommittee").post("/api/v1/cases/" + number + "/contest", Map.of("reason", "仍未解决"));
            if (answer.status() != 201) {
                assertThat(answer.text()).as("seed %d", seed).contains("contest-decided");
                return false;
            }
        } else {
            var answer =
                    Caller.anonymous(port).post("/api/v1/tracking/" + one.code() + "/contest", "{\"reason\":\"仍未解决\"}");
            if (answer.statusCode() != 201) {
                assertThat(answer.body()).as("seed %d", seed).contains("contest-decided");
                return false;
            }
        }
        if (!isOpen(one)) {
            String upheld = lot.nextBoolean() ? "yes" : "no";
            boolean streetDecides = as("lotcoordination").tasks(number).stream()
                    .anyMatch(task -> task.key().equals("userTask_decideContest"));
            as(streetDecides ? "lotcoordination" : "command2")
                    .does(number, "userTask_decideContest", Map.of("contestUpheld", upheld, "reason", "已核实"));
        }
        return isOpen(one);
    }

    // what the ledger tells

    /** A case as its entries tell it, one after the other. */
    private static final class Told {

        private final String number;
        private Instant openedAt = Instant.EPOCH;
        private Instant firstContact;
        private Instant responseDue;
        private Instant businessDue;
        private Instant closedAt;
        private String status = "received";
        private String path = "";
        private String closedAs = "";
        private String verdict = "";
        private final Map<String, List<Instant>> walks = new HashMap<>();
        private final Map<Integer, Instant> rounds = new TreeMap<>();
        private final Map<Integer, String> outcomes = new TreeMap<>();
        private final Map<Integer, Map.Entry<String, Instant>> answers = new TreeMap<>();

        Told(String number) {
            this.number = number;
        }

        String fate() {
            return status + " " + closedAs;
        }

        void hear(String act, Instant at, JsonNode content) {
            if (CONTACT.contains(act) && firstContact == null) {
                firstContact = at;
            }
            switch (act) {
                case "casefile.reported" -> openedAt = at;
                case "casefile.clocksSet" -> {
                    responseDue = later(content, "responseDueAt", responseDue);
                    businessDue = later(content, "businessDueAt", businessDue);
                }
                case "casefile.statusChanged" -> turn(content.path("to").asText(), at, content);
                case "evaluation.opened" -> rounds.put(content.path("round").asInt(), at);
                case "evaluation.resultVerified" ->
                    verdict = content.path("verdict").asText();
                case "evaluation.assessed", "evaluation.reworkRequested" ->
                    outcomes.put(
                            content.path("round").asInt(),
                            content.path("outcome").asText());
                case "evaluation.rated" -> {
                    if (content.has("satisfied")) {
                        answers.put(
                                content.path("round").asInt(),
                                Map.entry(content.path("satisfied").asText(), at));
                    }
                }
                default -> {
                    // says nothing that is counted here
                }
            }
        }

        private void turn(String to, Instant at, JsonNode content) {
            status = to;
            boolean ended =
                    Set.of("archived", "withdrawn", "declined", "merged").contains(to);
            closedAt = ended ? at : null;
            closedAs = content.path("closeCode").asText();
            if (Set.of("frontEnd", "meeting", "whistle").contains(to)) {
                path = to;
                walks.computeIfAbsent(to, any -> new ArrayList<>()).add(at);
            }
        }

        private static Instant later(JsonNode content, String key, Instant before) {
            return content.has(key) ? Instant.parse(content.path(key).asText()) : before;
        }

        boolean isCase() {
            return !status.equals("withdrawn") && !status.equals("merged");
        }

        boolean answeredInTime() {
            Instant answered = firstContact != null ? firstContact : status.equals("declined") ? closedAt : null;
            return answered != null && !answered.isAfter(responseDue);
        }

        boolean closedBefore(Instant end) {
            return closedAt != null && closedAt.isBefore(end);
        }

        boolean closedInTime() {
            return closedAt != null && !closedAt.isAfter(businessDue);
        }

        boolean entered(String level, Predicate<Instant> period) {
            return walks.getOrDefault(level, List.of()).stream().anyMatch(period);
        }

        boolean settledAt(String level) {
            return status.equals("archived")
                    && (closedAs.equals("solved") || closedAs.equals("partly"))
                    && path.equals(level);
        }

        boolean evaluatedIn(Predicate<Instant> period) {
            return outcomes.keySet().stream().anyMatch(round -> period.test(rounds.get(round)));
        }

        boolean sentBackIn(Predicate<Instant> period) {
            return outcomes.entrySet().stream()
                    .anyMatch(round -> round.getValue().equals("rework") && period.test(rounds.get(round.getKey())));
        }

        /** The last answer before the end, if it lies in the period; empty when nobody answered. */
        String answerIn(Predicate<Instant> period, Instant end) {
            String last = "";
            for (Map.Entry<String, Instant> answer : answers.values()) {
                if (answer.getValue().isBefore(end)) {
                    last = period.test(answer.getValue()) ? answer.getKey() : "";
                }
            }
            return last;
        }
    }

    private Told told(Reported one) {
        Told told = new Told(one.number());
        JsonNode entries =
                as("command").get("/api/v1/cases/" + one.number() + "/ledger").json();
        for (JsonNode entry : entries) {
            assertThat(entry.has("content")).as("content of %s", entry).isTrue();
            told.hear(entry.path("act").asText(), Instant.parse(entry.path("at").asText()), entry.path("content"));
        }
        return told;
    }

    private void isClosedAsTheLedgerSays(Told told) {
        JsonNode view = as("command").get("/api/v1/cases/" + told.number).json();
        String what = "%s (%s), seed %d".formatted(told.number, told.fate(), seed);
        assertThat(view.path("status").asText()).as(what).isEqualTo(told.status);
        assertThat(view.path("closeCode").asText(""))
                .as(what)
                .isIn(told.closedAs, told.closedAs.isEmpty() ? "null" : told.closedAs);
        if (told.closedAt != null) {
            assertThat(told.closedAs).as(what).isNotEmpty();
            switch (told.closedAs) {
                case "solved" -> assertThat(told.verdict).as(what).isEqualTo("yes");
                case "partly" ->
                    assertThat(told.verdict.equals("partly")
                                    || !view.path("closeReason").asText("").isEmpty())
                            .as(what)
                            .isTrue();
                default ->
                    assertThat(view.path("closeReason").asText("")).as(what).isNotEmpty();
            }
        }
    }

    // and how it is counted

    private record Tally(Set<String> numerator, Set<String> denominator) {

        Tally without(Set<String> cases) {
            return new Tally(rest(numerator, cases), rest(denominator, cases));
        }

        private static Set<String> rest(Set<String> all, Set<String> without) {
            return all.stream().filter(number -> !without.contains(number)).collect(Collectors.toSet());
        }
    }

    private static Map<String, Tally> recount(List<Told> cases, Instant from, Instant to, Instant now) {
        Predicate<Instant> in = at -> at != null && !at.isBefore(from) && at.isBefore(to);
        Predicate<Instant> due = at -> in.test(at) && at.isBefore(now);
        Map<String, Tally> all = new TreeMap<>();
        all.put("registered", tally(cases, told -> in.test(told.openedAt), told -> true));
        all.put(
                "responseRate",
                tally(cases, told -> told.isCase() && due.test(told.responseDue), Told::answeredInTime));
        Predicate<Told> toBeClosed = told -> told.isCase() && due.test(told.businessDue);
        all.put("closureRate", tally(cases, toBeClosed, told -> told.closedBefore(to)));
        all.put("onTimeClosure", tally(cases, toBeClosed, Told::closedInTime));
        all.put(
                "resolutionRate",
                tally(cases, told -> told.isCase() && in.test(told.closedAt), told -> told.closedAs.equals("solved")));
        Function<Told, String> answer = told -> told.answerIn(in, to);
        all.put("satisfactionRate", tally(cases, told -> !answer.apply(told).isEmpty(), told -> answer.apply(told)
                .equals("satisfied")));
        all.put(
                "satisfactionWithBasically",
                tally(cases, told -> !answer.apply(told).isEmpty(), told -> !answer.apply(told)
                        .equals("dissatisfied")));
        all.put("reworkRate", tally(cases, told -> told.evaluatedIn(in), told -> told.sentBackIn(in)));
        for (Map.Entry<String, String> level : Map.of(
                        "settledInFront", "frontEnd", "settledInMeeting", "meeting", "settledByWhistle", "whistle")
                .entrySet()) {
            all.put(
                    level.getKey(),
                    tally(
                            cases,
                            told -> told.isCase() && told.entered(level.getValue(), in),
                            told -> told.settledAt(level.getValue())));
        }
        // nobody whistled or promised anything
        all.put("whistleRate", tally(cases, told -> in.test(told.openedAt), told -> false));
        for (String nothing : List.of("returnRate", "reportInPunctuality", "commitmentsKept")) {
            all.put(nothing, new Tally(Set.of(), Set.of()));
        }
        return all;
    }

    private static Tally tally(List<Told> cases, Predicate<Told> counted, Predicate<Told> good) {
        Set<String> numerator = new HashSet<>();
        Set<String> denominator = new HashSet<>();
        for (Told told : cases) {
            if (counted.test(told)) {
                denominator.add(told.number);
                if (good.test(told)) {
                    numerator.add(told.number);
                }
            }
        }
        return new Tally(numerator, denominator);
    }

    private void equalTheEndpoint(List<Told> told, LocalDate from, LocalDate to) {
        JsonNode report = as("lotcoordination")
                .get("/api/v1/indicators?unit=" + BLOCK + "&from=" + from + "&to=" + to)
                .json();
        Map<String, Tally> counted = StreamSupport.stream(report.path("figures").spliterator(), false)
                .filter(figure -> !figure.path("name").asText().equals("meanReverseRating"))
                .collect(Collectors.toMap(figure -> figure.path("name").asText(), figure -> {
                    Tally tally = new Tally(texts(figure.path("cases")), texts(figure.path("counted")));
                    assertThat(figure.path("numerator").asInt())
                            .isEqualTo(tally.numerator().size());
                    assertThat(figure.path("denominator").asInt())
                            .isEqualTo(tally.denominator().size());
                    return tally.without(others);
                }));
        assertThat(counted)
                .as("%s to %s, seed %d", from, to, seed)
                .containsExactlyInAnyOrderEntriesOf(recount(told, start(from), start(to), Instant.now()));
    }

    /** The same as somebody would see it later, when more has fallen due. */
    private void equalLater(List<Told> told, LocalDate from, LocalDate to, Instant now) {
        var scope = new IndicatorScope(BLOCK, "block", from, to, null, null, now, ZONE);
        Map<String, Tally> counted = indicators.list(scope).stream()
                .filter(one -> !one.indicator().name().equals("meanReverseRating"))
                .collect(Collectors.toMap(
                        one -> one.indicator().name(),
                        one -> new Tally(Set.copyOf(one.inNumerator()), numbers(one)).without(others)));
        assertThat(counted)
                .as("%s to %s seen at %s, seed %d", from, to, now, seed)
                .containsExactlyInAnyOrderEntriesOf(recount(told, start(from), start(to), now));
        assertThat(indicators.count(scope))
                .extracting(one -> one.figure())
                .isEqualTo(
                        indicators.list(scope).stream().map(one -> one.figure()).toList());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    private static Set<String> numbers(Counted list) {
        return list.cases().stream().map(CountedCase::number).collect(Collectors.toSet());
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private Tasklist as(String person) {
        return Tasklist.of(port, person);
    }
}
