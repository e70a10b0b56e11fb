package org.wufang.deliberation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.platform.security.Actor;

/** Writes the minutes (会议纪要) from the record: nobody types them. */
@Component
public class Minutes {

    private final Deliberations deliberations;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final DateTimeFormatter time;

    Minutes(
            Deliberations deliberations,
            CaseFiles caseFiles,
            Directory directory,
            @Value("${wufang.zone}") ZoneId zone) {
        this.deliberations = deliberations;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
    }

    /** Those of every deliberation of the case, oldest first. */
    public List<Document> of(String caseNumber) {
        CaseFile file = caseFiles.get(caseNumber);
        List<Proceedings> all = deliberations.proceedings(caseNumber);
        return IntStream.range(0, all.size())
                .mapToObj(i -> write(file, all.get(i), i + 1))
                .toList();
    }

    /** Those of the last deliberation. */
    public Document last(String caseNumber) {
        List<Document> all = of(caseNumber);
        return all.get(all.size() - 1);
    }

    /** A seat with who stands in for it: 业委会（由居委会代为参加）. */
    public String seatName(Participant participant) {
        return directory.roleName(participant.seat())
                + (participant.substituted() ? "（由" + directory.roleName(participant.actedBy()) + "代为参加）" : "");
    }

    /** What a drafter must know: the positions, and how the rounds before ended. */
    public String heardSoFar(String caseNumber) {
        Proceedings sitting = deliberations.lastProceedings(caseNumber);
        return Stream.concat(
                        sitting.positions().stream().map(this::position),
                        sitting.rounds().stream()
                                .flatMap(round -> Stream.concat(
                                        Stream.of("—— " + heading(sitting, round) + " ——"),
                                        round(sitting, round).stream())))
                .collect(Collectors.joining("\n"));
    }

    /** The proposal as it stands on the voting paper. */
    public String proposalText(Proposal proposal) {
        return String.join("\n", proposal(proposal));
    }

    public String commitmentsText(Proposal proposal) {
        return proposal.commitments().stream()
                .map(promise -> promise.slot() + ". " + promise(promise))
                .collect(Collectors.joining("\n"));
    }

    private Document write(CaseFile file, Proceedings sitting, int number) {
        List<Document.Section> sections = new ArrayList<>();
        sections.add(new Document.Section("会议", opening(file, sitting)));
        sections.add(new Document.Section(
                "参加各方", sitting.participants().stream().map(this::participant).toList()));
        sections.add(new Document.Section(
                "各方意见", sitting.positions().stream().map(this::position).toList()));
        sitting.rounds()
                .forEach(round -> sections.add(new Document.Section(heading(sitting, round), round(sitting, round))));
        sections.add(new Document.Section("结果", List.of(result(sitting))));
        sections.add(new Document.Section(
                "承诺", sitting.commitments().stream().map(this::commitment).toList()));
        sections.add(new Document.Section(
                "签署", sitting.signatures().stream().map(this::signature).toList()));
        sections.add(new Document.Section("公示与异议", notice(sitting)));
        return new Document(
                "五方共建协商会议纪要（" + file.number() + " 第" + number + "次协商）",
                sections.stream().filter(s -> !s.lines().isEmpty()).toList());
    }

    private List<String> opening(CaseFile file, Proceedings sitting) {
        return Stream.concat(
                        Stream.of("诉求：" + file.title()),
                        sitting.meeting().stream()
                                .flatMap(m -> Stream.of(
                                        "议题：" + m.agenda(),
                                        "时间：" + time.format(m.meetingAt()),
                                        "地点：" + m.place(),
                                        "召集：" + who(m.by()))))
                .toList();
    }

    private String participant(Participant participant) {
        String note = participant.note().isEmpty() ? "" : "（" + participant.note() + "）";
        if (!participant.present()) {
            return directory.roleName(participant.seat()) + "：缺席" + note;
        }
        return participant.substituted()
                ? directory.roleName(participant.seat()) + "：由" + directory.roleName(participant.actedBy()) + "代为参加"
                        + note
                : directory.roleName(participant.seat()) + "：到席" + note;
    }

    private String position(Position position) {
        String seat = directory.roleName(position.seat());
        return position.silent()
                ? seat + "：逾期未表态，按沉默记录"
                : seat + "：" + position.position() + part("关切", position.interest()) + part("底线", position.limits())
                        + part("依据", position.evidence()) + by(position.by());
    }

    private static String heading(Proceedings sitting, Round round) {
        boolean heard = sitting.hearings().stream().anyMatch(h -> h.round() == round.number() - 1);
        return "第" + Round.counted(round.number(), sitting.hearings()) + "轮" + (heard ? "（听证后）" : "");
    }

    private List<String> round(Proceedings sitting, Round round) {
        List<String> lines = new ArrayList<>();
        lines.add("起草：" + who(round.by()));
        lines.addAll(proposal(round.proposal()));
        round.proposal().commitments().forEach(promise -> lines.add("拟承诺：" + promise(promise)));
        lines.add("方案指纹（SHA-256）：" + round.sha256());
        lines.addAll(
                round.closed() ? sitting.votesIn(round).stream().map(this::vote).toList() : List.of("表决进行中，结束前不公开"));
        Round.Decision decision = round.decision();
        if (decision != null) {
            lines.add("结论：" + decision.consensus().label() + "。" + decision.reason());
        }
        sitting.hearings().stream()
                .filter(hearing -> hearing.round() == round.number())
                .forEach(hearing -> lines.add("听证：" + hearing.conclusion() + part("参加", hearing.members())
                        + part("意见", hearing.opinions()) + by(hearing.by())));
        sitting.ownersVotes().stream()
                .filter(vote -> vote.round() == round.number())
                .forEach(vote -> lines.add(owners(vote)));
        return lines;
    }

    private static List<String> proposal(Proposal proposal) {
        return List.of(
                "方案：" + proposal.text(),
                "依据：" + proposal.legalBasis(),
                cost(proposal),
                proposal.ownersItem().label() + (proposal.expertItem() ? "；须先听证" : ""));
    }

    private static String cost(Proposal proposal) {
        String payer = proposal.payer().isEmpty() ? "" : "，由" + proposal.payer() + "承担";
        return proposal.cost() == null
                ? "费用：未列" + payer
                : "费用：" + proposal.cost().toPlainString() + " 元" + payer;
    }

    private String vote(Vote vote) {
        return directory.roleName(vote.seat()) + "："
                + vote.ballot().choice().label()
                + part("条件", vote.ballot().conditions())
                + part("理由", vote.ballot().reason())
                + part("法律依据", vote.ballot().legalBasis())
                + by(vote.by());
    }

    private String owners(OwnersVote vote) {
        OwnersVote.Count count = vote.count();
        String outcome = vote.carried() == null ? "" : "：" + (vote.carried() ? "通过" : "未通过");
        return "业主共同决定" + outcome
                + part(
                        "面积",
                        "总 " + squareMetres(count.areaTotal()) + "，参与 " + squareMetres(count.areaTaking()) + "，同意 "
                                + squareMetres(count.areaFor()))
                + part("人数", "总 " + count.ownersTotal() + "，参与 " + count.ownersTaking() + "，同意 " + count.ownersFor())
                + by(vote.by());
    }

    private static String result(Proceedings sitting) {
        return switch (sitting.deliberation().outcome()) {
            case "agreed" -> "达成一致，按最后一轮方案执行";
            case "notAgreed" -> "未达成一致";
            default -> "协商进行中";
        };
    }

    private String commitment(Commitment commitment) {
        return promise(commitment.promise()) + "：" + commitment.state().label();
    }

    private String promise(Promise promise) {
        return directory.roleName(promise.owner()) + "：" + promise.measure() + "（" + promise.dueOn() + " 前完成）";
    }

    private String signature(Signature signature) {
        return directory.roleName(signature.seat()) + "：" + signature.mark().label() + part("意见", signature.dissent())
                + by(signature.by());
    }

    private List<String> notice(Proceedings sitting) {
        Instant noticeAt = sitting.noticeAt();
        return noticeAt == null
                ? List.of()
                : Stream.concat(
                                Stream.of("公示开始：" + time.format(noticeAt)),
                                sitting.objections().stream()
                                        .map(o -> "异议（" + time.format(o.at()) + "）：" + o.reason() + by(o.by())))
                        .toList();
    }

    private static String part(String label, String text) {
        return text.isEmpty() ? "" : "；" + label + "：" + text;
    }

    private String by(Actor actor) {
        return actor.equals(Actor.SYSTEM) ? "" : "（" + who(actor) + "）";
    }

    /** 万新社区物业公司 周明: in whose name and who. */
    private String who(Actor actor) {
        return directory.groupName(actor.unit() + "." + actor.role()) + " " + directory.personName(actor.person());
    }

    private static String squareMetres(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString() + " 平方米";
    }
}
