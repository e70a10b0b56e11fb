package org.wufang.platform.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Calls of our own code to the engine. Our rooms have checked who may act before they call;
 * the engine's own checks, which look at the person of the current request, would refuse what follows from the act
 * (correlating a message, reading a table).
 */
@Component
public class EngineCalls {

    private final IdentityService identity;

    EngineCalls(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** Runs the call without the current person's authentication, and restores it whatever happens. */
    public <T> T asSystem(Supplier<T> call) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return call.get();
        } finally {
            if (person != null) {
                identity.setAuthentication(person);
            }
        }
    }

    /** Runs a call without a result without the current person's authentication. */
    public void asSystem(Runnable call) {
        asSystem(() -> {
            call.run();
            return null;
        });
    }
}
