package org.wufang.directory.workflow;

import org.springframework.stereotype.Component;
import org.wufang.directory.DutyProposals;
import org.wufang.platform.engine.PatrolRound;

/** Approved lists take effect on their day. */
@Component
class DutyRound implements PatrolRound {

    private final DutyProposals proposals;

    DutyRound(DutyProposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public String name() {
        return "dutyLists";
    }

    @Override
    public void make() {
        proposals.makeRound();
    }
}
