package org.wufang.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wufang.directory.Directory;
import org.wufang.platform.security.Actor;
import org.wufang.platform.sheet.Sheet;
import org.wufang.platform.sheet.SheetReader;
import org.wufang.platform.web.Problem;

/** Imports of hotline exports: each row a transaction of its own, each message one case however often it comes. */
@Service
public class Imports {

    private final Mappings mappings;
    private final Directory directory;
    private final ImportRepository repository;
    private final ImportFiles files;
    private final ImportRunner runner;
    private final Clock clock;

    Imports(
            Mappings mappings,
            Directory directory,
            ImportRepository repository,
            ImportFiles files,
            ImportRunner runner,
            Clock clock) {
        this.mappings = mappings;
        this.directory = directory;
        this.repository = repository;
        this.files = files;
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * @param mapping which columns are what; also the source within which a message's number is its own
     * @param unit where rows lie that name no place; empty when not given
     * @param state running, done or failed
     * @param failure why it failed
     */
    public record Import(
            String id, String mapping, String unit, String state, int total, @Nullable String failure, Actor actor) {}

    /**
     * @param row as a spreadsheet counts: the heading is row 1
     * @param outcome accepted, duplicate or rejected
     * @param number of the new case, or of the one of which this is a duplicate
     * @param column heading of the cell that was wrong, or cut to fit
     */
    public record RowOutcome(
            int row, String outcome, @Nullable String number, @Nullable String column, @Nullable String reason) {}

    /**
     * Takes an export in; its rows become cases in the background, also after a crash.
     *
     * @param unit a community or block; empty when not given
     * @throws Problem {@code unreadable-file}, {@code unknown-columns} or {@code unknown-unit}, 400; nothing is imported
     */
    public Import begin(byte[] file, String unit, Actor actor) {
        Import begun = take(file, unit, actor);
        runner.start(begun.id());
        return begun;
    }

    /** Takes it in without starting it. */
    Import take(byte[] file, String unit, Actor actor) {
        if (!unit.isEmpty() && directory.place(unit).isEmpty()) {
            throw new Problem("unknown-unit.of-import");
        }
        Sheet sheet = SheetReader.read(file);
        String mapping = mappings.fitting(sheet.heading())
                .map(Mappings.Named::name)
                .orElseThrow(() -> new Problem("unknown-columns", mappings.needs()));
        Import begun = new Import(
                UUID.randomUUID().toString(),
                mapping,
                unit,
                "running",
                sheet.rows().size(),
                null,
                actor);
        files.keep(begun.id(), file);
        repository.insert(begun, clock.instant());
        return begun;
    }

    public Optional<Import> find(String id) {
        return repository.find(id);
    }

    /** What became of the rows so far. */
    public List<RowOutcome> rows(String id) {
        return repository.rows(id);
    }
}
