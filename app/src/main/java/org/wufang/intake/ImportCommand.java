package org.wufang.intake;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;
import org.wufang.intake.Imports.Import;
import org.wufang.intake.Imports.RowOutcome;
import org.wufang.platform.security.Actor;
import org.wufang.platform.web.Problem;

/**
 * {@code --import=FILE [--unit=CODE]}: imports and ends, with exit code 0 when every row became a case or is one already,
 * 2 when rows were rejected, 1 when the file could not be imported.
 */
@Component
class ImportCommand implements ApplicationRunner, ExitCodeGenerator {

    private final Imports imports;
    private final ImportRunner runner;
    private int exitCode;

    ImportCommand(Imports imports, ImportRunner runner) {
        this.imports = imports;
        this.runner = runner;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException, ExecutionException {
        if (!arguments.containsOption("import")) {
            return;
        }
        String unit = arguments.containsOption("unit") ? String.join("", arguments.getOptionValues("unit")) : "";
        exitCode = 0;
        for (String file : arguments.getOptionValues("import")) {
            exitCode = Math.max(exitCode, run(Path.of(file), unit));
        }
    }

    private int run(Path file, String unit) throws InterruptedException, ExecutionException {
        try {
            Import begun = imports.take(Files.readAllBytes(file), unit, Actor.SYSTEM);
            try (ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName("导入")
                    .setInitialMax(begun.total())
                    .build()) {
                runner.start(begun.id(), bar::stepTo).get();
            }
            return summary(file, imports.find(begun.id()).orElseThrow());
        } catch (IOException e) {
            out().println("读不了文件 " + file);
        } catch (Problem refused) {
            out().println(file + "：" + refused.getMessage());
        }
        return 1;
    }

    private int summary(Path file, Import done) {
        List<RowOutcome> rows = imports.rows(done.id());
        Map<String, Long> counts =
                rows.stream().collect(Collectors.groupingBy(RowOutcome::outcome, Collectors.counting()));
        rows.stream().filter(row -> row.outcome().equals("rejected")).forEach(row -> out().printf(
                        "第 %d 行%s：%s%n",
                        row.row(), row.column() == null ? "" : "，" + row.column() + " 列", row.reason()));
        long rejected = counts.getOrDefault("rejected", 0L);
        out().printf(
                        "%s：共 %d 行，受理 %d，重复 %d，拒绝 %d%n",
                        file.getFileName(),
                        done.total(),
                        counts.getOrDefault("accepted", 0L),
                        counts.getOrDefault("duplicate", 0L),
                        rejected);
        if (!done.state().equals("done")) {
            out().println(done.failure());
            return 1;
        }
        return rejected == 0 ? 0 : 2;
    }

    /** Chinese, whatever the terminal's locale says. */
    private static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }
}
