package org.wufang.platform.security;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What must be in order before the first request: after the organisation is loaded, before the port opens. */
@Component
class BeforeOpening implements SmartLifecycle {

    private final Grants grants;
    private volatile boolean done;

    BeforeOpening(Grants grants) {
        this.grants = grants;
    }

    @Override
    public void start() {
        grants.write();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** The web server opens its port in one of the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }
}
