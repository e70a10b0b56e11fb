package org.wufang.whistle;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.documents.Document;
import org.wufang.documents.Documents;
import org.wufang.platform.forms.Submission;
import org.wufang.platform.forms.TaskFacts;
import org.wufang.process.DutyRuling;
import org.wufang.process.WhistleHandling;

/** What whoever is called needs to know before answering. Never a rating. */
@Component
class WhistleFacts implements TaskFacts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final WhistleRepository whistles;
    private final TargetRepository targets;
    private final JointActionRepository actions;
    private final RulingRepository rulings;
    private final ReturnRepository returns;
    private final JointActions jointActions;
    private final Documents documents;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final Clock clock;

    WhistleFacts(
            WhistleRepository whistles,
            TargetRepository targets,
            JointActionRepository actions,
            RulingRepository rulings,
            ReturnRepository returns,
            JointActions jointActions,
            Documents documents,
            CaseFiles caseFiles,
            Directory directory,
            Clock clock) {
        this.whistles = whistles;
        this.targets = targets;
        this.actions = actions;
        this.rulings = rulings;
        this.returns = returns;
        this.jointActions = jointActions;
        this.documents = documents;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> facts(OpenTask task) {
        return whistles.find(task.caseNumber()).map(call -> facts(task, call)).orElse(Map.of());
    }

    private Map<String, Object> facts(OpenTask task, WhistleCall call) {
        String group = String.valueOf(task.variables().get(WhistleHandling.TARGET.name()));
        return switch (task.task()) {
            case WhistleHandling.BLOW_WHISTLE ->
                known(
                        "whistleLevelName", WhistleWords.level(call.level()),
                        "whistleStory", story(call),
                        "dutyEntry", duty(call),
                        "precedents", precedents(call),
                        "caseDocuments", papers(call));
            case WhistleHandling.REPORT_IN ->
                known(
                        "whistleStory", story(call),
                        "dutyEntry", why(call, group),
                        "reportedIn", reportedIn(call),
                        "returnLimit", returnLimit(call, group));
            case WhistleHandling.REDISPATCH ->
                known(
                        "claims", claims(call),
                        "dutyEntry", duty(call),
                        "precedents", precedents(call),
                        "reportedIn", reportedIn(call),
                        "siteCode", siteCode(call));
            case WhistleHandling.PLAN_JOINT_ACTION ->
                known(
                        "whistleStory", story(call),
                        "dutyEntry", duty(call),
                        "reportedIn", reportedIn(call));
            case WhistleHandling.ACT ->
                known(
                        "planText", plan(call),
                        "reportedIn", reportedIn(call),
                        "openAssistants", String.join("、", jointActions.openBesides(task.caseNumber(), group)));
            case WhistleHandling.RATE_DEPARTMENT ->
                known("departmentName", directory.groupName(group), "done", done(call, group));
            case DutyRuling.RULE_ON_DUTY ->
                known(
                        "claims", claims(call),
                        "dutyEntry", duty(call),
                        "precedents", precedents(call),
                        "referral", referral(call),
                        "appeal", appeal(call));
            case DutyRuling.ANSWER_RULING ->
                known("claims", claims(call), "dutyEntry", duty(call), "rulingText", ruling(call));
            default -> Map.of();
        };
    }

    /** What was tried at each level so far. */
    private String story(WhistleCall call) {
        List<Target> summoned = targets.targets(call);
        return whistles.whistles(call).stream()
                .map(whistle -> told(whistle, summoned))
                .collect(Collectors.joining("\n"));
    }

    private String told(Whistle whistle, List<Target> summoned) {
        String kind = whistle.kind() == null ? "" : "，" + WhistleWords.kind(whistle.kind());
        if (!whistle.kindReason().isEmpty()) {
            kind += "（" + whistle.kindReason() + "）";
        }
        String who = whistle.raised()
                ? "自动提级"
                : directory.groupName(whistle.by().unit() + "." + whistle.by().role());
        String answers = summoned.stream()
                .filter(target -> target.level() == whistle.level())
                .map(this::answer)
                .collect(Collectors.joining("；"));
        return "%s%s，%s，%s：%s。%s%s"
                .formatted(
                        WhistleWords.level(whistle.level()),
                        kind,
                        time(whistle.at()),
                        who,
                        WhistleWords.of(whistle.wish().ground()),
                        whistle.wish().triedBelow(),
                        answers.isEmpty() ? "" : "｜" + answers);
    }

    private String answer(Target target) {
        String name = directory.groupName(target.group());
        String answer = target.answer().word();
        if (answer == null) {
            return name + "待报到（" + time(target.sent().dueAt()) + " 前）";
        }
        if (target.arrived() && target.answer().absentAt() != null) {
            return name + WhistleWords.of(Target.ABSENT) + "，补报到";
        }
        return name + WhistleWords.of(answer) + (target.answer().late() && target.arrived() ? "（迟到）" : "");
    }

    /** The list's entry, or that there is none. */
    private String duty(WhistleCall call) {
        DutyEntry duty = call.duty();
        if (!duty.listed()) {
            return duty.text() + "：不得转嫁给街道、社区，职责裁定另有规定的除外";
        }
        return duty.text()
                + (duty.lead().isEmpty() ? "" : "｜牵头：" + directory.groupName(Departments.group(duty.lead())))
                + (duty.assist().isEmpty() ? "" : "｜配合：" + names(duty.assist()))
                + (duty.streetRefusal().isEmpty() ? "" : "｜街道：" + duty.streetRefusal());
    }

    private String names(List<String> codes) {
        return codes.stream()
                .map(code -> directory.groupName(Departments.group(code)))
                .collect(Collectors.joining("、"));
    }

    private String why(WhistleCall call, String group) {
        return targets.targets(call).stream()
                .filter(target -> target.level() == call.level() && target.awaited())
                .filter(target -> target.group().equals(group))
                .map(target -> target.summons().basis())
                .findFirst()
                .orElseGet(() -> duty(call));
    }

    private String reportedIn(WhistleCall call) {
        return targets.targets(call).stream()
                .filter(target -> target.level() == call.level())
                .map(target -> answer(target)
                        + (target.answer().at() == null
                                ? ""
                                : "，" + time(target.answer().at()))
                        + (target.answer().place() == null
                                        || target.answer().place().isEmpty()
                                ? ""
                                : "，" + target.answer().place())
                        + (target.answer().confirmedBy().isEmpty()
                                ? ""
                                : "，" + WhistleWords.of(target.answer().confirmedBy()) + "佐证"))
                .collect(Collectors.joining("\n"));
    }

    private String plan(WhistleCall call) {
        return actions.plans(call).stream()
                .filter(plan -> plan.level() == call.level())
                .map(plan -> plan.plan() + "\n完成期限：" + plan.finishOn())
                .findFirst()
                .orElse("");
    }

    private String done(WhistleCall call, String group) {
        return targets.targets(call).stream()
                .filter(target -> target.group().equals(group))
                .flatMap(target -> actions.actions(call).stream().filter(action -> action.target() == target.id()))
                .max(Comparator.comparing(Action::at))
                .map(action -> WhistleWords.of(action.result()) + "：" + action.done())
                .orElse("");
    }

    /** Every return of the case, and what became of it. */
    private String claims(WhistleCall call) {
        return returns.of(call.caseNumber()).stream().map(this::claim).collect(Collectors.joining("\n"));
    }

    private String claim(Return returned) {
        ReturnClaim claim = returned.claim();
        String suggested = claim.suggested().isEmpty()
                ? ""
                : "，认为应由" + directory.groupName(Departments.group(claim.suggested())) + "办理";
        Return.Settlement settlement = returned.settlement();
        String redispatched = settlement == null || settlement.redispatchedTo() == null
                ? ""
                : "｜已改派" + directory.groupName(settlement.redispatchedTo()) + "：" + settlement.redispatchReason();
        return "%s，%s退单：%s（引用：%s）%s。%s｜清单：%s%s"
                .formatted(
                        directory.groupName(returned.group()),
                        time(returned.at()),
                        WhistleWords.of(claim.ground()),
                        claim.dutyItem(),
                        suggested,
                        claim.reason(),
                        returned.listItem(),
                        redispatched);
    }

    private String papers(WhistleCall call) {
        return documents.of(call.caseNumber()).stream().map(Document::name).collect(Collectors.joining("\n"));
    }

    private String returnLimit(WhistleCall call, String group) {
        return Returns.first(targets.targets(call), group)
                .map(first -> first.sent().returnDueAt())
                .map(limit -> time(limit) + " 前，凭职责清单，每件诉求一次")
                .orElse("");
    }

    private String siteCode(WhistleCall call) {
        return whistles.whistles(call).stream()
                .filter(whistle -> whistle.level() == call.level())
                .map(Whistle::siteCode)
                .findFirst()
                .orElse("");
    }

    private String ruling(WhistleCall call) {
        return rulings.newest(call, Ruling.OPEN).map(open -> told(call, open)).orElse("");
    }

    private String appeal(WhistleCall call) {
        return rulings.newest(call, Ruling.APPEALED)
                .map(appealed ->
                        told(call, appealed) + "\n申诉：" + appealed.answer().reason())
                .orElse("");
    }

    private String told(WhistleCall call, Ruling ruling) {
        return "%s：由%s承担。%s".formatted(ruling.citation(), directory.groupName(ruling.group(call)), ruling.basis());
    }

    private String precedents(WhistleCall call) {
        return rulings.precedents(call.duty().matter(), call.district()).stream()
                .map(ruling -> told(call, ruling))
                .collect(Collectors.joining("\n"));
    }

    /** Why the street referred the question to the district. */
    private String referral(WhistleCall call) {
        Optional<Submission> last = caseFiles.submissions(call.caseNumber(), DutyRuling.RULE_ON_DUTY).stream()
                .reduce((first, second) -> second);
        return last.filter(submission -> submission.text("rulingOutcome").equals("referred"))
                .map(submission -> submission.text("basis"))
                .orElse("");
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    /** Without those that are empty: a form hides what is absent. */
    private static Map<String, Object> known(String... keysAndTexts) {
        Map<String, Object> facts = new HashMap<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            if (!keysAndTexts[i + 1].isEmpty()) {
                facts.put(keysAndTexts[i], keysAndTexts[i + 1]);
            }
        }
        return facts;
    }
}
