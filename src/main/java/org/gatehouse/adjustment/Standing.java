package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The numbers of a goal that left its corridor, as they are or as they were when it was decided on.
 *
 * @param readOn day of the latest reading
 * @param bound the worst value that would still be inside on that day
 * @param behind percent of the way by which it is behind the plan; negative where it is ahead
 * @param projected value on the deadline's day at the average pace so far; null where that cannot be told
 * @param reachedOn day on which the target is reached at that pace; null where it never is
 * @param budgetUsed spent and committed, of the lines in the project's currency
 * @param daysLeft days to the deadline; negative behind it
 * @param timeGone percent of the way's days that have passed
 */
record Standing(
        LocalDate readOn,
        BigDecimal readValue,
        BigDecimal planned,
        BigDecimal bound,
        BigDecimal behind,
        BigDecimal projected,
        LocalDate reachedOn,
        BigDecimal budget,
        BigDecimal budgetUsed,
        int daysLeft,
        int timeGone) {

    /** Whether the latest reading is inside the corridor again. */
    boolean isInside(BigDecimal tolerance) {
        return behind.compareTo(tolerance) <= 0;
    }

    public BigDecimal shownPlanned() {
        return Shown.of(planned);
    }

    public BigDecimal shownProjected() {
        return Shown.of(projected);
    }

    /** Percent of the budget that is used; 0 where there is none. */
    public BigDecimal budgetShare() {
        return budget.signum() == 0
                ? BigDecimal.ZERO
                : budgetUsed.multiply(BigDecimal.valueOf(100)).divide(budget, 1, java.math.RoundingMode.HALF_UP);
    }
}
