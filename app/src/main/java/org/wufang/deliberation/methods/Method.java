package org.wufang.deliberation.methods;

import java.time.Instant;

/**
 * The model by which a deliberation is held.
 *
 * @param process id of the model ({@code fund-deliberation})
 * @param name as the model itself was called in this version
 * @param version counted by the engine, from 1
 */
public record Method(String process, String name, int version, Instant deployedAt) {}
