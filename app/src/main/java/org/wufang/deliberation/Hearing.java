package org.wufang.deliberation;

import java.time.Instant;
import org.wufang.platform.security.Actor;

/** A hearing or expert opinion on the proposal of one round. */
public record Hearing(int round, String members, String opinions, String conclusion, Actor by, Instant at) {}
