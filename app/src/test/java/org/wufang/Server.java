package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole application as a process of its own, on a port that it chooses itself: one that can be killed. */
public final class Server implements AutoCloseable {

    private static final Pattern OPENED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Thread listener;
    private final StringBuffer said = new StringBuffer();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private Server(Process process) {
        this.process = process;
        listener = new Thread(this::listen, "server-output");
        listener.setDaemon(true);
    }

    static Server start(Map<String, ?> properties) throws IOException {
        return start("demo", Map.of(), properties);
    }

    public static Server start(String profiles, Map<String, String> environment, Map<String, ?> properties)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-cp",
                System.getProperty("java.class.path"),
                WufangApplication.class.getName(),
                "--spring.profiles.active=" + profiles,
                "--server.port=0"));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(environment);
        Server server = new Server(process.start());
        server.listener.start();
        return server;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                Matcher opened = OPENED.matcher(line);
                if (opened.find()) {
                    port.complete(Integer.valueOf(opened.group(1)));
                }
            }
        } catch (IOException killed) {
            said.append(killed).append('\n');
        }
        port.completeExceptionally(new AssertionError("the server ended:\n" + said));
    }

    /** Waits until it serves. */
    public int port() throws Exception {
        return port.get(3, TimeUnit.MINUTES);
    }

    Tasklist person(String name) throws Exception {
        return Tasklist.of(port(), name);
    }

    /** All it said until it ended by itself, which it must, and not well. */
    public String refusal() throws InterruptedException {
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ended").isTrue();
        listener.join();
        assertThat(process.exitValue()).as(said.toString()).isNotZero();
        return said.toString();
    }

    String said() {
        return said.toString();
    }

    /** As by kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            kill();
        }
    }
}
