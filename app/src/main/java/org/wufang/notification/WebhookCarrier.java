package org.wufang.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** To the robots of group chats. They know no repetition: what nobody can say had arrived may arrive twice. */
@Component
class WebhookCarrier implements Carrier {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final NotificationSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookCarrier(NotificationSettings settings, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public void carry(Envelope envelope, Digest digest) throws NotCarried {
        Webhook webhook = settings.webhooks().get(envelope.receiver());
        if (webhook == null) {
            throw new NotCarried("配置里没有这个机器人（wufang.notification.webhooks）");
        }
        HttpResponse<String> answer = post(webhook, digest);
        if (answer.statusCode() != 200) {
            throw new NotCarried("机器人的服务器答复 HTTP " + answer.statusCode());
        }
        int code = errcode(answer.body());
        if (code != 0) {
            throw new NotCarried("机器人拒绝了消息：errcode " + code);
        }
    }

    private HttpResponse<String> post(Webhook webhook, Digest digest) throws NotCarried {
        Robot robot = webhook.robot();
        try {
            String body = json.writeValueAsString(robot.body(digest.subject(), digest.markdown(robot.mostBytes())));
            return http.send(
                    HttpRequest.newBuilder(robot.address(webhook, clock.instant()))
                            .timeout(ANSWER)
                            .header("Content-Type", "application/json; charset=utf-8")
                            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // its message may hold the address, which is a password
            throw new NotCarried("连接机器人的服务器失败：" + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotCarried("发送被中断");
        }
    }

    private int errcode(String body) throws NotCarried {
        try {
            JsonNode code = json.readTree(body).path("errcode");
            if (code.isInt()) {
                return code.intValue();
            }
        } catch (JsonProcessingException e) {
            throw new NotCarried("机器人的答复不是 JSON");
        }
        throw new NotCarried("机器人的答复里没有 errcode");
    }
}
