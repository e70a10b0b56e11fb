package org.wufang.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** What lies outside of the house: a mail server, and the servers of two robots. They keep what they get. */
public final class Outside implements AutoCloseable {

    /** Of the DingTalk robot. */
    static final String SECRET = "SEC0123456789abcdef";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEMO = "demo/directory/";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HttpServer robots;
    private final Path organisation;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    public Outside() {
        try {
            mail.start();
            robots = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            robots.createContext("/", this::take);
            robots.start();
            organisation = Files.createTempDirectory("organisation");
            for (String file : List.of("units.csv", "departments.csv", "people.csv", "readiness.csv")) {
                String text = new ClassPathResource(DEMO + file).getContentAsString(StandardCharsets.UTF_8);
                Files.writeString(organisation.resolve(file), file.equals("people.csv") ? withEmails(text) : text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody of the demo but {@code social} has an address. */
    private static String withEmails(String people) {
        return people.lines()
                .map(line -> line + ","
                        + switch (line.split(",")[0]) {
                            case "login" -> "email";
                            case "social" -> "";
                            default -> address(line.split(",")[0]);
                        })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static String address(String person) {
        return person + "@wufang.example.cn";
    }

    /** The street has a WeCom robot, the urban management a DingTalk one that demands signatures. */
    public Map<String, Object> properties() {
        String server = "http://127.0.0.1:" + robots.getAddress().getPort();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("wufang.directory.location", "file:" + organisation);
        properties.put("spring.mail.host", "127.0.0.1");
        properties.put("spring.mail.port", mail.getSmtp().getPort());
        properties.put("wufang.notification.from", "五方 <wufang@yuhu.example.cn>");
        properties.put("wufang.notification.base-url", "https://wufang.example.cn/");
        properties.put("wufang.notification.webhooks.street.robot", "wecom");
        properties.put("wufang.notification.webhooks.street.url", server + "/cgi-bin/webhook/send?key=street-key");
        properties.put("wufang.notification.webhooks.street.units", "430302003");
        properties.put("wufang.notification.webhooks.chengguan.robot", "dingtalk");
        properties.put("wufang.notification.webhooks.chengguan.url", server + "/robot/send?access_token=chengguan");
        properties.put("wufang.notification.webhooks.chengguan.secret", SECRET);
        properties.put("wufang.notification.webhooks.chengguan.units", "dept-chengguan.department");
        return properties;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(new Call(
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                JSON.readTree(body)));
        Answer answer = answers.poll();
        byte[] text =
                (answer == null ? "{\"errcode\":0,\"errmsg\":\"ok\"}" : answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer == null ? 200 : answer.status(), text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    /** The next call of a robot is answered so. */
    void nextAnswer(int status, String body) {
        answers.add(new Answer(status, body));
    }

    /** What the robots got, oldest first. */
    public List<Call> calls() {
        return calls;
    }

    /** What this person got, oldest first. */
    public List<MimeMessage> mailsOf(String person) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> recipients(message).equals(address(person)))
                .toList();
    }

    List<MimeMessage> mails() {
        return List.of(mail.getReceivedMessages());
    }

    private static String recipients(MimeMessage message) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                    .map(Object::toString)
                    .collect(Collectors.joining());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String text(MimeMessage message) {
        try {
            return message.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    void forget() {
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
        calls.clear();
        answers.clear();
    }

    @Override
    public void close() {
        robots.stop(0);
        mail.stop();
    }

    private record Answer(int status, String body) {}

    /** @param query undecoded */
    public record Call(String path, String query, String method, String type, JsonNode body) {}
}
