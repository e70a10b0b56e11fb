package org.wufang.deliberation.proposals.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseFiles;
import org.wufang.deliberation.Deliberations;
import org.wufang.deliberation.Proceedings;
import org.wufang.deliberation.proposals.Difference;
import org.wufang.deliberation.proposals.Version;
import org.wufang.deliberation.proposals.Versions;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** Proposals, counter-proposals and amendments held against each other. */
@RestController
@RequestMapping("/api/v1/cases/{number}/deliberation")
class DifferencesController {

    private final CaseFiles caseFiles;
    private final Deliberations deliberations;
    private final Versions versions;
    private final Actors actors;

    DifferencesController(CaseFiles caseFiles, Deliberations deliberations, Versions versions, Actors actors) {
        this.caseFiles = caseFiles;
        this.deliberations = deliberations;
        this.versions = versions;
        this.actors = actors;
    }

    /**
     * @param deliberation counted from 1; the last one unless it is named
     * @param from a version; the proposal before {@code to} unless it is named
     * @param to a version; the last one unless it is named
     */
    @GetMapping("/differences")
    Differences differences(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer deliberation,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to) {
        if (!caseFiles.mayRead(number, actors.current().person())) {
            throw new Problem("unknown-case", number);
        }
        List<Version> chain = versions.of(sitting(number, deliberation));
        Version later = Versions.find(chain, to == null ? chain.size() : to);
        Version earlier = from == null ? Versions.before(chain, later) : Versions.find(chain, from);
        return new Differences(
                chain.stream().map(Link::of).toList(),
                earlier == null ? null : Link.of(earlier),
                Link.of(later),
                earlier == null
                        ? List.of()
                        : versions.differences(earlier, later).entrySet().stream()
                                .map(part -> Part.of(part.getKey(), part.getValue()))
                                .toList());
    }

    private long sitting(String number, @Nullable Integer wanted) {
        List<Proceedings> all = deliberations.proceedings(number);
        int deliberation = wanted == null ? all.size() : wanted;
        if (deliberation < 1 || deliberation > all.size()) {
            throw new Problem("unknown-deliberation", number);
        }
        return all.get(deliberation - 1).deliberation().id();
    }

    /**
     * @param versions the whole chain
     * @param from null when {@code to} is the first
     */
    record Differences(List<Link> versions, @Nullable Link from, Link to, List<Part> parts) {}

    record Link(int number, String kind, String name) {

        static Link of(Version version) {
            return new Link(version.number(), version.kind(), version.name());
        }
    }

    record Part(String part, boolean changed, List<Piece> pieces) {

        static Part of(String heading, Difference difference) {
            return new Part(
                    heading,
                    !difference.none(),
                    difference.pieces().stream()
                            .map(piece -> new Piece(piece.change().word(), piece.text()))
                            .toList());
        }
    }

    /** @param change same, removed or added */
    record Piece(String change, String text) {}
}
