package org.gatehouse.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.plan.HeldDay;
import org.gatehouse.progress.ProgressRows.Reading;

/**
 * When each milestone was to be reached, baseline after baseline, and how that moved day by day since: a milestone trend
 * analysis as a table.
 *
 * @param baselines their numbers, oldest first, the latest six at most
 */
record MilestoneTrend(List<Integer> baselines, List<Row> rows) {

    private static final int MOST = 6;

    /**
     * @param held its day in each of the baselines; null where it was not in there
     * @param moves oldest first; the first is when it was first seen
     */
    record Row(Milestone milestone, List<LocalDate> held, List<Reading> moves) {}

    static MilestoneTrend of(List<Milestone> milestones, List<HeldDay> held, List<Reading> readings) {
        List<Integer> numbers = new ArrayList<>(
                new TreeSet<>(held.stream().map(HeldDay::baselineNumber).toList()));
        List<Integer> shown = List.copyOf(numbers.subList(Math.max(0, numbers.size() - MOST), numbers.size()));
        Map<String, Map<Integer, LocalDate>> days = held.stream()
                .collect(Collectors.groupingBy(
                        HeldDay::itemKey, Collectors.toMap(HeldDay::baselineNumber, HeldDay::finishDate)));
        Map<String, List<Reading>> moves = readings.stream()
                .sorted(Comparator.comparing(Reading::readOn))
                .collect(Collectors.groupingBy(Reading::itemKey));
        return new MilestoneTrend(
                shown,
                milestones.stream()
                        .map(milestone -> new Row(
                                milestone,
                                row(days.getOrDefault(milestone.itemKey(), Map.of()), shown),
                                moves.getOrDefault(milestone.itemKey(), List.of())))
                        .toList());
    }

    private static List<LocalDate> row(Map<Integer, LocalDate> days, List<Integer> shown) {
        List<LocalDate> row = new ArrayList<>();
        shown.forEach(number -> row.add(days.get(number)));
        return row;
    }
}
