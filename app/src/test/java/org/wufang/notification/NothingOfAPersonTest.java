package org.wufang.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.Report;
import org.wufang.Tasklist;
import org.wufang.casefile.CaseFile;
import org.wufang.casefile.CaseFiles;
import org.wufang.platform.notification.NoticeRaised;
import org.wufang.platform.security.Actor;

/** Whatever a case holds and whatever a room says: no message and no kept word has anything of the reporter. */
@NotifyingTest
class NothingOfAPersonTest {

    private static final int CASES = 12;
    private static final List<String> GROUPS =
            List.of("430302003.coordination", "dept-chengguan.department", "430302003001.propertyFirm");

    @Autowired
    private Outside outside;

    @Autowired
    private Sender sender;

    @Autowired
    private Templates templates;

    @Autowired
    private CaseFiles files;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate db;

    @LocalServerPort
    private int port;

    private final Random random = new Random(20260312);

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void noMessageHasAnythingOfTheReporter() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-16T04:00:00Z")));
        outside.forget();
        Set<String> personal = new TreeSet<>();
        for (int i = 0; i < CASES; i++) {
            Map<String, String> person = person(i);
            personal.addAll(person.values());
            CaseFile file = open(person);
            templates
                    .all()
                    .forEach(template ->
                            transaction.executeWithoutResult(status -> events.publishEvent(NoticeRaised.toGroups(
                                    "person/" + file.number() + template.name(),
                                    template.name(),
                                    GROUPS,
                                    file.number(),
                                    carelessWords(template, person)))));
            ClockUtil.setCurrentTime(
                    Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofSeconds(30))));
            sender.round();
        }

        List<String> said = new ArrayList<>();
        outside.mails().forEach(mail -> said.add(Outside.subject(mail) + Outside.text(mail)));
        outside.calls().forEach(call -> said.add(call.body().toString()));
        for (String reader : List.of("coordination", "property")) {
            for (int page = 0; page < 4; page++) {
                said.add(Tasklist.of(port, reader)
                        .get("/api/v1/notices?size=100&page=" + page)
                        .text());
            }
        }
        said.addAll(db.queryForList("select words from notification_message", String.class));

        assertThat(said).hasSizeGreaterThan(CASES * 3);
        assertThat(String.join("\n", said)).contains("云塘街道 万新社区").contains("某街道");
        assertThat(personal).hasSizeGreaterThan(CASES * 5).allSatisfy(secret -> assertThat(said)
                .noneMatch(text -> text.contains(secret)));
    }

    private Map<String, String> person(int i) {
        String phone = "1" + (3 + random.nextInt(7)) + "%09d".formatted(random.nextInt(1_000_000_000));
        return Map.of(
                "name", "诉求人" + Integer.toString(random.nextInt(1_000_000) + 1_000_000, 36) + i,
                "phone", phone,
                "title", "题目" + Integer.toString(random.nextInt(1_000_000) + 1_000_000, 36),
                "description", "详情" + Integer.toString(random.nextInt(1_000_000) + 1_000_000, 36) + "，住在三栋",
                "address", "门牌" + Integer.toString(random.nextInt(1_000_000) + 1_000_000, 36),
                "reason", "理由" + Integer.toString(random.nextInt(1_000_000) + 1_000_000, 36));
    }

    /** What the text needs, and beside it all that a room might say by mistake: a phone number even in a word that is allowed. */
    private static Map<String, String> carelessWords(Template template, Map<String, String> person) {
        Map<String, String> words = new HashMap<>(person);
        template.words().forEach(word -> words.put(word, "某街道 " + person.get("phone")));
        return words;
    }

    private CaseFile open(Map<String, String> person) {
        return files.open(
                Report.facts(said -> said.title(person.get("title"))
                        .description(person.get("description"))
                        .matter("parking.disorder")
                        .address(person.get("address"))
                        .reporter(person.get("name"), person.get("phone"))),
                Actor.SYSTEM);
    }
}
