package org.wufang.whistle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.platform.forms.FormRejected;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/** The door to joint actions: what those who came plan and do together, whether it helped, and how they are rated. */
@Service
@Transactional
public class JointActions {

    private final WhistleRepository whistles;
    private final TargetRepository targets;
    private final JointActionRepository repository;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final Clock clock;

    JointActions(
            WhistleRepository whistles,
            TargetRepository targets,
            JointActionRepository repository,
            CaseFiles caseFiles,
            Directory directory,
            Clock clock) {
        this.whistles = whistles;
        this.targets = targets;
        this.repository = repository;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.clock = clock;
    }

    // Plan and action

    /** @throws FormRejected when it should end before it begins */
    public void plan(String caseNumber, String plan, LocalDate finishOn, Actor by) {
        if (finishOn.isBefore(LocalDate.ofInstant(clock.instant(), clock.getZone()))) {
            throw FormRejected.of("finishOn", "完成日期", "finish-too-early");
        }
        WhistleCall call = call(caseNumber);
        repository.plan(call, new Plan(call.level(), plan, finishOn, by, clock.instant()));
    }

    /**
     * One of those who came says what was done. The lead does so last; a lead that does not wait for the others says
     * why, and what they have not done is kept as not done.
     *
     * @param result done or cannot
     * @param openReason why the lead ends the action now; empty when it does not, or is not the lead
     * @return whether the action is over for all
     * @throws FormRejected when the lead gives no reason and others are open
     */
    public boolean act(
            String caseNumber,
            String group,
            String done,
            String result,
            String evidence,
            String reason,
            String openReason,
            Actor by) {
        WhistleCall call = call(caseNumber);
        Target target = acting(call, group);
        List<Target> open = lead(caseNumber).equals(group) ? unfinished(call, group) : List.of();
        if (!open.isEmpty() && openReason.isBlank()) {
            throw FormRejected.of("openReason", "其他部门未完成即结束行动的理由", "others-still-act", String.join("、", names(open)));
        }
        Instant now = clock.instant();
        repository.act(new Action(target.id(), call.level(), done, result, evidence, reason, by.person(), now));
        open.forEach(each -> repository.act(
                new Action(each.id(), call.level(), "", Action.NOT_DONE, "", openReason, by.person(), now)));
        if (!open.isEmpty()) {
            record(call, "whistle.actionsClosed", Map.of("closed", names(open), "reason", openReason));
        }
        return !open.isEmpty();
    }

    /** Solved when everybody who came says that it is done, but for those whom the lead did not wait for. */
    public String assess(String caseNumber) {
        WhistleCall call = call(caseNumber);
        Map<Long, Action> actions = new HashMap<>();
        repository.actions(call).forEach(action -> actions.put(action.target(), action));
        List<Action> counted = new ArrayList<>();
        inAction(call).forEach(target -> counted.add(actions.get(target.id())));
        boolean solved = counted.stream().anyMatch(action -> action != null && action.succeeded())
                && counted.stream().allMatch(action -> action != null && (action.succeeded() || action.closed()));
        if (solved && call.outcome() == null) {
            whistles.close(call, "solved", clock.instant());
            record(call, "whistle.solved", Map.of("level", call.level()));
        }
        return solved ? "solved" : "unsolved";
    }

    // Reverse evaluation

    /**
     * The whistler rates who came; a rating that was given stands.
     *
     * @throws Problem when it was given already
     */
    public void rate(String caseNumber, String group, int rating, String remark, Actor by) {
        WhistleCall call = call(caseNumber);
        Target target = acting(call, group);
        if (repository.isRated(target)) {
            throw new Problem("already-rated");
        }
        repository.rate(new ReverseRating(target.id(), rating, remark, by, clock.instant()));
    }

    /** Of whoever was rated often enough; all that anybody outside the whistler's side learns of ratings. */
    @Transactional(readOnly = true)
    public List<MeanRating> meanRatings() {
        return repository.ratingsByGroup().entrySet().stream()
                .flatMap(group -> MeanRating.of(group.getKey(), group.getValue()).stream())
                .toList();
    }

    // Who takes part

    /** Groups that have come and act together. */
    public Collection<String> acting(String caseNumber) {
        return inAction(call(caseNumber)).stream().map(Target::group).distinct().toList();
    }

    /**
     * The group that leads the joint action: the level's lead when it has come, else who came first; where nobody came
     * the street's coordination, or the command centre for what no list lays upon the street.
     */
    public String lead(String caseNumber) {
        WhistleCall call = call(caseNumber);
        List<Target> acting = inAction(call);
        return acting.stream()
                .filter(target -> target.summons().lead() && target.level() == call.level())
                .findFirst()
                .or(() -> acting.stream().findFirst())
                .map(Target::group)
                .orElseGet(() -> call.mayCallTheStreet() ? call.streetGroup("coordination") : call.commandCentre());
    }

    /** Whether the group is one of those who came, and has not acted yet. */
    public boolean isToAct(String caseNumber, String group) {
        return unfinished(call(caseNumber), "").stream()
                .anyMatch(target -> target.group().equals(group));
    }

    /** Names of those whom the lead would have to wait for; empty for anybody but the lead. */
    public Collection<String> openBesides(String caseNumber, String group) {
        return lead(caseNumber).equals(group) ? names(unfinished(call(caseNumber), group)) : List.of();
    }

    /** Who came at this level, and who came below when the level was raised before they could act. */
    List<Target> inAction(WhistleCall call) {
        Map<Long, Integer> actedAt = new LinkedHashMap<>();
        repository.actions(call).forEach(action -> actedAt.put(action.target(), action.level()));
        Map<String, Target> byGroup = new LinkedHashMap<>();
        List<Target> newest = new ArrayList<>(targets.targets(call));
        Collections.reverse(newest);
        newest.stream()
                .filter(Target::arrived)
                .filter(target -> actedAt.getOrDefault(target.id(), call.level()) == call.level())
                .forEach(target -> byGroup.putIfAbsent(target.group(), target));
        List<Target> acting = new ArrayList<>(byGroup.values());
        Collections.reverse(acting);
        return acting;
    }

    private List<Target> unfinished(WhistleCall call, String besides) {
        Set<Long> acted = new HashSet<>();
        repository.actions(call).forEach(action -> acted.add(action.target()));
        return inAction(call).stream()
                .filter(target -> !target.group().equals(besides))
                .filter(target -> !acted.contains(target.id()))
                .toList();
    }

    private Target acting(WhistleCall call, String group) {
        return inAction(call).stream()
                .filter(each -> each.group().equals(group))
                .findFirst()
                .orElseThrow(() -> WhistleCalls.notSummoned(call, group));
    }

    private List<String> names(List<Target> of) {
        return of.stream().map(target -> directory.groupName(target.group())).toList();
    }

    private WhistleCall call(String caseNumber) {
        return whistles.current(caseNumber);
    }

    private void record(WhistleCall call, String act, Map<String, Object> content) {
        caseFiles.record(call.caseNumber(), act, Actor.SYSTEM, null, content);
    }
}
