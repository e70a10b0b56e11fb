package org.wufang.platform.feel;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.wufang.platform.web.Problem;
import org.wufang.platform.web.ProblemText;

/** An expression that asks for more than it may have: the message, for the process owner, says what. */
public final class FeelRefused extends FeelException {

    /** @param which {@code refused-feel.<which>} is a line of {@code problems.properties} */
    FeelRefused(String which, Object... particulars) {
        super(ProblemText.of("refused-feel." + which).sentence(particulars));
    }

    /** For whoever acted: what they did is not done, and why. */
    public Problem problem() {
        return new Problem("refused-feel", String.valueOf(getMessage()));
    }

    /** The refusal that was met on the way, whatever the engine wrapped it in. */
    public static Optional<FeelRefused> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(FeelRefused.class::isInstance)
                .map(FeelRefused.class::cast)
                .findFirst();
    }
}
