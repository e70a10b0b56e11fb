package org.wufang.oversight;

import java.time.Instant;
import org.wufang.platform.security.Actor;

/** @param outcome settled or escalate */
record Supervision(int level, String outcome, String instruction, Actor by, Instant at) {}
