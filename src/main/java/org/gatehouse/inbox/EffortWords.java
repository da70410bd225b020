package org.gatehouse.inbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.inbox.QuickText.Scan;

/**
 * Effort as people write it: {@code 2h}, {@code 1h30m}, {@code 1.5小时}, {@code 半天}. A day counts eight hours and a week
 * five days. Days and weeks are effort only at the end of what is written: "14 days free trial" is a title.
 */
final class EffortWords {

    private static final String NUMBER = "(\\d{1,4}(?:[.,]\\d{1,2})?|[一二两三四五六七八九十]{1,3}|半)";
    private static final String BEGINS = "(?<![\\p{IsLatin}\\p{N}_.,-])";
    private static final String ENDS = "(?![\\p{IsLatin}\\p{N}_-])";
    private static final Pattern HOURS = Pattern.compile(BEGINS + NUMBER + "\\s*(?:h|hrs?|hours?)"
            + "(?:\\s*(\\d{1,2})\\s*(?:m|mins?|minutes?))?" + ENDS
            + "|" + BEGINS + NUMBER + "\\s*(个半|个)?(?:小时|钟头|工时)(半)?(?:(\\d{1,2})分钟?)?");
    private static final Pattern MINUTES =
            Pattern.compile(BEGINS + "(\\d{1,3})\\s*(?:mins?|minutes?|m)" + ENDS + "|" + BEGINS + "(\\d{1,3})\\s*分钟");
    private static final Pattern DAYS = Pattern.compile(BEGINS + NUMBER + "\\s*(d|days?|w|wks?|weeks?)" + ENDS + "|"
            + BEGINS + NUMBER + "\\s*(个?工作日|天|个?星期|周)(半)?");
    private static final Pattern BEFORE = Pattern.compile(
            "(?:(?<![\\p{IsLatin}\\p{N}])(?:for|takes?|about|est\\.?|effort)\\s+|[~≈]\\s*|(?:约|大约|需要?|耗时|预计)\\s*)+$");

    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int DAY = 8;

    private EffortWords() {}

    /** Takes the last effort out of the line; null where there is none. */
    static BigDecimal in(Scan scan) {
        List<Found> all = new ArrayList<>();
        find(scan, HOURS, false, EffortWords::hours, all);
        find(
                scan,
                MINUTES,
                false,
                found -> BigDecimal.valueOf(Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1)))
                        .divide(SIXTY, 2, RoundingMode.HALF_UP),
                all);
        find(scan, DAYS, true, EffortWords::days, all);
        List<Found> apart = QuickText.apart(all, found -> new int[] {found.from, found.to});
        if (apart.isEmpty()) {
            return null;
        }
        Found last = apart.get(apart.size() - 1);
        Matcher before = BEFORE.matcher(scan.text.substring(0, last.from));
        int from = before.find() && scan.isFree(before.start(), last.from) ? before.start() : last.from;
        scan.take(from, last.to);
        return last.hours;
    }

    /** A number in digits or in Chinese up to 99; a half. */
    static BigDecimal number(String text) {
        if (text.equals("半")) {
            return HALF;
        }
        if (Character.isDigit(text.charAt(0))) {
            return new BigDecimal(text.replace(',', '.'));
        }
        int value = 0;
        int digit = 0;
        for (char letter : text.toCharArray()) {
            if (letter == '十') {
                value += (digit == 0 ? 1 : digit) * 10;
                digit = 0;
            } else {
                digit = letter == '两' ? 2 : "一二三四五六七八九".indexOf(letter) + 1;
            }
        }
        return BigDecimal.valueOf(value + digit);
    }

    private record Found(int from, int to, BigDecimal hours) {}

    private static void find(
            Scan scan,
            Pattern pattern,
            boolean onlyLast,
            java.util.function.Function<Matcher, BigDecimal> meaning,
            List<Found> all) {
        Matcher found = pattern.matcher(scan.text);
        while (found.find()) {
            if (!scan.isFree(found.start(), found.end()) || onlyLast && !scan.isLast(found.end())) {
                continue;
            }
            BigDecimal hours = meaning.apply(found).stripTrailingZeros();
            if (hours.signum() > 0) {
                all.add(new Found(found.start(), found.end(), hours.scale() < 0 ? hours.setScale(0) : hours));
            }
        }
    }

    private static BigDecimal hours(Matcher found) {
        if (found.group(1) != null) {
            return number(found.group(1)).add(minutes(found.group(2)));
        }
        BigDecimal half = "个半".equals(found.group(4)) || found.group(5) != null ? HALF : BigDecimal.ZERO;
        return number(found.group(3)).add(half).add(minutes(found.group(6)));
    }

    private static BigDecimal minutes(String minutes) {
        return minutes == null ? BigDecimal.ZERO : new BigDecimal(minutes).divide(SIXTY, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal days(Matcher found) {
        boolean latin = found.group(1) != null;
        String unit = latin ? found.group(2) : found.group(4);
        int hours = unit.startsWith("w") || unit.endsWith("周") || unit.endsWith("星期") ? 5 * DAY : DAY;
        BigDecimal half = !latin && found.group(5) != null ? HALF : BigDecimal.ZERO;
        return number(latin ? found.group(1) : found.group(3)).add(half).multiply(BigDecimal.valueOf(hours));
    }
}
