package org.wufang.whistle;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.wufang.casefile.CaseFileSection;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.security.Actors;

/** The codes that confirm an arrival, for whoever whistled and for the governors on site; never for the summoned. */
@Component
class SiteCodes implements CaseFileSection {

    private static final String GOVERNOR = "blockGovernor";
    private static final Set<String> READERS = Set.of("partyBranch", "coordination", "commandCentre", "blockGovernor");

    private final WhistleRepository repository;
    private final Directory directory;
    private final Actors actors;

    SiteCodes(WhistleRepository repository, Directory directory, Actors actors) {
        this.repository = repository;
        this.directory = directory;
        this.actors = actors;
    }

    @Override
    public String name() {
        return "siteCodes";
    }

    @Override
    public boolean isOpenTo(Collection<String> roles) {
        return !roles.contains("department") && roles.stream().anyMatch(READERS::contains);
    }

    @Override
    public List<Map<String, Object>> read(String caseNumber) {
        List<Membership> held = directory.membershipsOf(actors.current().person());
        if (!isOpenTo(held.stream().map(Membership::role).toList())) {
            return List.of();
        }
        return repository.calls(caseNumber).stream()
                .flatMap(call -> repository.whistles(call).stream()
                        .filter(whistle -> !whistle.siteCode().isEmpty())
                        .filter(whistle -> held.stream().anyMatch(each -> mayRead(each, call, whistle)))
                        .map(whistle -> Map.<String, Object>of(
                                "level", whistle.level(), "siteCode", whistle.siteCode(), "at", whistle.at())))
                .toList();
    }

    private boolean mayRead(Membership held, WhistleCall call, Whistle whistle) {
        if (held.role().equals(GOVERNOR)) {
            return !call.community().isEmpty() && held.unit().startsWith(call.community());
        }
        String dispatcher = call.whistler(whistle.level());
        int dot = dispatcher.lastIndexOf('.');
        return held.group().equals(dispatcher)
                || directory
                        .groupsFor(dispatcher.substring(dot + 1), dispatcher.substring(0, dot))
                        .contains(held.group());
    }
}
