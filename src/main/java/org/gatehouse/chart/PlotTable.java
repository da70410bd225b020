package org.gatehouse.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plot shows, in rows.
 *
 * @param names of the columns: the series', then the band's lower and upper end where there is one
 */
public record PlotTable(List<String> names, List<Row> rows) {

    /**
     * One day.
     *
     * @param values a column's number; null where it says nothing on this day
     * @param mark what is noted for the day; empty for nothing
     */
    public record Row(LocalDate day, List<BigDecimal> values, String mark) {}

    static PlotTable of(Plot plot) {
        List<String> names = new ArrayList<>();
        plot.series().forEach(one -> names.add(one.name()));
        if (plot.band() != null) {
            names.add(plot.band().name() + " ≥");
            names.add(plot.band().name() + " ≤");
        }
        Map<LocalDate, BigDecimal[]> days = new TreeMap<>();
        for (int column = 0; column < plot.series().size(); column++) {
            for (Plot.Point point : plot.series().get(column).points()) {
                days.computeIfAbsent(point.day(), day -> new BigDecimal[names.size()])[column] = point.value();
            }
        }
        if (plot.band() != null) {
            for (Plot.Range range : plot.band().ranges()) {
                BigDecimal[] row = days.computeIfAbsent(range.day(), day -> new BigDecimal[names.size()]);
                row[names.size() - 2] = range.low();
                row[names.size() - 1] = range.high();
            }
        }
        return new PlotTable(
                names,
                days.entrySet().stream()
                        .map(day -> new Row(
                                day.getKey(), java.util.Arrays.asList(day.getValue()), mark(plot, day.getKey())))
                        .toList());
    }

    private static String mark(Plot plot, LocalDate day) {
        return String.join(
                ", ",
                plot.marks().stream()
                        .filter(mark -> mark.day().equals(day))
                        .map(Plot.Mark::text)
                        .toList());
    }
}
