package org.wufang.deliberation.commitments;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wufang.deliberation.Round;
import org.wufang.directory.Directory;

/** A renegotiation in words. */
@Component
public class RevisionText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Directory directory;

    RevisionText(Directory directory) {
        this.directory = directory;
    }

    /** What is proposed instead, and why. */
    public String proposed(Revision revision) {
        return revision.measure() + "（" + DAY.format(revision.dueOn()) + "前完成）\n原因：" + revision.reason();
    }

    /** Each round with its votes and how it ended; an open round without them. */
    public List<String> lines(List<Revision> revisions) {
        return revisions.stream().flatMap(this::lines).toList();
    }

    private Stream<String> lines(Revision revision) {
        Stream<String> proposed = Stream.of("第" + revision.round() + "轮改议：" + revision.measure() + "（"
                + DAY.format(revision.dueOn()) + "前完成）；原因：" + revision.reason());
        Round.Decision decision = revision.decision();
        return decision == null
                ? proposed
                : Stream.of(proposed, revision.votes().stream().map(this::vote), Stream.of("判定：" + decision.reason()))
                        .flatMap(lines -> lines);
    }

    private String vote(Revision.Vote vote) {
        return directory.roleName(vote.seat()) + "：" + vote.choice().label()
                + (vote.reason().isEmpty() ? "" : "；理由：" + vote.reason());
    }

    public String text(List<Revision> revisions) {
        return lines(revisions).stream().collect(Collectors.joining("\n"));
    }
}
