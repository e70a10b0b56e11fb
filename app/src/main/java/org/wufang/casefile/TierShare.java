package org.wufang.casefile;

import java.time.Duration;
import java.time.Instant;

/**
 * A tier's share of the time that a case took, in whole seconds: the shares of a case add up to the whole.
 *
 * @param tier {@code desk}, {@code frontEnd}, {@code meeting}, {@code whistle}, {@code evaluation}, {@code deferred}
 * @param to when the next began or the case was closed; now, while the case is with it
 */
public record TierShare(String tier, String label, Instant from, Instant to, Duration time, Duration workingTime) {}
