package org.wufang.deliberation.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Commitment;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Notice;
import org.wufang.deliberation.Notices;
import org.wufang.deliberation.Objection;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.Reliabilities;
import org.wufang.deliberation.Reliability;
import org.wufang.deliberation.Renegotiations;
import org.wufang.deliberation.Revision;
import org.wufang.directory.Directory;

/** Notices, objections, renegotiations and how the parties keep their word, in the case file. */
@Configuration(proxyBeanMethods = false)
class NoticeSections {

    private final Deliberations deliberations;
    private final Notices notices;
    private final Renegotiations renegotiations;
    private final Reliabilities reliabilities;
    private final CaseFiles caseFiles;
    private final Directory directory;

    NoticeSections(
            Deliberations deliberations,
            Notices notices,
            Renegotiations renegotiations,
            Reliabilities reliabilities,
            CaseFiles caseFiles,
            Directory directory) {
        this.deliberations = deliberations;
        this.notices = notices;
        this.renegotiations = renegotiations;
        this.reliabilities = reliabilities;
        this.caseFiles = caseFiles;
        this.directory = directory;
    }

    @Bean
    CaseFileSection noticesSection() {
        return new Part(
                "notices",
                number -> rows(number, (sitting, i, rows) -> notices.of(sitting.deliberation())
                        .ifPresent(notice -> notice.runs().forEach(run -> rows.add(run(run, i))))));
    }

    @Bean
    CaseFileSection objectionsSection() {
        return new Part(
                "objections",
                number -> rows(number, (sitting, i, rows) -> notices.of(sitting.deliberation())
                        .ifPresent(notice ->
                                notice.objections().forEach(objection -> rows.add(objection(objection, i))))));
    }

    /** Voting is blind: votes of an open round are not in the revisions. */
    @Bean
    CaseFileSection renegotiationsSection() {
        return new Part(
                "renegotiations",
                number ->
                        rows(number, (sitting, i, rows) -> sitting.commitments().forEach(commitment -> renegotiations
                                .revisions(commitment.id())
                                .forEach(revision -> rows.add(revision(commitment, revision, i))))),
                renegotiations::tasksOfOpenVotes);
    }

    @Bean
    CaseFileSection reliabilitySection() {
        return new Part("reliability", this::reliability);
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

    private static Map<String, Object> run(Notice.Run run, int deliberation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", deliberation);
        row.put("startedAt", run.startedAt());
        row.put("endsAt", run.endsAt());
        if (run.stoppedAt() != null) {
            row.put("stoppedAt", run.stoppedAt());
        }
        return row;
    }

    private Map<String, Object> objection(Objection objection, int deliberation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", deliberation);
        row.put("at", objection.at());
        row.put(
                "raisedBy",
                objection.by().equals(CaseFiles.REPORTER)
                        ? "诉求人"
                        : directory.groupName(
                                objection.by().unit() + "." + objection.by().role()));
        row.put("reason", objection.reason());
        row.put("objectionOutcome", objection.outcome().label());
        if (objection.answer() != null) {
            row.put("answer", objection.answer());
            row.put("answeredAt", objection.answeredAt());
        }
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
        row.put("votes", revision.votes().stream().map(NoticeSections::vote).toList());
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

    private List<Map<String, Object>> rows(String number, Writer writer) {
        List<Proceedings> all = deliberations.proceedings(number);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            writer.write(all.get(i), i + 1, rows);
        }
        return rows;
    }

    private interface Writer {
        void write(Proceedings sitting, int deliberation, List<Map<String, Object>> rows);
    }

    private record Part(
            String name, Function<String, List<Map<String, Object>>> reader, Function<String, Set<String>> withheld)
            implements CaseFileSection {

        Part(String name, Function<String, List<Map<String, Object>>> reader) {
            this(name, reader, number -> Set.of());
        }

        @Override
        public List<? extends Map<String, ?>> read(String caseNumber) {
            return reader.apply(caseNumber);
        }

        @Override
        public Set<String> withheldTasks(String caseNumber) {
            return withheld.apply(caseNumber);
        }
    }
}
