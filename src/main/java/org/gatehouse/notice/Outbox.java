package org.gatehouse.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/**
 * Mails notices that were not read meanwhile. An attempt is claimed before it is made, so of several nodes one sends; a
 * failed one is repeated with growing pauses and given up in the end, and nobody waits for it.
 */
class Outbox {

    static final int ATTEMPTS = 8;
    private static final int AT_ONCE = 50;
    private static final Duration TOO_OLD = Duration.ofDays(3);
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final NoticeRepository notices;
    private final NoticeTexts texts;
    private final People people;
    private final MailSender mail;
    private final Clock clock;
    private final String from;
    private final String address;

    /** @param address of the portal, as people reach it */
    Outbox(
            NoticeRepository notices,
            NoticeTexts texts,
            People people,
            MailSender mail,
            Clock clock,
            String from,
            String address) {
        this.notices = notices;
        this.texts = texts;
        this.people = people;
        this.mail = mail;
        this.clock = clock;
        this.from = from;
        this.address = address;
    }

    /** Sends what is due; returns how many mails went out. */
    int send() {
        int sent = 0;
        List<Notice> due = notices.dueForMail(clock.instant(), AT_ONCE);
        for (Notice notice : due) {
            if (notices.claim(notice.id(), notice.mailAttempts(), nextAttempt(notice)) == 1 && attempt(notice)) {
                sent++;
            }
        }
        return sent;
    }

    private boolean attempt(Notice notice) {
        Person person = people.find(notice.personId()).orElse(null);
        boolean hopeless = person == null
                || person.email() == null
                || person.email().isBlank()
                || notice.mailAttempts() >= ATTEMPTS
                || notice.createdAt().isBefore(clock.instant().minus(TOO_OLD));
        if (hopeless) {
            notices.giveUpMail(notice.id());
            return false;
        }
        try {
            mail.send(message(notice, person));
        } catch (MailException refused) {
            log.warn(
                    "mail for notice {} not sent, attempt {}: {}",
                    notice.id(),
                    notice.mailAttempts() + 1,
                    refused.getMessage());
            return false;
        }
        notices.mailed(notice.id(), clock.instant());
        return true;
    }

    private SimpleMailMessage message(Notice notice, Person person) {
        Locale locale = people.language(person.id());
        String text = texts.in(locale, notice).replaceAll("\\s+", " ");
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(person.email());
        message.setSubject(text.length() > 150 ? text.substring(0, 149) + "…" : text);
        message.setText(texts.message(locale, "notice.mail.body", person.name(), text, address + notice.link()));
        return message;
    }

    /** One minute after the first attempt, then always twice as long. */
    private Instant nextAttempt(Notice notice) {
        return clock.instant().plus(Duration.ofMinutes(1L << Math.min(notice.mailAttempts(), 10)));
    }
}
