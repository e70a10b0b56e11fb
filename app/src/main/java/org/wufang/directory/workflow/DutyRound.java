package org.wufang.directory.workflow;

import org.springframework.stereotype.Component;
import org.wufang.directory.DutyRegister;
import org.wufang.platform.engine.PatrolRound;

/** Approved lists take effect on their day. */
@Component
class DutyRound implements PatrolRound {

    private final DutyRegister register;

    DutyRound(DutyRegister register) {
        this.register = register;
    }

    @Override
    public String name() {
        return "dutyLists";
    }

    @Override
    public void make() {
        register.makeRound();
    }
}
