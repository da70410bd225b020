package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days as the State Council's General Office announced them (国办发明电〔2023〕7号, 〔2024〕12号, 〔2025〕7号). */
class ChineseHolidaysTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2024 | 01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-08..06-10 09-15..09-17 10-01..10-07 | 02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12
                    2025 | 01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08 | 01-26 02-08 04-27 09-28 10-11
                    2026 | 01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07 | 01-04 02-14 02-28 05-09 09-20 10-10
                    """)
    void everyDayIsAsAnnounced(int year, String off, String madeUp) {
        List<LocalDate> holidays = days(year, off);
        List<LocalDate> worked = days(year, madeUp);
        for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            ChineseHolidays.Holiday holiday = ChineseHolidays.on(day);
            assertThat(holiday != null && !holiday.worked()).as("%s off", day).isEqualTo(holidays.contains(day));
            assertThat(holiday != null && holiday.worked())
                    .as("%s made up", day)
                    .isEqualTo(worked.contains(day));
            boolean works = worked.contains(day) || day.getDayOfWeek().getValue() < 6 && !holidays.contains(day);
            assertThat(WorkCalendar.HOUSE.minutesOn(day)).as("%s", day).isEqualTo(works ? 480 : 0);
        }
        assertThat(ChineseHolidays.isKnown(year)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1999,false", "2012,true", "2026,true", "2100,false"})
    void onlyAnnouncedYearsAreKnown(int year, boolean known) {
        assertThat(ChineseHolidays.isKnown(year)).isEqualTo(known);
    }

    /** The law's days as the published ones contain them: in 2025 and 2026 each was a day off. */
    @ParameterizedTest
    @CsvSource({
        "2030, 01-01 02-02..02-05 04-05 05-01..05-02 06-05 09-12 10-01..10-03",
        "2028, 01-01 01-25..01-28 04-04 05-01..05-02 05-28 10-01..10-03"
    })
    void yearsThatAreNotAnnouncedHaveTheDaysOffOfTheLaw(int year, String holidays) {
        List<LocalDate> off = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> ChineseHolidays.on(day) != null)
                .toList();
        assertThat(off).isEqualTo(days(year, holidays));
        assertThat(off).noneMatch(day -> ChineseHolidays.on(day).worked());
        assertThat(ChineseHolidays.isKnown(year)).isFalse();
    }

    private static List<LocalDate> days(int year, String ranges) {
        List<LocalDate> days = new ArrayList<>();
        for (String range : ranges.split(" ")) {
            String[] ends = range.split("\\.\\.");
            LocalDate last = MonthDay.parse("--" + ends[ends.length - 1]).atYear(year);
            for (LocalDate day = MonthDay.parse("--" + ends[0]).atYear(year);
                    !day.isAfter(last);
                    day = day.plusDays(1)) {
                days.add(day);
            }
        }
        return days;
    }
}
