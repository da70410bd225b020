package org.gatehouse.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.delivery.MailRun;
import org.gatehouse.notice.PostRun;

/** A real mail server, and what people find in their mailboxes. */
final class Mailboxes implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final PostRun post;
    private final MailRun mails;

    Mailboxes(PostRun post, MailRun mails) {
        this.post = post;
        this.mails = mails;
        server.start();
        mails.use(server.getSmtp().getPort());
    }

    /** Throws away what has come so far. */
    void empty() {
        post.leave();
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The mail to this person whose subject holds these words, once it is there. */
    Mail to(String person, String words) {
        Mail[] found = new Mail[1];
        BrowserTest.soon(() -> {
            post.leave();
            found[0] = Arrays.stream(server.getReceivedMessages())
                    .map(Mail::of)
                    .filter(mail -> mail.to().equals(person + "@example.com")
                            && mail.subject().contains(words))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no mail to " + person + " about " + words + " among "
                            + Arrays.stream(server.getReceivedMessages())
                                    .map(Mail::of)
                                    .map(mail -> mail.to() + ": " + mail.subject())
                                    .toList()));
        });
        return found[0];
    }

    @Override
    public void close() {
        mails.useNoServer();
        server.stop();
    }

    /** @param parts content types and contents, as they stand */
    record Mail(String to, String subject, List<Part> parts) {

        private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S*)");

        record Part(String type, String text) {}

        static Mail of(MimeMessage message) {
            try {
                List<Part> parts = new ArrayList<>();
                collect(message.getContent(), message.getContentType(), parts);
                return new Mail(message.getAllRecipients()[0].toString(), message.getSubject(), parts);
            } catch (MessagingException broken) {
                throw new IllegalStateException(broken);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private static void collect(Object content, String type, List<Part> parts)
                throws MessagingException, IOException {
            if (content instanceof Multipart several) {
                for (int at = 0; at < several.getCount(); at++) {
                    BodyPart part = several.getBodyPart(at);
                    collect(part.getContent(), part.getContentType(), parts);
                }
            } else if (content instanceof InputStream stream) {
                parts.add(new Part(type, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
            } else {
                parts.add(new Part(type, content.toString()));
            }
        }

        String text(String type) {
            return parts.stream()
                    .filter(part -> part.type().startsWith(type))
                    .map(Part::text)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + type + " in " + parts));
        }

        /** Where its first link leads in the house. */
        String link() {
            Matcher link = LINK.matcher(text("text/plain"));
            if (!link.find()) {
                throw new AssertionError("no link in " + text("text/plain"));
            }
            return link.group(1);
        }
    }
}
