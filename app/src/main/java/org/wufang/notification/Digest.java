package org.wufang.notification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message's words: a notice, or several as one.
 *
 * @param baseUrl of the links; empty: there are none
 */
record Digest(List<Line> lines, String baseUrl) {

    /** A mail of more is not read. */
    private static final int MOST_IN_A_MAIL = 50;

    /** @param path of the page it leads to */
    record Line(String subject, String text, String path) {}

    String subject() {
        return lines.size() == 1 ? "五方：" + lines.get(0).subject() : "五方：" + lines.size() + " 条提醒";
    }

    /** For a mail. */
    String plain() {
        StringBuilder text = new StringBuilder();
        if (lines.size() > 1) {
            text.append("您有 ").append(lines.size()).append(" 条提醒：\n\n");
        }
        List<Line> shown = lines.subList(0, Math.min(lines.size(), MOST_IN_A_MAIL));
        for (int i = 0; i < shown.size(); i++) {
            Line line = shown.get(i);
            String number = lines.size() == 1 ? "" : (i + 1) + ". ";
            text.append(number)
                    .append(line.subject())
                    .append('\n')
                    .append(line.text())
                    .append('\n');
            if (!baseUrl.isEmpty()) {
                text.append(baseUrl).append(line.path()).append('\n');
            }
            text.append('\n');
        }
        text.append(more(lines.size() - shown.size()));
        return text.append("本邮件由五方自动发送，请勿回复。\n").toString();
    }

    private static String more(int left) {
        return left == 0 ? "" : "另有 " + left + " 条，请登录五方查看。\n\n";
    }

    /** For a robot: as many lines as fit. */
    String markdown(int mostBytes) {
        String head = "**" + escaped(subject()) + "**\n\n";
        List<String> parts = new ArrayList<>();
        int bytes = bytes(head);
        for (Line line : lines) {
            String part = part(line);
            int left = lines.size() - parts.size() - 1;
            if (bytes + bytes(part) + bytes(more(left)) > mostBytes) {
                break;
            }
            parts.add(part);
            bytes += bytes(part);
        }
        return (head + String.join("", parts) + more(lines.size() - parts.size())).stripTrailing();
    }

    private String part(Line line) {
        String link = baseUrl.isEmpty() ? "" : " [查看](" + baseUrl + line.path() + ")";
        String subject = lines.size() == 1 ? "" : "**" + escaped(line.subject()) + "**\n";
        return subject + escaped(line.text()) + link + "\n\n";
    }

    /** Words are words: no mention of people, no font, no link of their own. */
    private static String escaped(String text) {
        return text.replace('<', '〈')
                .replace('>', '〉')
                .replace('[', '〔')
                .replace(']', '〕')
                .replace("*", "＊")
                .replace('@', '＠');
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
