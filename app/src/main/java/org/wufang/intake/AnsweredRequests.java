package org.wufang.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.casefile.CaseFile;
import org.wufang.platform.rows.Insert;
import org.wufang.platform.rows.Row;
import org.wufang.platform.web.Problem;

/** A request sent twice with one {@code Idempotency-Key} opens one case and gets one answer. Keys are each person's own. */
@Component
public class AnsweredRequests {

    private static final int ATTEMPTS = 5;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AnsweredRequests(JdbcClient db, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the sender was told. */
    public record Answer(String number, String status, String trackingCode) {

        static Answer of(CaseFile file) {
            return new Answer(file.number(), file.status().word(), file.trackingCode());
        }
    }

    /**
     * The answer given before, or the new case's.
     *
     * @throws Problem {@code idempotency-key-reused}, 422, when the key came with another body before
     */
    public Answer answer(String person, String key, byte[] body, Supplier<CaseFile> open) {
        String keyHash = sha256(key.getBytes(StandardCharsets.UTF_8));
        String bodyHash = sha256(body);
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = transaction.execute(status -> find(person, keyHash, bodyHash)
                        .orElseGet(() -> keep(person, keyHash, bodyHash, Answer.of(open.get()))));
                return Objects.requireNonNull(answer);
            } catch (DuplicateKeyException | ConcurrencyFailureException lostRace) {
                // The same request was answered in this very moment: next time it is found.
                if (attempt == ATTEMPTS) {
                    throw lostRace;
                }
            }
        }
    }

    /** For a request without a key. */
    public Answer answer(Supplier<CaseFile> open) {
        return Answer.of(open.get());
    }

    private Optional<Answer> find(String person, String keyHash, String bodyHash) {
        return db.sql("select * from intake_request where person = :person and key_hash = :key")
                .param("person", person)
                .param("key", keyHash)
                .query(Row.as(row -> {
                    if (!row.text("body_hash").equals(bodyHash)) {
                        throw new Problem("idempotency-key-reused");
                    }
                    return new Answer(row.text("case_number"), row.text("status"), row.text("tracking_code"));
                }))
                .optional();
    }

    private Answer keep(String person, String keyHash, String bodyHash, Answer answer) {
        Insert.into("intake_request")
                .set("person", person)
                .set("key_hash", keyHash)
                .set("body_hash", bodyHash)
                .set("case_number", answer.number())
                .set("status", answer.status())
                .set("tracking_code", answer.trackingCode())
                .set("created_at", clock.instant())
                .run(db);
        return answer;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
