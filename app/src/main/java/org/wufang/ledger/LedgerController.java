package org.wufang.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseReaders;
import org.wufang.platform.security.Actors;

@RestController
@RequestMapping("/api/v1/cases/{number}/ledger")
@Tag(name = "存证 Ledger", description = "只增不改的办理记录，逐条以哈希相连。The append-only record of a case, chained by hash")
class LedgerController {

    private final Ledger ledger;
    private final CaseReaders readers;
    private final Actors actors;

    LedgerController(Ledger ledger, CaseReaders readers, Actors actors) {
        this.ledger = ledger;
        this.readers = readers;
        this.actors = actors;
    }

    @GetMapping
    @Operation(
            summary = "存证记录 Entries",
            description =
                    "内容仅向辖区内有管辖权者显示，其余可查阅者见到何人何时做了何事及哈希。"
                            + " The content is shown to those in whose jurisdiction the case lies; other readers see who did what when.")
    List<Entry> entries(@PathVariable String number) {
        String person = actors.current().person();
        readers.get(number, person);
        boolean whole = readers.hasJurisdiction(number, person);
        Set<String> withheld = readers.withheldTasks(number);
        return ledger.entries(number).stream()
                .map(entry -> Entry.of(entry, whole && (entry.taskId() == null || !withheld.contains(entry.taskId()))))
                .toList();
    }

    @GetMapping("/verification")
    @Operation(
            summary = "核验存证 Verify",
            description = "从第一条起重新计算每条哈希。Computes each hash again, from the first entry on.")
    Ledger.Verification verification(@PathVariable String number) {
        readers.get(number, actors.current().person());
        return ledger.verify(number);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            int seq,
            String act,
            String person,
            String role,
            String unit,
            Instant at,
            @Nullable String taskId,
            @Schema(type = "object") @JsonRawValue @Nullable String content,
            String previousHash,
            String hash) {

        static Entry of(LedgerEntry entry, boolean whole) {
            return new Entry(
                    entry.seq(),
                    entry.act(),
                    entry.by().person(),
                    entry.by().role(),
                    entry.by().unit(),
                    entry.at(),
                    entry.taskId(),
                    whole ? entry.content() : null,
                    entry.previousHash(),
                    entry.hash());
        }
    }
}
