package org.gatehouse.schedule;

import java.time.LocalDate;
import java.util.function.LongFunction;

/**
 * Working minutes summed up day by day, so that reckoning over years is one search. Grows to the days that are asked
 * for, from 1950 to 2149.
 */
final class WorkTable {

    private static final long FIRST = LocalDate.of(1950, 1, 1).toEpochDay();
    private static final long END = LocalDate.of(2150, 1, 1).toEpochDay();

    private final LongFunction<WorkDay> rule;
    private volatile Span span;

    WorkTable(LongFunction<WorkDay> rule) {
        this.rule = rule;
    }

    long add(long moment, long minutes) {
        if (minutes == 0) {
            return moment;
        }
        if (Math.abs(minutes) > (END - FIRST) * Moment.DAY) {
            throw new NoWorkingTime(moment);
        }
        Span known = around(moment);
        while (true) {
            long target = known.position(moment) + minutes;
            if (minutes > 0 && target <= known.total()) {
                return known.finishOf(target, moment);
            }
            if (minutes < 0 && target >= 0) {
                return known.startAfter(target, moment);
            }
            known = minutes > 0 ? later(known, moment) : earlier(known, moment);
        }
    }

    long between(long from, long to) {
        around(from);
        around(to);
        Span known = span;
        return known.position(to) - known.position(from);
    }

    long next(long moment) {
        Span known = around(moment);
        if (known.isWorkedFrom(moment)) {
            return moment;
        }
        while (known.position(moment) == known.total()) {
            known = later(known, moment);
        }
        return known.startAfter(known.position(moment), moment);
    }

    long previous(long moment) {
        Span known = around(moment);
        while (known.position(moment) == 0) {
            known = earlier(known, moment);
        }
        return known.finishOf(known.position(moment), moment);
    }

    /** Hours of a day within its years. */
    WorkDay on(long day) {
        Span known = around(day * Moment.DAY);
        return known.days[(int) (day - known.first)];
    }

    boolean worksFrom(long moment) {
        try {
            next(moment);
            return true;
        } catch (NoWorkingTime none) {
            return false;
        }
    }

    long idleUntil(long moment) {
        try {
            return next(moment);
        } catch (NoWorkingTime none) {
            return moment;
        }
    }

    long idleSince(long moment) {
        try {
            return previous(moment);
        } catch (NoWorkingTime none) {
            return moment;
        }
    }

    private Span around(long moment) {
        Span known = span;
        long day = Math.floorDiv(moment, (long) Moment.DAY);
        if (known != null && known.contains(day)) {
            return known;
        }
        if (day < FIRST || day >= END) {
            throw new NoWorkingTime(moment);
        }
        return grow(
                known == null ? day - 200 : Math.min(known.first, day - 200),
                known == null ? day + 800 : Math.max(known.end(), day + 800));
    }

    private Span later(Span known, long moment) {
        if (known.end() == END) {
            throw new NoWorkingTime(moment);
        }
        return grow(known.first, known.end() + known.days.length);
    }

    private Span earlier(Span known, long moment) {
        if (known.first == FIRST) {
            throw new NoWorkingTime(moment);
        }
        return grow(known.first - known.days.length, known.end());
    }

    private synchronized Span grow(long first, long end) {
        Span known = span;
        long from = Math.max(FIRST, known == null ? first : Math.min(first, known.first));
        long to = Math.min(END, known == null ? end : Math.max(end, known.end()));
        WorkDay[] days = new WorkDay[(int) (to - from)];
        for (int i = 0; i < days.length; i++) {
            long day = from + i;
            days[i] = known != null && known.contains(day) ? known.days[(int) (day - known.first)] : rule.apply(day);
        }
        span = new Span(from, days);
        return span;
    }

    /** Some days on end. */
    private static final class Span {

        private final long first;
        private final WorkDay[] days;
        /** Minutes worked before each day, and at last in all. */
        private final int[] before;

        Span(long first, WorkDay[] days) {
            this.first = first;
            this.days = days;
            this.before = new int[days.length + 1];
            for (int i = 0; i < days.length; i++) {
                before[i + 1] = before[i] + days[i].minutes();
            }
        }

        long end() {
            return first + days.length;
        }

        boolean contains(long day) {
            return day >= first && day < end();
        }

        int total() {
            return before[days.length];
        }

        long position(long moment) {
            int day = day(moment);
            return before[day] + days[day].workedBefore((int) Math.floorMod(moment, (long) Moment.DAY));
        }

        boolean isWorkedFrom(long moment) {
            return days[day(moment)].isWorkedFrom((int) Math.floorMod(moment, (long) Moment.DAY));
        }

        /** The earliest moment, looked for near another, at which so many minutes are done. */
        long finishOf(long worked, long near) {
            int day = firstAbove((int) worked - 1, day(near));
            return (first + day) * Moment.DAY + days[day].finishOf((int) worked - before[day]);
        }

        /** The latest moment, looked for near another, at which no more than so many minutes are done. */
        long startAfter(long worked, long near) {
            int day = firstAbove((int) worked, day(near));
            return (first + day) * Moment.DAY + days[day].startAfter((int) worked - before[day]);
        }

        /** The first day by whose end more than so many minutes are done: in steps that double, then by halves. */
        private int firstAbove(int worked, int near) {
            int low = near;
            int high = near;
            for (int step = 1; low > 0 && before[low] > worked; step *= 2) {
                high = low - 1;
                low = Math.max(0, low - step);
            }
            for (int step = 1; before[high + 1] <= worked; step *= 2) {
                low = high + 1;
                high = Math.min(days.length - 1, high + step);
            }
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (before[middle + 1] > worked) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        private int day(long moment) {
            return (int) (Math.floorDiv(moment, (long) Moment.DAY) - first);
        }
    }
}
