package org.wufang.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium for all browser tests of a JVM. Where it or Node.js is missing the tests are skipped, but never in CI. */
class ChromiumExtension implements ExecutionCondition, ParameterResolver {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (executable().isPresent() && node().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium and Node.js are there");
        }
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(
                    "CI without Chromium or Node.js: install the packages chromium and nodejs, or set CHROMIUM");
        }
        System.out.println(
                "SKIPPED, no Chromium (install it, or set CHROMIUM) or no Node.js found: " + context.getDisplayName());
        return ConditionEvaluationResult.disabled("no Chromium or no Node.js found");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Chromium resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Shared.CHROMIUM;
    }

    /** Until the JVM ends: where test classes are dealt to several JVMs, each class is a run of its own for JUnit. */
    private static final class Shared {

        private static final Chromium CHROMIUM = start();

        private static Chromium start() {
            Chromium chromium = open();
            Runtime.getRuntime().addShutdownHook(new Thread(chromium::close, "close-chromium"));
            return chromium;
        }
    }

    static Chromium open() {
        return new Chromium(executable().orElseThrow(), node().orElseThrow());
    }

    private static Optional<Path> node() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> Stream.of(Path.of(directory, "node"), Path.of(directory, "node.exe")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> executable() {
        return Stream.of(
                        System.getenv("CHROMIUM"),
                        // the same browser without its windows: a fifth less work
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> path != null && !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
