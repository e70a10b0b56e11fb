package org.wufang.acts.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.acts.FilledAct;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseOwners;
import org.wufang.casefile.CaseReaders;
import org.wufang.casefile.workflow.OpenTasks;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.Place;
import org.wufang.platform.engine.Attempts;
import org.wufang.platform.engine.DecisionTables;
import org.wufang.platform.engine.EngineCalls;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * Where people act on a running case beside its tasks. Who may do what is the newest table {@code case-acts}: what it
 * allows holds at once, for open cases too.
 */
@Service
public class ActDesk {

    /** Every act says why. */
    static final ActField REASON = ActField.longText("reason", "理由", true, null);

    private final ObjectProvider<CaseAct> acts;
    private final CaseReaders readers;
    private final CaseFiles files;
    private final CaseOwners owners;
    private final OpenTasks tasks;
    private final Directory directory;
    private final DecisionTables tables;
    private final EngineCalls engine;
    private final TransactionTemplate transaction;

    ActDesk(
            ObjectProvider<CaseAct> acts,
            CaseReaders readers,
            CaseFiles files,
            CaseOwners owners,
            OpenTasks tasks,
            Directory directory,
            DecisionTables tables,
            EngineCalls engine,
            TransactionTemplate transaction) {
        this.acts = acts;
        this.readers = readers;
        this.files = files;
        this.owners = owners;
        this.tasks = tasks;
        this.directory = directory;
        this.tables = tables;
        this.engine = engine;
        this.transaction = transaction;
    }

    /**
     * What this person may do to the case now.
     *
     * @throws Problem {@code unknown-case}, 404, when they may not read it
     */
    public List<Offer> offers(String caseNumber, String person) {
        CaseFile file = readers.get(caseNumber, person);
        if (file.status().isEnd()) {
            return List.of();
        }
        return engine.asSystem(() -> {
            List<Permit> permits = permits(file, person);
            return acts.orderedStream()
                    .flatMap(act -> offer(act, caseNumber, permits).stream())
                    .toList();
        });
    }

    /**
     * Does it, with everything that follows from it, or nothing.
     *
     * @throws Problem {@code unknown-case} or {@code unknown-act}, 404; {@code act-forbidden}, 403; {@code case-closed}
     *     or {@code act-impossible}, 409; or what the act itself refuses
     */
    public void perform(String caseNumber, String name, Map<String, String> sent, String person) {
        Attempts.repeat(() -> transaction.executeWithoutResult(
                status -> engine.asSystem(() -> performOnce(caseNumber, name, sent, person))));
    }

    private void performOnce(String caseNumber, String name, Map<String, String> sent, String person) {
        CaseFile file = readers.get(caseNumber, person);
        CaseAct act = acts.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("unknown-act", name));
        files.requireOpen(caseNumber);
        List<Permit> permits = permits(file, person).stream()
                .filter(permit -> permit.act().equals(name))
                .toList();
        if (permits.isEmpty()) {
            throw new Problem("act-forbidden", act.label());
        }
        Offer offer = offer(act, caseNumber, permits)
                .orElseThrow(() -> new Problem("act-impossible", caseNumber, act.label()));
        FilledAct filled = FilledAct.of(offer.fields(), sent);
        Map<String, Object> content = new LinkedHashMap<>(filled.values());
        content.put("particulars", filled.particulars());
        files.record(caseNumber, "act." + name, offer.by(), null, content);
        act.perform(caseNumber, filled.values(), offer.by());
    }

    /** In the first of the person's capacities in which it can be done. */
    private static Optional<Offer> offer(CaseAct act, String caseNumber, List<Permit> permits) {
        return permits.stream()
                .filter(permit -> permit.act().equals(act.name()))
                .flatMap(permit -> act.offered(caseNumber, permit.by()).stream()
                        .map(fields -> new Offer(act.name(), act.label(), withReason(fields), permit.by())))
                .findFirst();
    }

    private static List<ActField> withReason(List<ActField> fields) {
        return fields.stream().anyMatch(field -> field.key().equals(REASON.key()))
                ? fields
                : Stream.concat(fields.stream(), Stream.of(REASON)).toList();
    }

    /** What the table allows this person in this case: by office where it lies, or as one who has a part in it. */
    private List<Permit> permits(CaseFile file, String person) {
        List<Membership> held = directory.membershipsOf(person);
        Set<String> parts = parts(file.number(), person, held);
        return held.stream()
                .flatMap(membership -> tables.evaluateLatest("case-acts", Map.of("role", membership.role())).stream()
                        .filter(row -> switch (String.valueOf(row.get("capacity"))) {
                            case "office" -> covers(membership.unit(), file.place());
                            case "own" -> parts.contains(membership.group());
                            case "called" -> files.tookPart(file.number(), membership.group());
                            default -> throw new IllegalStateException("case-acts knows no capacity " + row);
                        })
                        .map(row -> new Permit(
                                String.valueOf(row.get("act")),
                                new Actor(person, membership.role(), membership.unit()))))
                .distinct()
                .toList();
    }

    /**
     * Groups of the person that answer for the case, or were offered a task which is open, or in which the person did one.
     */
    private Set<String> parts(String caseNumber, String person, List<Membership> held) {
        Set<String> groups = tasks.groupsOffered(caseNumber);
        Set<String> done = files.submissions(caseNumber, null).stream()
                .map(form -> form.actor())
                .filter(actor -> actor.person().equals(person))
                .map(actor -> actor.unit() + "." + actor.role())
                .collect(Collectors.toSet());
        String owner = owners.of(caseNumber).group();
        boolean holding = tasks.isHolding(caseNumber, person);
        return held.stream()
                .map(Membership::group)
                .filter(group -> holding || group.equals(owner) || groups.contains(group) || done.contains(group))
                .collect(Collectors.toSet());
    }

    private static boolean covers(String unit, Place place) {
        return List.of(place.block(), place.community(), place.street(), place.district())
                .contains(unit);
    }

    private record Permit(String act, Actor by) {}

    /** @param by in which capacity */
    public record Offer(String name, String label, List<ActField> fields, Actor by) {}
}
