package org.wufang.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.wufang.directory.Directory;

/**
 * By mail, where {@code spring.mail.host} is set. A mail keeps its Message-ID at each attempt: one that is sent again
 * because nobody could say that it had arrived is known as the same by the receiver's mailbox.
 */
@Component
class MailCarrier implements Carrier {

    private static final int LONGEST_ERROR = 200;

    private final ObjectProvider<JavaMailSender> mail;
    private final Directory directory;
    private final Clock clock;
    private final NotificationSettings settings;

    MailCarrier(ObjectProvider<JavaMailSender> mail, Directory directory, Clock clock, NotificationSettings settings) {
        this.mail = mail;
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
        if (mail.getIfAvailable() != null) {
            settings.sender();
        }
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public void carry(Envelope envelope, Digest digest) throws NotCarried {
        JavaMailSender sender = mail.getIfAvailable();
        if (sender == null) {
            throw new NotCarried("没有配置邮件服务器（spring.mail.host）");
        }
        String address = directory.email(envelope.receiver()).orElseThrow(() -> new NotCarried("此人现在没有电子邮件地址"));
        try {
            sender.send(message(sender.createMimeMessage(), envelope.id(), address, digest));
        } catch (MessagingException | MailException e) {
            throw new NotCarried(reason(e), e);
        }
    }

    private MimeMessage message(MimeMessage message, String id, String address, Digest digest)
            throws MessagingException {
        InternetAddress from = settings.sender();
        MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        mail.setFrom(from);
        mail.setTo(address);
        mail.setSubject(digest.subject());
        mail.setText(digest.plain());
        mail.setSentDate(Date.from(clock.instant()));
        String domain = from.getAddress().substring(from.getAddress().indexOf('@'));
        message.setHeader("Message-ID", "<" + id + domain + ">");
        // no answer of an absent person's mailbox
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static String reason(Exception e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        String said = (cause.getClass().getSimpleName() + "：" + cause.getMessage())
                .replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("\\S+@\\S+", "…");
        return said.length() <= LONGEST_ERROR ? said : said.substring(0, LONGEST_ERROR);
    }
}
