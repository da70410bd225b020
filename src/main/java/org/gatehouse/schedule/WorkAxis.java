package org.gatehouse.schedule;

import java.util.Collection;
import java.util.List;

/**
 * Numbers the minutes in which anything at all is worked: nights and free days that all calendars share take no room on it.
 * Positions count from 0 at the origin.
 */
final class WorkAxis {

    private final List<WorkCalendar> calendars;
    private final WorkTable table;
    final long origin;

    WorkAxis(long origin, Collection<WorkCalendar> calendars) {
        this.calendars = calendars.stream().distinct().toList();
        this.origin = origin;
        this.table = new WorkTable(this::on);
    }

    /** The hours of a day in which anything is worked. */
    WorkDay on(long day) {
        WorkDay all = WorkDay.OFF;
        for (WorkCalendar calendar : calendars) {
            all = all.or(calendar.on(day));
        }
        return all;
    }

    /** Whether all that is worked is worked by this calendar. */
    boolean is(WorkCalendar calendar) {
        return calendars.size() == 1 && calendars.get(0) == calendar;
    }

    /** Numbered minutes from the origin to a moment; 0 before it. */
    int position(long moment) {
        return moment <= origin ? 0 : (int) table.between(origin, moment);
    }

    /** The latest moment with this position. */
    long startAt(int position) {
        return table.next(finishAt(position));
    }

    /** The earliest moment with this position. */
    long finishAt(int position) {
        return table.add(origin, position);
    }
}
