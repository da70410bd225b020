package org.gatehouse.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server. */
@Component
class MailCourier implements Courier {

    static final String CHANNEL = "mail";

    private final ObjectProvider<JavaMailSender> server;
    private final ObjectMapper json;
    private final Clock clock;
    private final String from;

    MailCourier(
            ObjectProvider<JavaMailSender> server,
            ObjectMapper json,
            Clock clock,
            @Value("${gatehouse.mail-from}") String from) {
        this.server = server;
        this.json = json;
        this.clock = clock;
        this.from = from;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        JavaMailSender mail = server.getIfAvailable();
        if (mail == null) {
            return Outcome.unreachable("no mail server is configured");
        }
        MimeMessage message;
        try {
            InternetAddress to = new InternetAddress(parcel.recipient(), true);
            Letter letter = json.readValue(parcel.payload(), Letter.class);
            message = Envelope.around(letter, to, new InternetAddress(from), parcel.key(), mail.createMimeMessage());
            message.setSentDate(Date.from(clock.instant()));
        } catch (AddressException wrong) {
            return Outcome.hopeless(wrong.getMessage());
        } catch (MessagingException | JsonProcessingException broken) {
            return Outcome.hopeless(broken.toString());
        }
        try {
            mail.send(message);
            return Outcome.done();
        } catch (MailAuthenticationException refused) {
            return Outcome.unreachable(refused.getMessage());
        } catch (MailSendException failed) {
            return of(failed);
        } catch (MailException failed) {
            return Outcome.again(failed.toString());
        }
    }

    /** No connection: everybody's mail waits. An address that is refused for good: this one never arrives. */
    private static Outcome of(MailSendException failed) {
        if (failed.getCause() != null && failed.getFailedMessages().isEmpty()) {
            // It was taken; only the good-bye failed.
            return Outcome.done();
        }
        if (failed.getCause() != null) {
            return Outcome.unreachable(failed.getCause().getMessage());
        }
        String reason = failed.getMessage();
        for (Exception each : failed.getMessageExceptions()) {
            reason = each.toString();
            for (Exception one = each; one instanceof MessagingException chained; one = chained.getNextException()) {
                if (one instanceof SMTPAddressFailedException address && address.getReturnCode() >= 500) {
                    return Outcome.hopeless(address.toString());
                }
            }
        }
        return Outcome.again(reason);
    }
}
