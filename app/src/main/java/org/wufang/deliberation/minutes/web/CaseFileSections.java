package org.wufang.deliberation.minutes.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Fulfilment;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.Position;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.Proposal;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.Signature;
import org.wufang.deliberation.SittingSection;
import org.wufang.deliberation.Vote;
import org.wufang.deliberation.minutes.Edition;
import org.wufang.deliberation.minutes.MinuteBook;
import org.wufang.deliberation.proposals.OwnersItems;
import org.wufang.platform.security.Actor;

/** This room's parts of the case file. Each row says to which deliberation of the case it belongs, counted from 1. */
@Configuration(proxyBeanMethods = false)
class CaseFileSections {

    private final Deliberations deliberations;
    private final OwnersItems ownersItems;

    CaseFileSections(Deliberations deliberations, OwnersItems ownersItems) {
        this.deliberations = deliberations;
        this.ownersItems = ownersItems;
    }

    @Bean
    CaseFileSection positionsSection() {
        return section("positions", sitting -> sitting.positions().stream().map(CaseFileSections::position));
    }

    @Bean
    CaseFileSection proposalsSection() {
        return section("proposals", sitting -> sitting.rounds().stream().map(round -> proposal(sitting, round)));
    }

    /** Voting is blind: those of an open round are not in the proceedings. */
    @Bean
    CaseFileSection votesSection() {
        return new SittingSection(
                "votes",
                deliberations,
                SittingSection.numbered(sitting -> sitting.votes().stream().map(CaseFileSections::vote)),
                deliberations::tasksOfOpenVotes);
    }

    @Bean
    CaseFileSection minutesSection(MinuteBook book) {
        return new CaseFileSection() {

            @Override
            public String name() {
                return "minutes";
            }

            @Override
            public List<Map<String, Object>> read(String caseNumber) {
                return book.of(caseNumber).stream()
                        .map(CaseFileSections::minutes)
                        .toList();
            }
        };
    }

    @Bean
    CaseFileSection signaturesSection() {
        return section("signatures", sitting -> sitting.signatures().stream().map(CaseFileSections::signature));
    }

    @Bean
    CaseFileSection commitmentsSection() {
        return section("commitments", sitting -> sitting.commitments().stream().map(CaseFileSections::commitment));
    }

    private CaseFileSection section(String name, Function<Proceedings, Stream<Map<String, Object>>> rows) {
        return new SittingSection(name, deliberations, SittingSection.numbered(rows));
    }

    private static Map<String, Object> position(Position position) {
        Map<String, Object> row = row(position.by(), position.at());
        row.put("seat", position.seat());
        row.put("silent", position.silent());
        row.put("position", position.position());
        row.put("interest", position.interest());
        row.put("limits", position.limits());
        row.put("evidence", position.evidence());
        return row;
    }

    private Map<String, Object> proposal(Proceedings sitting, Round round) {
        Proposal proposal = round.proposal();
        Map<String, Object> row = row(round.by(), round.at());
        row.put("round", round.number());
        row.put("proposal", proposal.text());
        row.put("options", proposal.options());
        row.put("legalBasis", proposal.legalBasis());
        put(row, "cost", proposal.cost());
        row.put("payer", proposal.payer());
        row.put("ownersItem", proposal.ownersItem().word());
        ownersItems
                .finding(sitting.deliberation(), round.number())
                .filter(finding -> finding.item() != OwnersItem.NONE)
                .ifPresent(finding -> row.put("ownersItemReason", finding.reason()));
        row.put("expertItem", proposal.expertItem());
        row.put("sha256", round.sha256());
        row.put(
                "commitments",
                proposal.commitments().stream()
                        .map(promise -> Map.of(
                                "owner", promise.owner(),
                                "measure", promise.measure(),
                                "dueOn", promise.dueOn()))
                        .toList());
        Round.Decision decision = round.decision();
        if (decision != null) {
            row.put("consensus", decision.consensus().word());
            row.put("rule", decision.rule());
            row.put("reason", decision.reason());
        }
        return row;
    }

    private static Map<String, Object> vote(Vote vote) {
        Map<String, Object> row = row(vote.by(), vote.at());
        row.put("round", vote.round());
        row.put("seat", vote.seat());
        row.put("vote", vote.ballot().choice().word());
        row.put("conditions", vote.ballot().conditionsText());
        row.put("reason", vote.ballot().reason());
        row.put("legalBasis", vote.ballot().legalBasis());
        return row;
    }

    /** The newest edition, and how there came to be several. */
    private static Map<String, Object> minutes(List<Edition> editions) {
        Edition newest = editions.get(editions.size() - 1);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", newest.deliberation());
        row.put("title", newest.document().title());
        row.put("number", newest.number());
        row.put("markdown", newest.document().markdown());
        row.put(
                "editions",
                editions.stream()
                        .filter(Edition::kept)
                        .map(CaseFileSections::edition)
                        .toList());
        return row;
    }

    private static Map<String, Object> edition(Edition edition) {
        return Map.of(
                "version", edition.version(),
                "occasion", edition.occasion().word(),
                "at", edition.at(),
                "minutesSha256", edition.sha256());
    }

    private static Map<String, Object> signature(Signature signature) {
        Map<String, Object> row = row(signature.by(), signature.at());
        row.put("seat", signature.seat());
        row.put("signature", signature.mark().word());
        row.put("dissent", signature.dissent());
        return row;
    }

    private static Map<String, Object> commitment(Commitment commitment) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", commitment.id());
        row.put("owner", commitment.promise().owner());
        row.put("actedBy", commitment.actedBy());
        row.put("measure", commitment.promise().measure());
        row.put("dueOn", commitment.promise().dueOn());
        row.put("state", commitment.state().word());
        row.put(
                "attempts",
                commitment.attempts().stream().map(CaseFileSections::attempt).toList());
        return row;
    }

    private static Map<String, Object> attempt(Fulfilment attempt) {
        Map<String, Object> row = row(attempt.by(), attempt.at());
        row.put("done", attempt.done());
        row.put("evidence", attempt.evidence());
        put(row, "verdict", attempt.verdict() == null ? null : attempt.verdict().word());
        put(row, "finding", attempt.finding());
        put(row, "verifier", attempt.verifier());
        put(row, "verifiedAt", attempt.verifiedAt());
        return row;
    }

    private static Map<String, Object> row(Actor by, Object at) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("person", by.person());
        row.put("role", by.role());
        row.put("at", at);
        return row;
    }

    private static void put(Map<String, Object> row, String key, @Nullable Object value) {
        if (value != null) {
            row.put(key, value);
        }
    }
}
