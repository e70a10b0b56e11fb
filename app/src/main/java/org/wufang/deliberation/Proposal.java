package org.wufang.deliberation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the parties vote on.
 *
 * @param options what else was considered, and why not; empty when nothing was
 * @param cost in yuan; null when none was named
 * @param expertItem whether a hearing must come before a decision
 * @param commitments who will do what by when; never empty
 */
public record Proposal(
        String text,
        String options,
        String legalBasis,
        @Nullable BigDecimal cost,
        String payer,
        OwnersItem ownersItem,
        boolean expertItem,
        List<Promise> commitments) {

    /** What it costs, rounded up; 0 when no cost was named. */
    public long wholeYuan() {
        return cost == null ? 0 : cost.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /**
     * Hex SHA-256 over every part, each preceded by its length: two proposals with one hash are one proposal. Options
     * stand last, and only where there are any: proposals of the first release keep their hash.
     */
    public String sha256() {
        String content = Stream.of(
                        Stream.of(
                                text,
                                legalBasis,
                                cost == null
                                        ? ""
                                        : cost.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                                payer,
                                ownersItem.word(),
                                String.valueOf(expertItem)),
                        commitments.stream()
                                .flatMap(c -> Stream.of(
                                        String.valueOf(c.slot()),
                                        c.owner(),
                                        c.measure(),
                                        c.dueOn().toString())),
                        options.isEmpty() ? Stream.<String>empty() : Stream.of(options))
                .flatMap(parts -> parts)
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining("\n"));
        return Sha256.of(content);
    }
}
