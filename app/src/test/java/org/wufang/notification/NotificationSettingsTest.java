package org.wufang.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

/** What cannot work stops the start, and no refusal tells a robot's address. */
class NotificationSettingsTest {

    private static final String ROBOT = "wufang.notification.webhooks.street.";
    private static final String SECRET = "a-very-secret-key";

    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Configuration
    @EnableConfigurationProperties(NotificationSettings.class)
    static class Settings {}

    @Test
    void theDefaultsSendNothingOutOfTheHouse() {
        start.run(context -> {
            NotificationSettings settings = context.getBean(NotificationSettings.class);
            assertThat(settings.webhooks()).isEmpty();
            assertThat(settings.sending()).isTrue();
            assertThat(settings.attempts()).isEqualTo(7);
            assertThat(settings.quiet())
                    .isEqualTo(new QuietHours(java.time.LocalTime.of(22, 0), java.time.LocalTime.of(7, 0)));
        });
    }

    @Test
    void aRobotIsReadAndKeepsItsAddressToItself() {
        start.withPropertyValues(robot("dingtalk", "https://example.cn/robot/send?access_token=" + SECRET, "S3CR3T"))
                .run(context -> {
                    Webhook webhook = context.getBean(NotificationSettings.class)
                            .webhooks()
                            .get("street");
                    assertThat(webhook.robot()).isEqualTo(Robot.DINGTALK);
                    assertThat(webhook.toString()).doesNotContain(SECRET, "S3CR3T");
                    assertThat(webhook.serves(List.of("430302003.coordination")))
                            .isTrue();
                    assertThat(webhook.serves(List.of("430302003001.partyBranch")))
                            .isFalse();
                });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "wecom, ftp://example.cn/a-very-secret-key, , webhooks.street.url",
        "wecom, example.cn/a-very-secret-key, , webhooks.street.url",
        "wecom, https://user:a-very-secret-key@example.cn/, , webhooks.street.url",
        "wecom, https://example cn/a-very-secret-key, , webhooks.street.url",
        "wecom, https://example.cn/, a-very-secret-key, webhooks.street.secret",
        "wecom, '', , webhooks.street.url",
    })
    void aRobotThatCannotWorkStopsTheStart(String robot, String url, String secret, String property) {
        start.withPropertyValues(robot(robot, url, secret == null ? "" : secret))
                .run(context -> {
                    assertThat(context).hasFailed();
                    List<String> said = new ArrayList<>();
                    for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
                        said.add(String.valueOf(cause.getMessage()));
                    }
                    assertThat(said).anyMatch(line -> line.contains(property)).noneMatch(line -> line.contains(SECRET));
                });
    }

    @Test
    void aRobotForNobodyStopsTheStart() {
        start.withPropertyValues(ROBOT + "robot=wecom", ROBOT + "url=https://example.cn/")
                .run(context -> assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
                        .hasMessageContaining("webhooks.street.units"));
    }

    @Test
    void linksNeedAnAddress() {
        start.withPropertyValues("wufang.notification.base-url=wufang")
                .run(context -> assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
                        .hasMessageContaining("base-url"));
    }

    @ParameterizedTest(name = "“{0}”")
    @CsvSource({"''", "nobody", "'a@b.cn, c@d.cn'", "五方"})
    void mailsNeedASender(String from) {
        start.withPropertyValues("wufang.notification.from=" + from).run(context -> {
            NotificationSettings settings = context.getBean(NotificationSettings.class);
            assertThatThrownBy(settings::sender).hasMessageContaining("wufang.notification.from");
        });
    }

    @Test
    void aSenderMayHaveAName() {
        start.withPropertyValues("wufang.notification.from=五方 <wufang@example.cn>")
                .run(context -> {
                    var sender = context.getBean(NotificationSettings.class).sender();
                    assertThat(sender.getAddress()).isEqualTo("wufang@example.cn");
                    assertThat(sender.getPersonal()).isEqualTo("五方");
                });
    }

    private static String[] robot(String robot, String url, String secret) {
        return new String[] {
            ROBOT + "robot=" + robot, ROBOT + "url=" + url, ROBOT + "secret=" + secret, ROBOT + "units=430302003"
        };
    }
}
