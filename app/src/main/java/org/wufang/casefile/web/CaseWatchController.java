package org.wufang.casefile.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wufang.casefile.CaseClocks;
import org.wufang.casefile.CaseOwners;
import org.wufang.casefile.ClockAlert;
import org.wufang.directory.Directory;
import org.wufang.directory.Membership;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

/** The district's look at all cases: clocks that press, and the proof that each case has an owner. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "案卷 Cases", description = "查阅、检索、撤回与并案。Reading, finding, withdrawing and merging cases")
class CaseWatchController {

    private static final Set<String> DISTRICT = Set.of("commandCentre", "manager");

    private final CaseOwners owners;
    private final CaseClocks clocks;
    private final Directory directory;
    private final Actors actors;

    CaseWatchController(CaseOwners owners, CaseClocks clocks, Directory directory, Actors actors) {
        this.owners = owners;
        this.clocks = clocks;
        this.directory = directory;
        this.actors = actors;
    }

    @GetMapping("/without-owner")
    @Operation(
            summary = "首接负责核验 Cases without an owner",
            description = "自受理至办结任何时刻没有责任单位的诉求；应为空。At any moment from opening to close; must be empty.")
    @ApiResponse(responseCode = "403", description = "仅限指挥中心和管理者 not-allowed")
    List<String> withoutOwner() {
        requireDistrict();
        return owners.withoutOwner();
    }

    @GetMapping("/alerts")
    @Operation(
            summary = "时限预警 Clocks that press",
            description = "在办诉求中已预警、告警或超期的时限，先到期的在前。Amber, red and overdue clocks of open cases.")
    @ApiResponse(responseCode = "403", description = "仅限指挥中心和管理者 not-allowed")
    Alerts alerts(
            @RequestParam(defaultValue = "false") boolean red,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        requireDistrict();
        ClockAlert.Page found = clocks.alerts(red, page, size);
        return new Alerts(
                found.items().stream()
                        .map(alert -> new Alert(
                                alert.caseNumber(),
                                alert.clock().word(),
                                alert.clock().label(),
                                alert.colour().word(),
                                alert.overdue() ? "超期" : alert.colour().label(),
                                alert.dueAt(),
                                alert.overdue()))
                        .toList(),
                page,
                size,
                found.total());
    }

    private void requireDistrict() {
        if (directory.membershipsOf(actors.current().person()).stream()
                .map(Membership::role)
                .noneMatch(DISTRICT::contains)) {
            throw new Problem("not-allowed.watch");
        }
    }

    @Schema(description = "一页预警 A page of alerts")
    record Alerts(List<Alert> items, int page, int size, long total) {}

    record Alert(
            @Schema(example = "SQ-2026-000001") String number,
            @Schema(description = "tier, business or citizen") String clock,
            String clockName,
            @Schema(description = "amber or red") String colour,
            String colourName,
            Instant dueAt,
            boolean overdue) {}
}
