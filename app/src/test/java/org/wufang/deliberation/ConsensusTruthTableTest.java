package org.wufang.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.wufang.platform.security.Actor;

/**
 * From the voting papers to the result: each way in which five seats can vote or stay silent, each seat that can be
 * empty or have a substitute, each round, through our count and the table {@code consensus}.
 */
class ConsensusTruthTableTest {

    private static final List<String> SEATS =
            List.of("partyBranch", "residentsCommittee", "propertyFirm", "ownersCommittee", "socialOrganisation");
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private static final List<Map<String, Choice>> EVERY_VOTE = everyVote();

    /** From worst to best. */
    private static final List<String> RESULTS = List.of("failed", "amend", "hearing", "ownersVote", "agreed");

    /**
     * Steps towards agreement: towards saying yes to the proposal as it stands, or away from saying no to it. Who sets
     * a condition asks for another proposal; {@link #aConditionBuysARoundAndNothingWorse} is about those.
     */
    private static final Map<Choice, Set<Choice>> TOWARDS_AGREEMENT = new EnumMap<>(Map.of(
            Choice.LEGAL_OBJECTION, Set.of(Choice.OPPOSE, Choice.ABSTAIN, Choice.AGREE_WITH_CONDITIONS, Choice.AGREE),
            Choice.OPPOSE, Set.of(Choice.ABSTAIN, Choice.AGREE),
            Choice.MISSING, Set.of(Choice.ABSTAIN, Choice.AGREE),
            Choice.ABSTAIN, Set.of(Choice.AGREE),
            Choice.AGREE_WITH_CONDITIONS, Set.of(Choice.AGREE)));

    /** For the table and for its broken versions, which share most of their cells. */
    private static final FeelEngine FEEL = new AskedOnce();

    private static Rule table;

    @BeforeAll
    static void readTheTable() throws IOException {
        table = new Rule(model());
    }

    @Test
    void everyVoteIsJudgedAsTheRuleInWordsSays() {
        assertThat(contradictions(table, everySituation())).isEmpty();
    }

    @Test
    void nobodysStepTowardsAgreementMakesTheResultWorse() {
        assertThat(stepsThatMakeItWorse(table, everySituation())).isEmpty();
    }

    /** A condition in place of a bare no, an abstention or silence asks for a new proposal, and the last round is last. */
    @Test
    void aConditionBuysARoundAndNothingWorse() {
        List<String> violations = new ArrayList<>();
        everySituation()
                .forEach(situation -> EVERY_VOTE.forEach(votes -> votes.forEach((seat, choice) -> {
                    if (choice != Choice.AGREE && choice != Choice.LEGAL_OBJECTION) {
                        String before = table.result(situation, votes);
                        String after = table.result(situation, with(votes, seat, Choice.AGREE_WITH_CONDITIONS));
                        boolean another = after.equals("amend") && situation.round() < 3;
                        if (rank(after) < rank(before) && !another) {
                            violations.add(situation + " " + votes + " " + seat + ": " + before + " → " + after);
                        }
                    }
                })));
        assertThat(violations).isEmpty();
    }

    @Test
    void whoVotedAgainstNeverCountsAsAgreeing() {
        assertThat(agreedWithoutAMajorityThatAgrees(table, everySituation())).isEmpty();
    }

    /** Neighbours change places: whatever does not matter then matters in no order. */
    @Test
    void theOrderOfVotingNeverMatters() {
        Situation situation = new Situation(1, false, false, false);
        List<Participant> five = participants(Set.copyOf(SEATS));
        EVERY_VOTE.stream().filter(votes -> votes.size() == SEATS.size()).forEach(votes -> {
            List<Vote> papers = papers(situation, votes);
            Tally tally = count(situation, five, papers);
            for (int i = 0; i + 1 < papers.size(); i++) {
                List<Vote> swapped = new ArrayList<>(papers);
                Collections.swap(swapped, i, i + 1);
                assertThat(count(situation, five, swapped)).isEqualTo(tally);
            }
        });
    }

    @Test
    void aSubstituteVotesLikeTheSeatItself() {
        Situation situation = new Situation(1, false, false, false);
        EVERY_VOTE.forEach(votes -> {
            List<Vote> papers = papers(situation, votes);
            Tally tally = count(situation, participants(votes.keySet()), papers);
            for (int substituted = 1; substituted < 1 << SEATS.size(); substituted++) {
                int mask = substituted;
                List<Participant> participants = IntStream.range(0, SEATS.size())
                        .mapToObj(i -> new Participant(
                                SEATS.get(i),
                                !votes.containsKey(SEATS.get(i))
                                        ? ""
                                        : (mask >> i & 1) == 1 ? "residentsCommittee" : SEATS.get(i),
                                ""))
                        .toList();
                assertThat(count(situation, participants, papers)).isEqualTo(tally);
            }
        });
    }

    @ParameterizedTest(name = "{0} in place of {1}")
    @CsvSource({
        "agreeing * 2 &gt; present, cast * 2 &gt; present",
        "agreeing * 2 &gt; present, agreeing * 2 &gt;= present",
        "agreeing * 2 &gt; present, (agreeing + conditional) * 2 &gt; present"
    })
    void aTableThatCountsOtherVotesThanAgreeingOnesIsFoundOut(String right, String wrong) throws IOException {
        Rule broken = new Rule(changed(right, wrong));

        assertThat(contradictions(broken, plain())).isNotEmpty();
        assertThat(agreedWithoutAMajorityThatAgrees(broken, plain())).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} in place of {1}")
    @CsvSource({
        "cast &gt;= 4 and coreVoted, cast = 4 and coreVoted",
        "agreeing * 2 &gt; present, agreeing * 2 &gt; present and agreeing &lt; 5",
        "<text>legalObjections</text>, <text>if opposing &gt; legalObjections then 1 else 0</text>"
    })
    void aTableInWhichAgreeingHarmsIsFoundOut(String right, String wrong) throws IOException {
        Rule broken = new Rule(changed(right, wrong));

        assertThat(contradictions(broken, plain())).isNotEmpty();
        assertThat(stepsThatMakeItWorse(broken, plain())).isNotEmpty();
    }

    /** The rule as the parties know it, read off the papers; no count of ours is used. */
    private static String inWords(Situation situation, Map<String, Choice> votes) {
        boolean last = situation.round() >= 3;
        String onceMore = last ? "failed" : "amend";
        List<Choice> cast =
                votes.values().stream().filter(v -> v != Choice.MISSING).toList();
        boolean core = Stream.of("partyBranch", "residentsCommittee")
                .allMatch(seat -> votes.getOrDefault(seat, Choice.MISSING) != Choice.MISSING);
        if (cast.size() < 4 || !core) {
            return onceMore;
        }
        if (cast.contains(Choice.LEGAL_OBJECTION)) {
            return onceMore;
        }
        if (situation.expertItem() && !situation.heard()) {
            return "hearing";
        }
        if (cast.contains(Choice.AGREE_WITH_CONDITIONS) && !last) {
            return "amend";
        }
        int agree = Collections.frequency(cast, Choice.AGREE);
        int others = votes.size() - agree;
        if (agree <= others) {
            return onceMore;
        }
        return situation.ownersItem() ? "ownersVote" : "agreed";
    }

    private static List<String> contradictions(Rule rule, List<Situation> situations) {
        List<String> found = new ArrayList<>();
        situations.forEach(situation -> EVERY_VOTE.forEach(votes -> {
            String expected = inWords(situation, votes);
            String result = rule.result(situation, votes);
            if (!result.equals(expected)) {
                found.add(situation + " " + votes + ": " + result + " instead of " + expected);
            }
        }));
        return found;
    }

    private static List<String> stepsThatMakeItWorse(Rule rule, List<Situation> situations) {
        List<String> found = new ArrayList<>();
        situations.forEach(situation -> EVERY_VOTE.forEach(votes -> votes.forEach((seat, choice) -> TOWARDS_AGREEMENT
                .getOrDefault(choice, Set.of())
                .forEach(better -> {
                    String before = rule.result(situation, votes);
                    String after = rule.result(situation, with(votes, seat, better));
                    if (rank(after) < rank(before)) {
                        found.add(
                                situation + " " + votes + " " + seat + " → " + better + ": " + before + " → " + after);
                    }
                }))));
        return found;
    }

    private static List<String> agreedWithoutAMajorityThatAgrees(Rule rule, List<Situation> situations) {
        List<String> found = new ArrayList<>();
        situations.forEach(situation -> EVERY_VOTE.forEach(votes -> {
            String result = rule.result(situation, votes);
            int agree = Collections.frequency(votes.values(), Choice.AGREE);
            if (Set.of("agreed", "ownersVote").contains(result) && 2 * agree <= votes.size()) {
                found.add(situation + " " + votes + ": " + result);
            }
        }));
        return found;
    }

    /** @param heard whether a hearing was held on an earlier proposal */
    private record Situation(int round, boolean ownersItem, boolean expertItem, boolean heard) {

        /** A round that only led to a hearing has a number, but does not count. */
        int number() {
            return heard ? round + 1 : round;
        }
    }

    private static List<Situation> everySituation() {
        List<Situation> all = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            for (boolean owners : new boolean[] {false, true}) {
                all.add(new Situation(round, owners, false, false));
                all.add(new Situation(round, owners, true, false));
                all.add(new Situation(round, owners, true, true));
            }
        }
        return all;
    }

    private static List<Situation> plain() {
        return List.of(new Situation(1, false, false, false), new Situation(3, false, false, false));
    }

    /** Seat → vote; a seat without a vote is empty. 7^5 of them. */
    private static List<Map<String, Choice>> everyVote() {
        List<Map<String, Choice>> all = List.of(Map.of());
        for (String seat : SEATS) {
            all = all.stream()
                    .flatMap(votes -> Stream.concat(
                            Stream.of(votes), Stream.of(Choice.values()).map(choice -> with(votes, seat, choice))))
                    .toList();
        }
        return all;
    }

    private static Map<String, Choice> with(Map<String, Choice> votes, String seat, Choice choice) {
        Map<String, Choice> changed = new HashMap<>(votes);
        changed.put(seat, choice);
        return changed;
    }

    private static int rank(String result) {
        return RESULTS.indexOf(result);
    }

    private static List<Participant> participants(Set<String> present) {
        return SEATS.stream()
                .map(seat -> new Participant(seat, present.contains(seat) ? seat : "", ""))
                .toList();
    }

    private static List<Vote> papers(Situation situation, Map<String, Choice> votes) {
        return votes.entrySet().stream()
                .map(vote -> new Vote(
                        situation.number(),
                        vote.getKey(),
                        new Ballot(vote.getValue(), List.of(), "", ""),
                        null,
                        Actor.SYSTEM,
                        NOW))
                .toList();
    }

    private static Tally count(Situation situation, List<Participant> participants, List<Vote> papers) {
        Proposal proposal = new Proposal(
                "",
                "",
                "",
                null,
                "",
                situation.ownersItem() ? OwnersItem.MAJORITY : OwnersItem.NONE,
                situation.expertItem(),
                List.of());
        return Tally.of(
                round(situation.number(), proposal, null),
                situation.heard()
                        ? List.of(round(1, proposal, new Round.Decision(Consensus.HEARING, "hearingNeeded", "")))
                        : List.of(),
                participants,
                papers,
                situation.heard() ? List.of(new Hearing(1, "", "", "", Actor.SYSTEM, NOW)) : List.of());
    }

    private static Round round(int number, Proposal proposal, Round.Decision decision) {
        return new Round(number, proposal, "", Actor.SYSTEM, NOW, NOW, decision);
    }

    private static String model() throws IOException {
        return new ClassPathResource("processes/consensus.dmn").getContentAsString(StandardCharsets.UTF_8);
    }

    private static String changed(String right, String wrong) throws IOException {
        assertThat(model()).as("the table as it is").containsOnlyOnce(right);
        return model().replace(right, wrong);
    }

    /**
     * The engine's FEEL, but what it was asked once it remembers: a text has one answer for the same values of its
     * input and of the variables that it names.
     */
    private static final class AskedOnce implements FeelEngine {

        private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
        private final Map<String, ParsedExpression> expressions = new HashMap<>();
        private final Map<String, ParsedExpression> cells = new HashMap<>();
        private final Map<List<Object>, Object> answers = new HashMap<>();

        @Override
        @SuppressWarnings("unchecked")
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            return (T) answers.computeIfAbsent(
                    asked(expression, "", variables),
                    asked -> result(feel.evaluate(
                            expressions.computeIfAbsent(expression, e -> parsed(feel.parseExpression(e))),
                            all(variables))));
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String cell, String input, VariableContext variables) {
            Object value = variables.resolve(input).getValue();
            return (boolean) answers.computeIfAbsent(
                    asked(cell, value, variables),
                    asked -> result(feel.evaluateWithInput(
                            cells.computeIfAbsent(cell, e -> parsed(feel.parseUnaryTests(e))), value, all(variables))));
        }

        /** The text, its input, and each variable whose name stands somewhere in the text. */
        private static List<Object> asked(String text, Object input, VariableContext variables) {
            List<Object> asked = new ArrayList<>(List.of(text, input));
            for (String name : variables.keySet()) {
                if (text.contains(name)) {
                    asked.add(name);
                    asked.add(variables.resolve(name).getValue());
                }
            }
            return asked;
        }

        private static ParsedExpression parsed(ParseResult parsed) {
            assertThat(parsed.isSuccess()).isTrue();
            return parsed.parsedExpression();
        }

        private static Object result(EvaluationResult evaluated) {
            assertThat(evaluated.isSuccess()).isTrue();
            return evaluated.result();
        }

        private static Map<String, Object> all(VariableContext variables) {
            Map<String, Object> all = new HashMap<>();
            variables
                    .keySet()
                    .forEach(name -> all.put(name, variables.resolve(name).getValue()));
            return all;
        }
    }

    /** The count and a version of the table; what was asked once is remembered. */
    private static final class Rule {

        private final DmnEngine engine;
        private final DmnDecision decision;
        private final Map<Situation, Map<Map<String, Choice>, String>> results = new HashMap<>();
        private final Map<Tally, String> known = new HashMap<>();

        Rule(String model) {
            DefaultDmnEngineConfiguration configuration =
                    (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
            configuration.setFeelEngineFactory(() -> FEEL);
            engine = configuration.buildEngine();
            decision =
                    engine.parseDecision("consensus", new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
        }

        String result(Situation situation, Map<String, Choice> votes) {
            return results.computeIfAbsent(situation, each -> new HashMap<>())
                    .computeIfAbsent(
                            votes,
                            each -> known.computeIfAbsent(
                                    count(situation, participants(votes.keySet()), papers(situation, votes)),
                                    this::ask));
        }

        private String ask(Tally tally) {
            Map<String, Object> inputs = new LinkedHashMap<>();
            inputs.put("round", tally.round());
            inputs.put("present", tally.present());
            inputs.put("cast", tally.cast());
            inputs.put("agreeing", tally.agreeing());
            inputs.put("conditional", tally.conditional());
            inputs.put("opposing", tally.opposing());
            inputs.put("legalObjections", tally.legalObjections());
            inputs.put("abstaining", tally.abstaining());
            inputs.put("coreVoted", tally.coreVoted());
            inputs.put("ownersItem", tally.ownersItem());
            inputs.put("expertItem", tally.expertItem());
            inputs.put("hearingHeld", tally.hearingHeld());
            return engine.evaluateDecisionTable(decision, inputs)
                    .getSingleResult()
                    .getEntry("consensus");
        }
    }
}
