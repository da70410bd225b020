package org.gatehouse.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** A local date and time as minutes since the start of 1970, which reckon faster. Seconds are cut off. */
final class Moment {

    static final int DAY = 1440;

    private Moment() {}

    static long of(LocalDateTime time) {
        return time.toLocalDate().toEpochDay() * DAY + time.getHour() * 60 + time.getMinute();
    }

    static LocalDateTime at(long moment) {
        int minute = (int) Math.floorMod(moment, (long) DAY);
        return LocalDate.ofEpochDay(Math.floorDiv(moment, (long) DAY)).atTime(minute / 60, minute % 60);
    }
}
