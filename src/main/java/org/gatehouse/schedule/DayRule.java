package org.gatehouse.schedule;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the hours of a day follow from its date. Days are counted from the start of 1970. */
sealed interface DayRule {

    /** Hours of a day of the week, 0 is Monday. */
    WorkDay week(int weekday);

    /**
     * Hours of a day that is not as its week says; null where it is.
     *
     * @param last the rule asked in the first place, whose hours make-up days get
     */
    WorkDay exception(long day, DayRule last);

    default WorkDay on(long day) {
        WorkDay exception = exception(day, this);
        return exception != null ? exception : week((int) Math.floorMod(day + 3, 7L));
    }

    /** The hours that most days from Monday to Friday have; the earliest in the week of equals. */
    default WorkDay ordinary() {
        Map<WorkDay, Long> count = IntStream.range(0, 5)
                .mapToObj(this::week)
                .collect(Collectors.groupingBy(day -> day, Collectors.counting()));
        WorkDay best = week(0);
        for (int i = 1; i < 5; i++) {
            best = count.get(week(i)) > count.get(best) ? week(i) : best;
        }
        return best;
    }

    /** Some differences from a base. */
    record Own(DayRule base, WorkDay[] week, NavigableMap<Long, Dated> exceptions, boolean holidays)
            implements DayRule {

        @Override
        public WorkDay week(int weekday) {
            if (week[weekday] != null) {
                return week[weekday];
            }
            return base == null ? WorkDay.OFF : base.week(weekday);
        }

        @Override
        public WorkDay exception(long day, DayRule last) {
            Map.Entry<Long, Dated> entry = exceptions.floorEntry(day);
            if (entry != null && entry.getValue().to() >= day) {
                return entry.getValue().hours();
            }
            if (holidays) {
                ChineseHolidays.Holiday holiday = ChineseHolidays.on(LocalDate.ofEpochDay(day));
                if (holiday != null) {
                    return holiday.worked() ? last.ordinary() : WorkDay.OFF;
                }
            }
            return base == null ? null : base.exception(day, last);
        }
    }

    /** What is worked by both. */
    record Both(DayRule one, DayRule two) implements DayRule {

        @Override
        public WorkDay week(int weekday) {
            return one.week(weekday).and(two.week(weekday));
        }

        @Override
        public WorkDay exception(long day, DayRule last) {
            return one.exception(day, last) == null && two.exception(day, last) == null
                    ? null
                    : one.on(day).and(two.on(day));
        }
    }

    /** Other hours up to a last day. */
    record Dated(long to, WorkDay hours) {

        /** Keeps the ranges, by their first day, apart from each other. */
        static void put(TreeMap<Long, Dated> ranges, long from, long to, WorkDay hours) {
            Map.Entry<Long, Dated> before = ranges.lowerEntry(from);
            if (before != null && before.getValue().to() >= from) {
                Dated cut = before.getValue();
                ranges.put(before.getKey(), new Dated(from - 1, cut.hours()));
                if (cut.to() > to) {
                    ranges.put(to + 1, cut);
                }
            }
            Map.Entry<Long, Dated> last = ranges.floorEntry(to);
            if (last != null && last.getKey() >= from && last.getValue().to() > to) {
                ranges.put(to + 1, last.getValue());
            }
            ranges.subMap(from, true, to, true).clear();
            ranges.put(from, new Dated(to, hours));
        }
    }
}
