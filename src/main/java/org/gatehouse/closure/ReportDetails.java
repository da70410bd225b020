package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.chart.Plot;
import org.gatehouse.progress.EarnedValue;
import org.gatehouse.progress.Milestone;
import org.gatehouse.progress.Outlook;

/**
 * What the report's charts and tables are made of, kept with it. A report that was written before it told so much has none
 * of it.
 *
 * @param hours earned value in hours; null without a baseline
 * @param cost the same in the project's currency, not for every reader; null where it is not known
 * @param costComplete whether everything estimated and everything worked has a price
 * @param curve how both came about; empty without a baseline
 * @param baselines that were approved, the first one first
 */
record ReportDetails(
        List<Course> courses,
        EarnedValue hours,
        EarnedValue cost,
        boolean costComplete,
        List<Outlook.Point> curve,
        List<Milestone> milestones,
        List<Approved> baselines,
        Money money,
        List<Adjusted> adjustments) {

    static final ReportDetails NONE =
            new ReportDetails(List.of(), null, null, false, List.of(), List.of(), List.of(), null, List.of());

    /**
     * How a goal was reached, or not.
     *
     * @param readings by day, comparable with the target
     * @param way bends of the trajectory in force at the end; empty where there is none
     * @param corridor at the bends
     */
    record Course(
            String goalKey,
            String metric,
            String unit,
            BigDecimal target,
            LocalDate deadline,
            List<Plot.Point> readings,
            boolean stepped,
            List<Plot.Point> way,
            List<Plot.Range> corridor) {}

    /**
     * A plan that somebody approved.
     *
     * @param occasion name of its occasion, e.g. {@code PLAN_GATE}
     */
    record Approved(
            int number,
            String occasion,
            String subject,
            Instant takenAt,
            LocalDate finish,
            BigDecimal hours,
            int items) {}

    /**
     * Budget lines, and what the team's own work cost.
     *
     * @param work cost of the hours worked, in the project's currency, not for every reader
     * @param workComplete whether all hours have a price
     */
    record Money(List<Sum> lines, BigDecimal work, boolean workComplete) {}

    /** @param category as of budget lines */
    record Sum(String category, String currency, BigDecimal planned, BigDecimal committed, BigDecimal actual) {}

    /** @param decision how it went on; empty where nobody decided */
    record Adjusted(
            int number,
            String goalKey,
            Instant raisedAt,
            String english,
            String chinese,
            String decision,
            String reason,
            String decidedBy,
            Instant decidedAt,
            String changeId) {}
}
