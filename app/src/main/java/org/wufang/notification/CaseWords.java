package org.wufang.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseNames;
import org.wufang.directory.Place;

/** What a message says of a case: its number, its matter by the duty list's name, its place by community at most. */
@Component
class CaseWords {

    private final CaseFiles files;
    private final CaseNames names;

    CaseWords(CaseFiles files, CaseNames names) {
        this.files = files;
        this.names = names;
    }

    /** For one message or one page: each case is looked up once. */
    Reading reading() {
        return new Reading();
    }

    final class Reading {

        private final Map<String, Map<String, String>> cases = new HashMap<>();

        /** The room's words and the case's. */
        Map<String, String> with(Map<String, String> words, @Nullable String caseNumber) {
            Map<String, String> all = new HashMap<>(words);
            if (caseNumber != null) {
                all.putAll(cases.computeIfAbsent(caseNumber, CaseWords.this::of));
            }
            return all;
        }
    }

    private Map<String, String> of(String caseNumber) {
        Optional<CaseFile> file = files.find(caseNumber);
        return Map.of(
                "case", caseNumber,
                "matter", file.map(found -> names.matter(found.matter())).orElse("待确定"),
                "place", file.map(found -> community(found.place())).orElse("地点不明"));
    }

    private String community(Place place) {
        return names.place(new Place(place.community(), place.district(), place.street(), place.community(), ""), "");
    }
}
