package org.wufang.whistle;

import java.time.Instant;
import java.time.LocalDate;
import org.wufang.platform.security.Actor;

/** The joint action of one level, planned by its lead. */
record Plan(int level, String plan, LocalDate finishOn, Actor by, Instant at) {}
