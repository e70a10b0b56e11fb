package org.wufang.deliberation.minutes;

import java.time.Instant;
import org.wufang.platform.ClosedWords;
import org.wufang.platform.paper.Document;

/**
 * One edition of the minutes of a deliberation: kept as it was when it was made, told from all others by its hash.
 *
 * @param deliberation which deliberation of the case, counted from 1
 * @param number HY-2026-000001, one for all editions of a deliberation; empty for a draft
 * @param version from 1; 0 for a draft
 * @param content what was hashed: number, version, occasion, time and document as JSON; empty for a draft
 * @param sha256 hex, over the bytes of {@code content} in UTF-8; empty for a draft
 */
public record Edition(
        int deliberation,
        String number,
        int version,
        Occasion occasion,
        Instant at,
        String content,
        String sha256,
        Document document) {

    public boolean kept() {
        return version > 0;
    }

    /** Why an edition was made. */
    public enum Occasion {
        /** Nothing is settled yet; never kept. */
        DRAFT("draft", "草稿"),
        /** Laid out for the parties to sign. */
        SIGNING("signing", "签认稿"),
        CONCLUDED("concluded", "定稿"),
        /** Something came after: an objection, a commitment kept, a later deliberation. */
        CONTINUED("continued", "续记");

        private final String word;
        private final String label;

        Occasion(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        static Occasion of(String word) {
            return ClosedWords.find(values(), Occasion::word, word);
        }
    }
}
