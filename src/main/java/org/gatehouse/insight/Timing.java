package org.gatehouse.insight;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.gatehouse.schedule.WorkCalendar;

/** How the time between two moments is counted, in milliseconds. */
@FunctionalInterface
interface Timing {

    Timing CALENDAR = (from, to) -> Math.max(0, to.toEpochMilli() - from.toEpochMilli());

    long between(Instant from, Instant to);

    /** Only while the house works, to the minute. */
    static Timing working(WorkCalendar calendar, ZoneId zone) {
        return (from, to) -> to.isAfter(from)
                ? calendar.between(LocalDateTime.ofInstant(from, zone), LocalDateTime.ofInstant(to, zone)) * 60_000
                : 0;
    }
}
