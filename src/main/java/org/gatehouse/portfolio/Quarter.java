package org.gatehouse.portfolio;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.kernel.InvalidInput;

/** A quarter of a calendar year, {@code 2026-Q4}. */
record Quarter(int year, int number) {

    private static final Pattern WRITTEN = Pattern.compile("([12]\\d{3})-Q([1-4])");

    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    static Quarter parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new InvalidInput("quarter", "portfolio.error.quarter", written);
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    LocalDate first() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    /** The first day after it. */
    LocalDate after() {
        return first().plusMonths(3);
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
