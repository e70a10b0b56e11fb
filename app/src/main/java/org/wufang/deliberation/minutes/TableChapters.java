package org.wufang.deliberation.minutes;

import static org.wufang.deliberation.MinutesOrder.COMMITMENTS;
import static org.wufang.deliberation.MinutesOrder.PARTICIPANTS;
import static org.wufang.deliberation.MinutesOrder.POSITIONS;
import static org.wufang.deliberation.MinutesOrder.RESULT;
import static org.wufang.deliberation.MinutesOrder.ROUND_HASH;
import static org.wufang.deliberation.MinutesOrder.ROUND_OWNERS_VOTE;
import static org.wufang.deliberation.MinutesOrder.ROUND_PROPOSAL;
import static org.wufang.deliberation.MinutesOrder.ROUND_VOTES;
import static org.wufang.deliberation.MinutesOrder.SIGNATURES;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.wufang.deliberation.MinutesChapter;
import org.wufang.deliberation.OwnersVote;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Position;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.Proposal;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.RoundChapter;
import org.wufang.deliberation.Signature;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.Vote;
import org.wufang.directory.Directory;
import org.wufang.platform.paper.Document;
import org.wufang.platform.security.Actor;

/** What the table itself tells in the minutes: who sat there, what they said, voted, promised and signed. */
@Configuration(proxyBeanMethods = false)
class TableChapters {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final MinutesRepository book;
    private final TableTexts texts;
    private final Directory directory;
    private final DateTimeFormatter time;

    TableChapters(MinutesRepository book, TableTexts texts, Directory directory, @Value("${wufang.zone}") ZoneId zone) {
        this.book = book;
        this.texts = texts;
        this.directory = directory;
        this.time = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(zone);
    }

    @Bean
    @Order(PARTICIPANTS)
    MinutesChapter participantsChapter() {
        return (sitting, toSign) -> section("参加各方", participants(sitting));
    }

    @Bean
    @Order(POSITIONS)
    MinutesChapter positionsChapter() {
        return (sitting, toSign) -> List.of(new Document.Section(
                "各方意见",
                sitting.bySeat(sitting.positions(), Position::seat)
                        .map(texts::position)
                        .toList()));
    }

    @Bean
    @Order(RESULT)
    MinutesChapter resultChapter() {
        return (sitting, toSign) -> List.of(new Document.Section("协商结果", result(sitting)));
    }

    @Bean
    @Order(COMMITMENTS)
    MinutesChapter commitmentsChapter() {
        return (sitting, toSign) -> section("承诺事项", commitments(sitting));
    }

    @Bean
    @Order(SIGNATURES)
    MinutesChapter signaturesChapter() {
        return (sitting, toSign) -> section("签署", toSign ? toSign(sitting) : signatures(sitting));
    }

    @Bean
    @Order(ROUND_PROPOSAL)
    RoundChapter proposalChapter() {
        return (sitting, round) -> Stream.of(
                        Stream.of("起草：" + texts.who(round.by())),
                        texts.proposalLines(round.proposal()).stream(),
                        round.proposal().commitments().stream().map(promise -> "拟承诺：" + texts.promise(promise)))
                .flatMap(lines -> lines)
                .map(Document.Part::line)
                .toList();
    }

    @Bean
    @Order(ROUND_HASH)
    RoundChapter hashChapter() {
        return (sitting, round) -> List.of(Document.Part.line("方案指纹（SHA-256）：" + round.sha256()));
    }

    @Bean
    @Order(ROUND_VOTES)
    RoundChapter votesChapter() {
        return (sitting, round) -> Stream.concat(
                        Stream.of(round.closed() ? votes(sitting, round) : Document.Part.line("表决进行中，结束前不公开")),
                        Stream.ofNullable(round.decision())
                                .flatMap(decision -> Stream.of(
                                        "结论：" + decision.consensus().label() + "。" + decision.reason(),
                                        "判定规则编号：" + decision.rule()))
                                .map(Document.Part::line))
                .toList();
    }

    @Bean
    @Order(ROUND_OWNERS_VOTE)
    RoundChapter ownersVoteChapter() {
        return (sitting, round) -> sitting.ownersVotes().stream()
                .filter(vote -> vote.round() == round.number())
                .map(vote -> Document.Part.line(owners(vote)))
                .toList();
    }

    private static List<Document.Section> section(String heading, Document.Part part) {
        return List.of(new Document.Section(heading, 1, List.of(part)));
    }

    private Document.Part participants(Proceedings sitting) {
        return Document.Part.table(
                List.of("席位", "参加方式", "代表"),
                sitting.participants().stream()
                        .map(participant -> List.of(
                                directory.roleName(participant.seat()),
                                attendance(participant),
                                representatives(sitting, participant.seat())))
                        .toList());
    }

    private String attendance(Participant participant) {
        String note = participant.note().isEmpty() ? "" : "（" + participant.note() + "）";
        if (!participant.present()) {
            return "缺席" + note;
        }
        return participant.substituted()
                ? "由" + directory.roleName(participant.actedBy()) + "代为参加" + note
                : "本方参加" + note;
    }

    /** Who stated or voted for the seat. */
    private String representatives(Proceedings sitting, String seat) {
        return Stream.of(
                        sitting.positions().stream()
                                .filter(position -> position.seat().equals(seat))
                                .map(Position::by),
                        sitting.votes().stream()
                                .filter(vote -> vote.seat().equals(seat))
                                .map(Vote::by))
                .flatMap(actors -> actors)
                .filter(actor -> !actor.equals(Actor.SYSTEM))
                .map(actor -> directory.personName(actor.person()))
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private Document.Part votes(Proceedings sitting, Round round) {
        return Document.Part.table(
                List.of("席位", "表决", "条件", "理由", "法律依据", "表决人"),
                sitting.bySeat(sitting.votesIn(round), Vote::seat)
                        .map(vote -> List.of(
                                directory.roleName(vote.seat()),
                                vote.ballot().choice().label(),
                                vote.ballot().conditionsText(),
                                vote.ballot().reason(),
                                vote.ballot().legalBasis(),
                                texts.person(vote.seat(), vote.by())))
                        .toList());
    }

    private String owners(OwnersVote vote) {
        OwnersVote.Count count = vote.count();
        String outcome = vote.carried() == null ? "" : "：" + (vote.carried() ? "通过" : "未通过");
        return "业主共同决定" + outcome
                + TableTexts.part(
                        "面积",
                        "总 " + squareMetres(count.areaTotal()) + "，参与 " + squareMetres(count.areaTaking()) + "，同意 "
                                + squareMetres(count.areaFor()))
                + TableTexts.part(
                        "人数", "总 " + count.ownersTotal() + "，参与 " + count.ownersTaking() + "，同意 " + count.ownersFor())
                + texts.by(vote.by());
    }

    private List<String> result(Proceedings sitting) {
        return switch (sitting.deliberation().outcome()) {
            case "agreed" ->
                Stream.concat(Stream.of("达成一致，按最后一轮方案执行。会议议定："), resolution(sitting))
                        .toList();
            case "notAgreed" -> List.of("未达成一致");
            default -> List.of("协商进行中");
        };
    }

    private Stream<String> resolution(Proceedings sitting) {
        Proposal proposal = sitting.rounds().get(sitting.rounds().size() - 1).proposal();
        return Stream.of(proposal.text(), texts.cost(proposal));
    }

    private Document.Part commitments(Proceedings sitting) {
        return Document.Part.table(
                List.of("承诺方", "措施", "完成期限", "状态"),
                sitting.commitments().stream()
                        .map(commitment -> List.of(
                                directory.roleName(commitment.promise().owner()),
                                commitment.promise().measure(),
                                DAY.format(commitment.promise().dueOn()),
                                commitment.state().label()))
                        .toList());
    }

    private Document.Part signatures(Proceedings sitting) {
        Map<String, Integer> versions =
                book.signedVersions(sitting.deliberation().id());
        return Document.Part.table(
                List.of("席位", "签署", "意见", "签署人", "时间", "所签版次"),
                sitting.bySeat(sitting.signatures(), Signature::seat)
                        .map(signature -> List.of(
                                directory.roleName(signature.seat()),
                                signature.mark().label(),
                                signature.dissent(),
                                texts.person(signature.seat(), signature.by()),
                                signature.by().equals(Actor.SYSTEM) ? "" : time.format(signature.at()),
                                versions.containsKey(signature.seat())
                                        ? "第" + versions.get(signature.seat()) + "版"
                                        : ""))
                        .toList());
    }

    private Document.Part toSign(Proceedings sitting) {
        return Document.Part.table(
                List.of("席位", "签署"),
                sitting.participants().stream()
                        .filter(Participant::present)
                        .map(participant -> List.of(directory.roleName(participant.seat()), "待签署"))
                        .toList());
    }

    private static String squareMetres(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString() + " 平方米";
    }
}
