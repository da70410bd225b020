package org.gatehouse.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of working time as people write them: {@code 3d}, {@code 4.5h}, {@code 2w}, {@code 90m}, {@code 3 天}. */
public final class SpanText {

    /** Minutes of a working day, as a span counts it whatever the calendar. */
    public static final int DAY = 8 * 60;

    static final String UNITS = "m|min|mins|minutes?|分钟?|h|hrs?|hours?|小时|工时|d|days?|天|日|个?工作日|w|wks?|weeks?|周|星期";

    private static final Pattern SPAN = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)\\s*(" + UNITS + ")?");

    private SpanText() {}

    /** Minutes; a bare number counts days. Empty where the text is no span. */
    public static Optional<Integer> minutes(String text) {
        Matcher span = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!span.matches()) {
            return Optional.empty();
        }
        BigDecimal minutes = new BigDecimal(span.group(1)).multiply(BigDecimal.valueOf(unit(span.group(2))));
        return minutes.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(minutes.setScale(0, RoundingMode.HALF_UP).intValue());
    }

    static int unit(String name) {
        if (name == null) {
            return DAY;
        }
        return switch (name.charAt(0)) {
            case 'm', '分' -> 1;
            case 'h', '小' -> 60;
            case '工' -> name.equals("工时") ? 60 : DAY;
            case 'w', '周', '星' -> 5 * DAY;
            default -> DAY;
        };
    }

    /** As {@link #minutes} reads it again: in days where they are whole or halves, else in hours or minutes. */
    public static String of(long minutes) {
        if (minutes % (DAY / 2) == 0) {
            return plain(minutes, DAY) + "d";
        }
        return minutes % 15 == 0 ? plain(minutes, 60) + "h" : minutes + "m";
    }

    private static String plain(long minutes, int unit) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(unit), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
