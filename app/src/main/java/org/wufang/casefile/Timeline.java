package org.wufang.casefile;

import java.util.List;

/** What happened in a case. The ledger keeps it; nobody needs to know that. */
public interface Timeline {

    /** Oldest first. */
    List<CaseEvent> of(String caseNumber);
}
