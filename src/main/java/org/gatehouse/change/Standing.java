package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.goal.Goal;
import org.gatehouse.plan.Booking;
import org.gatehouse.plan.Loads.Excess;
import org.gatehouse.plan.PlanState;
import org.gatehouse.resource.BudgetLine;

/**
 * A project at one moment, live or as a draft: its frame, its plan, its goals and its money.
 *
 * @param cost of the plan; null where nobody knows a price
 * @param elsewhere what other projects ask of people
 */
record Standing(
        LocalDate end,
        BigDecimal budget,
        PlanState plan,
        BigDecimal cost,
        Excess excess,
        List<Course> courses,
        List<Allotted> lines,
        List<Booking> elsewhere) {

    /** Where a goal is to get, and by when; either is null while it is not set. */
    record Course(Goal goal, BigDecimal target, LocalDate deadline) {}

    /** What a budget line has to spend. */
    record Allotted(BudgetLine line, BigDecimal planned) {}
}
