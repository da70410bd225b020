package org.gatehouse.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.gatehouse.schedule.Lag;
import org.gatehouse.table.DateOrder;
import org.gatehouse.table.WrittenDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3d|1440|false",
                "3|1440|false",
                "2w|4800|false",
                "2 wks|4800|false",
                "4h|240|false",
                "90 min|90|false",
                "1mo|9600|false",
                "1.5 days|720|false",
                "1,5 d|720|false",
                "5 days?|2400|false",
                "5 个工作日|2400|false",
                "5 个工作日?|2400|false",
                "３天|1440|false",
                "2 周工时|4800|false",
                "8 工时|480|false",
                "30 分钟工时|30|false",
                "2ed|2880|true",
                "2 edays|2880|true",
                "6 eh|360|true",
                "1 ew|10080|true",
                "2 已用天|2880|true",
                "1w 2d 3h|3540|false",
                "0d|0|false",
                "1,200 h|72000|false"
            })
    void lengthsOfTime(String text, long minutes, boolean elapsed) {
        assertThat(WrittenTime.of(text, WrittenTime.Unit.DAYS)).contains(new WrittenTime(minutes, elapsed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lots", "d", "-3d", "3 parsecs", "3d4", "", "1e9999d", "ed", "3 d x", "3--4"})
    void whatIsNoLengthOfTime(String text) {
        assertThat(WrittenTime.of(text, WrittenTime.Unit.DAYS)).isEmpty();
    }

    @Test
    void aBareNumberCountsWhatItsColumnCounts() {
        assertThat(WrittenTime.of("16", WrittenTime.Unit.HOURS)).contains(new WrittenTime(960, false));
        assertThat(WrittenTime.of("16", WrittenTime.Unit.DAYS)).contains(new WrittenTime(7680, false));
    }

    @Test
    void lags() {
        assertThat(WrittenTime.lag("2d", false)).contains(new Lag(960, Lag.Unit.WORKING));
        assertThat(WrittenTime.lag("1 day", true)).contains(new Lag(-480, Lag.Unit.WORKING));
        assertThat(WrittenTime.lag("50%", false)).contains(new Lag(50, Lag.Unit.PERCENT));
        assertThat(WrittenTime.lag("2ed", false)).contains(new Lag(2880, Lag.Unit.ELAPSED));
        assertThat(WrittenTime.lag("2 个工作日", false)).contains(new Lag(960, Lag.Unit.WORKING));
        assertThat(WrittenTime.lag("x", false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01",
                "2026/3/1",
                "2026.03.01",
                "2026年3月1日",
                "2026年3月1日 星期日",
                "周日 2026/3/1",
                "20260301",
                "3/1/26",
                "03/01/2026",
                "Sun 3/1/26",
                "Sunday, March 1, 2026",
                "1 Mar 2026",
                "1-Mar-26",
                "Mar 1, 2026",
                "46082",
                "2026-03-01 0:00",
                "２０２６年３月１日"
            })
    void daysInManyForms(String text) {
        assertThat(WrittenDate.of(text, DateOrder.MONTH_FIRST))
                .contains(new WrittenDate(LocalDate.of(2026, 3, 1), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-02T13:30:00|13:30",
                "2026-03-02T13:30:00Z|13:30",
                "Mon 3/2/26 1:30 PM|13:30",
                "2026年3月2日 下午1:30|13:30",
                "2026/3/2 13:30|13:30",
                "46083.5625|13:30",
                "Mon 3/2/26 12:05 AM|00:05"
            })
    void daysWithATime(String text, LocalTime time) {
        assertThat(WrittenDate.of(text, DateOrder.MONTH_FIRST))
                .contains(new WrittenDate(LocalDate.of(2026, 3, 2), time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30", "soon", "13/13/26", "2026", "March", "1/2", "99999999", "2026-13-01", "12:30"})
    void whatIsNoDay(String text) {
        assertThat(WrittenDate.of(text, DateOrder.MONTH_FIRST)).isEmpty();
    }

    @Test
    void theOrderOfDatesIsFoundWhereTheyTellIt() {
        List<String> british = List.of("01/03/2026", "15/03/2026", "31/03/2026");
        assertThat(WrittenDate.order(british)).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(WrittenDate.isAmbiguous(british, DateOrder.DAY_FIRST)).isFalse();
        List<String> american = List.of("3/1/26", "3/15/26", "Tue 3/31/26 5:00 PM");
        assertThat(WrittenDate.order(american)).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(WrittenDate.isAmbiguous(american, DateOrder.MONTH_FIRST)).isFalse();
        List<String> chinese = List.of("26-3-1", "26-3-15", "26-4-2");
        assertThat(WrittenDate.order(chinese)).isEqualTo(DateOrder.YEAR_FIRST);
        assertThat(WrittenDate.of("26-3-1", DateOrder.YEAR_FIRST).orElseThrow().at(LocalTime.NOON))
                .isEqualTo(LocalDateTime.of(2026, 3, 1, 12, 0));
        List<String> open = List.of("03/04/2026", "05/06/2026");
        assertThat(WrittenDate.isAmbiguous(open, WrittenDate.order(open))).isTrue();
        List<String> iso = List.of("2026-03-04");
        assertThat(WrittenDate.isAmbiguous(iso, WrittenDate.order(iso))).isFalse();
    }
}
