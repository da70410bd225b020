package org.gatehouse.inbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * When something is to be due.
 *
 * @param asked {@code overdue}, {@code today}, {@code week} (until Sunday), {@code later}, {@code none}, or a day; empty for
 *     whenever
 */
record DueWish(String asked) {

    static final List<String> CHOICES = List.of("overdue", "today", "week", "later", "none");

    /** Days that databases know. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    static DueWish of(String asked) {
        if (CHOICES.contains(asked)) {
            return new DueWish(asked);
        }
        try {
            return new DueWish(LocalDate.parse(asked).toString());
        } catch (DateTimeParseException neither) {
            return new DueWish("");
        }
    }

    boolean isAny() {
        return asked.isEmpty();
    }

    boolean isNone() {
        return asked.equals("none");
    }

    boolean isOverdue() {
        return asked.equals("overdue");
    }

    /** A day by its date; null for a choice. */
    public String day() {
        return isAny() || CHOICES.contains(asked) ? null : asked;
    }

    boolean takes(LocalDate day, LocalDate today) {
        if (isAny()) {
            return true;
        }
        return day == null ? isNone() : !isNone() && !day.isBefore(from(today)) && !day.isAfter(to(today));
    }

    LocalDate from(LocalDate today) {
        return switch (asked) {
            case "", "none", "overdue" -> FIRST;
            case "today", "week" -> today;
            case "later" -> sunday(today).plusDays(1);
            default -> LocalDate.parse(asked);
        };
    }

    LocalDate to(LocalDate today) {
        return switch (asked) {
            case "", "none", "later" -> LAST;
            case "overdue" -> today.minusDays(1);
            case "today" -> today;
            case "week" -> sunday(today);
            default -> LocalDate.parse(asked);
        };
    }

    private static LocalDate sunday(LocalDate today) {
        return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }
}
