package org.wufang.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.casefile.CaseFile;
import org.wufang.directory.Directory;
import org.wufang.intake.Imports.Import;
import org.wufang.intake.Imports.RowOutcome;
import org.wufang.intake.Mappings.Mapping;
import org.wufang.platform.sheet.Sheet;
import org.wufang.platform.sheet.SheetReader;
import org.wufang.platform.web.FieldProblem;
import org.wufang.platform.web.Problem;

/** Works imports off, one after the other, each row in its own transaction; takes up at the start what a crash broke off. */
@Component
class ImportRunner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int ATTEMPTS = 5;

    private final ImportRepository repository;
    private final ImportFiles files;
    private final Mappings mappings;
    private final Directory directory;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId zone;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "import"));
    private volatile boolean closing;

    ImportRunner(
            ImportRepository repository,
            ImportFiles files,
            Mappings mappings,
            Directory directory,
            Intake intake,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${wufang.zone}") ZoneId zone) {
        this.repository = repository;
        this.files = files;
        this.mappings = mappings;
        this.directory = directory;
        this.intake = intake;
        this.transaction = transaction;
        this.clock = clock;
        this.zone = zone;
    }

    @EventListener(ApplicationStartedEvent.class)
    void resume() {
        List<Import> running = repository.running();
        files.keepOnly(
                running.stream().map(Import::id).collect(Collectors.toSet()),
                clock.instant().minus(Duration.ofDays(1)));
        // Another node's imports have their file there.
        running.stream().filter(broken -> files.has(broken.id())).forEach(broken -> {
            LOG.info("Import {} was broken off and goes on", broken.id());
            start(broken.id());
        });
    }

    Future<?> start(String id) {
        return start(id, rows -> {});
    }

    /** @param progress told the number of rows done so far */
    Future<?> start(String id, IntConsumer progress) {
        return CompletableFuture.runAsync(() -> run(id, progress), worker);
    }

    @Override
    public void destroy() {
        closing = true;
        worker.shutdown();
    }

    private void run(String id, IntConsumer progress) {
        try {
            Import begun = repository.find(id).orElseThrow();
            if (!begun.state().equals("running")) {
                return;
            }
            Mapping mapping = mappings.named(begun.mapping())
                    .orElseThrow(() -> new IllegalStateException("no mapping " + begun.mapping()));
            Sheet sheet = SheetReader.read(files.read(id));
            Set<Integer> done = repository.rowsDone(id);
            int count = done.size();
            for (Sheet.Row row : sheet.rows()) {
                if (closing) {
                    LOG.info("Import {} stops with the server and goes on at its next start", id);
                    return;
                }
                if (!done.contains(row.number())) {
                    become(begun, mapping, sheet, row);
                    count++;
                }
                progress.accept(count);
            }
            repository.end(id, "done", null, clock.instant());
            files.delete(id);
            LOG.info("Import {} done: {} rows", id, count);
        } catch (RuntimeException e) {
            LOG.error("Import {} failed", id, e);
            repository.end(id, "failed", "系统出错，已完成的行有效；重新导入同一文件即可继续，不会重复", clock.instant());
        }
    }

    private void become(Import begun, Mapping mapping, Sheet sheet, Sheet.Row row) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> {
                    repository.lock(begun.id());
                    if (!repository.isDone(begun.id(), row.number())) {
                        repository.insertRow(begun.id(), outcome(begun, mapping, sheet, row));
                    }
                });
                return;
            } catch (Message.Rejected rejected) {
                reject(begun, row, rejected.column(), rejected.getMessage());
                return;
            } catch (Problem problem) {
                FieldProblem first = problem.fields().isEmpty()
                        ? new FieldProblem("", "", String.valueOf(problem.getMessage()))
                        : problem.fields().get(0);
                reject(begun, row, mapping.columnOf(first.field()), first.message());
                return;
            } catch (DuplicateKeyException | ConcurrencyFailureException lostRace) {
                // Another import brought the same message in this very moment: next time it is a duplicate.
                if (attempt == ATTEMPTS) {
                    throw lostRace;
                }
            }
        }
    }

    private RowOutcome outcome(Import begun, Mapping mapping, Sheet sheet, Sheet.Row row) {
        Message message = Message.read(sheet, row, mapping, begun.unit(), directory, zone);
        return repository
                .caseOf(begun.mapping(), message.sourceId())
                .map(number -> new RowOutcome(row.number(), "duplicate", number, null, null))
                .orElseGet(() -> {
                    CaseFile opened = intake.open(message.newCase(), begun.actor());
                    repository.insertSource(begun.mapping(), message, opened.number());
                    return message.cut().isEmpty()
                            ? new RowOutcome(row.number(), "accepted", opened.number(), null, null)
                            : new RowOutcome(row.number(), "accepted", opened.number(), message.cut(), "过长，已截断");
                });
    }

    private void reject(Import begun, Sheet.Row row, String column, String reason) {
        transaction.executeWithoutResult(status -> {
            repository.lock(begun.id());
            if (!repository.isDone(begun.id(), row.number())) {
                repository.insertRow(
                        begun.id(),
                        new RowOutcome(row.number(), "rejected", null, column.isEmpty() ? null : column, reason));
            }
        });
    }
}
