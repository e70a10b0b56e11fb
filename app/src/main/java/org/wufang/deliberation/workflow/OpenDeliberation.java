package org.wufang.deliberation.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Methods;
import org.wufang.deliberation.Participant;
import org.wufang.directory.Directory;
import org.wufang.directory.Unit;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.process.FivePartyDeliberation;
import org.wufang.process.Routing;

/** Seats the parties that the community has, by the table {@code party-roster}. */
@Component
class OpenDeliberation implements JavaDelegate {

    private final Deliberations deliberations;
    private final Methods methods;
    private final MethodLibrary library;
    private final Directory directory;
    private final DecisionTables tables;

    OpenDeliberation(
            Deliberations deliberations,
            Methods methods,
            MethodLibrary library,
            Directory directory,
            DecisionTables tables) {
        this.deliberations = deliberations;
        this.methods = methods;
        this.library = library;
        this.directory = directory;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String community = Routing.COMMUNITY.in(execution);
        deliberations.open(
                execution.getProcessBusinessKey(),
                execution.getProcessInstanceId(),
                community,
                roster(community, execution));
        methods.follow(execution.getProcessInstanceId(), library.of(execution));
        FivePartyDeliberation.ROUND.set(execution, 1);
    }

    private List<Participant> roster(String code, DelegateExecution execution) {
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

    private static String word(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
