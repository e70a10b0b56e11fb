package org.wufang.whistle;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.security.Actors;

/** Reverse evaluation in the case file: for the whistler's side and those above; never for the rated. */
@Component
class ReverseRatings implements CaseFileSection {

    private static final Set<String> READERS = Set.of("partyBranch", "coordination", "commandCentre", "manager");

    private final WhistleRepository whistles;
    private final TargetRepository targets;
    private final JointActionRepository actions;
    private final Directory directory;
    private final Actors actors;

    ReverseRatings(
            WhistleRepository whistles,
            TargetRepository targets,
            JointActionRepository actions,
            Directory directory,
            Actors actors) {
        this.whistles = whistles;
        this.targets = targets;
        this.actions = actions;
        this.directory = directory;
        this.actors = actors;
    }

    @Override
    public String name() {
        return "reverseRatings";
    }

    @Override
    public boolean isOpenTo(Collection<String> roles) {
        return !roles.contains("department") && roles.stream().anyMatch(READERS::contains);
    }

    @Override
    public Set<String> forms() {
        return Set.of("rate-department");
    }

    @Override
    public List<Map<String, Object>> read(String caseNumber) {
        String person = actors.current().person();
        List<Membership> held = directory.membershipsOf(person);
        if (!isOpenTo(held.stream().map(Membership::role).toList())) {
            return List.of();
        }
        return whistles.calls(caseNumber).stream()
                .flatMap(call -> actions.ratings(call).stream()
                        .filter(rating -> isConcerned(held, call, rating))
                        .flatMap(rating -> rated(call, rating).stream()
                                .filter(target -> !isRated(person, held, target))
                                .map(target -> part(target, rating))))
                .toList();
    }

    /** In a place of theirs: the district, the street, or the unit that blew the whistle. */
    private static boolean isConcerned(List<Membership> held, WhistleCall call, ReverseRating rating) {
        List<String> units = List.of(call.district(), call.street(), rating.by().unit());
        return held.stream().anyMatch(each -> READERS.contains(each.role()) && units.contains(each.unit()));
    }

    /** A street's unit may be rated by the community: its people do not see that either. */
    private static boolean isRated(String person, List<Membership> held, Target target) {
        return person.equals(target.answer().person())
                || held.stream().anyMatch(membership -> membership.group().equals(target.group()));
    }

    private Optional<Target> rated(WhistleCall call, ReverseRating rating) {
        return targets.targets(call).stream()
                .filter(target -> target.id() == rating.target())
                .findFirst();
    }

    private Map<String, Object> part(Target target, ReverseRating rating) {
        return Map.of(
                "group", target.group(),
                "name", directory.groupName(target.group()),
                "level", target.level(),
                "rating", rating.rating(),
                "remark", rating.remark(),
                "at", rating.at());
    }
}
