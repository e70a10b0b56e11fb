package org.wufang.deliberation.proposals;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Sittings;
import org.wufang.directory.Directory;

/** How a proposal came to be, as minutes and voting papers tell it. */
@Component
public class ProposalWords {

    private final Conditions conditions;
    private final Motions motions;
    private final Versions versions;
    private final Sittings sittings;
    private final Directory directory;

    ProposalWords(Conditions conditions, Motions motions, Versions versions, Sittings sittings, Directory directory) {
        this.conditions = conditions;
        this.motions = motions;
        this.versions = versions;
        this.sittings = sittings;
        this.directory = directory;
    }

    /** The conditions that were set so far, and what the proposals since say to them. */
    public String conditionsText(String caseNumber) {
        long deliberation = sittings.current(caseNumber).id();
        return conditions.of(deliberation).stream()
                .flatMap(condition -> condition.answers().stream().map(answer -> answer(condition, answer)))
                .collect(Collectors.joining("\n"));
    }

    /** What the proposal of this round says to each condition that was open. */
    List<String> answers(long deliberation, int round) {
        return conditions.of(deliberation).stream()
                .flatMap(condition -> condition.answers().stream()
                        .filter(answer -> answer.round() == round)
                        .map(answer -> answer(condition, answer)))
                .toList();
    }

    /** The motions that the next proposal must answer. */
    public String openMotionsText(String caseNumber) {
        return motions.open(caseNumber).stream().map(this::motion).collect(Collectors.joining("\n\n"));
    }

    /** Every motion, and what the proposals made of it. */
    public String motionsText(String caseNumber) {
        return String.join("\n\n", motions(sittings.current(caseNumber).id()));
    }

    /** Every motion of a deliberation, and what the proposals made of it. */
    List<String> motions(long deliberation) {
        return motions.of(deliberation).stream()
                .map(motion -> motion(motion)
                        + (motion.answers().isEmpty()
                                ? "；未及处理"
                                : motion.answers().stream()
                                        .map(answer -> "；第" + answer.round() + "次表决的方案" + answer.label()
                                                + (answer.words().isEmpty() ? "" : "：" + answer.words()))
                                        .collect(Collectors.joining())))
                .toList();
    }

    private String motion(Motion motion) {
        return "第" + motion.number() + "号 " + motion.kind().label() + "（" + directory.roleName(motion.seat()) + "）："
                + motion.text() + "；改动：" + motion.changes() + "；理由：" + motion.reason();
    }

    /** What became different since the proposal before, 〔删：…〕 and 〔增：…〕; empty for the first. */
    public String differenceText(String caseNumber) {
        List<Version> proposals = versions.of(sittings.current(caseNumber).id()).stream()
                .filter(Version::isProposal)
                .toList();
        if (proposals.size() < 2) {
            return "";
        }
        return versions
                .differences(proposals.get(proposals.size() - 2), proposals.get(proposals.size() - 1))
                .entrySet()
                .stream()
                .filter(part -> !part.getValue().none())
                .map(part -> part.getKey() + "：" + marked(part.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String marked(Difference difference) {
        return difference.pieces().stream()
                .map(piece -> switch (piece.change()) {
                    case SAME -> piece.text();
                    case REMOVED -> "〔删：" + piece.text().strip() + "〕";
                    case ADDED -> "〔增：" + piece.text().strip() + "〕";
                })
                .collect(Collectors.joining());
    }

    private String answer(Condition condition, Condition.Answer answer) {
        return directory.roleName(condition.seat()) + "（第" + condition.round() + "次表决）：" + condition.words() + "；"
                + answer.kind().label() + "：" + answer.words();
    }
}
