package org.wufang.deliberation;

import java.time.Instant;
import org.wufang.platform.security.Actor;

/** The call to the table: what about, when, where. All parties have been told. */
public record Meeting(String agenda, Instant meetingAt, String place, Actor by, Instant at) {}
