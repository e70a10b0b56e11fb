package org.wufang.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a case (首接负责), from when.
 *
 * @param group engine group id
 * @param person who of the group has it in hand; null while nobody has
 */
public record Owner(int seq, String group, @Nullable String person, Instant from, String reason) {}
