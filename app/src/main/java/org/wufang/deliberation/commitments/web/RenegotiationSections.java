package org.wufang.deliberation.commitments.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.SittingSection;
import org.wufang.deliberation.commitments.Reliabilities;
import org.wufang.deliberation.commitments.Reliability;
import org.wufang.deliberation.commitments.Renegotiations;
import org.wufang.deliberation.commitments.Revision;
import org.wufang.directory.Directory;

/** Renegotiations, and how the parties keep their word, in the case file. */
@Configuration(proxyBeanMethods = false)
class RenegotiationSections {

    private final Deliberations deliberations;
    private final Renegotiations renegotiations;
    private final Reliabilities reliabilities;
    private final CaseFiles caseFiles;
    private final Directory directory;

    RenegotiationSections(
            Deliberations deliberations,
            Renegotiations renegotiations,
            Reliabilities reliabilities,
            CaseFiles caseFiles,
            Directory directory) {
        this.deliberations = deliberations;
        this.renegotiations = renegotiations;
        this.reliabilities = reliabilities;
        this.caseFiles = caseFiles;
        this.directory = directory;
    }

    /** Voting is blind: votes of an open round are not in the revisions. */
    @Bean
    CaseFileSection renegotiationsSection() {
        return new SittingSection(
                "renegotiations",
                deliberations,
                (sitting, number) -> sitting.commitments().stream()
                        .flatMap(commitment -> renegotiations.revisions(commitment.id()).stream()
                                .map(revision -> revision(commitment, revision, number))),
                renegotiations::tasksOfOpenVotes);
    }

    @Bean
    CaseFileSection reliabilitySection() {
        return new CaseFileSection() {

            @Override
            public String name() {
                return "reliability";
            }

            @Override
            public List<Map<String, Object>> read(String caseNumber) {
                return reliability(caseNumber);
            }
        };
    }

    private List<Map<String, Object>> reliability(String number) {
        List<Proceedings> all = deliberations.proceedings(number);
        if (all.isEmpty()) {
            return List.of();
        }
        String community = caseFiles.get(number).place().community();
        return all.get(all.size() - 1).participants().stream()
                .filter(Participant::present)
                .map(Participant::actedBy)
                .distinct()
                .map(role -> reliabilities.of(community + "." + role))
                .filter(reliability -> reliability.due() > 0)
                .map(this::kept)
                .toList();
    }

    private Map<String, Object> kept(Reliability reliability) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("party", directory.groupName(reliability.group()));
        row.put("dueCount", reliability.due());
        row.put("keptCount", reliability.kept());
        row.put(
                "keptRate",
                Objects.requireNonNull(reliability.rate())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString() + "%");
        row.put("cases", reliability.cases());
        return row;
    }

    private static Map<String, Object> revision(Commitment commitment, Revision revision, int deliberation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", deliberation);
        row.put("owner", commitment.promise().owner());
        row.put("measure", commitment.promise().measure());
        row.put("round", revision.round());
        row.put("at", revision.at());
        row.put("revisedMeasure", revision.measure());
        row.put("revisedDueOn", revision.dueOn());
        row.put("reason", revision.reason());
        row.put(
                "votes",
                revision.votes().stream().map(RenegotiationSections::vote).toList());
        if (revision.decision() != null) {
            row.put("consensus", revision.decision().consensus().word());
            row.put("rule", revision.decision().rule());
            row.put("decisionReason", revision.decision().reason());
        }
        return row;
    }

    private static Map<String, Object> vote(Revision.Vote vote) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("seat", vote.seat());
        row.put("vote", vote.choice().word());
        row.put("reason", vote.reason());
        return row;
    }
}
