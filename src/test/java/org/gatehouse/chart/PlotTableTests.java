package org.gatehouse.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.chart.Plot.Band;
import org.gatehouse.chart.Plot.Mark;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.chart.Plot.Range;
import org.gatehouse.chart.Plot.Series;
import org.gatehouse.chart.Plot.Shape;
import org.gatehouse.chart.Plot.Tone;
import org.junit.jupiter.api.Test;

class PlotTableTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void each_day_that_says_something_is_a_row_in_order() {
        Plot plot = new Plot(
                "Sign-ups",
                "people",
                List.of(
                        new Series("Reading", Shape.POINTS, Tone.ACTUAL, List.of(point(7, 12), point(14, 20))),
                        new Series("Target", Shape.LINE, Tone.TARGET, List.of(point(0, 0), point(14, 30)))),
                new Band("Corridor", List.of(new Range(MONDAY, BigDecimal.ONE, null))),
                List.of(new Mark(MONDAY.plusDays(14), "Gate")));

        PlotTable table = PlotTable.of(plot);

        assertThat(table.names()).containsExactly("Reading", "Target", "Corridor ≥", "Corridor ≤");
        assertThat(table.rows())
                .containsExactly(
                        new PlotTable.Row(MONDAY, row(null, 0, 1, null), ""),
                        new PlotTable.Row(MONDAY.plusDays(7), row(12, null, null, null), ""),
                        new PlotTable.Row(MONDAY.plusDays(14), row(20, 30, null, null), "Gate"));
    }

    @Test
    void nothing_to_draw_is_no_row() {
        assertThat(PlotTable.of(new Plot("Sales", "", List.of(), null, List.of()))
                        .rows())
                .isEmpty();
    }

    private static Point point(int days, int value) {
        return new Point(MONDAY.plusDays(days), BigDecimal.valueOf(value));
    }

    private static List<BigDecimal> row(Integer... values) {
        return java.util.Arrays.stream(values)
                .map(value -> value == null ? null : BigDecimal.valueOf(value))
                .toList();
    }
}
