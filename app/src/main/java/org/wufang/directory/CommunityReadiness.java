package org.wufang.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wufang.platform.security.Actor;

/** Whether a community can deliberate formally, part by part in the order of the five. */
public record CommunityReadiness(Unit community, List<Part> parts) {

    /**
     * @param text what there is, in the words of who stated it
     * @param by null for the organisation, and for what nobody has stated yet
     */
    public record Part(ReadinessPart part, boolean there, String text, @Nullable Actor by, @Nullable Instant at) {}

    public boolean ready() {
        return missing().isEmpty();
    }

    public List<ReadinessPart> missing() {
        return parts.stream().filter(part -> !part.there()).map(Part::part).toList();
    }
}
