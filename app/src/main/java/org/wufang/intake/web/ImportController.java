package org.wufang.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wufang.directory.Directory;
import org.wufang.intake.Imports;
import org.wufang.intake.Imports.Import;
import org.wufang.intake.Imports.RowOutcome;
import org.wufang.platform.security.Actor;
import org.wufang.platform.security.Actors;
import org.wufang.platform.web.Problem;

@RestController
class ImportController {

    /** Who brings in what a hotline gathered, and sees what others brought. */
    private static final Set<String> IMPORTING = Set.of("coordination", "blockService", "commandCentre", "admin");

    private static final Set<String> SEEING_ALL = Set.of("commandCentre", "admin");

    private final Imports imports;
    private final Actors actors;
    private final Directory directory;

    ImportController(Imports imports, Actors actors, Directory directory) {
        this.imports = imports;
        this.actors = actors;
        this.directory = directory;
    }

    /**
     * @param state running, done or failed
     * @param reason why it failed
     */
    record Report(
            String id,
            String state,
            int total,
            long accepted,
            long duplicate,
            long rejected,
            @Nullable String reason,
            List<RowOutcome> rows) {}

    @PostMapping(path = "/api/v1/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "导入热线导出文件（CSV 或 XLSX）", description = "同一文件可重复导入，每条留言只成一件诉求")
    ResponseEntity<Report> begin(
            @RequestParam MultipartFile file, @RequestParam(required = false, defaultValue = "") String unit)
            throws IOException {
        Actor actor = actors.current();
        if (!holdsOneOf(actor, IMPORTING)) {
            throw new Problem("not-allowed.import");
        }
        Import begun = imports.begin(file.getBytes(), unit.strip(), actor);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + begun.id()))
                .body(report(begun));
    }

    @GetMapping("/api/v1/imports/{id}")
    @Operation(summary = "导入进度与逐行结果")
    Report read(@PathVariable String id) {
        Actor actor = actors.current();
        return imports.find(id)
                .filter(found -> found.actor().person().equals(actor.person()) || holdsOneOf(actor, SEEING_ALL))
                .map(this::report)
                .orElseThrow(() -> new Problem("unknown-import"));
    }

    private boolean holdsOneOf(Actor actor, Set<String> roles) {
        return actor.role().equals("camunda-admin")
                || directory.membershipsOf(actor.person()).stream().anyMatch(held -> roles.contains(held.role()));
    }

    private Report report(Import found) {
        List<RowOutcome> rows = imports.rows(found.id());
        return new Report(
                found.id(),
                found.state(),
                found.total(),
                count(rows, "accepted"),
                count(rows, "duplicate"),
                count(rows, "rejected"),
                found.failure(),
                rows);
    }

    private static long count(List<RowOutcome> rows, String outcome) {
        return rows.stream().filter(row -> row.outcome().equals(outcome)).count();
    }
}
