package org.gatehouse.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gatehouse.meeting.CalendarFile.Guest;
import org.gatehouse.meeting.CalendarFile.Time;
import org.gatehouse.meeting.CalendarFile.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file is read and validated by a second library, which also computes the times of a series for itself. */
class CalendarFileTests {

    private static final CalendarFile FILES =
            new CalendarFile("gatehouse@example.org", Instant.parse("2026-11-26T01:00:00Z"));
    private static final Party LIN = new Party("lin", "林悦 Lin Yue", "lin@example.org");
    private static final List<Guest> GUESTS = List.of(
            new Guest(LIN, true, Answer.ACCEPTED),
            new Guest(new Party("chen", "陈洁, \"Chen\"; Jie", "chen@example.org"), true, Answer.NEEDS_ACTION),
            new Guest(new Party("wu", "Wu Qian", ""), false, Answer.DECLINED));
    private static final Rhythm WEEKLY =
            new Rhythm(Rhythm.Kind.WEEKLY, 1, Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 0, 0, null, 40);
    private static final Rhythm LAST_FRIDAY =
            new Rhythm(Rhythm.Kind.MONTHLY_WEEKDAY, 1, Set.of(DayOfWeek.FRIDAY), 0, -1, LocalDate.of(2027, 12, 31), 0);
    private static final Rhythm EACH_THIRD_WEEK =
            new Rhythm(Rhythm.Kind.WEEKLY, 3, Set.of(DayOfWeek.TUESDAY), 0, 0, LocalDate.of(2027, 11, 30), 0);
    private static final Rhythm LAST_DAY = new Rhythm(Rhythm.Kind.MONTHLY_DAY, 2, Set.of(), -1, 0, null, 9);

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Sydney", "Etc/UTC"})
    void a_series_is_at_the_same_times_for_everybody(String zone) {
        for (Rhythm rhythm : List.of(WEEKLY, LAST_FRIDAY, EACH_THIRD_WEEK, LAST_DAY)) {
            Predicate<LocalDate> off = day -> day.getDayOfMonth() % 7 == 1;
            Laid laid = laid(rhythm, zone, off);
            List<Time> times = new ArrayList<>(laid.times);
            // One is cancelled, one is moved over the hour and place, one has other answers.
            times.set(2, new Time(times.get(2).occurrence().cancelled(Instant.EPOCH, "holiday"), GUESTS));
            Occurrence moved = times.get(3).occurrence();
            times.set(
                    3,
                    new Time(moved.at(moved.start().plusDays(1).plusHours(2), 30, "Room 9", ZoneId.of(zone)), GUESTS));
            times.set(4, new Time(times.get(4).occurrence(), List.of(GUESTS.get(1))));

            ICalendar file = read(FILES.request(laid.told, times));

            assertThat(file.getMethod().getValue()).isEqualTo("REQUEST");
            assertThat(file.getEvents()).hasSize(3);
            assertThat(instants(file, zone))
                    .as(rhythm.text() + " in " + zone)
                    .isEqualTo(new TreeSet<>(times.stream()
                            .map(Time::occurrence)
                            .filter(one -> !one.isCancelled())
                            .map(Occurrence::startsAt)
                            .toList()));
        }
    }

    @Test
    void a_single_meeting_names_who_is_invited_and_what_they_said() {
        Laid laid = laid(Rhythm.ONCE, "Asia/Shanghai", day -> false);
        String text = FILES.request(laid.told, laid.times);
        VEvent event = read(text).getEvents().get(0);

        assertThat(event.getUid().getValue()).isEqualTo("u-1@gatehouse");
        assertThat(event.getSequence().getValue()).isEqualTo(7);
        assertThat(event.getSummary().getValue()).isEqualTo("周会; SEO, \"状态\"\n第二行");
        assertThat(event.getOrganizer().getEmail()).isEqualTo("lin@example.org");
        assertThat(event.getOrganizer().getSentBy()).isEqualTo("mailto:gatehouse@example.org");
        assertThat(event.getAttendees())
                .extracting(Attendee::getEmail)
                .containsExactly("lin@example.org", "chen@example.org");
        assertThat(event.getAttendees())
                .extracting(Attendee::getParticipationStatus)
                .containsExactly(ParticipationStatus.ACCEPTED, ParticipationStatus.NEEDS_ACTION);
        assertThat(event.getAttendees().get(1).getRsvp()).isTrue();
        assertThat(event.getAttendees().get(1).getCommonName()).isEqualTo("陈洁, \"Chen\"; Jie");
        assertThat(event.getRecurrenceRule()).isNull();
        assertThat(text.lines().map(line -> line.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(size -> size <= 75);
        assertThat(text).doesNotContainPattern("(?<!\r)\n");
    }

    @Test
    void an_update_and_a_cancellation_of_one_time_name_that_time() {
        Laid laid = laid(WEEKLY, "Europe/Berlin", day -> false);
        Occurrence one = laid.times.get(20).occurrence();
        Occurrence moved = one.at(one.start().plusHours(3), 90, "", ZoneId.of("Europe/Berlin"));

        VEvent update = read(FILES.request(laid.told, new Time(moved, GUESTS)))
                .getEvents()
                .get(0);
        ICalendar cancelled = read(FILES.cancel(laid.told, new Time(one, GUESTS)));

        assertThat(update.getRecurrenceId().getValue().toInstant()).isEqualTo(one.startsAt());
        assertThat(update.getDateStart().getValue().toInstant()).isEqualTo(moved.startsAt());
        assertThat(update.getRecurrenceRule()).isNull();
        assertThat(cancelled.getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(cancelled.getEvents().get(0).getStatus().isCancelled()).isTrue();
        assertThat(cancelled.getEvents().get(0).getRecurrenceId().getValue().toInstant())
                .isEqualTo(one.startsAt());
    }

    @Test
    void a_cancelled_meeting_is_cancelled_as_a_whole() {
        for (Rhythm rhythm : List.of(Rhythm.ONCE, LAST_DAY)) {
            ICalendar file = read(FILES.cancel(laid(rhythm, "America/New_York", day -> false).told));
            assertThat(file.getMethod().getValue()).isEqualTo("CANCEL");
            assertThat(file.getEvents()).hasSize(1);
            assertThat(file.getEvents().get(0).getStatus().isCancelled()).isTrue();
            assertThat(file.getEvents().get(0).getRecurrenceId()).isNull();
        }
    }

    @Test
    void a_time_that_the_clocks_leave_out_is_an_hour_later_that_day_only() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Rhythm sundays = new Rhythm(Rhythm.Kind.WEEKLY, 1, Set.of(DayOfWeek.SUNDAY), 0, 0, null, 4);
        Laid laid = laid(LocalDateTime.of(2027, 3, 21, 2, 30), sundays, berlin.getId(), day -> false);

        read(FILES.request(laid.told, laid.times));
        assertThat(laid.times)
                .extracting(time -> time.occurrence().startsAt().atZone(berlin).getHour())
                .containsExactly(2, 3, 2, 2);
    }

    private record Laid(Told told, List<Time> times) {}

    private static Laid laid(Rhythm rhythm, String zone, Predicate<LocalDate> off) {
        return laid(LocalDateTime.of(2027, 1, 4, 9, 30), rhythm, zone, off);
    }

    private static Laid laid(LocalDateTime start, Rhythm rhythm, String zone, Predicate<LocalDate> off) {
        Rhythm.Dates dates = rhythm.from(start, off);
        Meeting meeting = new Meeting(
                "SEO-M1",
                1,
                "SEO",
                1,
                "u-1@gatehouse",
                7,
                "SEO-M1",
                "周会; SEO, \"状态\"\n第二行",
                "为了, 好; \\ 目的",
                "会议室 3",
                "lin",
                "",
                ZoneId.of(zone),
                dates.start(),
                45,
                dates.rhythm(),
                DayOff.SKIP,
                Set.of(),
                "",
                "",
                null,
                "",
                Instant.EPOCH,
                List.of());
        List<Time> times = new ArrayList<>();
        for (LocalDateTime each : dates.held()) {
            times.add(new Time(Occurrence.planned(meeting, times.size() + 1, each), GUESTS));
        }
        return new Laid(new Told(meeting, LIN, GUESTS, "http://localhost:8080/projects/SEO/meetings/SEO-M1"), times);
    }

    private static ICalendar read(String text) {
        List<ICalendar> files = Biweekly.parse(text).all();
        assertThat(files).hasSize(1);
        assertThat(files.get(0).validate(ICalVersion.V2_0).getWarnings())
                .as(text)
                .isEmpty();
        assertThat(files.get(0).getTimezoneInfo().getTimezones()).hasSize(1);
        return files.get(0);
    }

    /** When it is held, by the other library: what the rule gives, without exceptions, with what stands instead. */
    private static Set<Instant> instants(ICalendar file, String zone) {
        Set<Instant> instants = new TreeSet<>();
        for (VEvent event : file.getEvents()) {
            if (event.getRecurrenceId() == null) {
                DateIterator dates = event.getDateIterator(TimeZone.getTimeZone(zone));
                while (dates.hasNext()) {
                    Date each = dates.next();
                    instants.add(each.toInstant());
                }
            }
        }
        for (VEvent event : file.getEvents()) {
            if (event.getRecurrenceId() != null) {
                instants.remove(event.getRecurrenceId().getValue().toInstant());
                instants.add(event.getDateStart().getValue().toInstant());
            }
        }
        return instants;
    }
}
