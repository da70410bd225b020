package org.gatehouse.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Monday to Friday, eight hours each; public holidays are not known yet. */
final class WorkingDays {

    static final int HOURS = 8;

    private static final int WEEK = 5;

    private WorkingDays() {}

    /** The day itself or, on a weekend, the Monday after it. */
    static LocalDate onOrAfter(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    /** The working day after this day. */
    static LocalDate after(LocalDate day) {
        return onOrAfter(day.plusDays(1));
    }

    /** Last of so many working days that begin on or after the start. */
    static LocalDate last(LocalDate start, long days) {
        LocalDate first = onOrAfter(start);
        long ahead = days - 1;
        LocalDate day = first.plusWeeks(ahead / WEEK);
        long rest = ahead % WEEK;
        boolean overWeekend = day.getDayOfWeek().getValue() + rest > DayOfWeek.FRIDAY.getValue();
        return day.plusDays(overWeekend ? rest + 2 : rest);
    }

    /** First of so many working days of which the last is on or before the finish. */
    static LocalDate first(LocalDate finish, long days) {
        LocalDate last = switch (finish.getDayOfWeek()) {
            case SATURDAY -> finish.minusDays(1);
            case SUNDAY -> finish.minusDays(2);
            default -> finish;
        };
        long back = days - 1;
        LocalDate day = last.minusWeeks(back / WEEK);
        long rest = back % WEEK;
        boolean overWeekend = day.getDayOfWeek().getValue() - rest < DayOfWeek.MONDAY.getValue();
        return day.minusDays(overWeekend ? rest + 2 : rest);
    }

    /** Working days from start to finish, both included. */
    static long between(LocalDate start, LocalDate finish) {
        if (finish.isBefore(start)) {
            return 0;
        }
        long days = ChronoUnit.DAYS.between(start, finish) + 1;
        long working = days / 7 * WEEK;
        for (LocalDate day = finish.minusDays(days % 7 - 1);
                days % 7 > 0 && !day.isAfter(finish);
                day = day.plusDays(1)) {
            working += isWorking(day) ? 1 : 0;
        }
        return working;
    }

    static boolean isWorking(LocalDate day) {
        return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }
}
