package org.gatehouse.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;

/**
 * How a meeting comes again, in the wall time of its zone: at the same hour in summer and winter. A rule of RFC 5545.
 *
 * @param interval every so many weeks or months, from 1
 * @param days of the week, for {@link Kind#WEEKLY}; one for {@link Kind#MONTHLY_WEEKDAY}
 * @param monthDay 1 to 31, or -1 for the last day; a month without that day is left out
 * @param nth which of the month's days of that name: 1 to 4, or -1 for the last
 * @param until last day on which it can be; null where it is counted
 * @param count how often the rule gives it; 0 where {@code until} ends it
 */
public record Rhythm(Kind kind, int interval, Set<DayOfWeek> days, int monthDay, int nth, LocalDate until, int count) {

    /** Meetings a series can have. */
    static final int MOST = 200;

    /** Years a series can reach ahead. */
    static final int YEARS = 5;

    public static final Rhythm ONCE = new Rhythm(Kind.ONCE, 1, Set.of(), 0, 0, null, 1);

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    public Rhythm {
        days = new TreeSet<>(days);
    }

    public enum Kind {
        ONCE,
        WEEKLY,
        MONTHLY_DAY,
        MONTHLY_WEEKDAY
    }

    /** A series laid down: its first meeting, the rule from there on, and the meetings that are held. */
    record Dates(LocalDateTime start, Rhythm rhythm, List<LocalDateTime> held) {}

    public boolean isSeries() {
        return kind != Kind.ONCE;
    }

    /** Every so many weeks on these days, up to this day. */
    public static Rhythm weekly(int interval, Set<DayOfWeek> days, LocalDate until) {
        return new Rhythm(Kind.WEEKLY, interval, days, 0, 0, until, 0);
    }

    /** Whether the rule's days admit this one, whatever the interval. */
    boolean fits(LocalDate day) {
        return switch (kind) {
            case ONCE -> true;
            case WEEKLY -> days.contains(day.getDayOfWeek());
            case MONTHLY_DAY ->
                monthDay == -1 ? day.equals(YearMonth.from(day).atEndOfMonth()) : day.getDayOfMonth() == monthDay;
            case MONTHLY_WEEKDAY ->
                day.equals(day.with(
                        TemporalAdjusters.dayOfWeekInMonth(nth, days.iterator().next())));
        };
    }

    /**
     * Begins on the first day from here on that the rule admits. Meetings on days off fall out; they still count, as they
     * do in calendars outside.
     *
     * @return nothing held where the rule ends before it begins
     */
    Dates from(LocalDateTime earliest, Predicate<LocalDate> dayOff) {
        LocalDateTime first = earliest;
        while (!fits(first.toLocalDate()) && first.isBefore(earliest.plusYears(1))) {
            first = first.plusDays(1);
        }
        List<LocalDateTime> all = all(first);
        List<LocalDateTime> held =
                all.stream().filter(each -> !dayOff.test(each.toLocalDate())).toList();
        if (held.isEmpty()) {
            return new Dates(first, this, held);
        }
        // A series cannot begin with an exception in every calendar, so it begins with the first that is held.
        int before = all.indexOf(held.get(0));
        return new Dates(held.get(0), without(before), held);
    }

    /** What the rule gives, the first one included; one more than {@link #MOST} where there are too many. */
    List<LocalDateTime> all(LocalDateTime first) {
        if (!isSeries()) {
            return List.of(first);
        }
        LocalDateTime end = until == null ? first.plusYears(100) : until.atTime(23, 59, 59);
        if (end.isBefore(first)) {
            return List.of();
        }
        int most = count == 0 ? MOST + 1 : Math.min(count, MOST + 1);
        return new Recur<LocalDateTime>(pattern())
                .getDates(first, first, end.plusSeconds(1), most).stream()
                        .filter(each -> !each.isAfter(end))
                        .limit(most)
                        .toList();
    }

    Rhythm until(LocalDate last) {
        return new Rhythm(kind, interval, days, monthDay, nth, last, 0);
    }

    /** What is left after so many; an end by a day stays. */
    Rhythm without(int times) {
        return until == null ? new Rhythm(kind, interval, days, monthDay, nth, null, count - times) : this;
    }

    /** The rule without its end. */
    String pattern() {
        String names = days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(","));
        return switch (kind) {
            case ONCE -> "";
            case WEEKLY -> "FREQ=WEEKLY;INTERVAL=" + interval + ";WKST=MO;BYDAY=" + names;
            case MONTHLY_DAY -> "FREQ=MONTHLY;INTERVAL=" + interval + ";BYMONTHDAY=" + monthDay;
            case MONTHLY_WEEKDAY -> "FREQ=MONTHLY;INTERVAL=" + interval + ";BYDAY=" + nth + names;
        };
    }

    /** As it is kept: the end is a day of the meeting's own zone. */
    String text() {
        if (!isSeries()) {
            return "";
        }
        return pattern() + (until == null ? ";COUNT=" + count : ";UNTIL=" + DAY.format(until));
    }

    static Rhythm parse(String text) {
        if (text.isEmpty()) {
            return ONCE;
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(";")) {
            parts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        String byDay = parts.getOrDefault("BYDAY", "");
        boolean weekly = parts.get("FREQ").equals("WEEKLY");
        boolean nth = !weekly && !byDay.isEmpty();
        String names = nth ? byDay.substring(byDay.length() - 2) : byDay;
        List<DayOfWeek> days = new ArrayList<>();
        for (DayOfWeek day : EnumSet.allOf(DayOfWeek.class)) {
            if (names.contains(day.name().substring(0, 2))) {
                days.add(day);
            }
        }
        return new Rhythm(
                weekly ? Kind.WEEKLY : nth ? Kind.MONTHLY_WEEKDAY : Kind.MONTHLY_DAY,
                Integer.parseInt(parts.get("INTERVAL")),
                Set.copyOf(days),
                Integer.parseInt(parts.getOrDefault("BYMONTHDAY", "0")),
                nth ? Integer.parseInt(byDay.substring(0, byDay.length() - 2)) : 0,
                parts.containsKey("UNTIL") ? LocalDate.parse(parts.get("UNTIL"), DAY) : null,
                Integer.parseInt(parts.getOrDefault("COUNT", "0")));
    }
}
