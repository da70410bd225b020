package org.gatehouse.appraisal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.schedule.WorkCalendar;

/** A stretch of time, from its first moment up to and without its last. */
record Stretch(LocalDateTime from, LocalDateTime to) {

    boolean isEmpty() {
        return !from.isBefore(to);
    }

    Stretch within(Stretch other) {
        return new Stretch(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }

    /** Working minutes in these stretches by a calendar. */
    static long minutes(List<Stretch> stretches, WorkCalendar calendar) {
        return stretches.stream()
                .filter(one -> !one.isEmpty())
                .mapToLong(one -> calendar.between(one.from, one.to))
                .sum();
    }

    /** What of these lies in the window. */
    static List<Stretch> within(List<Stretch> stretches, Stretch window) {
        return stretches.stream()
                .map(one -> one.within(window))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** The same time without overlaps, in order. */
    static List<Stretch> merged(List<Stretch> stretches) {
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : stretches.stream()
                .filter(one -> !one.isEmpty())
                .sorted(Comparator.comparing(Stretch::from))
                .toList()) {
            Stretch last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && !next.from.isAfter(last.to)) {
                merged.set(merged.size() - 1, new Stretch(last.from, next.to.isAfter(last.to) ? next.to : last.to));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /** What of these is left when the others are taken out. */
    static List<Stretch> without(List<Stretch> stretches, List<Stretch> others) {
        List<Stretch> left = new ArrayList<>(stretches);
        for (Stretch other : merged(others)) {
            List<Stretch> next = new ArrayList<>();
            for (Stretch one : left) {
                if (one.to.isAfter(other.from) && one.from.isBefore(other.to)) {
                    next.add(new Stretch(one.from, other.from));
                    next.add(new Stretch(other.to, one.to));
                } else {
                    next.add(one);
                }
            }
            left = next.stream().filter(one -> !one.isEmpty()).toList();
        }
        return left;
    }
}
