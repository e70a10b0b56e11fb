package org.wufang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseEvent;
import org.wufang.platform.security.Actor;

@CaseRoomTest
class LedgerTest {

    private static final String CASE = "SQ-2026-000777";

    @Autowired
    private Ledger ledger;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void threeActs() {
        if (org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive()) {
            act("casefile.reported", Map.of("title", "漏水", "households", 3, "parties", List.of("propertyFirm")));
            act("casefile.triaged", Map.of("level", "complex"));
            act("deliberation.voteCast", Map.of("vote", "agree", "seat", "propertyFirm"));
        }
    }

    @Test
    void aUntouchedChainIsWhole() {
        assertThat(ledger.entries(CASE)).extracting(LedgerEntry::seq).containsExactly(1, 2, 3);
        assertThat(ledger.verify(CASE)).isEqualTo(new Ledger.Verification(true, 3, null));
    }

    @Test
    void eachCaseHasAChainOfItsOwn() {
        publisher.publishEvent(event("SQ-2026-000778", "casefile.reported", Map.of()));
        assertThat(ledger.verify("SQ-2026-000778")).isEqualTo(new Ledger.Verification(true, 1, null));
        assertThat(ledger.verify(CASE).entries()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content = '{\"level\":\"routine\"}'",
                "person = 'somebody'",
                "role = 'partyBranch'",
                "unit = '430302'",
                "act = 'casefile.declined'",
                "acted_at = acted_at + interval '1' second",
                "task_id = 'task-2'",
                "previous_hash = '0000000000000000000000000000000000000000000000000000000000000000'",
                "hash = 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'",
                "seq = 9"
            })
    void aRowChangedBehindTheProgramIsFound(String change) {
        int rows = jdbc.sql("update ledger_entry set " + change + " where case_number = ? and seq = 2")
                .param(CASE)
                .update();

        assertThat(rows).isEqualTo(1);
        assertThat(ledger.verify(CASE)).isEqualTo(new Ledger.Verification(false, 3, 2));
    }

    @Test
    void aRowTakenOutOfTheMiddleIsFound() {
        jdbc.sql("delete from ledger_entry where case_number = ? and seq = 2")
                .param(CASE)
                .update();
        assertThat(ledger.verify(CASE)).isEqualTo(new Ledger.Verification(false, 2, 2));
    }

    @Test
    void aRowForgedWithItsOwnHashBreaksTheNextOne() {
        LedgerEntry second = ledger.entries(CASE).get(1);
        LedgerEntry forged = new LedgerEntry(
                        CASE,
                        2,
                        second.act(),
                        second.person(),
                        second.role(),
                        second.unit(),
                        second.at(),
                        second.taskId(),
                        "{}",
                        second.previousHash(),
                        "")
                .sealed();
        jdbc.sql("update ledger_entry set content = ?, hash = ? where case_number = ? and seq = 2")
                .params(forged.content(), forged.hash(), CASE)
                .update();
        assertThat(ledger.verify(CASE).firstBrokenSeq()).isEqualTo(3);
    }

    @Test
    void theTimelineTellsTheActsInOrder() {
        assertThat(ledger.of(CASE))
                .extracting(CaseEvent::act)
                .containsExactly("casefile.reported", "casefile.triaged", "deliberation.voteCast");
        assertThat(ledger.of(CASE).get(0).content()).containsEntry("households", 3);
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void anActOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> act("casefile.reported", Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private void act(String act, Map<String, Object> content) {
        publisher.publishEvent(event(CASE, act, content));
    }

    private static CaseEvent event(String caseNumber, String act, Map<String, Object> content) {
        return new CaseEvent(
                caseNumber,
                act,
                new Actor("property", "propertyFirm", "430302003001"),
                Instant.parse("2026-03-02T02:00:00.123Z"),
                "task-1",
                content);
    }
}
