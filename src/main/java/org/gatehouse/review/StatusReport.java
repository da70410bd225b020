package org.gatehouse.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.chart.Plot;
import org.gatehouse.health.Health;
import org.gatehouse.progress.EarnedValue;
import org.gatehouse.progress.Milestone;
import org.gatehouse.progress.Outlook;
import org.gatehouse.trail.Happening;

/**
 * Where a project stands on one day, as a review looks at it: kept with the decision, so that page and paper show the same
 * figures ever after.
 *
 * @param since the last review before; what is new is new since then
 * @param sinceReview its number; 0: there was none
 * @param hours earned value in hours; null without a baseline
 * @param cost in the project's currency, not for every reader; null where it is not known
 * @param budgetShare percent of the budget that is spent or ordered, not for every reader; null without a budget
 * @param health null where it was never judged
 * @param overdue open items whose last day has passed, the latest first, at most {@link #LISTED}
 * @param ahead what begins and ends in the next two weeks, by day, at most {@link #LISTED}
 */
record StatusReport(
        LocalDate day,
        Instant since,
        int sinceReview,
        Figures figures,
        EarnedValue hours,
        EarnedValue cost,
        String currency,
        BigDecimal budgetShare,
        List<Outlook.Point> curve,
        List<MilestoneLine> milestones,
        List<GoalLine> goals,
        Health health,
        List<News> news,
        List<ItemLine> overdue,
        List<Step> ahead,
        List<Warning> warnings) {

    /** Rows of a list; where there are more, the number says so. */
    static final int LISTED = 30;

    /**
     * @param before when it was expected at the last review; null where it was not known then
     */
    record MilestoneLine(Milestone milestone, LocalDate before) {

        /** Whether it is expected later than at the last review. */
        public boolean isLater() {
            return before != null
                    && milestone.expected() != null
                    && milestone.expected().isAfter(before);
        }
    }

    /**
     * A goal and what was read of it.
     *
     * @param value null where nothing was read
     * @param before value at the last review; null where there was none
     * @param planned by its trajectory on the day of the value, or today; null without a trajectory
     * @param left whether the value has left the corridor
     * @param readings by day
     * @param way the trajectory's bends
     * @param corridor at the bends
     */
    record GoalLine(
            String key,
            String statement,
            String metric,
            String unit,
            BigDecimal baseline,
            BigDecimal target,
            LocalDate deadline,
            BigDecimal value,
            LocalDate readOn,
            BigDecimal before,
            BigDecimal planned,
            boolean left,
            List<Plot.Point> readings,
            boolean stepped,
            List<Plot.Point> way,
            List<Plot.Range> corridor) {}

    /**
     * What happened of one sort.
     *
     * @param group message key suffix
     * @param lines the newest, at most {@link #SHOWN}
     */
    record News(String group, int count, List<Happening> lines) {

        static final int SHOWN = 10;
    }

    /** @param days calendar days it is late */
    record ItemLine(String key, String title, String ownerId, LocalDate finish, long days) {}

    /**
     * Something that begins or ends soon.
     *
     * @param what {@code starts}, {@code finishes}, {@code milestone}, {@code gate}, {@code review}
     * @param key of the item or gate; empty for a review
     */
    record Step(LocalDate day, String what, String key, String title, String ownerId) {}
}
