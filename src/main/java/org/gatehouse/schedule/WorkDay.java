package org.gatehouse.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.schedule.WorkCalendar.Shift;

/** The hours of one day: in order, apart from each other. */
final class WorkDay {

    static final WorkDay OFF = new WorkDay(List.of());

    private final List<Shift> shifts;
    /** From, to, from, to …: reckoning reads this millions of times. */
    private final int[] hours;

    private final int minutes;

    private WorkDay(List<Shift> shifts) {
        this.shifts = shifts;
        hours = shifts.stream()
                .flatMapToInt(shift -> IntStream.of(shift.from(), shift.to()))
                .toArray();
        minutes = shifts.stream().mapToInt(shift -> shift.to() - shift.from()).sum();
    }

    List<Shift> shifts() {
        return shifts;
    }

    int minutes() {
        return minutes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkDay day && shifts.equals(day.shifts);
    }

    @Override
    public int hashCode() {
        return shifts.hashCode();
    }

    static WorkDay of(List<Shift> shifts) {
        if (shifts.isEmpty()) {
            return OFF;
        }
        List<Shift> merged = new ArrayList<>();
        for (Shift shift :
                shifts.stream().sorted(Comparator.comparingInt(Shift::from)).toList()) {
            Shift last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && shift.from() <= last.to()) {
                merged.set(merged.size() - 1, new Shift(last.from(), Math.max(last.to(), shift.to())));
            } else {
                merged.add(shift);
            }
        }
        return new WorkDay(List.copyOf(merged));
    }

    WorkDay and(WorkDay other) {
        if (this == other || equals(other)) {
            return this;
        }
        List<Shift> common = new ArrayList<>();
        for (Shift one : shifts) {
            for (Shift two : other.shifts) {
                int from = Math.max(one.from(), two.from());
                int to = Math.min(one.to(), two.to());
                if (from < to) {
                    common.add(new Shift(from, to));
                }
            }
        }
        return of(common);
    }

    WorkDay or(WorkDay other) {
        if (this == other || other.minutes == 0) {
            return this;
        }
        return minutes == 0
                ? other
                : equals(other)
                        ? this
                        : of(Stream.concat(shifts.stream(), other.shifts.stream())
                                .toList());
    }

    /** True when work goes on at the minute that begins then. */
    boolean isWorkedFrom(int minute) {
        for (int at = 0; at < hours.length && hours[at] <= minute; at += 2) {
            if (minute < hours[at + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Minutes worked before the given minute of the day. */
    int workedBefore(int minute) {
        int worked = 0;
        for (int at = 0; at < hours.length && hours[at] < minute; at += 2) {
            worked += Math.min(minute, hours[at + 1]) - hours[at];
        }
        return worked;
    }

    /** When so many minutes, 1 or more, are done. */
    int finishOf(int worked) {
        int left = worked;
        for (int at = 0; at < hours.length; at += 2) {
            int length = hours[at + 1] - hours[at];
            if (left <= length) {
                return hours[at] + left;
            }
            left -= length;
        }
        throw new IllegalArgumentException();
    }

    /** When the next minute is worked after so many, fewer than there are. */
    int startAfter(int worked) {
        int left = worked;
        for (int at = 0; at < hours.length; at += 2) {
            int length = hours[at + 1] - hours[at];
            if (left < length) {
                return hours[at] + left;
            }
            left -= length;
        }
        throw new IllegalArgumentException();
    }
}
