package org.gatehouse.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** E-mail, put in line within the caller's transaction. */
@Service
public class Mails {

    private final Deliveries deliveries;
    private final ObjectProvider<JavaMailSender> server;
    private final ObjectMapper json;

    Mails(Deliveries deliveries, ObjectProvider<JavaMailSender> server, ObjectMapper json) {
        this.deliveries = deliveries;
        this.server = server;
        this.json = json;
    }

    /** Whether there is a mail server at all. */
    public boolean areSent() {
        return server.getIfAvailable() != null;
    }

    /**
     * Puts a mail in line; where no mail server is configured nothing is put. It is named after its key, so a reader's
     * program knows one that came twice.
     *
     * @param key what makes it one mail, up to 200 characters
     * @param to one address; where it is empty nothing is put
     * @param text plain text, for every reader
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(String key, String to, String subject, String text, List<Part> parts) {
        put(key, to, subject, text, parts, Instant.MIN);
    }

    /** As {@link #put(String, String, String, String, List)}, but it does not leave before this time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(String key, String to, String subject, String text, List<Part> parts, Instant notBefore) {
        if (!areSent() || to == null || to.isBlank()) {
            return;
        }
        try {
            String letter = json.writeValueAsString(new Letter(subject, text, parts));
            deliveries.put(MailCourier.CHANNEL, to.strip(), key, letter, notBefore);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
