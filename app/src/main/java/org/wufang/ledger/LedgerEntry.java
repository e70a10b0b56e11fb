package org.wufang.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/**
 * One act of a case.
 *
 * @param seq 1, 2, 3 … without a gap in each case
 * @param content canonical JSON: keys sorted, no white space
 * @param previousHash the hash of the entry before; 64 zeros for the first
 * @param hash SHA-256, hexadecimal, over all the other parts
 */
record LedgerEntry(
        String caseNumber,
        int seq,
        String act,
        Actor by,
        Instant at,
        @Nullable String taskId,
        String content,
        String previousHash,
        String hash) {

    static final String NO_HASH = "0".repeat(64);

    LedgerEntry sealed() {
        return new LedgerEntry(caseNumber, seq, act, by, at, taskId, content, previousHash, computedHash());
    }

    /** Each part is preceded by its length, so that no text can pass for the border between two. */
    String computedHash() {
        String sealed = Stream.of(
                        previousHash,
                        caseNumber,
                        Integer.toString(seq),
                        act,
                        by.person(),
                        by.role(),
                        by.unit(),
                        at.toString(),
                        taskId == null ? "" : taskId,
                        content)
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining(","));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sealed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
