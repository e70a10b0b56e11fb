package org.wufang.deliberation.commitments.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;
import org.wufang.deliberation.commitments.PartyRating;
import org.wufang.deliberation.commitments.PartyRatings;

/** {@code partyRatings}: what each seat thinks of the result and the process; blind until all have rated. */
@Component
class RatingSection implements CaseFileSection {

    private final PartyRatings ratings;

    RatingSection(PartyRatings ratings) {
        this.ratings = ratings;
    }

    @Override
    public String name() {
        return "partyRatings";
    }

    @Override
    public Set<String> withheldTasks(String caseNumber) {
        return ratings.tasksOfOpenRatings(caseNumber);
    }

    @Override
    public List<Map<String, Object>> read(String caseNumber) {
        List<List<PartyRating>> all = ratings.of(caseNumber);
        return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                .flatMap(i -> all.get(i).stream().map(rating -> row(i + 1, rating)))
                .toList();
    }

    private static Map<String, Object> row(int deliberation, PartyRating rating) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("deliberation", deliberation);
        row.put("seat", rating.seat());
        row.put("silent", rating.silent());
        if (!rating.silent()) {
            row.put("resultRating", rating.result());
            row.put("processRating", rating.process());
        }
        row.put("comment", rating.remark());
        row.put("person", rating.by().person());
        row.put("role", rating.by().role());
        row.put("at", rating.at());
        return row;
    }
}
