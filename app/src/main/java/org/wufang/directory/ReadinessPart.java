package org.wufang.directory;

import java.util.Optional;
import java.util.stream.Stream;

/** The five things (五有) without which a community does not deliberate formally. */
public enum ReadinessPart {
    /** Seen from the directory: nobody types it. */
    ORGANISATION("organisation", "协商组织"),
    CATALOGUE("catalogue", "协商事项目录"),
    PLACE("place", "协商场所或渠道"),
    FLOW("flow", "协商流程"),
    RULES("rules", "协商制度");

    private final String word;
    private final String label;

    ReadinessPart(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** The part that somebody states under this word. */
    static Optional<ReadinessPart> stated(String word) {
        return Stream.of(values())
                .filter(part -> part != ORGANISATION && part.word.equals(word))
                .findFirst();
    }
}
