package org.gatehouse.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.schedule.Lag;

/**
 * A length of time as people and tools write it: {@code 3d}, {@code 2 wks}, {@code 1mo}, {@code 2ed}, {@code 5 个工作日?},
 * {@code 1w 2d}.
 *
 * @param minutes working minutes, or minutes of the wall clock where elapsed
 */
record WrittenTime(long minutes, boolean elapsed) {

    /** What a bare number counts. */
    enum Unit {
        HOURS,
        DAYS
    }

    private static final Pattern PART =
            Pattern.compile("\\G\\s*(\\d{1,9}(?:[.,]\\d{1,4})?)\\s*([\\p{L}]{0,20})[\\s,;]*");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(\\d),(\\d{1,2})(?!\\d)");
    private static final Map<String, Integer> MINUTES = new TreeMap<>();

    static {
        units(1, "m", "min", "mins", "minute", "minutes", "分", "分钟", "分钟工时");
        units(60, "h", "hr", "hrs", "hour", "hours", "时", "小时", "工时", "小时工时");
        units(480, "d", "dy", "dys", "day", "days", "天", "日", "工作日", "个工作日", "人天", "天工时", "人日");
        units(2400, "w", "wk", "wks", "week", "weeks", "周", "个周", "星期", "个星期", "周工时", "人周");
        units(9600, "mo", "mon", "mons", "month", "months", "月", "个月", "月工时", "人月");
    }

    private static void units(int minutes, String... names) {
        for (String name : names) {
            MINUTES.put(name, minutes);
        }
    }

    static Optional<WrittenTime> of(String text, Unit bare) {
        if (text.length() > 100) {
            return Optional.empty();
        }
        String written = DECIMAL_COMMA
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s*\\?$", "")
                        .replaceAll("(?<=\\d),(?=\\d{3}(?!\\d))", ""))
                .replaceAll("$1.$2");
        Matcher part = PART.matcher(written);
        long minutes = 0;
        boolean elapsed = false;
        int end = 0;
        while (part.find()) {
            Optional<WrittenTime> each = part(part.group(1).replace(',', '.'), part.group(2), bare);
            if (each.isEmpty() || end > 0 && part.group(2).isEmpty()) {
                return Optional.empty();
            }
            minutes += each.get().minutes;
            elapsed |= each.get().elapsed;
            end = part.end();
        }
        return end == 0 || end < written.length() || minutes > 60L * 24 * 366 * 200
                ? Optional.empty()
                : Optional.of(new WrittenTime(minutes, elapsed));
    }

    private static Optional<WrittenTime> part(String amount, String unit, Unit bare) {
        boolean elapsed = false;
        Integer minutes = unit.isEmpty() ? Integer.valueOf(bare == Unit.HOURS ? 60 : 480) : MINUTES.get(unit);
        if (minutes == null) {
            String rest = unit.startsWith("e") ? unit.substring(1) : unit.replaceFirst("^已用|^历时|^日历", "");
            minutes = rest.equals(unit) ? null : MINUTES.get(rest);
            elapsed = true;
        }
        if (minutes == null) {
            return Optional.empty();
        }
        int each = elapsed ? wallClock(minutes) : minutes;
        long sum = new BigDecimal(amount)
                .multiply(BigDecimal.valueOf(each))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return Optional.of(new WrittenTime(sum, elapsed));
    }

    private static int wallClock(int working) {
        return switch (working) {
            case 480 -> 24 * 60;
            case 2400 -> 7 * 24 * 60;
            case 9600 -> 30 * 24 * 60;
            default -> working;
        };
    }

    /** @param text without its sign, e.g. {@code 2d}, {@code 50%}, {@code 2ed} */
    static Optional<Lag> lag(String text, boolean lead) {
        String written = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        int sign = lead ? -1 : 1;
        if (written.matches("\\d{1,4}(\\.\\d{1,2})?\\s*%")) {
            long percent = new BigDecimal(written.replace("%", "").strip())
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValue();
            return Optional.of(new Lag(sign * percent, Lag.Unit.PERCENT));
        }
        return of(written, Unit.DAYS)
                .map(time -> time.minutes == 0
                        ? Lag.NONE
                        : new Lag(sign * time.minutes, time.elapsed ? Lag.Unit.ELAPSED : Lag.Unit.WORKING));
    }
}
