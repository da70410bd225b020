package org.gatehouse.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.delivery.MailRun;
import org.gatehouse.delivery.Mails;
import org.gatehouse.delivery.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail over real SMTP: a server that is down for a long time loses nothing and bothers nobody. */
class MailTests extends Stage {

    private static final Pattern LINK = Pattern.compile("/notices/(\\d+)");

    @Autowired
    Notices notices;

    @Autowired
    NoticeRepository table;

    @Autowired
    Post post;

    @Autowired
    Mails mails;

    @Autowired
    MailRun run;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    private GreenMail server;

    @BeforeEach
    void startEmpty() {
        sql.sql("delete from notice").update();
        sql.sql("delete from delivery where channel = 'mail'").update();
        sql.sql("delete from notice_setting").update();
        sql.sql("delete from notice_choice").update();
    }

    @AfterEach
    void stop() {
        run.useNoServer();
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void whereTheServerIsDownForDaysEveryNoticeComesOnceInTheEnd() throws Exception {
        List<String> told = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            for (String person : List.of("chen", "wu", "fang")) {
                String text = "Day " + day + " of " + person;
                told.add(text);
                notices.tell(person, "notice.gate.waiver.confirmed", List.of(text, "gate", "why", ""), "/");
            }
            long begun = System.nanoTime();
            post.collect();
            assertThat(run.send()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("nobody is held up")
                    .isLessThan(Duration.ofSeconds(5));
            wait(Duration.ofHours(22));
        }
        up();
        wait(Duration.ofMinutes(6));
        assertThat(run.sendByTwo()).isEqualTo(15);
        assertThat(run.send()).isZero();
        wait(Duration.ofDays(2));
        post.collect();
        assertThat(run.send()).isZero();

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(15);
        assertThat(Arrays.stream(received)
                        .map(MailTests::subject)
                        .map(subject -> subject.replaceAll(" confirmed.*", "")))
                .containsExactlyInAnyOrderElementsOf(told);
        assertThat(Arrays.stream(received).map(MailTests::id)).doesNotHaveDuplicates();
    }

    @Test
    void theLinkOpensTheRightTaskAfterSignIn() throws Exception {
        up();
        String key = newProject();
        submitGoals(key);
        String task = openTask("fang", key, "decideGate").getId();
        post.collect();
        run.send();

        MimeMessage mail = Arrays.stream(server.getReceivedMessages())
                .filter(one -> subject(one).contains("Test project " + key))
                .findFirst()
                .orElseThrow();
        assertThat(mail.getAllRecipients()[0]).hasToString("fang@example.com");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        String plain = part(mail, 0, "text/plain");
        String html = part(mail, 1, "text/html");
        Matcher link = LINK.matcher(plain);
        assertThat(link.find()).isTrue();
        assertThat(html).contains(link.group(), "/me/notices").doesNotContain("<script");

        Visitor fang = new Visitor(port);
        HttpResponse<String> asked = fang.get(link.group());
        assertThat(asked.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        String back =
                fang.signIn("fang", PASSWORD).headers().firstValue("Location").orElseThrow();
        assertThat(back).contains(link.group());
        assertThat(fang.get(link.group()).headers().firstValue("Location").orElseThrow())
                .endsWith("/camunda/app/tasklist/default/#/?task=" + task);
    }

    @Test
    void itIsInTheReadersLanguageAndTextIsText() throws Exception {
        up();
        new Visitor(port).signIn("chen").post("/preferences/language", Map.of("lang", "zh-CN"));
        notices.tell(
                "chen",
                "notice.execution.dueSoon",
                List.of("SEO-3 <img src=x onerror=alert(1)>\r\nBcc: wu@example.com", "2027-01-05", "春季"),
                "/projects/SEO/work/SEO-3");
        post.collect();
        run.send();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(subject(mail)).contains("将于 2027年1月5日 到期（春季）").doesNotContain("\n");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(part(mail, 0, "text/plain")).contains("陈杰", "您好");
        assertThat(part(mail, 1, "text/html")).contains("打开", "&lt;img").doesNotContain("<img");
    }

    @Test
    void anInvitationHasItsCalendarBesideTheText() throws Exception {
        up();
        byte[] calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);
        for (int twice = 0; twice < 2; twice++) {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(any -> mails.put(
                            "meeting:1:0",
                            "wu@example.com",
                            "评审会",
                            "明天",
                            List.of(
                                    new Part("", "text/calendar; method=REQUEST", calendar),
                                    new Part("会议.ics", "application/ics", calendar))));
        }
        assertThat(run.send()).isEqualTo(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        Multipart mixed = (Multipart) mail.getContent();
        Multipart forms = (Multipart) mixed.getBodyPart(0).getContent();
        assertThat(forms.getBodyPart(1).getContentType())
                .startsWith("text/calendar")
                .contains("method=REQUEST", "charset=UTF-8");
        assertThat(mixed.getBodyPart(1).getFileName()).contains("ics");
        assertThat(GreenMailUtil.getWholeMessage(mail)).contains("BEGIN:VCALENDAR");
    }

    @Test
    void anAddressThatIsNoneIsGivenUpAtOnce() {
        up();
        new TransactionTemplate(transactions)
                .executeWithoutResult(any -> mails.put("x", "no address at all", "s", "t", List.of()));
        run.send();
        assertThat(sql.sql("select state from delivery where channel = 'mail'")
                        .query(String.class)
                        .single())
                .isEqualTo("FAILED");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private void up() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        run.use(server.getSmtp().getPort());
    }

    private static void wait(Duration duration) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(duration)));
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String part(MimeMessage mail, int number, String type) throws Exception {
        BodyPart part = ((Multipart) mail.getContent()).getBodyPart(number);
        assertThat(part.getContentType()).startsWith(type);
        return part.getContent().toString();
    }
}
