package org.gatehouse.measure;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.table.DateOrder;
import org.gatehouse.table.WrittenDate;

/**
 * The day a reading is of, as people write it: any written date, an ISO 8601 week ({@code 2026-W10}) or a month
 * ({@code 2026-03}). A week and a month are read on their last day.
 */
final class WrittenDay {

    private static final Pattern WEEK = Pattern.compile("(\\d{4})[-\\s]?w(\\d{1,2})(?:-?([1-7]))?");
    private static final Pattern CHINESE_WEEK = Pattern.compile("(\\d{4})年?\\s*第?\\s*(\\d{1,2})\\s*周()?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})");
    private static final Pattern CHINESE_MONTH = Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月份?");
    private static final Pattern DOTTED = Pattern.compile("\\d{1,2}\\.\\s*\\d{1,2}\\.\\s*(?:\\d{4}|\\d{2})\\D*.*");

    private final DateOrder order;
    private final boolean open;

    private WrittenDay(DateOrder order, boolean open) {
        this.order = order;
        this.open = open;
    }

    /** Reads the days of one column, in the order of day and month that makes sense for all of them. */
    static WrittenDay of(Collection<String> column) {
        List<String> numbers = column.stream()
                .map(WrittenDay::bare)
                .filter(text -> !DOTTED.matcher(text).matches())
                .toList();
        DateOrder order = WrittenDate.order(numbers);
        return new WrittenDay(order, WrittenDate.isAmbiguous(numbers, order));
    }

    Optional<LocalDate> read(String text) {
        String written = bare(text);
        try {
            Optional<LocalDate> span = span(written);
            return span.isPresent()
                    ? span
                    : WrittenDate.of(written, DOTTED.matcher(written).matches() ? DateOrder.DAY_FIRST : order)
                            .map(WrittenDate::day);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Whether it could be another day just as well: 3/2/2026. */
    boolean isOpen(String text) {
        String written = bare(text);
        return open
                && !DOTTED.matcher(written).matches()
                && span(written).isEmpty()
                && WrittenDate.isAmbiguous(List.of(written), order);
    }

    private static Optional<LocalDate> span(String written) {
        Matcher week = WEEK.matcher(written);
        if (week.matches()) {
            return Optional.of(week(week));
        }
        Matcher chinese = CHINESE_WEEK.matcher(written);
        if (chinese.matches()) {
            return Optional.of(week(chinese));
        }
        Matcher month = MONTH.matcher(written);
        if (!month.matches()) {
            month = CHINESE_MONTH.matcher(written);
        }
        return month.matches()
                ? Optional.of(YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)))
                        .atEndOfMonth())
                : Optional.empty();
    }

    private static LocalDate week(Matcher week) {
        // 4 January lies in the first week of its year (ISO 8601).
        LocalDate first = LocalDate.of(Integer.parseInt(week.group(1)), 1, 4);
        long number = Long.parseLong(week.group(2));
        IsoFields.WEEK_OF_WEEK_BASED_YEAR
                .rangeRefinedBy(first)
                .checkValidValue(number, IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        String day = week.group(3);
        return first.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                .with(day == null || day.isEmpty() ? DayOfWeek.SUNDAY : DayOfWeek.of(Integer.parseInt(day)));
    }

    private static String bare(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return folded.strip().toLowerCase(Locale.ROOT);
    }
}
