package org.wufang.deliberation.proposals;

import java.time.Instant;
import java.util.Map;
import org.wufang.platform.security.Actor;

/**
 * One link in the chain of proposals, counter-proposals and amendments of a deliberation.
 *
 * @param number from 1, in the order in which they came
 * @param kind {@code proposal}, {@code counter} or {@code amendment}
 * @param name as people call it: 第2轮方案, 修正案（业委会）
 * @param round of a proposal, or of the proposal that a motion answers; 0 before the first
 * @param parts heading → text, in order; a motion has one
 */
public record Version(
        int number, String kind, String name, int round, Map<String, String> parts, Actor by, Instant at) {

    static final String PROPOSAL = "proposal";

    public boolean isProposal() {
        return kind.equals(PROPOSAL);
    }
}
