package org.gatehouse.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Attendee;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Stage;
import org.gatehouse.delivery.MailRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What calendars outside are sent, over real SMTP, read by a second library. */
class InvitationMailTests extends Stage {

    @Autowired
    Meetings meetings;

    @Autowired
    MeetingRows rows;

    @Autowired
    MailRun run;

    @Autowired
    JdbcClient sql;

    private GreenMail server;

    @BeforeEach
    void startEmpty() {
        sql.sql("delete from delivery where channel = 'mail'").update();
        usual();
        up();
    }

    @AfterEach
    void stop() {
        run.useNoServer();
        server.stop();
        usual();
    }

    @Test
    void a_series_is_sent_to_calendars_and_so_is_all_that_becomes_of_it() throws Exception {
        String project = newProject();
        Rhythm weekly = new Rhythm(Rhythm.Kind.WEEKLY, 1, Set.of(soon().getDayOfWeek()), 0, 0, null, 4);
        String key = as(
                "lin",
                () -> meetings.plan(
                        project,
                        MeetingDraft.single("周会\r\nBcc: sun@example.com", soon(), 45, "chen", "wu")
                                .in("Europe/Berlin")
                                .again(weekly, false)));
        List<Occurrence> all = rows.occurrences(key);

        List<MimeMessage> invited = received(2);
        MimeMessage mail = invited.get(0);
        assertThat(mail.getSubject()).contains("周会").doesNotContain("\n");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(invited)
                .extracting(each -> each.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder("chen@example.com", "wu@example.com");
        BodyPart calendar = calendar(mail);
        assertThat(calendar.getContentType()).contains("text/calendar", "method=REQUEST");
        assertThat(text(mail)).contains("/projects/" + project + "/meetings/" + key + "/1");
        ICalendar file = read(calendar, "REQUEST");
        VEvent event = file.getEvents().get(0);
        assertThat(file.getEvents()).hasSize(1);
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getOrganizer().getEmail()).isEqualTo("lin@example.com");
        assertThat(event.getAttendees()).extracting(Attendee::getEmail).contains("chen@example.com", "wu@example.com");
        assertThat(event.getRecurrenceRule().getValue().getCount()).isEqualTo(4);
        assertThat(event.getDateStart().getValue().toInstant())
                .isEqualTo(all.get(0).startsAt())
                .isEqualTo(soon().atZone(ZoneId.of("Europe/Berlin")).toInstant());

        // One time moves: the same event, the time of the rule it stands for, and newer than what was sent before.
        as(
                "lin",
                () -> meetings.move(
                        project,
                        key,
                        2,
                        version(project, key),
                        all.get(1).start().plusHours(2),
                        30,
                        "9"));
        VEvent moved = read(calendar(received(2).get(0)), "REQUEST").getEvents().get(0);
        assertThat(moved.getUid()).isEqualTo(event.getUid());
        assertThat(moved.getSequence().getValue()).isEqualTo(1);
        assertThat(moved.getRecurrenceId().getValue().toInstant())
                .isEqualTo(all.get(1).startsAt());
        assertThat(moved.getDateStart().getValue().toInstant())
                .isEqualTo(all.get(1).startsAt().plusSeconds(2 * 3600));

        // The server is down while the third is cancelled; it is said once, later.
        run.useNoServer();
        as("lin", () -> meetings.cancelOne(project, key, 3, version(project, key), "Fair"));
        assertThat(run.send()).isZero();
        server.stop();
        up();
        later(Duration.ofMinutes(10));
        MimeMessage off = received(2).get(0);
        assertThat(text(off)).contains("Fair");
        VEvent third = read(calendar(off), "CANCEL").getEvents().get(0);
        assertThat(third.getUid()).isEqualTo(event.getUid());
        assertThat(third.getSequence().getValue()).isEqualTo(2);
        assertThat(third.getStatus().isCancelled()).isTrue();
        assertThat(third.getRecurrenceId().getValue().toInstant())
                .isEqualTo(all.get(2).startsAt());

        as("lin", () -> meetings.cancel(project, key, version(project, key), "No more"));
        VEvent whole = read(calendar(received(2).get(0)), "CANCEL").getEvents().get(0);
        assertThat(whole.getUid()).isEqualTo(event.getUid());
        assertThat(whole.getSequence().getValue()).isEqualTo(3);
        assertThat(whole.getRecurrenceId()).isNull();
    }

    @Test
    void whoever_wants_no_such_mail_or_sleeps_is_left_in_peace_and_finds_it_in_the_portal() throws Exception {
        String project = newProject();
        sql.sql("insert into notice_choice (person_id, topic, channel, way) values ('wu', 'MEETINGS', 'MAIL', 'NEVER')")
                .update();
        int now = LocalTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.of("Asia/Shanghai"))
                        .toSecondOfDay()
                / 60;
        sql.sql("insert into notice_setting (person_id, zone, digest_at, working_days, quiet_from, quiet_until)"
                        + " values ('chen', 'Asia/Shanghai', 540, false, :from, :until)")
                .param("from", (now + 1380) % 1440)
                .param("until", (now + 120) % 1440)
                .update();
        String key =
                as("fang", () -> meetings.plan(project, MeetingDraft.single("Once", soon(), 30, "chen", "wu", "lin")));

        assertThat(received(1).get(0).getAllRecipients()[0]).hasToString("lin@example.com");
        assertThat(sql.sql("select person_id from notice where message = 'notice.meeting.invited'"
                                + " and arguments like :key order by person_id")
                        .param("key", "%" + key + " %")
                        .query(String.class)
                        .list())
                .containsExactly("chen", "lin", "wu");
        later(Duration.ofHours(3));
        assertThat(received(1).get(0).getAllRecipients()[0]).hasToString("chen@example.com");

        // The manager cancels somebody else's meeting: who called it hears of it, by no invitation to their own.
        as("lin", () -> meetings.cancel(project, key, version(project, key), "Ill"));
        assertThat(sql.sql("select person_id from notice where message = 'notice.meeting.cancelled'"
                                + " and arguments like :key order by person_id")
                        .param("key", "%" + key + " %")
                        .query(String.class)
                        .list())
                .containsExactly("chen", "fang", "lin", "wu");
        assertThat(received(2))
                .extracting(each -> each.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder("chen@example.com", "lin@example.com");
    }

    private LocalDateTime soon() {
        LocalDateTime day = LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.of("Asia/Shanghai"))
                .plusDays(3);
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            day = day.plusDays(1);
        }
        return day.toLocalDate().atTime(10, 0);
    }

    private int version(String project, String key) {
        return meetings.require(project, key).version();
    }

    private void usual() {
        sql.sql("delete from notice_setting").update();
        sql.sql("delete from notice_choice").update();
    }

    private void up() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        run.use(server.getSmtp().getPort());
    }

    private static void later(Duration duration) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(duration)));
    }

    /** What has come since the last look. */
    private List<MimeMessage> received(int expected) throws Exception {
        assertThat(run.send()).isEqualTo(expected);
        List<MimeMessage> received = new ArrayList<>(List.of(server.getReceivedMessages()));
        server.purgeEmailFromAllMailboxes();
        assertThat(received).hasSize(expected);
        return received;
    }

    private static BodyPart calendar(MimeMessage mail) throws Exception {
        return forms(mail).getBodyPart(1);
    }

    private static String text(MimeMessage mail) throws Exception {
        return forms(mail).getBodyPart(0).getContent().toString();
    }

    private static Multipart forms(MimeMessage mail) throws Exception {
        return (Multipart) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private static ICalendar read(BodyPart part, String method) throws Exception {
        String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<ICalendar> all = Biweekly.parse(text).all();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).validate(ICalVersion.V2_0).getWarnings()).as(text).isEmpty();
        assertThat(all.get(0).getMethod().getValue()).isEqualTo(method);
        return all.get(0);
    }
}
