package org.gatehouse.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.gatehouse.chart.Plot;

/**
 * How much risk a project carried day by day: probability × impact of all open threats added up, without and with their
 * responses (risk burn-down, after Cohn, Agile Estimating and Planning, there with days of delay).
 *
 * @param days in order, only those on which something changed, and today
 */
record BurnDown(List<Day> days) {

    /** Sums at the end of a day. */
    record Day(LocalDate day, int open, int inherent, int residual) {}

    /** @param history of one project in the order in which it was written */
    static BurnDown of(List<Assessment> history, LocalDate today) {
        Map<String, Assessment> now = new HashMap<>();
        TreeMap<LocalDate, Day> days = new TreeMap<>();
        for (Assessment seen : history) {
            now.put(seen.riskKey(), seen);
            days.put(seen.madeOn(), sum(seen.madeOn(), now));
        }
        if (!days.isEmpty() && days.lastKey().isBefore(today)) {
            days.put(today, sum(today, now));
        }
        return new BurnDown(List.copyOf(days.values()));
    }

    private static Day sum(LocalDate day, Map<String, Assessment> now) {
        List<Assessment> open = now.values().stream()
                .filter(seen -> seen.isOpen() && seen.kind() == RiskKind.THREAT)
                .toList();
        return new Day(
                day,
                open.size(),
                open.stream().mapToInt(Assessment::inherentScore).sum(),
                open.stream().mapToInt(Assessment::residualScore).sum());
    }

    /** Titles and names in the reader's language. */
    Plot plot(String title, String inherent, String residual) {
        List<Plot.Series> series = new ArrayList<>();
        series.add(series(inherent, Plot.Tone.FORMER, Day::inherent));
        series.add(series(residual, Plot.Tone.ACTUAL, Day::residual));
        return new Plot(title, "", series, null, List.of());
    }

    private Plot.Series series(String name, Plot.Tone tone, ToIntFunction<Day> value) {
        return new Plot.Series(
                name,
                Plot.Shape.STEP,
                tone,
                days.stream()
                        .map(day -> new Plot.Point(day.day(), BigDecimal.valueOf(value.applyAsInt(day))))
                        .toList());
    }
}
