package org.wufang.deliberation.proposals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.deliberation.Proposal;
import org.wufang.deliberation.Round;
import org.wufang.deliberation.Sittings;
import org.wufang.directory.Directory;
import org.wufang.platform.web.Problem;

/** All that was proposed in a deliberation as one numbered chain, and how each link differs from another. */
@Service
@Transactional(readOnly = true)
public class Versions {

    private static final String TEXT = "方案";

    private final Sittings sittings;
    private final MotionRepository motions;
    private final Directory directory;

    Versions(Sittings sittings, MotionRepository motions, Directory directory) {
        this.sittings = sittings;
        this.motions = motions;
        this.directory = directory;
    }

    /** The chain: each proposal, and behind it the motions that were tabled before the next. It only grows at its end. */
    public List<Version> of(long deliberation) {
        List<Round> rounds = sittings.rounds(deliberation);
        List<Motion> tabled = motions.all(deliberation);
        List<Version> chain = new ArrayList<>();
        tabled.stream()
                .filter(motion -> motion.afterRound() == 0)
                .forEach(motion -> chain.add(version(chain.size() + 1, motion)));
        for (Round round : rounds) {
            chain.add(version(chain.size() + 1, round));
            tabled.stream()
                    .filter(motion -> motion.afterRound() == round.number())
                    .forEach(motion -> chain.add(version(chain.size() + 1, motion)));
        }
        return chain;
    }

    /** From one version to another, by heading; headings that only one of them has are left out. */
    public Map<String, Difference> differences(Version from, Version to) {
        return to.parts().entrySet().stream()
                .filter(part -> from.parts().containsKey(part.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        part -> Difference.between(from.parts().get(part.getKey()), part.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** What a version is held against: the proposal before it, where there is one, else the version before it. */
    public static @Nullable Version before(List<Version> chain, Version version) {
        List<Version> earlier = chain.subList(0, version.number() - 1);
        return earlier.stream()
                .filter(Version::isProposal)
                .reduce((first, second) -> second)
                .orElseGet(() -> earlier.isEmpty() ? null : earlier.get(earlier.size() - 1));
    }

    /** @throws Problem {@code unknown-version}, 404 */
    public static Version find(List<Version> chain, int number) {
        if (number < 1 || number > chain.size()) {
            throw new Problem("unknown-version.of-proposal", number);
        }
        return chain.get(number - 1);
    }

    private Version version(int number, Round round) {
        Proposal proposal = round.proposal();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(TEXT, proposal.text());
        parts.put("备选方案", proposal.options());
        parts.put("依据", proposal.legalBasis());
        parts.put(
                "费用",
                (proposal.cost() == null ? "未列" : proposal.cost().toPlainString() + "元")
                        + (proposal.payer().isEmpty() ? "" : "，由" + proposal.payer() + "承担"));
        parts.put("事项性质", proposal.ownersItem().label() + (proposal.expertItem() ? "；须先听证" : ""));
        parts.put(
                "承诺",
                proposal.commitments().stream()
                        .map(promise -> directory.roleName(promise.owner()) + "：" + promise.measure() + "（"
                                + promise.dueOn() + "前完成）\n")
                        .collect(Collectors.joining()));
        return new Version(
                number,
                Version.PROPOSAL,
                "方案（第" + round.number() + "次表决）",
                round.number(),
                parts,
                round.by(),
                round.at());
    }

    private Version version(int number, Motion motion) {
        return new Version(
                number,
                motion.kind().word(),
                motion.kind().label() + "（" + directory.roleName(motion.seat()) + "）",
                motion.afterRound(),
                Map.of(TEXT, motion.text()),
                motion.by(),
                motion.at());
    }
}
