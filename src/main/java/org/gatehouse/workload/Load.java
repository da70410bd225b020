package org.gatehouse.workload;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.plan.Booking;
import org.gatehouse.schedule.WorkCalendar;

/**
 * What is asked of one person or role, day by day, against what they have. The hours left of an item are spread over the
 * working time from now, or its later start, to its finish; what should be finished already is asked for today.
 */
final class Load {

    /** Minutes that do not make an overload. */
    private static final double TOLERANCE = 3;

    private final Span span;
    private final LocalDate today;
    private final WorkCalendar calendar;
    private final int percent;
    private final double[] asked;
    private final double[] capacity;
    private final List<Part> parts = new ArrayList<>();

    /** One item's share, by week or month, in hours. */
    record Part(Booking booking, double[] hours) {

        double total() {
            double sum = 0;
            for (double each : hours) {
                sum += each;
            }
            return sum;
        }
    }

    /**
     * A week or month.
     *
     * @param asked hours
     * @param capacity hours
     * @param days on which more is asked than there is
     */
    record Cell(LocalDate from, double asked, double capacity, int days) {

        public boolean isOver() {
            return asked > capacity + TOLERANCE / 60;
        }

        public double excess() {
            return asked - capacity;
        }

        /** 0 (nothing to do) to 4 (full) and 5 (more than full). */
        public int heat() {
            if (asked < TOLERANCE / 60) {
                return 0;
            }
            return isOver() ? 5 : (int) Math.min(4, Math.max(1, Math.ceil(asked / capacity * 4)));
        }
    }

    /** @param percent of the calendar's hours that the person or role gives */
    Load(Span span, LocalDate today, WorkCalendar calendar, int percent) {
        this.span = span;
        this.today = today;
        this.calendar = calendar;
        this.percent = percent;
        int days = (int) (span.until().toEpochDay() - span.from().toEpochDay());
        asked = new double[days];
        capacity = new double[days];
        for (int day = 0; day < days; day++) {
            capacity[day] = calendar.minutesOn(span.from().plusDays(day)) * percent / 100.0;
        }
    }

    void add(Booking booking) {
        LocalDateTime from = booking.hours() != null && booking.from().isBefore(today.atStartOfDay())
                ? today.atStartOfDay()
                : booking.from();
        double[] hours = new double[span.count()];
        if (!booking.until().isAfter(from)) {
            put(today, minutes(booking, calendar.minutesOn(today)), hours);
        } else {
            spread(booking, from, hours);
        }
        parts.add(new Part(booking, hours));
    }

    private void spread(Booking booking, LocalDateTime from, double[] hours) {
        long working = calendar.between(from, booking.until());
        if (working <= 0) {
            // Nobody works then: it falls on the day on which it begins.
            put(from.toLocalDate(), minutes(booking, 0), hours);
            return;
        }
        LocalDate first = from.toLocalDate().isBefore(span.from()) ? span.from() : from.toLocalDate();
        LocalDate last = booking.until().toLocalDate();
        double each = minutes(booking, working) / working;
        for (LocalDate day = first; !day.isAfter(last) && day.isBefore(span.until()); day = day.plusDays(1)) {
            LocalDateTime begin = later(from, day.atStartOfDay());
            LocalDateTime end = earlier(booking.until(), day.plusDays(1).atStartOfDay());
            if (begin.isBefore(end)) {
                put(day, calendar.between(begin, end) * each, hours);
            }
        }
    }

    private static double minutes(Booking booking, long working) {
        return booking.hours() == null ? working * booking.percent() / 100.0 : booking.hours() * 60;
    }

    private void put(LocalDate day, double minutes, double[] hours) {
        int at = (int) (day.toEpochDay() - span.from().toEpochDay());
        if (at >= 0 && at < asked.length) {
            asked[at] += minutes;
            hours[span.indexOf(day)] += minutes / 60;
        }
    }

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int number = 0; number < span.count(); number++) {
            int first = (int) (span.start(number).toEpochDay() - span.from().toEpochDay());
            int next = (int) (span.start(number + 1).toEpochDay() - span.from().toEpochDay());
            double wanted = 0;
            double there = 0;
            int days = 0;
            for (int day = first; day < next; day++) {
                wanted += asked[day];
                there += capacity[day];
                days += asked[day] > capacity[day] + TOLERANCE ? 1 : 0;
            }
            cells.add(new Cell(span.start(number), wanted / 60, there / 60, days));
        }
        return cells;
    }

    /** Items that ask for time in what is shown, the largest first. */
    List<Part> parts() {
        return parts.stream()
                .filter(part -> part.total() * 60 > 0.5)
                .sorted((one, other) -> Double.compare(other.total(), one.total()))
                .toList();
    }

    /** Hours that are neither asked for nor missing from one day to another, both included. */
    double free(LocalDate first, LocalDate last) {
        double minutes = 0;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            int at = (int) (day.toEpochDay() - span.from().toEpochDay());
            minutes += Math.max(0, capacity[at] - asked[at]);
        }
        return minutes / 60;
    }

    int percent() {
        return percent;
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
