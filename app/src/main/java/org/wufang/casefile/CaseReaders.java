package org.wufang.casefile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.directory.Place;
import org.wufang.platform.rows.Row;

/** Who may read a case, and how much of it. */
@Service
@Transactional(readOnly = true)
public class CaseReaders {

    private static final Set<String> BLOCK_ROLES = Set.of("blockGovernor", "blockAssistant", "blockSupervisor");
    private static final Set<String> STREET_ROLES = Set.of("coordination");
    private static final Set<String> DISTRICT_ROLES = Set.of("commandCentre", "manager");
    private static final Set<String> EVERYWHERE = Set.of("admin");
    private static final Set<String> REPORTER_ROLES = Set.of(
            "blockGovernor", "blockAssistant", "residentsCommittee", "blockService", "coordination", "commandCentre");

    /** No unit and no group has this code: SQL knows no empty list. */
    private static final String NOBODY = "-";

    /** A case whose place nobody knows yet is the district's. */
    private static final String JURISDICTION =
            """
            (:everywhere or c.block in (:blocks) or c.street in (:streets) or c.district in (:districts)
                or (:district and c.unit = ''))""";

    private static final String READABLE = "(" + JURISDICTION + " or "
            + """
            c.opened_by = :person or exists (
                select 1 from casefile_participant p where p.case_number = c.number and p.group_id in (:groups))
                or exists (select 1 from casefile_copy k where k.case_number = c.number and k.ended_at is null
                    and (k.person = :person or k.group_id in (:groups))))""";

    private final JdbcClient jdbc;
    private final CaseRepository cases;
    private final SubmissionRepository submissions;
    private final Directory directory;
    private final ObjectProvider<CaseFileSection> sections;

    CaseReaders(
            JdbcClient jdbc,
            CaseRepository cases,
            SubmissionRepository submissions,
            Directory directory,
            ObjectProvider<CaseFileSection> sections) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.submissions = submissions;
        this.directory = directory;
        this.sections = sections;
    }

    /**
     * The case, if this person may read it: a group of theirs was offered a task of it, it lies in their jurisdiction,
     * they opened it, or it was copied to them.
     *
     * @throws org.wufang.platform.web.Problem {@code unknown-case}, 404, for a foreign case as for none
     */
    public CaseFile get(String number, String person) {
        return cases.find(number).filter(file -> mayRead(number, person)).orElseThrow(() -> CaseFiles.unknown(number));
    }

    boolean mayRead(String number, String person) {
        return holds(READABLE, number, person);
    }

    /** Whether the case lies in the block, street or district that the person answers for. */
    public boolean hasJurisdiction(String number, String person) {
        return holds(JURISDICTION, number, person);
    }

    /** The readable cases that fit, newest first. */
    public CasePage search(CaseSearch search, String person) {
        Map<String, Object> parameters = new HashMap<>(reader(person));
        String where = " from casefile_case c where " + READABLE + search.conditions(parameters);
        long total = jdbc.sql("select count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        parameters.put("size", search.size());
        parameters.put("offset", (long) search.page() * search.size());
        List<CaseFile> items = jdbc.sql("select c.*" + where
                        + " order by c.opened_at desc, c.number desc offset :offset rows fetch next :size rows only")
                .params(parameters)
                .query(Row.as(CaseRepository::file))
                .list();
        return new CasePage(items, search.page(), search.size(), total);
    }

    /** Who reported: whole for who handles the case or speaks with the reporter in its own place, else masked. */
    public Optional<NewCase.Reporter> reporter(CaseFile file, String person) {
        return cases.reporter(file.number())
                .map(reporter -> mayKnowReporter(file, person) ? reporter : reporter.masked());
    }

    /** Only who may know the reporter may hand out the code by which the reporter follows the case. */
    public boolean mayKnowReporter(CaseFile file, String person) {
        return directory.membershipsOf(person).stream()
                        .anyMatch(held -> REPORTER_ROLES.contains(held.role()) && covers(held, file.place()))
                && mayRead(file.number(), person);
    }

    /** Tasks of the case whose submissions nobody may see yet. */
    public Set<String> withheldTasks(String number) {
        return sections.stream()
                .flatMap(section -> section.withheldTasks(number).stream())
                .collect(Collectors.toSet());
    }

    /**
     * The filled forms of the case, oldest first, but those that belong to a section closed to the person and those
     * that are withheld from everybody.
     */
    public List<KeptSubmission> submissions(String number, String person) {
        Set<String> roles = roles(person);
        Set<String> closed = sections.stream()
                .filter(section -> !section.isOpenTo(roles))
                .flatMap(section -> section.forms().stream())
                .collect(Collectors.toSet());
        Set<String> withheld = withheldTasks(number);
        return submissions.of(number, null).stream()
                .filter(kept -> !closed.contains(kept.submission().form()))
                .filter(kept -> kept.submission().taskId() == null
                        || !withheld.contains(kept.submission().taskId()))
                .toList();
    }

    /** What the rooms have to say, by section; two rooms that write the same section add to each other. */
    public Map<String, List<? extends Map<String, ?>>> sections(String number, String person) {
        Set<String> roles = roles(person);
        Map<String, List<? extends Map<String, ?>>> parts = new LinkedHashMap<>();
        sections.stream()
                .filter(section -> section.isOpenTo(roles))
                .forEach(section -> parts.merge(section.name(), section.read(number), CaseReaders::concat));
        return parts;
    }

    private static List<? extends Map<String, ?>> concat(
            List<? extends Map<String, ?>> first, List<? extends Map<String, ?>> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Set<String> roles(String person) {
        return directory.membershipsOf(person).stream().map(Membership::role).collect(Collectors.toSet());
    }

    private boolean holds(String condition, String number, String person) {
        return jdbc.sql("select count(*) from casefile_case c where c.number = :number and " + condition)
                        .param("number", number)
                        .params(reader(person))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Map<String, Object> reader(String person) {
        List<Membership> held = directory.membershipsOf(person);
        Set<String> districts = units(held, DISTRICT_ROLES);
        return Map.of(
                "person", person,
                "groups", orNobody(held.stream().map(Membership::group).collect(Collectors.toSet())),
                "blocks", orNobody(units(held, BLOCK_ROLES)),
                "streets", orNobody(units(held, STREET_ROLES)),
                "districts", orNobody(districts),
                "district", !districts.isEmpty(),
                "everywhere", !units(held, EVERYWHERE).isEmpty());
    }

    private static Set<String> units(List<Membership> held, Set<String> roles) {
        return held.stream()
                .filter(membership -> roles.contains(membership.role()))
                .map(Membership::unit)
                .collect(Collectors.toSet());
    }

    private static Set<String> orNobody(Set<String> codes) {
        return codes.isEmpty() ? Set.of(NOBODY) : codes;
    }

    private static boolean covers(Membership held, Place place) {
        return place.unit().isEmpty()
                ? held.role().equals("commandCentre")
                : List.of(place.block(), place.community(), place.street(), place.district())
                        .contains(held.unit());
    }
}
