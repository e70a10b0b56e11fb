package org.wufang.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseEvent;
import org.wufang.casefile.Timeline;

/**
 * One entry per act, in the act's own transaction: no act without its record. Each content has a salt: who sees the hash
 * of a secret vote, but not its content, cannot try the few choices out.
 */
@Service
class Ledger implements Timeline {

    private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

    /** No field of a form can be called so. */
    static final String SALT = "#salt";

    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final LedgerRepository entries;
    private final ObjectMapper json;

    Ledger(LedgerRepository entries, ObjectMapper json) {
        this.entries = entries;
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /**
     * The case's row is locked by the act, so two entries of a case are never written at once.
     * First of all listeners: what follows from an act stands after it.
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseEvent event) {
        var last = entries.last(event.caseNumber()).orElse(new LedgerRepository.Link(0, LedgerEntry.NO_HASH));
        entries.append(new LedgerEntry(
                        event.caseNumber(),
                        last.seq() + 1,
                        event.act(),
                        event.actor(),
                        event.at(),
                        event.taskId(),
                        write(event.content()),
                        last.hash(),
                        "")
                .sealed());
    }

    @Override
    public List<CaseEvent> of(String caseNumber) {
        return entries(caseNumber).stream()
                .map(entry -> new CaseEvent(
                        entry.caseNumber(), entry.act(), entry.by(), entry.at(), entry.taskId(), read(entry.content())))
                .toList();
    }

    List<LedgerEntry> entries(String caseNumber) {
        return entries.of(caseNumber);
    }

    /** Computes each hash again, from the first entry on. */
    Verification verify(String caseNumber) {
        List<LedgerEntry> chain = entries.of(caseNumber);
        String previous = LedgerEntry.NO_HASH;
        for (int index = 0; index < chain.size(); index++) {
            LedgerEntry entry = chain.get(index);
            boolean whole = entry.seq() == index + 1
                    && entry.previousHash().equals(previous)
                    && entry.hash().equals(entry.computedHash());
            if (!whole) {
                return new Verification(false, chain.size(), index + 1);
            }
            previous = entry.hash();
        }
        return new Verification(true, chain.size(), null);
    }

    private String write(Map<String, Object> content) {
        try {
            Map<String, Object> salted = new HashMap<>(content);
            salted.put(SALT, salt());
            return json.writeValueAsString(salted);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an act whose content is no JSON: " + content.keySet(), e);
        }
    }

    private Map<String, Object> read(String content) {
        try {
            Map<String, Object> salted = json.readValue(content, CONTENT);
            salted.remove(SALT);
            return salted;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ledger entry that is no JSON", e);
        }
    }

    private String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** @param firstBrokenSeq the first entry that is changed, missing or out of place; null when the chain is whole */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verification(boolean valid, int entries, @Nullable Integer firstBrokenSeq) {}
}
