package org.wufang.platform.forms;

import org.camunda.bpm.engine.BadUserRequestException;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.web.Problem;

/**
 * Carries a {@link Problem} through the engine, which logs its own exceptions of this kind quietly and others as errors.
 * Never leaves the engine: the REST interface would answer 500.
 */
final class Refusal extends BadUserRequestException {

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.getMessage(), problem);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    /** The problem that a room or the gate threw, however the engine has wrapped it. */
    static @Nullable Problem in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }
}
