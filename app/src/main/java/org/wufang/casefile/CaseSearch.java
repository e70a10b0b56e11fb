package org.wufang.casefile;

import static org.wufang.platform.rows.Row.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are wanted; what is null or empty does not narrow.
 *
 * @param unit code of a district, street, community or block
 * @param text part of number, title, description or address
 * @param overdueAt only cases one of whose running clocks has run out at this time
 * @param openedTo exclusive
 * @param page 0 is the first
 */
public record CaseSearch(
        List<CaseStatus> statuses,
        @Nullable String unit,
        @Nullable String matter,
        @Nullable String channel,
        @Nullable String text,
        @Nullable Instant overdueAt,
        @Nullable Instant openedFrom,
        @Nullable Instant openedTo,
        int page,
        int size) {

    /** The conditions as SQL on {@code casefile_case c}, each after {@code and}; adds what they need to the parameters. */
    String conditions(Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (!statuses.isEmpty()) {
            conditions.add("c.status in (:statuses)");
            parameters.put("statuses", statuses.stream().map(CaseStatus::word).toList());
        }
        if (unit != null) {
            conditions.add(":unit in (c.district, c.street, c.community, c.block)");
            parameters.put("unit", unit);
        }
        if (matter != null) {
            conditions.add("c.matter = :matter");
            parameters.put("matter", matter);
        }
        if (channel != null) {
            conditions.add("c.channel = :channel");
            parameters.put("channel", channel);
        }
        if (text != null) {
            conditions.add(
                    """
                    (c.number like :text escape '!' or c.title like :text escape '!'
                        or c.description like :text escape '!' or c.address like :text escape '!')""");
            parameters.put("text", "%" + text.replaceAll("([!%_])", "!$1") + "%");
        }
        if (overdueAt != null) {
            conditions.add(CaseWatch.CLOCKS_RUN);
            conditions.add(
                    "(c.tier_due_at < :overdueAt or c.business_due_at < :overdueAt or c.citizen_due_at < :overdueAt)");
            parameters.put("overdueAt", utc(overdueAt));
        }
        if (openedFrom != null) {
            conditions.add("c.opened_at >= :openedFrom");
            parameters.put("openedFrom", utc(openedFrom));
        }
        if (openedTo != null) {
            conditions.add("c.opened_at < :openedTo");
            parameters.put("openedTo", utc(openedTo));
        }
        return conditions.stream().map(condition -> " and " + condition).collect(Collectors.joining());
    }
}
