package org.gatehouse.notice;

import java.time.Clock;
import org.gatehouse.person.People;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Mail goes out only where a mail server is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
@EnableScheduling
class MailSchedule {

    private final Outbox outbox;

    MailSchedule(
            NoticeRepository notices,
            NoticeTexts texts,
            People people,
            JavaMailSender mail,
            Clock clock,
            @Value("${gatehouse.mail-from}") String from,
            @Value("${gatehouse.address}") String address) {
        this.outbox = new Outbox(notices, texts, people, mail, clock, from, address);
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT20S")
    void send() {
        outbox.send();
    }
}
