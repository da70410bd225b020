package org.gatehouse.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void months_fill_the_width_by_their_days() {
        Timeline year = Timeline.of(List.of(), YearMonth.of(2027, 1), 12, TODAY);

        assertThat(year.heads()).hasSize(12);
        assertThat(year.heads().get(1).left()).isCloseTo(31 * 100.0 / 365, within(1e-9));
        assertThat(year.heads().stream().mapToDouble(Timeline.Month::width).sum())
                .isCloseTo(100, within(1e-9));
        assertThat(year.todayLeft()).isNull();
        assertThat(year.earlier()).isEqualTo(YearMonth.of(2026, 7));
        assertThat(year.later()).isEqualTo(YearMonth.of(2027, 7));
    }

    @Test
    void nobody_asked_for_a_time_sees_the_months_around_today() {
        Timeline usual = Timeline.of(List.of(), null, 7, TODAY);

        assertThat(usual.from()).isEqualTo(YearMonth.of(2026, 9));
        assertThat(usual.months()).isEqualTo(12);
        assertThat(usual.todayLeft()).isBetween(20.0, 25.0);
    }

    @Test
    void what_lies_beyond_is_cut_or_elsewhere() {
        ProjectLine line = line(LocalDate.of(2026, 8, 15), LocalDate.of(2027, 1, 31));
        Timeline.Row row = Timeline.of(List.of(line), YearMonth.of(2026, 9), 6, TODAY)
                .rows()
                .get(0);

        assertThat(row.whole().left()).isZero();
        assertThat(row.whole().cut()).isTrue();
        assertThat(row.whole().left() + row.whole().width())
                .isCloseTo((30 + 31 + 30 + 31 + 31) * 100.0 / 181, within(1e-9));
        assertThat(row.marks()).hasSize(1);
        assertThat(row.isElsewhere()).isFalse();

        Timeline.Row far = Timeline.of(List.of(line), YearMonth.of(2030, 1), 6, TODAY)
                .rows()
                .get(0);
        assertThat(far.isElsewhere()).isTrue();
        assertThat(far.bars()).isEmpty();
        assertThat(far.marks()).isEmpty();
    }

    @Test
    void the_last_day_fills_the_width() {
        ProjectLine line = line(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 2, 28));
        Timeline.Row row = Timeline.of(List.of(line), YearMonth.of(2026, 9), 6, TODAY)
                .rows()
                .get(0);

        assertThat(row.whole().width()).isCloseTo(100, within(1e-9));
        assertThat(row.whole().cut()).isFalse();
    }

    private static ProjectLine line(LocalDate start, LocalDate end) {
        return new ProjectLine(
                "SEO",
                "SEO growth",
                Phase.EXECUTION,
                ProjectStatus.RUNNING,
                "green",
                "lin",
                "fang",
                "Small firms",
                start,
                end,
                BigDecimal.TEN,
                BigDecimal.ONE,
                "CNY",
                null,
                0,
                GoalTally.NONE,
                Course.of(new Course.Facts(Phase.EXECUTION, start, start, end, null, start, end, Map.of()), TODAY));
    }
}
