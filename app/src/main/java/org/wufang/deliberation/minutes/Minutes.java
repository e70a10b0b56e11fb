package org.wufang.deliberation.minutes;

import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.voices.ExpertHearing;
import org.wufang.deliberation.voices.ExpertHearings;
import org.wufang.deliberation.conduct.FormerAct;
import org.wufang.deliberation.conduct.FormerActs;
import org.wufang.deliberation.fund.Fund;
import org.wufang.deliberation.fund.Funds;
import org.wufang.deliberation.voices.InvitedVoices;
import org.wufang.deliberation.methods.Method;
import org.wufang.deliberation.methods.Methods;
import org.wufang.deliberation.notice.NoticeText;
import org.wufang.deliberation.notice.Notices;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.proposals.OwnersItems;
import org.wufang.deliberation.OwnersVote;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.commitments.PartyRating;
import org.wufang.deliberation.commitments.PartyRatings;
import org.wufang.deliberation.Position;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.Proposal;
import org.wufang.deliberation.proposals.ProposalWords;
import org.wufang.deliberation.commitments.Renegotiations;
import org.wufang.deliberation.commitments.RevisionText;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.Signature;
import org.wufang.deliberation.TableTexts;
import org.wufang.deliberation.voices.Voice;
import org.wufang.deliberation.voices.VoiceTexts;
import org.wufang.deliberation.Vote;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.directory.Directory;
import org.wufang.directory.Unit;
import org.wufang.platform.paper.Document;
import org.wufang.platform.security.Actor;

/** Writes the minutes (会议纪要) from the record: nobody types them. */
@Component
public class Minutes {

    private static final Set<Consensus> NO_DECISIONS = EnumSet.of(Consensus.SENT_BACK, Consensus.WITHDRAWN);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Deliberations deliberations;
    private final FormerActs formerActs;
    private final Methods methods;
    private final Funds funds;
    private final PartyRatings ratings;
    private final MinutesRepository book;
    private final InvitedVoices voices;
    private final ExpertHearings hearings;
    private final OwnersItems ownersItems;
    private final TableTexts texts;
    private final VoiceTexts voiceTexts;
    private final ProposalWords proposals;
    private final CaseFiles caseFiles;
    private final Directory directory;
    private final Notices notices;
    private final NoticeText noticeText;
    private final Renegotiations renegotiations;
    private final RevisionText revisionText;
    private final DateTimeFormatter time;

    Minutes(
            Deliberations deliberations,
            FormerActs formerActs,
            Methods methods,
            Funds funds,
            PartyRatings ratings,
            MinutesRepository book,
            InvitedVoices voices,
            ExpertHearings hearings,
            OwnersItems ownersItems,
            TableTexts texts,
            VoiceTexts voiceTexts,
            ProposalWords proposals,
            CaseFiles caseFiles,
            Directory directory,
            Notices notices,
            NoticeText noticeText,
            Renegotiations renegotiations,
            RevisionText revisionText,
            @Value("${wufang.zone}") ZoneId zone) {
        this.deliberations = deliberations;
        this.formerActs = formerActs;
        this.methods = methods;
        this.funds = funds;
        this.ratings = ratings;
        this.book = book;
        this.voices = voices;
        this.hearings = hearings;
        this.ownersItems = ownersItems;
        this.texts = texts;
        this.voiceTexts = voiceTexts;
        this.proposals = proposals;
        this.caseFiles = caseFiles;
        this.directory = directory;
        this.notices = notices;
        this.noticeText = noticeText;
        this.renegotiations = renegotiations;
        this.revisionText = revisionText;
        this.time = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(zone);
    }

    /** Those of every deliberation of the case, oldest first, as the record stands now. */
    public List<Document> of(String caseNumber) {
        List<Proceedings> all = deliberations.proceedings(caseNumber);
        return IntStream.range(0, all.size())
                .mapToObj(i -> write(caseNumber, all.get(i), i + 1))
                .toList();
    }

    /** Those of the last deliberation, as the record stands now. */
    public Document last(String caseNumber) {
        List<Document> all = of(caseNumber);
        return all.get(all.size() - 1);
    }

    /** @param number which deliberation of the case, counted from 1 */
    Document write(String caseNumber, Proceedings sitting, int number) {
        return write(caseFiles.get(caseNumber), sitting, number, former(sitting, act -> true), signatures(sitting));
    }

    /** As they are laid out for signing: every signature is still to come. */
    Document unsigned(String caseNumber, Proceedings sitting, int number) {
        return write(
                caseFiles.get(caseNumber),
                sitting,
                number,
                former(sitting, act -> act.kind() != FormerAct.Kind.SIGNATURE),
                toSign(sitting));
    }

    /** What a drafter must know: the positions, and how the rounds before ended. */
    public String heardSoFar(String caseNumber) {
        Proceedings sitting = deliberations.lastProceedings(caseNumber);
        return Stream.of(
                        sitting.positions().stream().map(texts::position),
                        formerPositions(sitting),
                        sitting.rounds().stream()
                                .flatMap(round -> Stream.concat(
                                        Stream.of("—— " + heading(sitting, round) + " ——"),
                                        round(sitting, round).stream().flatMap(Document.Part::text))))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** What a seat said before all were heard again: it may have nothing to add. */
    private Stream<String> formerPositions(Proceedings sitting) {
        return formerActs.of(sitting.deliberation()).stream()
                .filter(act ->
                        act.kind() == FormerAct.Kind.POSITION && act.end().how() == FormerAct.How.SENT_BACK)
                .map(act -> directory.roleName(act.seat()) + "（退回重听之前）：" + act.text());
    }

    private Document write(
            CaseFile file, Proceedings sitting, int number, Document.Part former, Document.Part signatures) {
        Optional<Method> method = methods.of(file.number()).get(number - 1);
        List<Document.Section> sections = new ArrayList<>();
        sections.add(new Document.Section("会议概况", opening(file, sitting, number, method)));
        sections.add(section("参加各方", List.of(participants(sitting))));
        sections.add(new Document.Section(
                "各方意见",
                bySeat(sitting, sitting.positions(), Position::seat)
                        .map(texts::position)
                        .toList()));
        sections.add(section("受邀意见", List.of(voices(sitting))));
        sections.add(section("协商经过", List.of()));
        sitting.rounds()
                .forEach(
                        round -> sections.add(new Document.Section(heading(sitting, round), 2, round(sitting, round))));
        if (sitting.rounds().size() > 1) {
            sections.add(new Document.Section("历轮表决", 2, List.of(voteByRound(sitting))));
        }
        sections.add(new Document.Section(
                "动议", proposals.motions(sitting.deliberation().id())));
        sections.add(section("退回与撤回", List.of(former)));
        sections.add(new Document.Section("协商结果", result(sitting)));
        sections.add(section("承诺事项", List.of(commitments(sitting))));
        sections.add(new Document.Section("承诺重议", renegotiations(sitting)));
        sections.add(section("签署", List.of(signatures)));
        sections.add(new Document.Section("公示与异议", notice(sitting)));
        return new Document(title(method), "关于“" + file.title() + "”的协商纪要", withoutEmpty(sections));
    }

    private static Document.Section section(String heading, List<Document.Part> parts) {
        return new Document.Section(heading, 1, parts);
    }

    /** A section in which nothing stands is left out, unless it is the head of those below it. */
    private static List<Document.Section> withoutEmpty(List<Document.Section> sections) {
        return IntStream.range(0, sections.size())
                .filter(i -> sections.get(i).parts().stream()
                                .anyMatch(part -> part.table() == null
                                        || !part.table().rows().isEmpty())
                        || i + 1 < sections.size()
                                && sections.get(i + 1).level() > sections.get(i).level())
                .mapToObj(sections::get)
                .toList();
    }

    private List<String> opening(CaseFile file, Proceedings sitting, int number, Optional<Method> method) {
        return Stream.of(
                        Stream.of(
                                "诉求：" + file.title() + "（" + file.number() + "，第" + number + "次协商）",
                                "社区：" + community(sitting)),
                        method.stream().map(this::method),
                        sitting.meeting().stream()
                                .flatMap(m -> Stream.of(
                                        "议题：" + m.agenda(),
                                        "时间：" + time.format(m.meetingAt()),
                                        "地点：" + m.place(),
                                        "召集：" + texts.who(m.by()))),
                        noticeText.agenda(notices.agenda(sitting.deliberation())).stream())
                .flatMap(lines -> lines)
                .toList();
    }

    /** By the method: 五方共建协商会议纪要, 联席会议纪要. */
    private static String title(Optional<Method> method) {
        String name = method.map(Method::name).orElse("五方共建协商");
        return name.endsWith("会议") ? name + "纪要" : name + "会议纪要";
    }

    private String method(Method method) {
        return "协商方法：" + method.name() + "（流程第" + method.version() + "版，" + time.format(method.deployedAt()) + "启用）";
    }

    private String community(Proceedings sitting) {
        String code = sitting.deliberation().community();
        return directory.unit(code).map(Unit::shortName).orElse(code);
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

    private Document.Part voices(Proceedings sitting) {
        return Document.Part.table(
                List.of("受邀人", "意见", "依据", "所问", "答复人"),
                voices.in(sitting.deliberation()).stream()
                        .map(voice -> List.of(
                                voiceTexts.name(voice.invitation()),
                                voice.state() == Voice.State.HEARD
                                        ? voice.opinion()
                                        : voice.state().label(),
                                voice.evidence(),
                                voice.invitation().question(),
                                voice.by() == null
                                        ? ""
                                        : texts.person(voice.by().role(), voice.by())))
                        .toList());
    }

    /** 第1轮（听证后）: as the parties count their rounds. */
    public String heading(Proceedings sitting, Round round) {
        long unpaid = funds.in(sitting.deliberation()).stream()
                .filter(fund -> fund.outcome() == Fund.Outcome.REOPEN && fund.round() < round.number())
                .count();
        boolean heard = sitting.hearings().stream().anyMatch(h -> h.round() == round.number() - 1);
        return "第" + Round.counted(round.number(), sitting.rounds()) + "轮" + (heard ? "（听证后）" : "")
                + (unpaid > 0 ? "（第" + unpaid + "次筹资未成后）" : "")
                + (decidedByNobody(round) ? "（" + round.decision().consensus().label() + "）" : "");
    }

    /** A person ended it, so that another was held in its place. */
    private static boolean decidedByNobody(Round round) {
        return round.decision() != null
                && NO_DECISIONS.contains(round.decision().consensus());
    }

    private List<Document.Part> round(Proceedings sitting, Round round) {
        List<Document.Part> parts = new ArrayList<>();
        parts.add(Document.Part.line("起草：" + texts.who(round.by())));
        texts.proposalLines(round.proposal()).forEach(line -> parts.add(Document.Part.line(line)));
        round.proposal()
                .commitments()
                .forEach(promise -> parts.add(Document.Part.line("拟承诺：" + texts.promise(promise))));
        proposals
                .answers(sitting.deliberation().id(), round.number())
                .forEach(line -> parts.add(Document.Part.line("回应条件：" + line)));
        parts.add(Document.Part.line("方案指纹（SHA-256）：" + round.sha256()));
        ownersItems
                .finding(sitting.deliberation(), round.number())
                .filter(finding -> finding.item() != OwnersItem.NONE)
                .ifPresent(finding -> parts.add(Document.Part.line("须业主共同决定：" + finding.reason())));
        hearings.need(sitting.deliberation(), round.number())
                .filter(ExpertHearing.Need::needed)
                .ifPresent(need -> parts.add(Document.Part.line("须先听证论证：" + need.reason())));
        parts.add(round.closed() ? votes(sitting, round) : Document.Part.line("表决进行中，结束前不公开"));
        Round.Decision decision = round.decision();
        if (decision != null) {
            parts.add(Document.Part.line("结论：" + decision.consensus().label() + "。" + decision.reason()));
            parts.add(Document.Part.line("判定规则编号：" + decision.rule()));
        }
        sitting.hearings().stream()
                .filter(hearing -> hearing.round() == round.number())
                .forEach(conclusion -> {
                    hearings.in(sitting.deliberation(), round.number())
                            .forEach(hearing -> parts.addAll(voiceTexts.minutes(hearing)));
                    parts.add(Document.Part.line("听证结论：" + conclusion.conclusion() + texts.by(conclusion.by())));
                });
        sitting.ownersVotes().stream()
                .filter(vote -> vote.round() == round.number())
                .forEach(vote -> parts.add(Document.Part.line(owners(vote))));
        funds.in(sitting.deliberation()).stream()
                .filter(fund -> fund.round() == round.number())
                .flatMap(fund -> Funds.text(fund).stream())
                .forEach(line -> parts.add(Document.Part.line(line)));
        return parts;
    }

    private Document.Part votes(Proceedings sitting, Round round) {
        return Document.Part.table(
                List.of("席位", "表决", "条件", "理由", "法律依据", "表决人"),
                bySeat(sitting, sitting.votesIn(round), Vote::seat)
                        .map(vote -> List.of(
                                directory.roleName(vote.seat()),
                                vote.ballot().choice().label(),
                                vote.ballot().conditionsText(),
                                vote.ballot().reason(),
                                vote.ballot().legalBasis(),
                                texts.person(vote.seat(), vote.by())))
                        .toList());
    }

    /** Each seat's way through the rounds. */
    private Document.Part voteByRound(Proceedings sitting) {
        List<Round> rounds = sitting.rounds().stream().filter(Round::closed).toList();
        return Document.Part.table(
                Stream.concat(Stream.of("席位"), rounds.stream().map(round -> heading(sitting, round)))
                        .toList(),
                sitting.participants().stream()
                        .filter(Participant::present)
                        .map(participant -> Stream.concat(
                                        Stream.of(directory.roleName(participant.seat())),
                                        rounds.stream().map(round -> choice(sitting, round, participant.seat())))
                                .toList())
                        .toList());
    }

    private static String choice(Proceedings sitting, Round round, String seat) {
        return sitting.votesIn(round).stream()
                .filter(vote -> vote.seat().equals(seat))
                .map(vote -> vote.ballot().choice().label())
                .collect(Collectors.joining());
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

    /** What holds no longer was said all the same. */
    private Document.Part former(Proceedings sitting, Predicate<FormerAct> told) {
        return Document.Part.table(
                List.of("席位", "事项", "原内容", "处理", "理由", "经办", "时间"),
                formerActs.of(sitting.deliberation()).stream()
                        .filter(told)
                        .map(act -> List.of(
                                act.seat().isEmpty() ? "全体" : directory.roleName(act.seat()),
                                act.kind().label(),
                                act.text(),
                                act.end().how().label(),
                                act.end().reason(),
                                directory.personName(act.end().by()),
                                time.format(act.end().at())))
                        .toList());
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
                bySeat(sitting, sitting.signatures(), Signature::seat)
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

    private List<String> renegotiations(Proceedings sitting) {
        return sitting.commitments().stream()
                .map(commitment -> renegotiations.revisions(commitment.id()))
                .flatMap(revisions -> revisionText.lines(revisions).stream())
                .toList();
    }

    private List<String> notice(Proceedings sitting) {
        return notices.of(sitting.deliberation()).stream()
                .flatMap(notice -> Stream.concat(
                        noticeText.clock(notice).stream(),
                        notice.objections().stream().flatMap(o -> noticeText.lines(o).stream())))
                .toList();
    }

    /** In the order in which the parties sit, whoever was first. */
    private static <T> Stream<T> bySeat(Proceedings sitting, List<T> acts, Function<T, String> seat) {
        List<String> seats =
                sitting.participants().stream().map(Participant::seat).toList();
        return acts.stream().sorted(Comparator.comparingInt(act -> seats.indexOf(seat.apply(act))));
    }

    /** Nobody reads another's rating before the last one is given. */
    private Document.Part ratings(Proceedings sitting, List<PartyRating> given) {
        long raters =
                sitting.participants().stream().filter(Participant::present).count();
        return Document.Part.table(
                List.of("席位", "结果", "过程", "评语"),
                given.size() < raters
                        ? List.of()
                        : bySeat(sitting, given, PartyRating::seat)
                                .map(rating -> List.of(
                                        directory.roleName(rating.seat()),
                                        rating.silent() ? "逾期未评" : rating.result() + "分",
                                        rating.silent() ? "" : rating.process() + "分",
                                        rating.remark()))
                                .toList());
    }

    private static String squareMetres(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString() + " 平方米";
    }
}
