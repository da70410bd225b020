package org.gatehouse.delivery;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Makes a letter the message that a mail server takes. */
final class Envelope {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int LONGEST_SUBJECT = 200;

    private Envelope() {}

    static MimeMessage around(Letter letter, InternetAddress to, InternetAddress from, String key, MimeMessage message)
            throws MessagingException {
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(subject(letter.subject()), UTF_8);
        // RFC 3834: no absence notes in answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        // The sender keeps an id that is there.
        message.setHeader("Message-ID", id(key, to, from));
        Multipart mixed = new MimeMultipart("mixed");
        MimeBodyPart readable = new MimeBodyPart();
        readable.setContent(texts(letter));
        mixed.addBodyPart(readable);
        for (Part part : letter.parts()) {
            if (!part.isText()) {
                MimeBodyPart file = body(part);
                file.setFileName(part.name());
                mixed.addBodyPart(file);
            }
        }
        message.setContent(mixed.getCount() == 1 ? texts(letter) : mixed);
        return message;
    }

    /** The best form stands last (RFC 2046, 5.1.4). */
    private static Multipart texts(Letter letter) throws MessagingException {
        Multipart forms = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.text(), UTF_8, "plain");
        forms.addBodyPart(plain);
        for (Part part : letter.parts()) {
            if (part.isText()) {
                forms.addBodyPart(body(part));
            }
        }
        return forms;
    }

    private static MimeBodyPart body(Part part) throws MessagingException {
        String type = part.contentType();
        if (type.startsWith("text/") && !type.toLowerCase(Locale.ROOT).contains("charset=")) {
            type += "; charset=UTF-8";
        }
        MimeBodyPart body = new MimeBodyPart();
        body.setDataHandler(new DataHandler(new ByteArrayDataSource(part.content(), type)));
        body.setHeader("Content-Type", type);
        return body;
    }

    private static String subject(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    /** The same for each attempt at one mail, another for each other mail. */
    private static String id(String key, InternetAddress to, InternetAddress from) {
        String sender = from.getAddress();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((key + " " + to.getAddress()).getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, 20) + "@" + sender.substring(sender.indexOf('@') + 1) + ">";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
