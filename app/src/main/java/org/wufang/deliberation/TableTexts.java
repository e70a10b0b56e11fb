package org.wufang.deliberation;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;
import org.wufang.platform.security.Actor;

/** Seats, positions, proposals and promises in the words of forms, voting papers and minutes; and who did something. */
@Component
public class TableTexts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Directory directory;

    TableTexts(Directory directory) {
        this.directory = directory;
    }

    /** A seat with who stands in for it: 业委会（由居委会代为参加）. */
    public String seatName(Participant participant) {
        return directory.roleName(participant.seat())
                + (participant.substituted() ? "（由" + directory.roleName(participant.actedBy()) + "代为参加）" : "");
    }

    /** What a seat said when all were heard. */
    public String position(Position position) {
        String seat = directory.roleName(position.seat());
        return position.silent()
                ? seat + "：逾期未表态，按沉默记录"
                : seat + "：" + clause(position.position()) + part("关切", clause(position.interest()))
                        + part("底线", clause(position.limits())) + part("依据", clause(position.evidence())) + "（"
                        + person(position.seat(), position.by()) + "）";
    }

    /** Without the full stop: more follows in the same sentence. */
    private static String clause(String text) {
        return text.endsWith("。") ? text.substring(0, text.length() - 1) : text;
    }

    /** The proposal as it stands on the voting paper. */
    public String proposalText(Proposal proposal) {
        return String.join("\n", proposalLines(proposal));
    }

    public List<String> proposalLines(Proposal proposal) {
        return Stream.of(
                        "方案：" + proposal.text(),
                        proposal.options().isEmpty() ? "" : "备选方案：" + proposal.options(),
                        "依据：" + proposal.legalBasis(),
                        cost(proposal),
                        "事项性质：" + proposal.ownersItem().label() + (proposal.expertItem() ? "；须先听证" : ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    public String cost(Proposal proposal) {
        String payer = proposal.payer().isEmpty() ? "" : "，由" + proposal.payer() + "承担";
        return proposal.cost() == null
                ? "费用：未列" + payer
                : "费用：" + proposal.cost().stripTrailingZeros().toPlainString() + "元" + payer;
    }

    public String commitmentsText(Proposal proposal) {
        return proposal.commitments().stream()
                .map(promise -> promise.slot() + ". " + promise(promise))
                .collect(Collectors.joining("\n"));
    }

    public String promise(Promise promise) {
        return directory.roleName(promise.owner()) + "：" + promise.measure() + "（" + DAY.format(promise.dueOn())
                + "前完成）";
    }

    /** Something more in the same sentence; nothing where nothing was said. */
    public static String part(String label, String text) {
        return text.isEmpty() ? "" : "；" + label + "：" + text;
    }

    /** In brackets who did it; nothing where the clock did, or nobody yet. */
    public String by(@Nullable Actor actor) {
        return actor == null || actor.equals(Actor.SYSTEM) ? "" : "（" + who(actor) + "）";
    }

    /** The name alone where somebody acts for their own seat; nobody where the clock recorded it. */
    public String person(String seat, Actor actor) {
        if (actor.equals(Actor.SYSTEM)) {
            return "";
        }
        return actor.role().equals(seat) ? directory.personName(actor.person()) : who(actor);
    }

    /** 万新社区物业公司 周明: in whose name and who. */
    public String who(Actor actor) {
        return directory.groupName(actor.unit() + "." + actor.role()) + " " + directory.personName(actor.person());
    }
}
