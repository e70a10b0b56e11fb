package org.wufang.deliberation.proposals;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberation;
import org.wufang.deliberation.OwnersItem;
import org.wufang.deliberation.Sittings;
import org.wufang.platform.security.Actor;

/** Why a proposal is for the owners to decide, or is not: what the table {@code owners-item} said of each. */
@Service
@Transactional
public class OwnersItems {

    private final OwnersItemRepository findings;
    private final Sittings sittings;
    private final CaseFiles caseFiles;
    private final Clock clock;

    OwnersItems(OwnersItemRepository findings, Sittings sittings, CaseFiles caseFiles, Clock clock) {
        this.findings = findings;
        this.sittings = sittings;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    /**
     * Of the proposal that was put last.
     *
     * @param asked what its drafter asked for; where it is less than the finding, the case says so
     */
    public void record(String caseNumber, OwnersItem asked, OwnersItem.Finding finding) {
        Deliberation deliberation = sittings.current(caseNumber);
        findings.insert(deliberation.id(), deliberation.round(), finding, clock.instant());
        if (asked.compareTo(finding.item()) < 0) {
            caseFiles.record(
                    caseNumber,
                    "deliberation.ownersItemRaised",
                    Actor.SYSTEM,
                    null,
                    Map.of(
                            "round", deliberation.round(),
                            "asked", asked.word(),
                            "ownersItem", finding.item().word(),
                            "rule", finding.rule(),
                            "reason", finding.reason()));
        }
    }

    /** Of the proposal that was put last; empty for one that was put before there was the table. */
    @Transactional(readOnly = true)
    public Optional<OwnersItem.Finding> finding(String caseNumber) {
        Deliberation deliberation = sittings.current(caseNumber);
        return finding(deliberation, deliberation.round());
    }

    @Transactional(readOnly = true)
    public Optional<OwnersItem.Finding> finding(Deliberation deliberation, int round) {
        return findings.of(deliberation.id(), round);
    }
}
