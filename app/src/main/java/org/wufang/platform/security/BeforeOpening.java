package org.wufang.platform.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What must be in order before the first request: after the organisation is loaded, before the port opens. */
@Component
class BeforeOpening implements SmartLifecycle {

    private final Administrator administrator;
    private final ObjectProvider<ProductionGuard> guard;
    private final Grants grants;
    private volatile boolean done;

    BeforeOpening(Administrator administrator, ObjectProvider<ProductionGuard> guard, Grants grants) {
        this.administrator = administrator;
        this.guard = guard;
        this.grants = grants;
    }

    @Override
    public void start() {
        administrator.ensure();
        guard.ifAvailable(ProductionGuard::check);
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
