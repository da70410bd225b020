package org.gatehouse.schedule;

import com.tyme.holiday.LegalHoliday;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Public holidays of China and the weekend days that are worked instead, as the State Council announces them each
 * autumn for the next year. The days come from the tyme4j library.
 */
public final class ChineseHolidays {

    /** How a day is written in the library's data: date, worked or not, name, days to the holiday itself. */
    private static final int LENGTH = "2026010110+00".length();

    private static final Map<LocalDate, Holiday> DAYS = read();

    private ChineseHolidays() {}

    /** True when the holidays of the year have been announced and are known here. */
    public static boolean isKnown(int year) {
        return DAYS.containsKey(LocalDate.of(year, 10, 1));
    }

    /** Null when the day is as its weekday says, as far as is known. */
    public static Holiday on(LocalDate day) {
        return DAYS.get(day);
    }

    private static Map<LocalDate, Holiday> read() {
        Map<LocalDate, Holiday> days = new HashMap<>();
        for (int i = 0; i + LENGTH <= LegalHoliday.DATA.length(); i += LENGTH) {
            int date = Integer.parseInt(LegalHoliday.DATA.substring(i, i + 8));
            LocalDate day = LocalDate.of(date / 10000, date / 100 % 100, date % 100);
            LegalHoliday legal = LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            days.put(day, new Holiday(legal.getName(), legal.isWork()));
        }
        return Map.copyOf(days);
    }

    /**
     * A day that is not as its weekday says.
     *
     * @param name of the holiday, in Chinese
     * @param worked true for a weekend day worked to make up for the holiday
     */
    public record Holiday(String name, boolean worked) {}
}
