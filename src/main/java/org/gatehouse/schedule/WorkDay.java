package org.gatehouse.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.schedule.WorkCalendar.Shift;

/** The hours of one day: in order, apart from each other. */
record WorkDay(List<Shift> shifts, int minutes) {

    static final WorkDay OFF = new WorkDay(List.of(), 0);

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
        return new WorkDay(
                List.copyOf(merged),
                merged.stream().mapToInt(shift -> shift.to() - shift.from()).sum());
    }

    WorkDay and(WorkDay other) {
        if (equals(other)) {
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

    /** Minutes worked before the given minute of the day. */
    int workedBefore(int minute) {
        int worked = 0;
        for (Shift shift : shifts) {
            if (minute <= shift.from()) {
                break;
            }
            worked += Math.min(minute, shift.to()) - shift.from();
        }
        return worked;
    }

    /** When so many minutes, 1 or more, are done. */
    int finishOf(int worked) {
        for (Shift shift : shifts) {
            int length = shift.to() - shift.from();
            if (worked <= length) {
                return shift.from() + worked;
            }
            worked -= length;
        }
        throw new IllegalArgumentException();
    }

    /** When the next minute is worked after so many, fewer than there are. */
    int startAfter(int worked) {
        for (Shift shift : shifts) {
            int length = shift.to() - shift.from();
            if (worked < length) {
                return shift.from() + worked;
            }
            worked -= length;
        }
        throw new IllegalArgumentException();
    }
}
