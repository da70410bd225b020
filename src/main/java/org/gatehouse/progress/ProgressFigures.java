package org.gatehouse.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * How far a project is at one moment: the one account of it that pages, reviews, health and portfolio share. Progress is
 * weighted by effort, an item without an estimate weighing a working day of 8 hours; cancelled items do not count there.
 *
 * @param plannedProgress percent of the work, as it is now, that was to be done by then: as approved, else as planned
 * @param actualProgress percent of that work that is done
 * @param items work and milestones that were not cancelled
 * @param overdueItems open items whose last day has passed
 * @param baselineFinish last day by the baseline; null without one
 * @param expectedFinish last day by the plan as it stands, overdue work not before today; null without dates
 * @param slipDays working days by which the expected finish is behind the baseline's, negative: ahead; null where either
 *     is missing
 * @param plannedHours effort of all work as planned now
 * @param earnedHours effort that was planned for what is done
 * @param spentHours hours people reported
 * @param baselineHours effort of all work in the baseline; 0 without one
 * @param milestones that were not cancelled
 * @param milestonesSlipped of them those that are or were reached later than in the baseline
 * @param hours earned value in hours; null without a baseline
 * @param cost earned value in the project's currency, not for every reader; null without a baseline or where it knows no
 *     cost
 * @param costComplete whether everything estimated and everything worked has a price
 * @param budgetShare percent of the project's budget that is spent or ordered, not for every reader; null without a budget
 */
public record ProgressFigures(
        LocalDate measuredOn,
        BigDecimal plannedProgress,
        BigDecimal actualProgress,
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
        int milestones,
        int milestonesSlipped,
        EarnedValue hours,
        EarnedValue cost,
        boolean costComplete,
        BigDecimal budgetShare) {

    /** Earned value by cost where all of it is known, else by hours; null without a baseline. */
    public EarnedValue value() {
        return cost != null && costComplete ? cost : hours;
    }

    /** Of {@link #value()}; null while nothing was to be done. */
    public BigDecimal spi() {
        return value() == null ? null : value().spi();
    }

    /** Of {@link #value()}; null while nothing is spent. */
    public BigDecimal cpi() {
        return value() == null ? null : value().cpi();
    }

    /** Percent of the open items that are overdue. */
    public BigDecimal overdueShare() {
        return percent(BigDecimal.valueOf(overdueItems), BigDecimal.valueOf(openItems));
    }

    /** Hours spent for each hour that was planned for what is done; null while nothing is done. */
    public BigDecimal effortRatio() {
        return earnedHours.signum() == 0 ? null : spentHours.divide(earnedHours, 3, RoundingMode.HALF_UP);
    }

    /** Percent by which the planned effort has grown since the baseline; null where that had none. */
    public BigDecimal scopeGrowth() {
        return baselineHours.signum() == 0 ? null : percent(plannedHours.subtract(baselineHours), baselineHours);
    }

    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
    }

    /**
     * The same as it was when somebody last looked, kept for pages that show many projects. At most some seconds old while
     * a project is worked on, at most a day while it rests.
     *
     * @param percent done
     * @param plannedPercent that was to be done
     * @param spi null while nothing was to be done, and without a baseline
     * @param cpi null while nothing is spent, and without a baseline
     * @param slipDays working days behind the baseline; null where that cannot be told
     */
    public record Line(
            String projectKey,
            LocalDate measuredOn,
            BigDecimal percent,
            BigDecimal plannedPercent,
            int items,
            int open,
            int overdue,
            BigDecimal spi,
            BigDecimal cpi,
            LocalDate baselineFinish,
            LocalDate expectedFinish,
            Integer slipDays) {}
}
