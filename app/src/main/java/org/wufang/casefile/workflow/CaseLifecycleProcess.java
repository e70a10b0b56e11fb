package org.wufang.casefile.workflow;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.casefile.CaseFiles;
import org.wufang.casefile.CaseStatus;
import org.wufang.platform.engine.CaseMessages;
import org.wufang.platform.security.Actor;
import org.wufang.process.CaseLifecycle;

/**
 * Ends a running {@code case-lifecycle} from outside. The case is ended first, with its reason, and then the token
 * follows, in one transaction: a reason is no process variable.
 */
@Component
@Transactional
public class CaseLifecycleProcess {

    private final CaseFiles files;
    private final CaseMessages messages;

    CaseLifecycleProcess(CaseFiles files, CaseMessages messages) {
        this.files = files;
        this.messages = messages;
    }

    /** @throws org.wufang.platform.web.Problem {@code case-closed}, 409, when it has ended */
    public void withdraw(String caseNumber, String reason, Actor actor) {
        files.requireOpen(caseNumber);
        files.enter(caseNumber, CaseStatus.WITHDRAWN, actor, reason);
        messages.toCase(CaseLifecycle.WITHDRAWN, caseNumber);
    }

    /** @throws org.wufang.platform.web.Problem {@code case-closed} or {@code merge-target}, 409 */
    public void merge(String caseNumber, String into, String reason, Actor actor) {
        files.requireOpen(caseNumber);
        files.merge(caseNumber, into, actor, reason);
        messages.toCase(CaseLifecycle.DUPLICATE_FOUND, caseNumber);
    }
}
