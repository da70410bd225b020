package org.gatehouse.health;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A week in the history of a project's health.
 *
 * @param monday it begins on
 * @param last reading of the week; null where there is none
 */
record HealthWeek(LocalDate monday, HealthRows.Reading last) {

    /** Weeks that are shown. */
    static final int SHOWN = 26;

    /** First day of the history that is shown today. */
    static LocalDate since(LocalDate today) {
        return monday(today).minusWeeks(SHOWN - 1);
    }

    /**
     * The weeks up to today's, oldest first, those before the first reading left out.
     *
     * @param readings newest first
     */
    static List<HealthWeek> of(List<HealthRows.Reading> readings, LocalDate today) {
        List<HealthWeek> weeks = new ArrayList<>();
        for (LocalDate monday = since(today); !monday.isAfter(today); monday = monday.plusWeeks(1)) {
            LocalDate begin = monday;
            HealthRows.Reading last = readings.stream()
                    .filter(reading -> monday(reading.day()).equals(begin))
                    .findFirst()
                    .orElse(null);
            if (last != null || !weeks.isEmpty()) {
                weeks.add(new HealthWeek(monday, last));
            }
        }
        return Collections.unmodifiableList(weeks);
    }

    public Light light() {
        return last == null ? Light.GREY : last.light();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
