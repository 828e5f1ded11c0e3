package shouwang.messages.channels;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.core.env.Environment;
import shouwang.kernel.Text;

/**
 * E-mail by SMTP. Every attempt of one delivery carries the same {@code Message-ID}, by which
 * mailboxes tell repeats.
 */
public final class MailPost implements Carrier {
    private final Clock clock;
    private final Session session;
    private final String host;
    private final String user;
    private final String password;
    private final String from;
    private final String house;

    public MailPost(Environment env, Clock clock) {
        this.clock = clock;
        host = env.getProperty("SHOUWANG_MAIL_HOST", "");
        user = env.getProperty("SHOUWANG_MAIL_USER", "");
        password = env.getProperty("SHOUWANG_MAIL_PASSWORD", "");
        from = env.getProperty("SHOUWANG_MAIL_FROM", user);
        house = env.getProperty("SHOUWANG_ADDRESS", "");
        session = Session.getInstance(settings(env));
    }

    private Properties settings(Environment env) {
        var tls = env.getProperty("SHOUWANG_MAIL_TLS", "starttls");
        var patience = Long.toString(Wire.patience(env).toMillis());
        var all = new Properties();
        all.setProperty("mail.smtp.host", host);
        all.setProperty("mail.smtp.port", env.getProperty("SHOUWANG_MAIL_PORT",
                "ssl".equals(tls) ? "465" : "587"));
        all.setProperty("mail.smtp.auth", Boolean.toString(!user.isBlank()));
        all.setProperty("mail.smtp.ssl.enable", Boolean.toString("ssl".equals(tls)));
        all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        all.setProperty("mail.smtp.starttls.enable", Boolean.toString("starttls".equals(tls)));
        all.setProperty("mail.smtp.starttls.required", Boolean.toString("starttls".equals(tls)));
        all.setProperty("mail.smtp.connectiontimeout", patience);
        all.setProperty("mail.smtp.timeout", patience);
        all.setProperty("mail.smtp.writetimeout", patience);
        all.setProperty("mail.smtp.quitwait", "false");
        return all;
    }

    @Override
    public boolean isReady() {
        return !host.isBlank() && !from.isBlank();
    }

    @Override
    public Answer send(Parcel parcel) {
        try (var transport = session.getTransport("smtp")) {
            var letter = letter(parcel);
            transport.connect(user.isBlank() ? null : user, user.isBlank() ? null : password);
            transport.sendMessage(letter, letter.getAllRecipients());
            return Answer.taken(letter.getMessageID());
        } catch (MailConnectException e) {
            return Answer.later("邮件服务器连不上");
        } catch (AuthenticationFailedException e) {
            return Answer.later("邮件服务器不认账号口令，请管理员看看");
        } catch (SendFailedException e) {
            return refused(e);
        } catch (MessagingException e) {
            return Answer.unsure("邮件服务器中途断了，送到没有还不知道");
        }
    }

    private MimeMessage letter(Parcel parcel) throws MessagingException {
        var letter = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + parcel.id() + "@shouwang>");
            }
        };
        letter.setFrom(new InternetAddress(from));
        letter.setRecipient(RecipientType.TO, new InternetAddress(parcel.address()));
        letter.setSubject("守望：" + subject(parcel.text()), "UTF-8");
        letter.setSentDate(Date.from(clock.instant()));
        var link = house.isBlank() ? "" : "\n\n" + house.replaceAll("/+$", "")
                + Objects.requireNonNullElse(parcel.path(), "/me/messages");
        letter.setText(parcel.text() + link + "\n", "UTF-8");
        letter.saveChanges();
        return letter;
    }

    private static String subject(String text) {
        var line = text.lines().findFirst().orElse("");
        return Text.brief(line, 40);
    }

    /** Five hundreds are for ever (RFC 5321, 4.2.1), four hundreds pass. */
    private static Answer refused(SendFailedException refusal) {
        for (Exception cause = refusal; cause instanceof MessagingException next;
                cause = next.getNextException()) {
            var code = cause instanceof SMTPAddressFailedException address
                    ? address.getReturnCode()
                    : cause instanceof SMTPSendFailedException whole ? whole.getReturnCode() : 0;
            if (code >= 500) {
                return Answer.never("邮箱地址不对或对方不收（" + code + "）");
            }
            if (code >= 400) {
                return Answer.later("邮件服务器现在不收（" + code + "）");
            }
        }
        return Answer.unsure("邮件服务器中途断了，送到没有还不知道");
    }
}
