package org.wufang.deliberation.minutes;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Consensus;
import org.wufang.deliberation.MinutesChapter;
import org.wufang.deliberation.MinutesOrder;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.RoundChapter;
import org.wufang.deliberation.fund.Fund;
import org.wufang.deliberation.fund.Funds;
import org.wufang.directory.Directory;
import org.wufang.platform.paper.Document;

/** How the parties came to their result: what the rooms tell of each round, under its name. */
@Component
@Order(MinutesOrder.ROUNDS)
public class RoundsChapter implements MinutesChapter {

    private static final Set<Consensus> NO_DECISIONS = EnumSet.of(Consensus.SENT_BACK, Consensus.WITHDRAWN);

    private final List<RoundChapter> chapters;
    private final Funds funds;
    private final Directory directory;

    RoundsChapter(List<RoundChapter> chapters, Funds funds, Directory directory) {
        this.chapters = List.copyOf(chapters);
        this.funds = funds;
        this.directory = directory;
    }

    @Override
    public List<Document.Section> of(Proceedings sitting, boolean toSign) {
        return Stream.of(
                        Stream.of(new Document.Section("协商经过", List.of())),
                        sitting.rounds().stream()
                                .map(round -> new Document.Section(heading(sitting, round), 2, parts(sitting, round))),
                        sitting.rounds().size() > 1
                                ? Stream.of(new Document.Section("历轮表决", 2, List.of(voteByRound(sitting))))
                                : Stream.<Document.Section>empty())
                .flatMap(sections -> sections)
                .toList();
    }

    /** What the rooms tell of this round. */
    List<Document.Part> parts(Proceedings sitting, Round round) {
        return chapters.stream()
                .flatMap(chapter -> chapter.of(sitting, round).stream())
                .toList();
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
}
