package org.gatehouse.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.schedule.WorkCalendar.Shift;

/** Adds up what is asked of each resource minute by minute: slow, simple, and nothing in common with what it checks. */
final class LoadByMinute {

    private final Network network;
    private final Map<String, Capacity> capacities;

    LoadByMinute(Network network, Map<String, Capacity> capacities) {
        this.network = network;
        this.capacities = capacities;
    }

    /** Percent-minutes beyond capacity of unfinished work from now on. */
    long excess(Timetable timetable, String resource) {
        return excess(timetable, resource, List.of());
    }

    /** Percent-minutes beyond capacity outside the conflicts. */
    long excess(Timetable timetable, String resource, List<LevellingProposal.Conflict> conflicts) {
        LocalDateTime begin =
                network.now() == null || network.now().isBefore(network.start()) ? network.start() : network.now();
        LocalDate first = begin.toLocalDate();
        LocalDateTime end = timetable.finish().isAfter(begin) ? timetable.finish() : begin;
        int days = (int) ChronoUnit.DAYS.between(first, end.toLocalDate()) + 2;
        int[] asked = new int[days * 1440];
        Set<WorkCalendar> users = new HashSet<>();
        for (Activity activity : network.activities()) {
            int percent = activity.demands().stream()
                    .filter(demand -> demand.resource().equals(resource))
                    .mapToInt(Demand::percent)
                    .sum();
            boolean open = activity.kind() == Activity.Kind.WORK && activity.actualFinish() == null;
            long left = activity.actualStart() == null ? activity.durationMinutes() : activity.remainingMinutes();
            if (open && percent > 0 && left > 0) {
                WorkCalendar calendar = activity.calendar() == null ? network.calendar() : activity.calendar();
                users.add(calendar);
                Times times = timetable.times().get(activity.key());
                LocalDateTime from = activity.actualStart() == null
                        ? times.earlyStart()
                        : calendar.next(calendar.subtract(times.earlyFinish(), left));
                add(asked, first, begin, calendar, from, times.earlyFinish(), percent);
            }
        }
        conflicts.stream()
                .filter(conflict -> conflict.resource().equals(resource))
                .forEach(conflict ->
                        Arrays.fill(asked, minute(first, conflict.from()), minute(first, conflict.to()), 0));
        long sum = 0;
        for (int d = 0; d < days; d++) {
            boolean[] there = there(first.plusDays(d), capacities.get(resource).calendar(), users);
            for (int m = 0; m < 1440; m++) {
                sum += Math.max(
                        0,
                        asked[d * 1440 + m]
                                - (there[m] ? capacities.get(resource).percent() : 0));
            }
        }
        return sum;
    }

    private static void add(
            int[] asked,
            LocalDate first,
            LocalDateTime begin,
            WorkCalendar calendar,
            LocalDateTime from,
            LocalDateTime to,
            int percent) {
        for (LocalDate day = first; !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            for (Shift shift : calendar.shiftsOn(day)) {
                for (int m = shift.from(); m < shift.to(); m++) {
                    LocalDateTime minute = day.atStartOfDay().plusMinutes(m);
                    if (!minute.isBefore(from) && minute.isBefore(to) && !minute.isBefore(begin)) {
                        asked[minute(first, minute)] += percent;
                    }
                }
            }
        }
    }

    private static boolean[] there(LocalDate day, WorkCalendar own, Set<WorkCalendar> users) {
        boolean[] there = new boolean[1440];
        int most = users.stream().mapToInt(user -> user.minutesOn(day)).max().orElse(0);
        if (own == null || own.minutesOn(day) >= most) {
            Arrays.fill(there, true);
        } else {
            List<Shift> shifts = new ArrayList<>(own.shiftsOn(day));
            shifts.forEach(shift -> Arrays.fill(there, shift.from(), shift.to(), true));
        }
        return there;
    }

    private static int minute(LocalDate first, LocalDateTime moment) {
        return (int) ChronoUnit.MINUTES.between(first.atStartOfDay(), moment);
    }
}
