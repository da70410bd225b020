package org.gatehouse.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.gatehouse.kernel.Period;
import org.gatehouse.progress.ProgressFigures;

/**
 * How far a project was at a review, as its history shows it.
 *
 * @param plannedProgress percent of the work that was to be done before this day, weighted by effort
 * @param actualProgress percent of the work that is done, weighted by effort
 * @param timeElapsed percent of the project's days that have passed
 * @param baselineFinish last day of the plan as it was approved; null without a baseline
 * @param expectedFinish last day of the plan as it stands, overdue work not before today; null without work
 * @param slipDays working days by which the expected finish is behind the baseline's; null where either is missing
 * @param plannedHours effort of all work as planned now
 * @param earnedHours effort that was planned for what is done
 * @param spentHours hours people reported
 * @param baselineHours effort of all work as it was approved
 * @param goalsEndangered goals whose deadline comes before the expected finish
 */
public record Figures(
        LocalDate measuredOn,
        BigDecimal plannedProgress,
        BigDecimal actualProgress,
        BigDecimal timeElapsed,
        int items,
        int doneItems,
        int openItems,
        int overdueItems,
        LocalDate baselineFinish,
        LocalDate expectedFinish,
        Integer slipDays,
        BigDecimal plannedHours,
        BigDecimal earnedHours,
        BigDecimal spentHours,
        BigDecimal baselineHours,
        int goals,
        int goalsEndangered) {

    /** @param goalDeadlines one for each goal, null where it has none */
    static Figures of(ProgressFigures progress, Period project, List<LocalDate> goalDeadlines) {
        return new Figures(
                progress.measuredOn(),
                progress.plannedProgress(),
                progress.actualProgress(),
                elapsed(project, progress.measuredOn()),
                progress.items(),
                progress.doneItems(),
                progress.openItems(),
                progress.overdueItems(),
                progress.baselineFinish(),
                progress.expectedFinish(),
                progress.slipDays(),
                progress.plannedHours(),
                progress.earnedHours(),
                progress.spentHours(),
                progress.baselineHours(),
                goalDeadlines.size(),
                endangered(goalDeadlines, progress.expectedFinish()));
    }

    private static int endangered(List<LocalDate> deadlines, LocalDate expectedFinish) {
        return expectedFinish == null
                ? 0
                : (int) deadlines.stream()
                        .filter(Objects::nonNull)
                        .filter(deadline -> deadline.isBefore(expectedFinish))
                        .count();
    }

    /** Percent of the goals that are endangered. */
    BigDecimal goalsEndangeredShare() {
        return percent(goalsEndangered, goals);
    }

    private static BigDecimal elapsed(Period project, LocalDate today) {
        long all = ChronoUnit.DAYS.between(project.start(), project.finish()) + 1;
        long passed = Math.max(0, Math.min(all, ChronoUnit.DAYS.between(project.start(), today)));
        return percent(passed, all);
    }

    private static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
