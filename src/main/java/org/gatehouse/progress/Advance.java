package org.gatehouse.progress;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How far an item was on each day, as far as somebody told: what was last reported counts until the next report; before
 * the first, as much as lies evenly between its beginning and then. A milestone is reached or not: 0 or 100.
 */
final class Advance {

    private final LocalDate begun;
    private final NavigableMap<LocalDate, Integer> told = new TreeMap<>();
    private final boolean milestone;

    /**
     * @param begun first day of work on it; null while there was none
     * @param ended the day it was done; null while it is not
     * @param percent where it is now
     * @param reports by day, the last of each
     */
    Advance(
            LocalDate begun,
            LocalDate ended,
            int percent,
            LocalDate today,
            boolean milestone,
            Map<LocalDate, Integer> reports) {
        this.begun = begun;
        this.milestone = milestone;
        if (!milestone) {
            told.putAll(reports);
        }
        if (ended != null && percent == 100) {
            // Somebody may say days later that it was done; what was reported after that says nothing new.
            told.tailMap(ended, true).clear();
            told.put(ended, 100);
        } else if (told.isEmpty() || told.lastEntry().getValue() != percent) {
            told.put(today, percent);
        }
    }

    /** Percent at the end of that day, 0 to 100. */
    BigDecimal on(LocalDate day) {
        Map.Entry<LocalDate, Integer> last = told.floorEntry(day);
        if (last != null) {
            return percent(last.getValue());
        }
        if (milestone || begun == null || day.isBefore(begun)) {
            return BigDecimal.ZERO;
        }
        Map.Entry<LocalDate, Integer> first = told.firstEntry();
        long all = ChronoUnit.DAYS.between(begun, first.getKey()) + 1;
        long passed = ChronoUnit.DAYS.between(begun, day) + 1;
        return BigDecimal.valueOf(first.getValue() * passed).divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
    }

    private BigDecimal percent(int value) {
        return BigDecimal.valueOf(milestone && value < 100 ? 0 : value);
    }
}
