package org.gatehouse.table;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day, perhaps with a time, as people and tools write it: {@code 2026-03-01}, {@code 2026年3月1日 星期日},
 * {@code Mon 3/2/26 9:00 AM}, {@code 1 Mar 2026}, Excel's number of days.
 *
 * @param time null where only the day was written
 */
public record WrittenDate(LocalDate day, LocalTime time) {

    private static final Pattern WEEKDAY = Pattern.compile(
            "\\(?(?:\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b|(?:周|星期|礼拜)[一二三四五六日天])\\)?[,，.]?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(
            "(?:(上午|下午|am|pm)\\s*)?(\\d{1,2})[:时](\\d{2})(?:[:分](\\d{2})(?:\\.\\d{1,9})?秒?)?分?\\s*(am|pm|a\\.m\\.|p\\.m\\.|上午|下午)?"
                    + "\\s*(?:z|[+-]\\d{2}:?\\d{2})?$");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{4}|\\d{1,2})\\s*日?");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[-\\s./]*([a-z]{3,9})\\.?[-\\s,./]*(\\d{4}|\\d{2})");
    private static final Pattern MONTH_DAY =
            Pattern.compile("([a-z]{3,9})\\.?[-\\s]*(\\d{1,2})(?:st|nd|rd|th)?[-\\s,]+(\\d{4}|\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("([2-7]\\d{4})(\\.\\d{1,15})?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    public LocalDateTime at(LocalTime otherwise) {
        return day.atTime(time == null ? otherwise : time);
    }

    public static Optional<WrittenDate> of(String text, DateOrder order) {
        if (text.length() > 60) {
            return Optional.empty();
        }
        String written = bare(text);
        LocalTime time = null;
        Matcher clock = TIME.matcher(written);
        try {
            if (clock.find()) {
                time = time(clock);
                written = written.substring(0, clock.start())
                        .replaceFirst("t$", "")
                        .strip()
                        .replaceFirst("[,，]$", "");
            }
            LocalTime found = time;
            Optional<WrittenDate> serial = serial(written);
            return serial.isPresent() ? serial : day(written.strip(), order).map(day -> new WrittenDate(day, found));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String bare(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return WEEKDAY.matcher(folded).replaceAll(" ").strip();
    }

    private static LocalTime time(Matcher clock) {
        int hour = Integer.parseInt(clock.group(2));
        String half = clock.group(1) == null ? clock.group(5) : clock.group(1);
        if (half != null) {
            boolean afternoon = half.startsWith("p") || half.equals("下午");
            hour = afternoon && hour < 12 ? hour + 12 : !afternoon && hour == 12 ? 0 : hour;
        }
        int second = clock.group(4) == null ? 0 : Integer.parseInt(clock.group(4));
        LocalTime time = LocalTime.of(hour == 24 ? 0 : hour, Integer.parseInt(clock.group(3)), second);
        // Midnight is how tables write "no time".
        return time.equals(LocalTime.MIDNIGHT) ? null : time;
    }

    private static Optional<LocalDate> day(String written, DateOrder order) {
        Matcher date = YEAR_FIRST.matcher(written);
        if (date.matches()) {
            return Optional.of(day(date.group(1), date.group(2), date.group(3)));
        }
        date = COMPACT.matcher(written);
        if (date.matches()) {
            return Optional.of(day(date.group(1), date.group(2), date.group(3)));
        }
        date = NUMBERS.matcher(written);
        if (date.matches()) {
            return numbers(date, order);
        }
        date = DAY_MONTH.matcher(written);
        if (date.matches()) {
            return named(date.group(3), date.group(2), date.group(1));
        }
        date = MONTH_DAY.matcher(written);
        return date.matches() ? named(date.group(3), date.group(1), date.group(2)) : Optional.empty();
    }

    private static Optional<LocalDate> numbers(Matcher date, DateOrder order) {
        String a = date.group(1);
        String b = date.group(2);
        String c = date.group(3);
        return switch (order) {
            case MONTH_FIRST -> Optional.of(day(year(c), a, b));
            case DAY_FIRST -> Optional.of(day(year(c), b, a));
            case YEAR_FIRST -> c.length() == 4 ? Optional.empty() : Optional.of(day(year(a), b, c));
        };
    }

    private static Optional<LocalDate> named(String year, String month, String day) {
        int number = month.length() < 3 ? 0 : MONTHS.indexOf(month.substring(0, 3)) + 1;
        return number == 0 ? Optional.empty() : Optional.of(day(year(year), Integer.toString(number), day));
    }

    private static String year(String year) {
        return year.length() == 4 ? year : "20" + (year.length() == 1 ? "0" + year : year);
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    /** Days since 30 December 1899, as spreadsheets count; 29 February 1900, which they believe in, is long past. */
    private static Optional<WrittenDate> serial(String written) {
        Matcher serial = SERIAL.matcher(written);
        if (!serial.matches()) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.of(1899, 12, 30).plusDays(Long.parseLong(serial.group(1)));
        double part = serial.group(2) == null ? 0 : Double.parseDouble("0" + serial.group(2));
        long minutes = Math.round(part * 24 * 60);
        return Optional.of(
                minutes == 0 || minutes >= 24 * 60
                        ? new WrittenDate(day, null)
                        : new WrittenDate(day, LocalTime.ofSecondOfDay(minutes * 60)));
    }

    /** The order under which most of the dates make sense, i.e. fall between 2010 and 2045. */
    public static DateOrder order(Collection<String> texts) {
        DateOrder best = DateOrder.MONTH_FIRST;
        for (DateOrder order : DateOrder.values()) {
            if (sensible(texts, order) > sensible(texts, best)) {
                best = order;
            }
        }
        return best;
    }

    /** Whether another order makes just as much sense of dates written in numbers. */
    public static boolean isAmbiguous(Collection<String> texts, DateOrder order) {
        List<String> open = texts.stream()
                .filter(text ->
                        text.length() <= 60 && NUMBERS.matcher(dayPart(text)).matches())
                .toList();
        if (open.isEmpty()) {
            return false;
        }
        for (DateOrder other : DateOrder.values()) {
            if (other != order && sensible(open, other) >= sensible(open, order) && differs(open, order, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean differs(List<String> texts, DateOrder one, DateOrder other) {
        return texts.stream().anyMatch(text -> !of(text, one).equals(of(text, other)));
    }

    private static String dayPart(String text) {
        String written = bare(text);
        Matcher clock = TIME.matcher(written);
        return clock.find() ? written.substring(0, clock.start()).strip() : written;
    }

    private static long sensible(Collection<String> texts, DateOrder order) {
        return texts.stream()
                .map(text -> of(text, order))
                .filter(date -> date.isPresent()
                        && date.get().day.getYear() >= 2010
                        && date.get().day.getYear() <= 2045)
                .count();
    }
}
