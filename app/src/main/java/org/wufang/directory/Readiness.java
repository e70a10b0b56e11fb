package org.wufang.directory;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.directory.ReadinessRepository.Statement;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/** The door to what a community has to deliberate with (五有). */
@Service
@Transactional
public class Readiness {

    /** Without these two nobody calls the parties to the table and nobody leads them. */
    private static final List<Role> ORGANISATION = List.of(Role.PARTY_BRANCH, Role.RESIDENTS_COMMITTEE);

    private static final Set<String> KEEPERS =
            ORGANISATION.stream().map(Role::word).collect(Collectors.toSet());

    private final ReadinessRepository statements;
    private final Directory directory;
    private final Clock clock;

    Readiness(ReadinessRepository statements, Directory directory, Clock clock) {
        this.statements = statements;
        this.directory = directory;
        this.clock = clock;
    }

    /** @throws Problem {@code unknown-community}, 404 */
    @Transactional(readOnly = true)
    public CommunityReadiness of(String community) {
        Unit unit = community(community);
        Map<ReadinessPart, Statement> stated = last(community);
        return new CommunityReadiness(
                unit,
                Stream.of(ReadinessPart.values())
                        .map(part -> part == ReadinessPart.ORGANISATION ? organisation(unit) : part(part, stated))
                        .toList());
    }

    /** Whether this person keeps the community's readiness: its party branch and its residents' committee do. */
    public boolean mayState(String community, String person) {
        return keeper(community, person).isPresent();
    }

    /**
     * What there is from now on. Parts that are not named stay as they are; a blank text takes a part away.
     *
     * @throws Problem {@code unknown-community}, 404; {@code not-allowed}, 403
     */
    public void state(String community, Map<ReadinessPart, String> texts, String person) {
        Unit unit = community(community);
        Actor by = keeper(community, person)
                .orElseThrow(() -> new Problem("not-allowed.to-state-readiness", unit.shortName()));
        Map<ReadinessPart, Statement> before = last(community);
        texts.forEach((part, text) -> {
            Statement last = before.get(part);
            if (!text.strip().equals(last == null ? "" : last.text())) {
                insert(community, part, text.strip(), by);
            }
        });
    }

    /** What the organisation's files say; where a person has said otherwise, the person is right. */
    void load(List<Given> given) {
        for (Given row : given) {
            Statement last = last(row.community()).get(row.part());
            if (last == null || last.by().equals(Actor.SYSTEM) && !last.text().equals(row.text())) {
                insert(row.community(), row.part(), row.text(), Actor.SYSTEM);
            }
        }
    }

    /** A row of {@code readiness.csv}. */
    record Given(String community, ReadinessPart part, String text) {}

    private Optional<Actor> keeper(String community, String person) {
        return directory.membershipsOf(person).stream()
                .filter(held -> held.unit().equals(community) && KEEPERS.contains(held.role()))
                .findFirst()
                .map(held -> new Actor(person, held.role(), held.unit()));
    }

    private void insert(String community, ReadinessPart part, String text, Actor by) {
        statements.insert(
                new Statement(community, part, text, by, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private Map<ReadinessPart, Statement> last(String community) {
        return statements.last(community).stream().collect(Collectors.toMap(Statement::part, Function.identity()));
    }

    private Unit community(String code) {
        return directory
                .unit(code)
                .filter(unit -> unit.kind().equals("community"))
                .orElseThrow(() -> new Problem("unknown-community", code));
    }

    private CommunityReadiness.Part organisation(Unit community) {
        List<String> vacant = ORGANISATION.stream()
                .filter(role -> !directory.isStaffed(community.code() + "." + role.word()))
                .map(Role::label)
                .toList();
        return new CommunityReadiness.Part(
                ReadinessPart.ORGANISATION,
                vacant.isEmpty(),
                vacant.isEmpty() ? "党支部和居委会均有人任职" : String.join("、", vacant) + "无人任职",
                null,
                null);
    }

    private static CommunityReadiness.Part part(ReadinessPart part, Map<ReadinessPart, Statement> stated) {
        Statement last = stated.get(part);
        return last == null
                ? new CommunityReadiness.Part(part, false, "", null, null)
                : new CommunityReadiness.Part(part, !last.text().isEmpty(), last.text(), last.by(), last.at());
    }
}
