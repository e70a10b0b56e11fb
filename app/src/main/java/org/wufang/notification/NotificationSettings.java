package org.wufang.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code wufang.notification}: see {@code app/docs/notices.md}. What cannot work stops the start.
 *
 * @param sending whether this process sends; what it does not send waits for one that does
 * @param every pause between two looks at what waits
 * @param gather how long a notice waits for others to share its message
 * @param lease after which a message that a node began to send is sent by another; longer than any timeout
 * @param pauses before each further attempt; after the last of them the message has failed
 * @param baseUrl of the links, without a slash at its end; empty: messages carry no links
 * @param from sender of the mails; owed where {@code spring.mail.host} is set
 * @param webhooks by name
 */
@ConfigurationProperties("wufang.notification")
record NotificationSettings(
        boolean sending,
        Duration every,
        Duration gather,
        Duration lease,
        List<Duration> pauses,
        QuietHours quiet,
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String from,
        @Nullable Map<String, Webhook> webhooks) {

    NotificationSettings {
        pauses = List.copyOf(pauses);
        webhooks = webhooks == null ? Map.of() : new LinkedHashMap<>(webhooks);
        baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        if (!baseUrl.isEmpty() && !Webhook.isAddress(baseUrl)) {
            throw new IllegalArgumentException("wufang.notification.base-url 须是 http 或 https 地址");
        }
        webhooks.forEach((name, webhook) -> webhook.check("wufang.notification.webhooks." + name, name));
    }

    /** Attempts in all. */
    int attempts() {
        return pauses.size() + 1;
    }

    /** @throws IllegalArgumentException when it is no address */
    InternetAddress sender() {
        try {
            InternetAddress[] parsed = InternetAddress.parse(from, true);
            if (parsed.length == 1 && parsed[0].getAddress().contains("@")) {
                return new InternetAddress(parsed[0].getAddress(), parsed[0].getPersonal(), "UTF-8");
            }
        } catch (AddressException | java.io.UnsupportedEncodingException e) {
            throw noSender();
        }
        throw noSender();
    }

    private static IllegalArgumentException noSender() {
        return new IllegalArgumentException(
                "配置了 spring.mail.host，就须用 wufang.notification.from 给出一个发件地址，如：五方 <wufang@example.gov.cn>");
    }
}
