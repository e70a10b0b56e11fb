package org.wufang.deliberation.methods.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.methods.Methods;
import org.wufang.directory.Directory;
import org.wufang.directory.Unit;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.process.FivePartyDeliberation;
import org.wufang.process.Routing;

/** Who sits at a community's table, by the table {@code party-roster}; and the sitting down, whatever the method. */
@Component
class Roster {

    private static final String CONVENOR = "residentsCommittee";

    private final Deliberations deliberations;
    private final Methods methods;
    private final MethodLibrary library;
    private final Directory directory;
    private final DecisionTables tables;
    private final CaseFiles files;

    Roster(
            Deliberations deliberations,
            Methods methods,
            MethodLibrary library,
            Directory directory,
            DecisionTables tables,
            CaseFiles files) {
        this.deliberations = deliberations;
        this.methods = methods;
        this.library = library;
        this.directory = directory;
        this.tables = tables;
        this.files = files;
    }

    List<Participant> five(DelegateExecution execution) {
        String code = Routing.COMMUNITY.in(execution);
        Unit community = directory
                .unit(code)
                .orElseThrow(() -> new IllegalStateException("no community " + code + " is known today"));
        return tables
                .evaluate(
                        "party-roster",
                        execution,
                        Map.of("regime", word(community.regime()), "ownersBody", word(community.ownersBody())))
                .stream()
                .map(row -> new Participant(word(row.get("seat")), word(row.get("actedBy")), word(row.get("note"))))
                .toList();
    }

    /** The convenor and the parties that the case concerns; all of them where it names none beside the convenor. */
    List<Participant> concerned(DelegateExecution execution) {
        List<String> concerned =
                files.get(execution.getProcessBusinessKey()).reported().parties();
        List<Participant> five = five(execution);
        List<Participant> few = five.stream()
                .filter(party -> party.seat().equals(CONVENOR) || concerned.contains(party.seat()))
                .toList();
        return few.stream().filter(Participant::present).count() > 1 ? few : five;
    }

    void sitDown(List<Participant> participants, DelegateExecution execution) {
        String run = execution.getProcessInstanceId();
        deliberations.open(execution.getProcessBusinessKey(), run, Routing.COMMUNITY.in(execution), participants);
        methods.follow(run, library.of(execution));
        FivePartyDeliberation.ROUND.set(execution, 1);
    }

    private static String word(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
