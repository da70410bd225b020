package org.gatehouse.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.gatehouse.progress.Account.Spent;
import org.gatehouse.schedule.WorkCalendar;
import org.junit.jupiter.api.Test;

class ValueBookTests {

    /** A Monday. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static final LocalDate TODAY = MONDAY.plusDays(9);

    @Test
    void plannedValueGrowsWithWorkingMinutesOnly() {
        Allotment twoWeeks = allotment(MONDAY, MONDAY.plusDays(11));

        assertThat(by(twoWeeks, MONDAY.minusDays(1))).isEqualByComparingTo("0");
        assertThat(by(twoWeeks, MONDAY)).isEqualByComparingTo("100");
        assertThat(by(twoWeeks, MONDAY.plusDays(4))).isEqualByComparingTo("500");
        assertThat(by(twoWeeks, MONDAY.plusDays(6))).as("over the weekend").isEqualByComparingTo("500");
        assertThat(by(twoWeeks, MONDAY.plusDays(11))).isEqualByComparingTo("1000");
        assertThat(twoWeeks.by(MONDAY.atTime(12, 0), thousand()))
                .as("three of the first day's eight hours")
                .isEqualByComparingTo("37.5");
    }

    @Test
    void whatHasNoWorkingTimeIsDueAtItsEnd() {
        LocalDateTime noon = MONDAY.plusDays(5).atTime(12, 0);
        Allotment milestone = new Allotment(noon, noon, WorkCalendar.HOUSE);
        assertThat(milestone.by(noon.minusMinutes(1), thousand())).isEqualByComparingTo("0");
        assertThat(milestone.by(noon, thousand())).isEqualByComparingTo("1000");

        Allotment weekend = new Allotment(noon, noon.plusDays(1), WorkCalendar.HOUSE);
        assertThat(weekend.by(noon.plusHours(5), thousand())).isEqualByComparingTo("0");
        assertThat(weekend.by(noon.plusDays(1), thousand())).isEqualByComparingTo("1000");

        assertThat(new Allotment(null, null, WorkCalendar.HOUSE).by(noon, thousand()))
                .isEqualByComparingTo("0");
    }

    @Test
    void whatWasReportedCountsUntilTheNextReport() {
        Advance advance =
                new Advance(MONDAY, null, 60, TODAY, false, Map.of(MONDAY.plusDays(3), 40, MONDAY.plusDays(7), 60));

        assertThat(advance.on(MONDAY.minusDays(1))).isEqualByComparingTo("0");
        assertThat(advance.on(MONDAY)).as("a quarter of the way to 40").isEqualByComparingTo("10");
        assertThat(advance.on(MONDAY.plusDays(3))).isEqualByComparingTo("40");
        assertThat(advance.on(MONDAY.plusDays(6))).isEqualByComparingTo("40");
        assertThat(advance.on(MONDAY.plusDays(7))).isEqualByComparingTo("60");
        assertThat(advance.on(TODAY)).isEqualByComparingTo("60");
    }

    @Test
    void whatIsDoneIsDoneOnItsDayWheneverThatWasSaid() {
        Advance late = new Advance(MONDAY, MONDAY.plusDays(2), 100, TODAY, false, Map.of(MONDAY.plusDays(7), 100));
        assertThat(late.on(MONDAY.plusDays(2))).isEqualByComparingTo("100");
        assertThat(late.on(MONDAY)).as("a third, evenly").isBetween(number("33.3"), number("33.4"));

        Advance withoutWord = new Advance(MONDAY, null, 50, TODAY, false, Map.of());
        assertThat(withoutWord.on(TODAY)).isEqualByComparingTo("50");
        assertThat(withoutWord.on(MONDAY.plusDays(4))).isEqualByComparingTo("25");

        Advance milestone = new Advance(MONDAY, null, 50, TODAY, true, Map.of());
        assertThat(milestone.on(TODAY)).as("0 or 100").isEqualByComparingTo("0");
        Advance reached = new Advance(MONDAY, MONDAY.plusDays(1), 100, TODAY, true, Map.of());
        assertThat(reached.on(MONDAY)).isEqualByComparingTo("0");
        assertThat(reached.on(MONDAY.plusDays(1))).isEqualByComparingTo("100");
    }

    @Test
    void anItemsValueIsItsBudgetTimesHowFarItIs() {
        Account account = new Account(
                "SEO-1",
                number("40"),
                thousand(),
                allotment(MONDAY, MONDAY.plusDays(4)),
                new Advance(MONDAY, null, 25, TODAY, false, Map.of(MONDAY, 25)),
                List.of(
                        new Spent(MONDAY, number("6"), number("300")),
                        new Spent(MONDAY.plusDays(1), number("2"), null)));

        assertThat(account.cost(Cutoff.endOf(MONDAY)))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(new EarnedValue(thousand(), number("200"), number("250"), number("300")));
        assertThat(account.hours(Cutoff.endOf(MONDAY.plusDays(1))))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(new EarnedValue(number("40"), number("16"), number("10"), number("8")));
        assertThat(account.cost(Cutoff.endOf(MONDAY.minusDays(1))).ac()).isEqualByComparingTo("0");
    }

    @Test
    void moneyOfBudgetLinesIsALevelOfEffort() {
        LevelOfEffort media = new LevelOfEffort(
                thousand(), number("500"), allotment(MONDAY, MONDAY.plusDays(11)), MONDAY, MONDAY.plusDays(9));

        EarnedValue halfway = media.cost(Cutoff.endOf(MONDAY.plusDays(4)));
        assertThat(halfway.pv()).isEqualByComparingTo("500");
        assertThat(halfway.ev()).isEqualByComparingTo("500");
        assertThat(halfway.ac()).as("half of the days up to today").isEqualByComparingTo("250");
        assertThat(media.cost(Cutoff.endOf(MONDAY.plusDays(9))).ac()).isEqualByComparingTo("500");
        assertThat(media.cost(Cutoff.endOf(MONDAY.minusDays(1))).ac()).isEqualByComparingTo("0");
    }

    private static Allotment allotment(LocalDate first, LocalDate last) {
        return new Allotment(first.atTime(9, 0), last.atTime(18, 0), WorkCalendar.HOUSE);
    }

    private static BigDecimal by(Allotment allotment, LocalDate day) {
        return allotment.by(Cutoff.endOf(day).moment(), thousand());
    }

    private static BigDecimal thousand() {
        return number("1000");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
