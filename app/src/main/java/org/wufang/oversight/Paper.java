package org.wufang.oversight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter or a bulletin as it goes out.
 *
 * @param kind letter or bulletin
 * @param title its number in words: 提示函〔2026〕第12号
 * @param office who issues it, as the letterhead says
 * @param addressee null for a bulletin
 * @param date of issue, as printed
 * @param figures what stands behind the numbers in the text; none in a letter
 * @param receipt null for a bulletin
 */
public record Paper(
        String kind,
        int year,
        int number,
        String title,
        String office,
        String subject,
        @Nullable String addressee,
        List<String> paragraphs,
        String date,
        String caseNumber,
        List<Figure> figures,
        @Nullable Receipt receipt) {

    /** @param acknowledgedAt null while it is owed */
    public record Receipt(
            @Nullable Instant dueAt,
            @Nullable Instant missedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String explanation) {}
}
