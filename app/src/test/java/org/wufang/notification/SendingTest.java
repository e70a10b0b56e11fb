package org.wufang.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.wufang.Tasklist;
import org.wufang.Tasklist.Answer;
import org.wufang.Together;
import org.wufang.platform.notification.NoticeRaised;

/** From the act to the receiver: each once, whatever goes wrong on the way. */
@NotifyingTest
class SendingTest {

    private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");
    private static final Instant ELEVEN_AT_NIGHT = Instant.parse("2026-03-10T15:00:00Z");
    private static final Instant SEVEN_IN_THE_MORNING = Instant.parse("2026-03-10T23:00:00Z");

    private static final String PROPERTY = "430302003001.propertyFirm";
    private static final String COORDINATION = "430302003.coordination";
    private static final String CHENGGUAN = "dept-chengguan.department";

    @Autowired
    private Outside outside;

    @Autowired
    private Sender sender;

    @Autowired
    private EnvelopeRepository envelopes;

    @Autowired
    private List<Carrier> carriers;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Undelivered undelivered;

    @Autowired
    private JavaMailSenderImpl mailServer;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate db;

    @LocalServerPort
    private int port;

    @BeforeEach
    void quietHouseAtNoon() {
        for (String table : List.of("delivery", "entry", "dispatch", "message")) {
            db.update("delete from notification_" + table);
        }
        outside.forget();
        at(NOON);
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void aNoticeReachesEachReceiverOnceThoughItIsRaisedTwice() {
        NoticeRaised letter = notice("letter/1", List.of(PROPERTY, COORDINATION, CHENGGUAN));
        raise(letter);
        raise(letter);
        gathered();

        sender.round();
        sender.round();

        assertThat(outside.mailsOf("property")).hasSize(1);
        assertThat(outside.mailsOf("coordination")).hasSize(1);
        assertThat(outside.calls()).hasSize(2);
        assertThat(inbox.unread("property")).isOne();
        assertThat(undelivered.messages()).isEmpty();
    }

    @Test
    void whoComesLaterIsToldTooAndTheOthersNotAgain() {
        raise(notice("letter/2", List.of(PROPERTY)));
        gathered();
        sender.round();
        raise(notice("letter/2", List.of(PROPERTY, COORDINATION)));
        gathered();
        sender.round();

        assertThat(outside.mailsOf("property")).hasSize(1);
        assertThat(outside.mailsOf("coordination")).hasSize(1);
        assertThat(inbox.unread("property")).isOne();
    }

    @Test
    void whatIsRolledBackIsToldToNobody() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(notice("letter/3", List.of(PROPERTY, COORDINATION)));
            status.setRollbackOnly();
        });
        gathered();

        assertThat(sender.round()).isZero();
        assertThat(inbox.unread("property")).isZero();
        assertThatThrownBy(() -> events.publishEvent(notice("letter/3", List.of(PROPERTY))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aMailSaysWhatAndWhereAndHasAnIdOfItsOwn() throws Exception {
        raise(notice("letter/4", List.of(PROPERTY)));
        gathered();
        sender.round();

        var mail = outside.mailsOf("property").get(0);
        assertThat(mail.getSubject()).isEqualTo("五方：提示函：云塘〔2026〕1 号");
        assertThat(Outside.text(mail))
                .contains("逾期未办，已向 物业公司 发出 云塘〔2026〕1 号，请在 2026-03-11 12:00 前回执")
                .contains("https://wufang.example.cn/cases/SQ-2026-777001");
        assertThat(mail.getFrom()[0].toString()).contains("wufang@yuhu.example.cn");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@yuhu\\.example\\.cn>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aWecomRobotGetsItsFormat() {
        raise(notice("letter/5", List.of(COORDINATION)));
        gathered();
        sender.round();

        assertThat(outside.calls()).hasSize(1);
        Outside.Call call = outside.calls().get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path() + "?" + call.query()).isEqualTo("/cgi-bin/webhook/send?key=street-key");
        assertThat(call.type()).startsWith("application/json");
        assertThat(call.body().get("msgtype").asText()).isEqualTo("markdown");
        assertThat(call.body().get("markdown").get("content").asText())
                .startsWith("**五方：提示函：云塘〔2026〕1 号**")
                .endsWith("[查看](https://wufang.example.cn/cases/SQ-2026-777001)");
    }

    @Test
    void aDingTalkRobotGetsItsFormatAndASignature() throws Exception {
        raise(notice("letter/6", List.of(CHENGGUAN)));
        gathered();
        sender.round();

        assertThat(outside.calls()).hasSize(1);
        Outside.Call call = outside.calls().get(0);
        String timestamp = String.valueOf(ClockUtil.getCurrentTime().getTime());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Outside.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String sign = Base64.getEncoder()
                .encodeToString(mac.doFinal((timestamp + "\n" + Outside.SECRET).getBytes(StandardCharsets.UTF_8)));
        assertThat(call.query())
                .isEqualTo("access_token=chengguan&timestamp=" + timestamp + "&sign="
                        + URLEncoder.encode(sign, StandardCharsets.UTF_8));
        assertThat(call.body().get("markdown").get("title").asText()).isEqualTo("五方：提示函：云塘〔2026〕1 号");
        assertThat(call.body().get("markdown").get("text").asText()).contains("提示函");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}|errcode 45009",
                "500|oops|HTTP 500",
                "302|{\"errcode\":0}|HTTP 302",
                "200|<html>|不是 JSON",
                "200|{}|没有 errcode",
            })
    void aRobotThatDoesNotTakeAMessageGetsItAgainAfterAPause(int status, String body, String error) {
        outside.nextAnswer(status, body);
        raise(notice("letter/7", List.of(COORDINATION)));
        gathered();

        sender.round();
        assertThat(outside.calls()).hasSize(1);
        assertThat(db.queryForObject("select error from notification_dispatch where channel = 'webhook'", String.class))
                .contains(error)
                .doesNotContain("street-key");

        after(Duration.ofSeconds(59));
        sender.round();
        assertThat(outside.calls()).as("before the pause is over").hasSize(1);

        after(Duration.ofSeconds(1));
        sender.round();
        after(Duration.ofHours(3));
        sender.round();
        assertThat(outside.calls()).hasSize(2);
        assertThat(outside.calls().get(1).body())
                .isEqualTo(outside.calls().get(0).body());
    }

    @Test
    void whileTheMailServerIsAwayMailsWaitAndThenEachComesOnce() {
        int real = mailServer.getPort();
        mailServer.setPort(1);
        try {
            raise(notice("letter/8", List.of(PROPERTY, COORDINATION)));
            gathered();
            sender.round();
        } finally {
            mailServer.setPort(real);
        }
        assertThat(outside.mails()).isEmpty();
        assertThat(outside.calls()).as("the robot does not wait for it").hasSize(1);

        after(Duration.ofMinutes(1));
        sender.round();
        sender.round();

        assertThat(outside.mailsOf("property")).hasSize(1);
        assertThat(outside.mailsOf("coordination")).hasSize(1);
        assertThat(outside.calls()).hasSize(1);
    }

    @Test
    void whatFailsForGoodIsShownToTheAdministratorWhoSendsItAgain() {
        raise(notice("letter/9", List.of(CHENGGUAN)));
        gathered();
        int rounds = 0;
        while (undelivered.count() == 0 && rounds++ < 20) {
            outside.nextAnswer(200, "{\"errcode\":310000}");
            sender.round();
            after(Duration.ofHours(24));
        }

        assertThat(rounds)
                .as("one attempt, and one after each of the six pauses")
                .isEqualTo(7);
        assertThat(outside.calls()).hasSize(7);
        Tasklist admin = Tasklist.of(port, "admin");
        Answer list = admin.get("/api/v1/notices/undelivered");
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.json()).hasSize(1);
        assertThat(list.json().get(0).get("receiver").asText()).isEqualTo("chengguan");
        assertThat(list.json().get(0).get("error").asText()).contains("310000");
        assertThat(list.json().get(0).get("attempts").asInt()).isEqualTo(7);
        assertThat(admin.get("/actuator/health/undelivered").text())
                .contains("\"UP\"")
                .contains("有 1 条消息多次发送失败");
        assertThat(Tasklist.of(port, "command")
                        .get("/api/v1/notices/undelivered")
                        .status())
                .isEqualTo(403);

        String retry =
                "/api/v1/notices/undelivered/" + list.json().get(0).get("id").asText() + "/retry";
        assertThat(Tasklist.of(port, "command").post(retry, Map.of()).status()).isEqualTo(403);
        assertThat(admin.post(retry, Map.of()).status()).isEqualTo(204);
        assertThat(admin.post(retry, Map.of()).status()).isEqualTo(404);
        sender.round();

        assertThat(outside.calls()).hasSize(8);
        assertThat(undelivered.count()).isZero();
        assertThat(admin.get("/actuator/health/undelivered").text()).doesNotContain("失败");
    }

    @Test
    void quietHoursHoldBackWhatIsNotUrgentAndItComesAsOneInTheMorning() {
        at(ELEVEN_AT_NIGHT);
        raise(notice("letter/10", List.of(PROPERTY)));
        raise(notice("letter/11", List.of(PROPERTY)));
        gathered();
        sender.round();

        assertThat(outside.mails()).isEmpty();
        assertThat(inbox.unread("property")).as("the list disturbs nobody").isEqualTo(2);

        raise(urgent("whistle/1", List.of(PROPERTY, CHENGGUAN)));
        sender.round();

        assertThat(outside.mailsOf("property")).hasSize(1);
        assertThat(Outside.subject(outside.mailsOf("property").get(0))).isEqualTo("五方：吹哨：请报到");
        assertThat(outside.calls()).hasSize(1);

        at(SEVEN_IN_THE_MORNING.minusSeconds(1));
        sender.round();
        assertThat(outside.mailsOf("property")).hasSize(1);

        at(SEVEN_IN_THE_MORNING);
        sender.round();
        assertThat(outside.mailsOf("property")).hasSize(2);
        assertThat(Outside.subject(outside.mailsOf("property").get(1))).isEqualTo("五方：2 条提醒");
    }

    @Test
    void aRetryIsHeldBackByQuietHoursToo() {
        at(Instant.parse("2026-03-10T13:59:00Z"));
        outside.nextAnswer(500, "");
        raise(notice("letter/12", List.of(COORDINATION)));
        at(Instant.parse("2026-03-10T13:59:45Z"));
        sender.round();
        assertThat(outside.calls()).hasSize(1);

        at(ELEVEN_AT_NIGHT);
        sender.round();
        assertThat(outside.calls()).hasSize(1);

        at(SEVEN_IN_THE_MORNING);
        sender.round();
        assertThat(outside.calls()).hasSize(2);
    }

    @Test
    void aBurstIsOneMessageAfterAShortWait() {
        for (int i = 0; i < 40; i++) {
            raise(notice("burst/" + i, List.of(COORDINATION)));
            after(Duration.ofMillis(500));
        }
        assertThat(sender.round()).as("the first is 20 s old").isZero();

        after(Duration.ofSeconds(10));
        sender.round();
        after(Duration.ofMinutes(5));
        sender.round();

        assertThat(outside.mailsOf("coordination")).hasSize(1);
        assertThat(Outside.subject(outside.mailsOf("coordination").get(0))).isEqualTo("五方：40 条提醒");
        assertThat(outside.calls()).hasSize(1);
        String markdown =
                outside.calls().get(0).body().get("markdown").get("content").asText();
        assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(4096);
        assertThat(markdown).contains("**五方：40 条提醒**").containsPattern("另有 \\d+ 条，请登录五方查看");
    }

    @Test
    void twoNodesThatSendAtOnceSendEachMessageOnce() throws Exception {
        List<String> groups = List.of(
                PROPERTY,
                COORDINATION,
                CHENGGUAN,
                "430302003001.partyBranch",
                "430302003001.residentsCommittee",
                "430302003001.ownersCommittee",
                "430302003001001.blockGovernor");
        for (int i = 0; i < 10; i++) {
            for (String group : groups) {
                raise(notice("race/" + i + group, List.of(group)));
            }
            gathered();
            List<Callable<Integer>> nodes = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                nodes.add(sender::round);
            }
            int arrived =
                    Together.act(nodes).stream().mapToInt(Integer::intValue).sum();

            assertThat(arrived).isEqualTo(9);
        }
        for (String person : List.of("property", "coordination", "party", "committee", "owners", "governor")) {
            assertThat(outside.mailsOf(person)).as(person).hasSize(10);
        }
        assertThat(outside.calls()).hasSize(20);
        assertThat(db.queryForObject("select count(*) from notification_dispatch where state <> 'sent'", Integer.class))
                .isZero();
        assertThat(db.queryForObject("select count(*) from notification_dispatch", Integer.class))
                .isEqualTo(90);
    }

    @Test
    void whatADeadNodeHadBegunIsSentByAnotherWhenItsClaimEnds() {
        raise(notice("letter/14", List.of(PROPERTY)));
        gathered();
        claimAsANodeThatDies();

        sender.round();
        assertThat(outside.mails()).as("it may still be alive").isEmpty();

        after(Duration.ofMinutes(5));
        sender.round();
        sender.round();
        assertThat(outside.mailsOf("property")).hasSize(1);
    }

    /** Dead after the receiver had it and before it was marked: it cannot be known, so it comes again as the same mail. */
    @Test
    void aMailThatComesTwiceHasOneMessageId() throws Exception {
        raise(notice("letter/15", List.of(PROPERTY)));
        gathered();
        Envelope begun = claimAsANodeThatDies();
        Carrier mail = carriers.stream()
                .filter(carrier -> carrier.channel() == Channel.MAIL)
                .findFirst()
                .orElseThrow();
        mail.carry(begun, new Digest(List.of(new Digest.Line("提示函", "提示函", "/")), ""));
        raise(notice("letter/16", List.of(PROPERTY)));

        after(Duration.ofMinutes(5));
        sender.round();

        assertThat(outside.mailsOf("property"))
                .as("the repetition, and beside it what came later")
                .hasSize(3);
        assertThat(outside.mailsOf("property").stream().map(Outside::id).distinct())
                .hasSize(2);
    }

    @Test
    void aMessageThatKillsItsNodeEachTimeIsGivenUpAtLast() {
        raise(notice("letter/17", List.of(PROPERTY)));
        gathered();
        for (int i = 0; i < 7; i++) {
            claimAsANodeThatDies();
            after(Duration.ofMinutes(5));
        }
        sender.round();

        assertThat(outside.mails()).isEmpty();
        assertThat(undelivered.messages())
                .extracting(Undelivered.Message::error)
                .containsExactly("发送时程序中断");
    }

    @Test
    void whoHasNoAddressFindsItOnTheList() {
        raise(notice("letter/18", List.of("430302003001.socialOrganisation")));
        gathered();

        assertThat(sender.round()).isZero();
        assertThat(inbox.unread("social")).isOne();
    }

    @Test
    void whatNobodyHasWrittenOrWhatLacksAWordStopsTheActThatRaisesIt() {
        assertThatThrownBy(() -> raise(new NoticeRaised(
                        "x/1", "noSuchTemplate", List.of(PROPERTY), List.of(), Map.of(), null, null, false)))
                .hasMessageContaining("noSuchTemplate");
        assertThatThrownBy(() ->
                        raise(NoticeRaised.toGroups("x/2", "newTask", List.of(PROPERTY), "SQ-2026-777001", Map.of())))
                .hasMessageContaining("[task]");
    }

    private Envelope claimAsANodeThatDies() {
        Instant now = ClockUtil.getCurrentTime().toInstant();
        envelopes.waiting(now, false).forEach(to -> envelopes.gather(to, false, now));
        String id = envelopes.due(now, false).get(0);
        return envelopes.claim(id, "dead-node", now, Duration.ofMinutes(5)).orElseThrow();
    }

    private static NoticeRaised notice(String key, Collection<String> groups) {
        return NoticeRaised.toGroups(
                key,
                "oversight.letter",
                groups,
                "SQ-2026-777001",
                Map.of(
                        "task", "现场处置",
                        "responsible", "物业公司",
                        "letter", "云塘〔2026〕1 号",
                        "receiptDueAt", "2026-03-11T04:00:00Z"));
    }

    private static NoticeRaised urgent(String key, Collection<String> groups) {
        return new NoticeRaised(
                key, "whistle.summoned", groups, List.of(), Map.of("kind", "应急哨"), "SQ-2026-777001", null, true);
    }

    private void raise(NoticeRaised notice) {
        transaction.executeWithoutResult(status -> events.publishEvent(notice));
    }

    private void gathered() {
        after(Duration.ofSeconds(30));
    }

    private static void after(Duration time) {
        at(ClockUtil.getCurrentTime().toInstant().plus(time));
    }

    private static void at(Instant time) {
        ClockUtil.setCurrentTime(Date.from(time));
    }
}
