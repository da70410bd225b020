package org.gatehouse.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * A meeting as the page's form sends it; all of it may be missing.
 *
 * @param repeats {@code ONCE}, {@code WEEKLY}, {@code MONTHLY_DAY} or {@code MONTHLY_WEEKDAY}; the days of the month are
 *     those of its first day
 * @param monthEnd the month's last day, or its last day of that name
 * @param ends {@code UNTIL} or {@code COUNT}
 * @param gate {@code gate:subject}
 */
record MeetingForm(
        String title,
        String purpose,
        String place,
        String zone,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime start,
        Integer minutes,
        Rhythm.Kind repeats,
        Integer interval,
        Set<DayOfWeek> days,
        Boolean monthEnd,
        String ends,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
        Integer count,
        Boolean skipsDaysOff,
        List<String> required,
        List<String> optional,
        String minuteTakerId,
        Set<Standing> standing,
        String gate) {

    MeetingDraft draft() {
        if (start == null) {
            throw new InvalidInput("start", "error.required", "start");
        }
        String which = text(gate);
        int colon = which.indexOf(':');
        return new MeetingDraft(
                text(title),
                text(purpose),
                text(place),
                text(zone),
                start.withSecond(0).withNano(0),
                minutes == null ? 0 : minutes,
                rhythm(),
                Boolean.TRUE.equals(skipsDaysOff),
                required == null ? List.of() : required,
                optional == null ? List.of() : optional,
                text(minuteTakerId),
                standing == null ? Set.of() : standing,
                colon < 0 ? which : which.substring(0, colon),
                colon < 0 ? "" : which.substring(colon + 1));
    }

    private Rhythm rhythm() {
        if (repeats == null || repeats == Rhythm.Kind.ONCE) {
            return Rhythm.ONCE;
        }
        boolean counted = "COUNT".equals(ends);
        if (!counted && until == null) {
            throw new InvalidInput("until", "error.required", "until");
        }
        DayOfWeek first = start.getDayOfWeek();
        boolean fromEnd = Boolean.TRUE.equals(monthEnd);
        int week = (start.getDayOfMonth() + 6) / 7;
        return new Rhythm(
                repeats,
                interval == null ? 1 : interval,
                switch (repeats) {
                    case WEEKLY -> days == null || days.isEmpty() ? Set.of(first) : days;
                    case MONTHLY_WEEKDAY -> Set.of(first);
                    default -> Set.of();
                },
                repeats != Rhythm.Kind.MONTHLY_DAY ? 0 : fromEnd ? -1 : start.getDayOfMonth(),
                repeats != Rhythm.Kind.MONTHLY_WEEKDAY ? 0 : fromEnd || week > 4 ? -1 : week,
                counted ? null : until,
                counted ? count == null ? 0 : count : 0);
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
