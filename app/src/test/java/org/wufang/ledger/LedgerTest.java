package org.wufang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.CaseRoomTest;
import org.wufang.casefile.CaseEvent;
import org.wufang.platform.security.Actor;

/** Each test has a case of its own: to tamper, the database's own guard is taken off, which ends a transaction. */
@CaseRoomTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class LedgerTest {

    private static final AtomicInteger CASES = new AtomicInteger(777_000);

    private final String caseNumber = "SQ-2026-" + CASES.incrementAndGet();

    @Autowired
    private Ledger ledger;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void threeActs() {
        act("casefile.reported", Map.of("title", "漏水", "households", 3, "parties", List.of("propertyFirm")));
        act("casefile.triaged", Map.of("level", "complex"));
        act("deliberation.voteCast", Map.of("vote", "agree", "seat", "propertyFirm"));
    }

    @Test
    void anUntouchedChainIsWhole() {
        assertThat(ledger.entries(caseNumber)).extracting(LedgerEntry::seq).containsExactly(1, 2, 3);
        assertThat(ledger.verify(caseNumber)).isEqualTo(new Ledger.Verification(true, 3, null));
    }

    @Test
    void whoSeesAHashCannotTryOutWhatIsBehindIt() {
        LedgerEntry vote = ledger.entries(caseNumber).get(2);

        assertThat(Stream.of("agree", "oppose", "abstain")
                        .map(choice -> "{\"seat\":\"propertyFirm\",\"vote\":\"" + choice + "\"}")
                        .map(guess -> new LedgerEntry(
                                        vote.caseNumber(),
                                        vote.seq(),
                                        vote.act(),
                                        vote.by(),
                                        vote.at(),
                                        vote.taskId(),
                                        guess,
                                        vote.previousHash(),
                                        "")
                                .computedHash()))
                .doesNotContain(vote.hash());
        act("deliberation.voteCast", Map.of("vote", "agree", "seat", "propertyFirm"));
        assertThat(ledger.entries(caseNumber).get(3).content())
                .as("the same vote is not told by its likeness")
                .isNotEqualTo(vote.content());
        assertThat(ledger.of(caseNumber).get(2).content()).isEqualTo(Map.of("vote", "agree", "seat", "propertyFirm"));
    }

    @Test
    void eachCaseHasAChainOfItsOwn() {
        String other = caseNumber + "-2";
        transaction.executeWithoutResult(tx -> publisher.publishEvent(event(other, "casefile.reported", Map.of())));
        assertThat(ledger.verify(other)).isEqualTo(new Ledger.Verification(true, 1, null));
        assertThat(ledger.verify(caseNumber).entries()).isEqualTo(3);
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
        tamper("update ledger_entry set " + change + " where case_number = ? and seq = 2", caseNumber);

        assertThat(ledger.verify(caseNumber)).isEqualTo(new Ledger.Verification(false, 3, 2));
    }

    @Test
    void aRowTakenOutOfTheMiddleIsFound() {
        tamper("delete from ledger_entry where case_number = ? and seq = 2", caseNumber);
        assertThat(ledger.verify(caseNumber)).isEqualTo(new Ledger.Verification(false, 2, 2));
    }

    @Test
    void aRowForgedWithItsOwnHashBreaksTheNextOne() {
        LedgerEntry second = ledger.entries(caseNumber).get(1);
        LedgerEntry forged = new LedgerEntry(
                        caseNumber,
                        2,
                        second.act(),
                        second.by(),
                        second.at(),
                        second.taskId(),
                        "{}",
                        second.previousHash(),
                        "")
                .sealed();
        tamper(
                "update ledger_entry set content = ?, hash = ? where case_number = ? and seq = 2",
                forged.content(),
                forged.hash(),
                caseNumber);
        assertThat(ledger.verify(caseNumber).firstBrokenSeq()).isEqualTo(3);
    }

    @Test
    void theTimelineTellsTheActsInOrder() {
        assertThat(ledger.of(caseNumber))
                .extracting(CaseEvent::act)
                .containsExactly("casefile.reported", "casefile.triaged", "deliberation.voteCast");
        assertThat(ledger.of(caseNumber).get(0).content()).containsEntry("households", 3);
    }

    @Test
    void anActOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> publisher.publishEvent(event(caseNumber, "casefile.reported", Map.of())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anActThatFailsLeavesNoEntry() {
        transaction.executeWithoutResult(tx -> {
            publisher.publishEvent(event(caseNumber, "casefile.declined", Map.of()));
            tx.setRollbackOnly();
        });
        assertThat(ledger.verify(caseNumber)).isEqualTo(new Ledger.Verification(true, 3, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set person = 'somebody' where case_number = ?",
                "delete from ledger_entry where case_number = ?"
            })
    void theDatabaseItselfRefusesToChangeAnEntry(String change) {
        assertThatThrownBy(() -> jdbc.sql(change).param(caseNumber).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
        assertThat(ledger.verify(caseNumber).valid()).isTrue();
    }

    /** As somebody would who may change the schema. */
    private void tamper(String change, Object... parameters) {
        jdbc.sql("drop trigger ledger_append_only" + (postgres() ? " on ledger_entry" : ""))
                .update();
        try {
            assertThat(jdbc.sql(change).params(parameters).update()).isEqualTo(1);
        } finally {
            AppendOnly.trigger(postgres()).forEach(sql -> jdbc.sql(sql).update());
        }
    }

    private static boolean postgres() {
        return "postgres".equals(System.getProperty("wufang.test.database"));
    }

    private void act(String act, Map<String, Object> content) {
        transaction.executeWithoutResult(tx -> publisher.publishEvent(event(caseNumber, act, content)));
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
