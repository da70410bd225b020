package org.gatehouse.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.HouseTest;
import org.gatehouse.Morning;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** People are told once, in their language, in the portal and by mail. */
class NoticesTests extends HouseTest {

    @Autowired
    Notices notices;

    @Autowired
    NoticeRepository table;

    @Autowired
    NoticeTexts texts;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    private final List<SimpleMailMessage> sent = Collections.synchronizedList(new ArrayList<>());

    /** Other tests' notices are none of ours. */
    @BeforeEach
    void startEmpty() {
        table.deleteAll();
    }

    @AfterEach
    void backToNow() {
        Morning.goesOn();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void theReaderGetsItInTheirLanguage() {
        tell("chen");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(notices.unread("chen"))
                .extracting(Notices.Word::text)
                .containsExactly("SEO-3 Write is due on 5 Jan 2027 (Spring).");
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(notices.unread("chen"))
                .extracting(Notices.Word::text)
                .containsExactly("SEO-3 Write 将于 2027年1月5日 到期（Spring）。");
        assertThat(notices.unread("wu")).isEmpty();
    }

    @Test
    void whoOpensItHasReadItAndNobodyElseCan() {
        tell("chen");
        tell("chen");
        long newest = notices.unread("chen").get(0).id();
        assertThatThrownBy(() -> notices.open(newest, "wu")).isInstanceOf(NotFound.class);
        Visitor chen = new Visitor(port).signIn("chen");
        HttpResponse<String> opened = chen.get("/notices/" + newest);
        assertThat(opened.headers().firstValue("Location").orElseThrow()).endsWith("/projects/SEO/work/SEO-3");
        assertThat(notices.unread("chen")).hasSize(1);
        tell("chen");
        notices.readUpTo(newest, "chen");
        assertThat(notices.unread("chen")).as("what came later stays").hasSize(1);
        notices.readUpTo(Long.MAX_VALUE, "wu");
        assertThat(notices.unread("chen")).hasSize(1);
        assertThat(chen.post("/notices/read", Map.of("newest", Long.toString(Long.MAX_VALUE)))
                        .statusCode())
                .isEqualTo(302);
        assertThat(notices.unread("chen")).isEmpty();
    }

    @Test
    void aMailIsSentOnceWithTheLink() {
        tell("chen");
        assertThat(outbox(sent::add).send()).isEqualTo(1);
        assertThat(outbox(sent::add).send()).isZero();
        SimpleMailMessage mail = sent.get(0);
        assertThat(mail.getTo()).containsExactly("chen@example.com");
        assertThat(mail.getSubject()).isEqualTo("SEO-3 Write is due on 5 Jan 2027 (Spring).");
        assertThat(mail.getText()).contains("陈杰", "https://house.example/projects/SEO/work/SEO-3");
        assertThat(notices.unread("chen")).as("still to be read in the portal").hasSize(1);
    }

    @Test
    void ofTwoNodesOneSends() throws Exception {
        for (int count = 0; count < 10; count++) {
            tell("chen");
        }
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<Integer>> answers = List.of(1, 2).stream()
                .map(node -> nodes.submit(() -> {
                    together.await();
                    return outbox(sent::add).send();
                }))
                .toList();
        together.countDown();
        assertThat(answers.get(0).get() + answers.get(1).get()).isEqualTo(10);
        nodes.shutdown();
        assertThat(sent).hasSize(10);
    }

    @Test
    void aServerThatRefusesIsAskedAgainLaterAndGivenUpInTheEnd() {
        tell("chen");
        List<SimpleMailMessage> tried = new ArrayList<>();
        Outbox failing = outbox(mail -> {
            tried.add(mail);
            throw new MailSendException("no route to host");
        });
        assertThat(failing.send()).isZero();
        assertThat(failing.send()).isZero();
        assertThat(tried).as("not at once").hasSize(1);
        for (int minutes = 1; minutes < 4000; minutes *= 2) {
            wait(Duration.ofMinutes(minutes).plusSeconds(1));
            failing.send();
        }
        assertThat(tried).hasSize(Outbox.ATTEMPTS);
        wait(Duration.ofDays(30));
        assertThat(outbox(sent::add).send()).isZero();
        assertThat(notices.unread("chen")).hasSize(1);
    }

    @Test
    void whatWasReadOrIsOldOrHasNoAddressIsNotMailed() {
        tell("chen");
        notices.readUpTo(Long.MAX_VALUE, "chen");
        tell("nobody");
        assertThat(outbox(sent::add).send()).isZero();
        tell("wu");
        wait(Duration.ofDays(4));
        assertThat(outbox(sent::add).send()).isZero();
        assertThat(sent).isEmpty();
    }

    private void tell(String person) {
        notices.tell(
                person,
                "notice.execution.dueSoon",
                List.of("SEO-3 Write", "2027-01-05", "Spring"),
                "/projects/SEO/work/SEO-3");
    }

    private void wait(Duration duration) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(duration)));
    }

    private Outbox outbox(java.util.function.Consumer<SimpleMailMessage> server) {
        MailSender mail = messages -> List.of(messages).forEach(server);
        return new Outbox(table, texts, people, mail, clock, "gatehouse@house.example", "https://house.example");
    }
}
