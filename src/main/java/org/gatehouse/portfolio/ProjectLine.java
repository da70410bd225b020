package org.gatehouse.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;

/**
 * A project as the portfolio shows it.
 *
 * @param health {@code green, amber, red}, or {@code grey} where it was not judged yet
 * @param market the first 200 characters of its target market, on one line
 * @param used paid and ordered on budget lines in the project's currency; what the team's own work costs is confidential
 *     and not in it
 * @param progress percent of the effort that is done; null where it was not measured yet
 * @param overdueItems open items whose finish has passed
 */
record ProjectLine(
        String key,
        String name,
        Phase phase,
        ProjectStatus status,
        String health,
        String managerId,
        String sponsorId,
        String market,
        LocalDate startDate,
        LocalDate endDate,
        BigDecimal budget,
        BigDecimal used,
        String currency,
        BigDecimal progress,
        int overdueItems,
        GoalTally goals,
        Course course) {

    public boolean isOpen() {
        return status == ProjectStatus.RUNNING || status == ProjectStatus.ON_HOLD;
    }

    /** Percent of the budget that is used, whole; null without a budget. */
    public BigDecimal usedShare() {
        return budget.signum() == 0
                ? null
                : used.multiply(BigDecimal.valueOf(100)).divide(budget, 0, RoundingMode.HALF_UP);
    }

    public boolean isOverBudget() {
        return used.compareTo(budget) > 0;
    }
}
