package org.wufang.whistle.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.acts.ActField;
import org.wufang.acts.CaseAct;
import org.wufang.directory.Directory;
import org.wufang.platform.engine.RunningSteps;
import org.wufang.platform.security.Actor;
import org.wufang.process.WhistleHandling;
import org.wufang.whistle.Arrival;
import org.wufang.whistle.JointActions;
import org.wufang.whistle.WhistleCalls;

/**
 * 补报到: who was recorded absent comes after all, until the joint action is over. It joins the action: where that has
 * begun, with an action of its own that the others wait for.
 */
@Component
@Order(20)
class ReportInLate implements CaseAct {

    private final WhistleCalls whistles;
    private final JointActions actions;
    private final RunningSteps steps;
    private final Directory directory;

    ReportInLate(WhistleCalls whistles, JointActions actions, RunningSteps steps, Directory directory) {
        this.whistles = whistles;
        this.actions = actions;
        this.steps = steps;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "reportInLate";
    }

    @Override
    public String label() {
        return "补报到";
    }

    @Override
    public Optional<List<ActField>> offered(String caseNumber, Actor by) {
        boolean joins = whistles.openRun(caseNumber)
                .filter(run -> !steps.isOpen(run, WhistleHandling.RATE_DEPARTMENT))
                .isPresent();
        List<ActField.Option> absences = joins
                ? whistles.absent(caseNumber).entrySet().stream()
                        .filter(absence -> isOf(absence.getValue(), by))
                        .map(absence -> new ActField.Option(
                                String.valueOf(absence.getKey()), whistles.absenceName(caseNumber, absence.getKey())))
                        .toList()
                : List.of();
        return absences.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        ActField.choice("absence", "补报到的召集", true, absences),
                        ActField.text("place", "到场地点", true, null),
                        ActField.text("siteCode", "到场码", false, "可不填；向现场的区块治理员或吹哨人索取"),
                        ActField.text("position", "定位（纬度,经度）", false, "可不填；形如 27.85,112.91")));
    }

    /** Of the group itself, or of whoever stands in while it is vacant. */
    private boolean isOf(String group, Actor by) {
        int dot = group.lastIndexOf('.');
        return directory
                .groupsFor(group.substring(dot + 1), group.substring(0, dot))
                .contains(by.unit() + "." + by.role());
    }

    @Override
    public void perform(String caseNumber, Map<String, String> filled, Actor by) {
        String group = whistles.arriveLate(
                caseNumber,
                Long.parseLong(filled.get("absence")),
                new Arrival(
                        filled.get("place"), filled.getOrDefault("siteCode", ""), filled.getOrDefault("position", "")),
                by);
        String run = whistles.openRun(caseNumber).orElseThrow();
        String target = WhistleHandling.TARGET.name();
        if (steps.isOpen(run, WhistleHandling.ACT)
                && actions.isToAct(caseNumber, group)
                && !steps.openElements(run, WhistleHandling.ACT, target).contains(group)) {
            steps.add(run, WhistleHandling.ACT, target, group);
        }
    }
}
