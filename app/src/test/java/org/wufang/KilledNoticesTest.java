package org.wufang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wufang.Tasklist.Answer;
import org.wufang.notification.Outside;

/** kill -9 after the commit and before anything was sent: after the start each notice arrives, and arrives once. */
@Tag("application")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class KilledNoticesTest {

    private static final int CLIENTS = 3;
    /** Few enough for one message of a robot. */
    private static final int ENOUGH = 6;

    private final Map<String, Object> database = TestDatabase.forProcesses();
    /** Cases that somebody was told were opened: coordination has a task in each. */
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private final CountDownLatch enough = new CountDownLatch(ENOUGH);

    @Test
    void whatWasCommittedIsToldOnceThoughTheServerWasKilledBeforeItSent() throws Exception {
        try (Outside outside = new Outside()) {
            try (Server server = Server.start(settings(outside, "1h"))) {
                killWhilePeopleReport(server);
            }
            assertThat(outside.calls()).isEmpty();
            assertThat(outside.mailsOf("coordination")).isEmpty();

            String urged = acknowledged.iterator().next();
            try (Server server = Server.start(settings(outside, "0s"))) {
                Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                    assertThat(mails(outside)).contains(acknowledged);
                    assertThat(robot(outside)).contains(acknowledged);
                });
                // told last: whatever had waited twice would have come before it
                server.person("command").acts(urged, "copyTo", Map.of("person", "party", "reason", "请知悉"));
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !outside.mailsOf("party")
                        .isEmpty());
            }

            assertThat(outside.mailsOf("party")).hasSize(1);
            for (String number : acknowledged) {
                assertThat(times(number, mails(outside)))
                        .as("mails about " + number)
                        .isOne();
                assertThat(times(number, robot(outside)))
                        .as("the robot about " + number)
                        .isOne();
            }
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        }
    }

    private Map<String, Object> settings(Outside outside, String gather) {
        Map<String, Object> settings = new HashMap<>(outside.properties());
        settings.putAll(database);
        settings.put("wufang.notification.gather", gather);
        settings.put("wufang.notification.every", "500ms");
        // it is always day
        settings.put("wufang.notification.quiet.from", "00:00");
        settings.put("wufang.notification.quiet.until", "00:00");
        // without links a number is in each notice once
        settings.put("wufang.notification.base-url", "");
        return settings;
    }

    private void killWhilePeopleReport(Server server) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Tasklist governor = server.person("governor");
                clients.add(people.submit((Callable<Void>) () -> reportUntilTheServerIsGone(governor)));
            }
            assertThat(enough.await(3, TimeUnit.MINUTES)).isTrue();
            server.kill();
            for (Future<?> client : clients) {
                client.get(1, TimeUnit.MINUTES);
            }
        } finally {
            people.shutdownNow();
        }
    }

    /** Nobody says what it is about, so the street's coordination has to. */
    private Void reportUntilTheServerIsGone(Tasklist governor) {
        Map<String, Object> unclear = new HashMap<>(RaceTest.CASE);
        unclear.remove("matter");
        try {
            while (true) {
                Answer answer = governor.post("/api/v1/cases", unclear);
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                acknowledged.add(answer.json().get("number").asText());
                enough.countDown();
            }
        } catch (UncheckedIOException gone) {
            return null;
        }
    }

    private static String mails(Outside outside) {
        return outside.mailsOf("coordination").stream().map(Outside::text).collect(Collectors.joining("\n"));
    }

    private static String robot(Outside outside) {
        return outside.calls().stream()
                .map(call -> call.body().path("markdown").path("content").asText())
                .collect(Collectors.joining("\n"));
    }

    private static int times(String number, String text) {
        return (text.length() - text.replace(number, "").length()) / number.length();
    }
}
