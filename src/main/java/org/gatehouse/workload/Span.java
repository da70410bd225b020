package org.gatehouse.workload;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Weeks or months that a load chart shows, one after the other. */
record Span(Unit unit, LocalDate from, int count) {

    /** How time is cut up. */
    enum Unit {
        WEEK(8),
        MONTH(6);

        private final int usual;

        Unit(int usual) {
            this.usual = usual;
        }
    }

    /** The weeks, from a Monday on, or the months, from a first on, that begin with the one of that day. */
    static Span of(Unit unit, LocalDate day) {
        return new Span(unit, start(unit, day), unit.usual);
    }

    /** First days, one for each week or month. */
    public List<LocalDate> starts() {
        List<LocalDate> starts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            starts.add(start(number));
        }
        return starts;
    }

    /** First day that is not shown any more. */
    public LocalDate until() {
        return start(count);
    }

    public LocalDate earlier() {
        return start(-count);
    }

    public LocalDate later() {
        return until();
    }

    LocalDate start(int number) {
        return unit == Unit.WEEK ? from.plusWeeks(number) : from.plusMonths(number);
    }

    /** Number of the week or month a day lies in; -1: not shown. */
    int indexOf(LocalDate day) {
        for (int number = 0; number < count; number++) {
            if (!day.isBefore(start(number)) && day.isBefore(start(number + 1))) {
                return number;
            }
        }
        return -1;
    }

    private static LocalDate start(Unit unit, LocalDate day) {
        return unit == Unit.WEEK ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day.withDayOfMonth(1);
    }
}
