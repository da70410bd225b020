package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gatehouse.schedule.WorkCalendar.Days;
import org.gatehouse.schedule.WorkCalendar.Shift;

/** Reckoning agrees with counting minute by minute. */
class WorkCalendarPropertyTests {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 9);

    @Property(tries = 300)
    void agreesWithCountingMinutes(
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll @IntRange(max = 10 * 1440) int offset,
            @ForAll @IntRange(min = 1, max = 2000) int minutes) {
        LocalDateTime from = DAY.atStartOfDay().plusMinutes(offset);
        assertThat(calendar.add(from, minutes)).isEqualTo(countedOn(calendar, from, minutes));
        assertThat(calendar.subtract(from, minutes)).isEqualTo(countedBack(calendar, from, minutes));
        LocalDateTime finish = calendar.add(from, minutes);
        assertThat(calendar.between(from, finish)).isEqualTo(minutes);
        assertThat(calendar.between(finish, from)).isEqualTo(-minutes);
        LocalDateTime start = calendar.subtract(from, minutes);
        assertThat(calendar.between(start, from)).isEqualTo(minutes);
        assertThat(calendar.subtract(finish, minutes)).isEqualTo(calendar.next(from));
        assertThat(calendar.add(start, minutes)).isEqualTo(calendar.previous(from));
    }

    @Property(tries = 100)
    void commonTimeIsWorkedByBoth(@ForAll("calendars") WorkCalendar one, @ForAll("calendars") WorkCalendar two) {
        WorkCalendar both = one.and(two);
        for (int minute = 0; minute < 20 * 1440; minute += 30) {
            LocalDateTime time = DAY.atStartOfDay().plusMinutes(minute);
            assertThat(worked(both, time)).isEqualTo(worked(one, time) && worked(two, time));
        }
    }

    /** All work on Wednesdays at least, or counting would not end. */
    @Provide
    Arbitrary<WorkCalendar> calendars() {
        Arbitrary<List<Shift>> hours = Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 40))
                .as((from, length) -> new Shift(from * 30, Math.min(1440, (from + length) * 30)))
                .list()
                .ofMaxSize(3);
        Arbitrary<Days> days = Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 4))
                .as((from, length) -> new Days(DAY.plusDays(from), DAY.plusDays(from + length)));
        return Combinators.combine(
                        hours.list().ofSize(7),
                        days.list().ofMaxSize(3),
                        hours.list().ofSize(3),
                        Arbitraries.of(true, false))
                .as((week, exceptions, other, holidays) -> {
                    WorkCalendar.Builder builder = WorkCalendar.builder();
                    for (int i = 0; i < 7; i++) {
                        builder.day(DayOfWeek.of(i + 1), week.get(i));
                    }
                    builder.day(DayOfWeek.WEDNESDAY, Shift.parse("08:00-12:00"));
                    for (int i = 0; i < exceptions.size(); i++) {
                        builder.exception(exceptions.get(i), other.get(i));
                    }
                    return (holidays ? builder.chineseHolidays() : builder).build();
                });
    }

    private static LocalDateTime countedOn(WorkCalendar calendar, LocalDateTime from, int minutes) {
        LocalDateTime time = from;
        for (int left = minutes; left > 0; time = time.plusMinutes(1)) {
            left -= worked(calendar, time) ? 1 : 0;
        }
        return time;
    }

    private static LocalDateTime countedBack(WorkCalendar calendar, LocalDateTime to, int minutes) {
        LocalDateTime time = to;
        for (int left = minutes; left > 0; ) {
            time = time.minusMinutes(1);
            left -= worked(calendar, time) ? 1 : 0;
        }
        return time;
    }

    private static boolean worked(WorkCalendar calendar, LocalDateTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        return calendar.shiftsOn(time.toLocalDate()).stream()
                .anyMatch(shift -> shift.from() <= minute && minute < shift.to());
    }
}
