package org.wufang.notification;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two kinds of robots, as their makers publish them. Both answer {@code {"errcode":0}} when they took a message. */
enum Robot {

    /** 企业微信群机器人, developer.work.weixin.qq.com/document/path/91770: content of at most 4,096 bytes. */
    WECOM(4096) {
        @Override
        Map<String, Object> body(String title, String markdown) {
            return Map.of("msgtype", "markdown", "markdown", Map.of("content", markdown));
        }
    },

    /** 钉钉自定义机器人, open.dingtalk.com/document/robots/custom-robot-access: a message of at most 20,000 bytes. */
    DINGTALK(18_000) {
        @Override
        Map<String, Object> body(String title, String markdown) {
            return Map.of("msgtype", "markdown", "markdown", Map.of("title", title, "text", markdown));
        }

        /** 加签: Base64 of HMAC-SHA256 over "timestamp\nsecret" with the secret as key. */
        @Override
        URI address(Webhook webhook, Instant now) {
            if (webhook.secret().isEmpty()) {
                return super.address(webhook, now);
            }
            String timestamp = String.valueOf(now.toEpochMilli());
            String sign = URLEncoder.encode(
                    sign(timestamp + "\n" + webhook.secret(), webhook.secret()), StandardCharsets.UTF_8);
            String before = webhook.url().contains("?") ? "&" : "?";
            return URI.create(webhook.url() + before + "timestamp=" + timestamp + "&sign=" + sign);
        }
    };

    private static final String HMAC = "HmacSHA256";

    private final int mostBytes;

    Robot(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Of the markdown, in UTF-8. */
    int mostBytes() {
        return mostBytes;
    }

    abstract Map<String, Object> body(String title, String markdown);

    URI address(Webhook webhook, Instant now) {
        return URI.create(webhook.url());
    }

    private static String sign(String text, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
