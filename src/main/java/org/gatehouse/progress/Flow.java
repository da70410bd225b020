package org.gatehouse.progress;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.budget.Spending;
import org.gatehouse.plan.WorkItem;

/**
 * How work flows: throughput, work in progress, work item age and cycle time as <i>The Kanban Guide</i> (2020) names them.
 * Milestones and what was cancelled do not count. Ages and cycle times are calendar days, the first and the last both
 * counted.
 *
 * @param weeks oldest first, without gaps, at most a year up to this week
 * @param open what is begun and not done, oldest first
 * @param expectation service level expectation: days within which 85 of 100 done items were done, by the nearest rank
 *     (Vacanti, <i>Actionable Agile Metrics for Predictability</i>, 2015); null while fewer than five are done
 * @param measured number of done items it rests on
 */
record Flow(List<Week> weeks, List<Aging> open, Integer expectation, int measured) {

    /** Fewer tell nothing. */
    static final int FEWEST = 5;

    private static final int PERCENTILE = 85;
    private static final int MOST_WEEKS = 53;

    /**
     * An ISO week, Monday to Sunday.
     *
     * @param done items that were done in it
     * @param doneHours their effort as planned
     * @param worked hours that were worked in it
     * @param allBegun items that were begun by its end, done ones included
     * @param allDone items that were done by its end
     */
    record Week(
            LocalDate monday, int done, BigDecimal doneHours, BigDecimal worked, int all, int allBegun, int allDone) {

        public int notBegun() {
            return all - allBegun;
        }

        public int inProgress() {
            return allBegun - allDone;
        }
    }

    /** @param days since it was begun */
    record Aging(WorkItem item, long days, boolean overExpectation) {}

    static Flow of(Survey survey) {
        List<WorkItem> work =
                survey.live().stream().filter(item -> !item.isMilestone()).toList();
        List<Long> cycles = work.stream()
                .filter(item -> !item.isOpen() && item.actualStart() != null && item.actualFinish() != null)
                .map(item -> days(item.actualStart(), item.actualFinish()))
                .sorted()
                .toList();
        Integer expectation = cycles.size() < FEWEST ? null : percentile(cycles, PERCENTILE);
        List<Aging> open = work.stream()
                .filter(item -> item.isOpen() && item.actualStart() != null)
                .map(item -> aging(item, survey.today(), expectation))
                .sorted(Comparator.comparingLong(Aging::days).reversed())
                .toList();
        return new Flow(weeks(survey, work), open, expectation, cycles.size());
    }

    /** The smallest of the values that at least so many percent of them do not exceed: the nearest rank. */
    static int percentile(List<Long> sorted, int percent) {
        int rank = (int) Math.ceil(sorted.size() * (percent / 100.0));
        return Math.toIntExact(sorted.get(Math.max(1, rank) - 1));
    }

    private static Aging aging(WorkItem item, LocalDate today, Integer expectation) {
        long days = days(item.actualStart(), today);
        return new Aging(item, days, expectation != null && days > expectation);
    }

    private static long days(LocalDate first, LocalDate last) {
        return Math.max(1, ChronoUnit.DAYS.between(first, last) + 1);
    }

    private static List<Week> weeks(Survey survey, List<WorkItem> work) {
        List<Spending.Worked> worked = survey.spending().worked();
        LocalDate first = Stream.of(
                        work.stream().map(WorkItem::actualStart),
                        work.stream().map(WorkItem::actualFinish),
                        worked.stream().map(Spending.Worked::day))
                .flatMap(days -> days)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
        List<Week> weeks = new ArrayList<>();
        if (first == null) {
            return weeks;
        }
        LocalDate thisWeek = monday(survey.today());
        LocalDate earliest = thisWeek.minusWeeks(MOST_WEEKS - 1L);
        LocalDate monday = monday(first).isBefore(earliest) ? earliest : monday(first);
        for (; !monday.isAfter(thisWeek); monday = monday.plusWeeks(1)) {
            weeks.add(week(monday, work, worked));
        }
        return weeks;
    }

    private static Week week(LocalDate monday, List<WorkItem> work, List<Spending.Worked> worked) {
        LocalDate next = monday.plusWeeks(1);
        List<WorkItem> done = work.stream()
                .filter(item -> isDone(item) && isIn(item.actualFinish(), monday))
                .toList();
        return new Week(
                monday,
                done.size(),
                done.stream()
                        .map(WorkItem::effortHours)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                worked.stream()
                        .filter(hours -> isIn(hours.day(), monday))
                        .map(Spending.Worked::hours)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                work.size(),
                (int) work.stream()
                        .filter(item ->
                                item.actualStart() != null && item.actualStart().isBefore(next))
                        .count(),
                (int) work.stream()
                        .filter(item -> isDone(item) && item.actualFinish().isBefore(next))
                        .count());
    }

    private static boolean isDone(WorkItem item) {
        return !item.isOpen() && item.actualFinish() != null;
    }

    private static boolean isIn(LocalDate day, LocalDate monday) {
        return !day.isBefore(monday) && day.isBefore(monday.plusWeeks(1));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
