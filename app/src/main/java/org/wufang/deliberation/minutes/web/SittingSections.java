package org.wufang.deliberation.minutes.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.OwnersVote;
import org.wufang.deliberation.Participant;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.SittingSection;
import org.wufang.deliberation.minutes.RoundsChapter;

/** The frame of the case page's story: who sat down over what, when and where, and what the owners decided. */
@Configuration(proxyBeanMethods = false)
class SittingSections {

    private final Deliberations deliberations;
    private final RoundsChapter rounds;

    SittingSections(Deliberations deliberations, RoundsChapter rounds) {
        this.deliberations = deliberations;
        this.rounds = rounds;
    }

    @Bean
    CaseFileSection deliberationsSection() {
        return section("deliberations", sitting -> Stream.of(sitting(sitting)));
    }

    @Bean
    CaseFileSection ownersVotesSection() {
        return section("ownersVotes", sitting -> sitting.ownersVotes().stream().map(SittingSections::ownersVote));
    }

    private Map<String, Object> sitting(Proceedings sitting) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sittingOutcome", sitting.deliberation().outcome());
        row.put("openedAt", sitting.deliberation().openedAt());
        if (sitting.deliberation().closedAt() != null) {
            row.put("closedAt", sitting.deliberation().closedAt());
        }
        sitting.meeting().ifPresent(meeting -> {
            row.put("agenda", meeting.agenda());
            row.put("meetingAt", meeting.meetingAt());
            row.put("place", meeting.place());
        });
        row.put(
                "participants",
                sitting.participants().stream()
                        .map(SittingSections::participant)
                        .toList());
        row.put(
                "rounds",
                sitting.rounds().stream()
                        .map(round -> Map.of("round", round.number(), "roundName", rounds.heading(sitting, round)))
                        .toList());
        return row;
    }

    private static Map<String, Object> participant(Participant participant) {
        return Map.of("seat", participant.seat(), "actedBy", participant.actedBy(), "note", participant.note());
    }

    /** Areas in square metres. */
    private static Map<String, Object> ownersVote(OwnersVote vote) {
        OwnersVote.Count count = vote.count();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("round", vote.round());
        row.put("at", vote.at());
        row.put("areaTotal", BigDecimal.valueOf(count.areaTotal(), 2));
        row.put("areaTaking", BigDecimal.valueOf(count.areaTaking(), 2));
        row.put("areaFor", BigDecimal.valueOf(count.areaFor(), 2));
        row.put("ownersTotal", count.ownersTotal());
        row.put("ownersTaking", count.ownersTaking());
        row.put("ownersFor", count.ownersFor());
        if (vote.carried() != null) {
            row.put("carried", vote.carried());
        }
        return row;
    }

    private CaseFileSection section(String name, Function<Proceedings, Stream<Map<String, Object>>> rows) {
        return new SittingSection(name, deliberations, SittingSection.numbered(rows));
    }
}
