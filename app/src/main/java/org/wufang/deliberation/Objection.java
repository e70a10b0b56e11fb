package org.wufang.deliberation;

import java.time.Instant;
import org.wufang.platform.security.Actor;

/** Raised while the result was on public notice. */
public record Objection(String reason, Actor by, Instant at) {}
