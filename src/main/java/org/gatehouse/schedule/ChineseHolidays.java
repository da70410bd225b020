package org.gatehouse.schedule;

import com.tyme.holiday.LegalHoliday;
import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Public holidays of China and the weekend days that are worked instead, as the State Council announces them each
 * autumn for the next year; the days come from the tyme4j library. For years to come that are not announced yet, the
 * days off that the law names (State Council decree 795 of 2024) stand in for them, without days moved around them.
 */
public final class ChineseHolidays {

    /** How a day is written in the library's data: date, worked or not, name, days to the holiday itself. */
    private static final int LENGTH = "2026010110+00".length();

    /** Schedules end before. */
    private static final int LAST_COMPUTED = 2199;

    private static final Map<LocalDate, Holiday> DAYS = read();

    private static final int LAST_ANNOUNCED = DAYS.keySet().stream()
            .mapToInt(LocalDate::getYear)
            .filter(ChineseHolidays::isKnown)
            .max()
            .orElseThrow();

    /** What the law names, by year; lunar dates cost time. */
    private static final Map<Integer, Map<LocalDate, Holiday>> BY_LAW = new ConcurrentHashMap<>();

    private ChineseHolidays() {}

    /** True when the holidays of the year have been announced and are known here. */
    public static boolean isKnown(int year) {
        return DAYS.containsKey(LocalDate.of(year, 10, 1));
    }

    /** Null when the day is as its weekday says, as far as is known. */
    public static Holiday on(LocalDate day) {
        return day.getYear() > LAST_ANNOUNCED && day.getYear() <= LAST_COMPUTED
                ? BY_LAW.computeIfAbsent(day.getYear(), ChineseHolidays::byLaw).get(day)
                : DAYS.get(day);
    }

    private static Map<LocalDate, Holiday> byLaw(int year) {
        Map<LocalDate, Holiday> days = new HashMap<>();
        LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).forEach(day -> {
            String name = byLaw(day);
            if (name != null) {
                days.put(day, new Holiday(name, false));
            }
        });
        return Map.copyOf(days);
    }

    private static String byLaw(LocalDate day) {
        SolarDay solar = SolarDay.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        LunarDay lunar = solar.getLunarDay();
        String sun = day.getMonthValue() + "-" + day.getDayOfMonth();
        String moon = lunar.getMonth() + "-" + lunar.getDay();
        if (sun.equals("1-1")) {
            return "元旦节";
        }
        if (Set.of("1-1", "1-2", "1-3").contains(moon)
                || isNewYear(solar.next(1).getLunarDay())) {
            return "春节";
        }
        if (solar.getTermDay().getDayIndex() == 0
                && solar.getTermDay().getSolarTerm().getName().equals("清明")) {
            return "清明节";
        }
        if (Set.of("5-1", "5-2").contains(sun)) {
            return "劳动节";
        }
        if (moon.equals("5-5")) {
            return "端午节";
        }
        if (moon.equals("8-15")) {
            return "中秋节";
        }
        return Set.of("10-1", "10-2", "10-3").contains(sun) ? "国庆节" : null;
    }

    private static boolean isNewYear(LunarDay day) {
        return day.getMonth() == 1 && day.getDay() == 1;
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
