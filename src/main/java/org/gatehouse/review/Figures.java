package org.gatehouse.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How far a project is on one day.
 *
 * @param plannedProgress percent of the work that was to be done before this day, weighted by effort
 * @param actualProgress percent of the work that is done, weighted by effort
 * @param timeElapsed percent of the project's days that have passed
 * @param baselineFinish last day of the plan as it was approved; null without a baseline
 * @param expectedFinish last day of the plan as it stands, overdue work not before today; null without work
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
        BigDecimal plannedHours,
        BigDecimal earnedHours,
        BigDecimal spentHours,
        BigDecimal baselineHours,
        int goals,
        int goalsEndangered) {

    /** Work done for each part of work that was to be done; 1 while nothing was. */
    public BigDecimal progressRatio() {
        return ratio(actualProgress, plannedProgress);
    }

    /** Percent of the open items that are overdue. */
    public BigDecimal overdueShare() {
        return share(overdueItems, openItems);
    }

    /** Calendar days by which the finish is later than in the baseline; negative where it is earlier. */
    public int slipDays() {
        return baselineFinish == null || expectedFinish == null
                ? 0
                : (int) ChronoUnit.DAYS.between(baselineFinish, expectedFinish);
    }

    /** Hours spent for each hour that was planned for what is done; 1 while nothing is done. */
    public BigDecimal effortRatio() {
        return ratio(spentHours, earnedHours);
    }

    /** Percent by which the planned effort has grown since the baseline. */
    public BigDecimal scopeGrowth() {
        return baselineHours.signum() == 0
                ? BigDecimal.ZERO
                : plannedHours
                        .subtract(baselineHours)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(baselineHours, 1, RoundingMode.HALF_UP);
    }

    /** Percent of the goals that are endangered. */
    public BigDecimal goalsEndangeredShare() {
        return share(goalsEndangered, goals);
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ONE : part.divide(whole, 3, RoundingMode.HALF_UP);
    }

    static BigDecimal share(int part, int whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
