package org.wufang.whistle;

import java.time.Instant;
import org.wufang.platform.security.Actor;

/** Reverse evaluation: the whistler rates who came. Never shown to the rated. */
record ReverseRating(long target, int rating, String remark, Actor by, Instant at) {}
