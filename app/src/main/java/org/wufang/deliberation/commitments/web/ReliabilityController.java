package org.wufang.deliberation.commitments.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.deliberation.commitments.Reliabilities;
import org.wufang.deliberation.commitments.Reliability;
import org.wufang.directory.Directory;
import org.wufang.directory.Place;
import org.wufang.directory.Role;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** How a party keeps its word: for the people of its community, its street and its district. */
@RestController
@Tag(name = "履约 Reliability", description = "各方承诺的兑现情况，由系统计算。How the parties keep their commitments, computed")
class ReliabilityController {

    private final Reliabilities reliabilities;
    private final Directory directory;
    private final Actors actors;

    ReliabilityController(Reliabilities reliabilities, Directory directory, Actors actors) {
        this.reliabilities = reliabilities;
        this.directory = directory;
        this.actors = actors;
    }

    @GetMapping("/api/v1/parties/{group}/reliability")
    @Operation(
            summary = "履约率 Kept ÷ due",
            description =
                    "默认近一年。The last year unless from and to say otherwise; each figure with the cases it was counted from.")
    Kept reliability(
            @PathVariable String group,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        mustBeAPartyNearby(group);
        Reliability usual = reliabilities.of(group);
        Reliability asked = reliabilities.of(group, from == null ? usual.from() : from, to == null ? usual.to() : to);
        return new Kept(
                group,
                directory.groupName(group),
                asked.from(),
                asked.to(),
                asked.kept(),
                asked.due(),
                asked.rate(),
                asked.text(),
                asked.commitments().stream()
                        .map(due -> new Due(
                                due.caseNumber(),
                                due.measure(),
                                due.dueOn(),
                                due.on(),
                                due.state().word(),
                                due.state().label()))
                        .toList());
    }

    private void mustBeAPartyNearby(String group) {
        int dot = group.lastIndexOf('.');
        String community = group.substring(0, Math.max(0, dot));
        Role.of(group.substring(dot + 1))
                .filter(role -> role.unitKind().equals("community"))
                .orElseThrow(ReliabilityController::unknown);
        Place place = directory.place(community).orElseThrow(ReliabilityController::unknown);
        List<String> near = Stream.concat(
                        directory.within(community).stream(), Stream.of(place.street(), place.district()))
                .toList();
        if (directory.membershipsOf(actors.current().person()).stream().noneMatch(held -> near.contains(held.unit()))) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return new Problem("unknown-party");
    }

    @Schema(description = "履约情况 How the party kept its word")
    record Kept(
            String group,
            String name,
            LocalDate from,
            LocalDate to,
            int kept,
            int due,
            @Schema(description = "0 到 1；没有到期承诺时为空。None when nothing was due") @Nullable BigDecimal rate,
            String text,
            List<Due> commitments) {}

    record Due(String caseNumber, String measure, LocalDate dueOn, LocalDate on, String state, String stateName) {}
}
