package org.gatehouse.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.kernel.Period;

/** Computes {@link Figures} from the work, as it was approved and as it stands. */
final class Measurement {

    /** What an item without an estimate weighs: one working day. */
    static final BigDecimal UNESTIMATED = BigDecimal.valueOf(8);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Measurement() {}

    /**
     * A work item that has not been cancelled.
     *
     * @param hours null where it is not estimated
     * @param start when it was to begin: as approved, or as planned where it came later; may be null
     * @param finish when it was to be done, likewise
     * @param expected last day as it stands now, the day it was done included; may be null
     */
    record Work(BigDecimal hours, LocalDate start, LocalDate finish, LocalDate expected, int progress, boolean done) {

        BigDecimal weight() {
            return hours == null || hours.signum() == 0 ? UNESTIMATED : hours;
        }
    }

    /**
     * The plan as it was approved.
     *
     * @param finish null where there is no baseline
     */
    record Approved(LocalDate finish, BigDecimal hours) {}

    static Figures figures(
            LocalDate today,
            Period project,
            List<Work> work,
            Approved approved,
            BigDecimal spentHours,
            List<LocalDate> goalDeadlines) {
        BigDecimal whole = sum(work.stream().map(Work::weight));
        BigDecimal earned = sum(work.stream().map(item -> part(item.weight(), BigDecimal.valueOf(item.progress()))));
        BigDecimal planned = sum(work.stream().map(item -> part(item.weight(), plannedPercent(item, today))));
        int done = (int) work.stream().filter(Work::done).count();
        int overdue = (int) work.stream()
                .filter(item -> !item.done()
                        && item.expected() != null
                        && item.expected().isBefore(today))
                .count();
        LocalDate expected = work.stream()
                .filter(item -> item.expected() != null)
                .map(item -> item.done() ? item.expected() : later(item.expected(), today))
                .max(LocalDate::compareTo)
                .orElse(null);
        List<LocalDate> deadlines =
                goalDeadlines.stream().filter(Objects::nonNull).toList();
        int endangered = expected == null
                ? 0
                : (int) deadlines.stream()
                        .filter(deadline -> deadline.isBefore(expected))
                        .count();
        return new Figures(
                today,
                percent(planned, whole),
                percent(earned, whole),
                elapsed(project, today),
                work.size(),
                done,
                work.size() - done,
                overdue,
                approved.finish(),
                expected,
                sum(work.stream().map(Work::hours).filter(Objects::nonNull)),
                earned.setScale(1, RoundingMode.HALF_UP),
                spentHours,
                approved.hours(),
                goalDeadlines.size(),
                endangered);
    }

    /** Percent of an item that was to be done before today, evenly over its working days. */
    static BigDecimal plannedPercent(Work item, LocalDate today) {
        if (item.finish() == null || item.start() == null || !today.isAfter(item.start())) {
            return BigDecimal.ZERO;
        }
        if (item.finish().isBefore(today)) {
            return HUNDRED;
        }
        long all = workingDays(item.start(), item.finish());
        long passed = workingDays(item.start(), today.minusDays(1));
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(100L * passed).divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP);
    }

    private static long workingDays(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .count();
    }

    private static BigDecimal elapsed(Period project, LocalDate today) {
        long all = ChronoUnit.DAYS.between(project.start(), project.finish()) + 1;
        long passed = Math.max(0, Math.min(all, ChronoUnit.DAYS.between(project.start(), today)));
        return percent(BigDecimal.valueOf(passed), BigDecimal.valueOf(all));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static BigDecimal part(BigDecimal whole, BigDecimal percent) {
        return whole.multiply(percent).divide(HUNDRED, 6, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
