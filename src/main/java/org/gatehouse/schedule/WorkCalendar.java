package org.gatehouse.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Which minutes are worked, in local time. Immutable, safe for several threads.
 *
 * <p>For a day counts the first of: its own exceptions, its own public holidays, the exceptions and holidays of the
 * calendar it is based on, its own week, the week of the calendar it is based on.
 */
public final class WorkCalendar {

    private static final List<Shift> OFFICE_HOURS = Shift.parse("09:00-12:00,13:00-18:00");

    /** Monday to Friday 9:00 to 12:00 and 13:00 to 18:00, with Chinese public holidays and their make-up days. */
    public static final WorkCalendar HOUSE =
            new Builder(null).weekdays(OFFICE_HOURS).chineseHolidays().build();

    /** Every minute of every day. */
    public static final WorkCalendar ALWAYS =
            new Builder(null).everyDay(Shift.parse("00:00-24:00")).build();

    private final DayRule rule;
    private final WorkTable table;

    private WorkCalendar(DayRule rule) {
        this.rule = rule;
        this.table = new WorkTable(rule::on);
    }

    /** A calendar with no hours yet. */
    public static Builder builder() {
        return new Builder(null);
    }

    /** A calendar that differs from this one in what the builder is told. */
    public Builder derive() {
        return new Builder(rule);
    }

    /** This calendar without the days somebody is away. */
    public WorkCalendar without(Collection<Days> absences) {
        if (absences.isEmpty()) {
            return this;
        }
        Builder builder = derive();
        absences.forEach(days -> builder.exception(days, List.of()));
        return builder.build();
    }

    /** The time that is worked in both. */
    public WorkCalendar and(WorkCalendar other) {
        return other == this ? this : new WorkCalendar(new DayRule.Both(rule, other.rule));
    }

    public List<Shift> shiftsOn(LocalDate day) {
        return rule.on(day.toEpochDay()).shifts();
    }

    public int minutesOn(LocalDate day) {
        return rule.on(day.toEpochDay()).minutes();
    }

    /**
     * How many working days later the second day is: days with working hours after the earlier one up to the later one,
     * negative where the second is the earlier. Between days off, that is none.
     */
    public int daysFrom(LocalDate was, LocalDate is) {
        LocalDate early = was.isBefore(is) ? was : is;
        LocalDate late = was.isBefore(is) ? is : was;
        int days = (int) early.plusDays(1)
                .datesUntil(late.plusDays(1))
                .filter(day -> minutesOn(day) > 0)
                .count();
        return was.isBefore(is) ? days : -days;
    }

    /** False where no day from the given one on is ever worked. */
    public boolean worksFrom(LocalDate day) {
        return table.worksFrom(Moment.of(day.atStartOfDay()));
    }

    /**
     * The moment so many working minutes after; the earliest where several would do: 18:00, not 9:00 the next day. No
     * minutes after a moment is the moment itself.
     *
     * @throws NoWorkingTime when there are not so many
     */
    public LocalDateTime add(LocalDateTime from, long minutes) {
        return Moment.at(add(Moment.of(from), minutes));
    }

    /**
     * The moment so many working minutes before; the latest where several would do.
     *
     * @throws NoWorkingTime when there are not so many
     */
    public LocalDateTime subtract(LocalDateTime to, long minutes) {
        return Moment.at(add(Moment.of(to), -minutes));
    }

    /** Working minutes from one moment to the other; negative where they are the other way round. */
    public long between(LocalDateTime from, LocalDateTime to) {
        return between(Moment.of(from), Moment.of(to));
    }

    /**
     * The first moment from here on at which work can begin.
     *
     * @throws NoWorkingTime when there is none
     */
    public LocalDateTime next(LocalDateTime from) {
        return Moment.at(next(Moment.of(from)));
    }

    /**
     * The last moment up to here at which work can end.
     *
     * @throws NoWorkingTime when there is none
     */
    public LocalDateTime previous(LocalDateTime to) {
        return Moment.at(previous(Moment.of(to)));
    }

    /** As {@link #shiftsOn}, remembered. */
    WorkDay on(long day) {
        return table.on(day);
    }

    long add(long moment, long minutes) {
        return table.add(moment, minutes);
    }

    long between(long from, long to) {
        return from == to ? 0 : table.between(from, to);
    }

    long next(long moment) {
        return table.next(moment);
    }

    /** The next moment that is worked; the given one where nothing is worked any more. */
    long idleUntil(long moment) {
        return table.idleUntil(moment);
    }

    /** The last moment that was worked before; the given one where nothing was worked yet. */
    long idleSince(long moment) {
        return table.idleSince(moment);
    }

    long previous(long moment) {
        return table.previous(moment);
    }

    /** From the first to the last day, both included. */
    public record Days(LocalDate from, LocalDate to) {

        public Days {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(from + " is after " + to);
            }
        }
    }

    /** Working hours of a day, minutes since midnight, 0 to 1440, first included, last excluded. */
    public record Shift(int from, int to) {

        public Shift {
            if (from < 0 || to > 1440 || from >= to) {
                throw new IllegalArgumentException(from + " to " + to);
            }
        }

        /**
         * Reads hours such as {@code 09:00-12:00,13:00-18:00}; the day ends at 24:00; empty is not worked.
         *
         * @throws IllegalArgumentException when it is not so
         */
        public static List<Shift> parse(String hours) {
            if (hours.isBlank()) {
                return List.of();
            }
            return Arrays.stream(hours.split(",", -1)).map(Shift::one).toList();
        }

        /** The same way as {@link #parse} reads it. */
        public static String format(List<Shift> shifts) {
            return String.join(",", shifts.stream().map(Shift::toString).toList());
        }

        @Override
        public String toString() {
            return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
        }

        private static Shift one(String text) {
            String[] ends = text.strip().split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException(text);
            }
            return new Shift(minute(ends[0].strip()), minute(ends[1].strip()));
        }

        private static int minute(String text) {
            if (text.equals("24:00")) {
                return 1440;
            }
            try {
                LocalTime time = LocalTime.parse(text.length() == 4 ? "0" + text : text);
                return time.getHour() * 60 + time.getMinute();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
    }

    /** Tells a calendar apart from the one it is based on, if any. */
    public static final class Builder {

        private final DayRule base;
        private final WorkDay[] week = new WorkDay[7];
        private final TreeMap<Long, DayRule.Dated> exceptions = new TreeMap<>();
        private boolean holidays;

        private Builder(DayRule base) {
            this.base = base;
        }

        /** Hours of a day of the week; none: not worked. Days never told are as in the base, or not worked. */
        public Builder day(DayOfWeek day, List<Shift> hours) {
            week[day.getValue() - 1] = WorkDay.of(hours);
            return this;
        }

        /** Monday to Friday; Saturday and Sunday are not worked. */
        public Builder weekdays(List<Shift> hours) {
            for (DayOfWeek day : DayOfWeek.values()) {
                day(day, day.getValue() < 6 ? hours : List.of());
            }
            return this;
        }

        public Builder everyDay(List<Shift> hours) {
            for (DayOfWeek day : DayOfWeek.values()) {
                day(day, hours);
            }
            return this;
        }

        /** Other hours on some days; none: not worked. Where exceptions overlap, the one told last counts. */
        public Builder exception(Days days, List<Shift> hours) {
            DayRule.Dated.put(exceptions, days.from().toEpochDay(), days.to().toEpochDay(), WorkDay.of(hours));
            return this;
        }

        /** With the {@linkplain ChineseHolidays public holidays of China} and their make-up days. */
        public Builder chineseHolidays() {
            holidays = true;
            return this;
        }

        public WorkCalendar build() {
            return new WorkCalendar(new DayRule.Own(base, week.clone(), new TreeMap<>(exceptions), holidays));
        }
    }
}
