package org.gatehouse.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.change.Change;
import org.gatehouse.change.Impact;
import org.gatehouse.change.Impact.BudgetEffect;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.change.Impact.GoalEffect;
import org.gatehouse.schedule.WorkCalendar;

/**
 * What change gates approved since a dossier was sealed, and no more than that: a project that had drifted before the
 * change has still drifted after it.
 *
 * @param cost by how much it may cost more, negative: less
 * @param days by how many working days it may end later, negative: earlier
 * @param targets of goals that got another one, by goal key
 * @param changes ids of the changes, in the order in which they were carried out
 */
record Allowance(double cost, int days, Map<String, Double> targets, List<String> changes) {

    static final Allowance NONE = new Allowance(0, 0, Map.of(), List.of());

    Allowance {
        targets = Map.copyOf(targets);
        changes = List.copyOf(changes);
    }

    /** @param carriedOut after the dossier was sealed, approved by the change gate */
    static Allowance of(List<Change> carriedOut, String currency, WorkCalendar calendar) {
        BigDecimal cost = BigDecimal.ZERO;
        int days = 0;
        Map<String, Double> targets = new HashMap<>();
        for (Change change : carriedOut) {
            Impact impact = change.impact();
            Frame frame = impact.frame();
            cost = cost.add(more(frame.costBefore(), frame.costAfter()));
            for (BudgetEffect line : impact.budget()) {
                cost = line.currency().equals(currency)
                        ? cost.add(more(line.plannedBefore(), line.plannedAfter()))
                        : cost;
            }
            days += later(frame.planFinishBefore(), frame.planFinishAfter(), calendar);
            for (GoalEffect goal : impact.goals()) {
                if (goal.goalKey() != null && goal.targetAfter() != null && goal.isChanged()) {
                    targets.put(goal.goalKey(), goal.targetAfter().doubleValue());
                }
            }
        }
        return new Allowance(
                cost.doubleValue(),
                days,
                targets,
                carriedOut.stream().map(Change::id).toList());
    }

    private static BigDecimal more(BigDecimal before, BigDecimal after) {
        BigDecimal was = before == null ? BigDecimal.ZERO : before;
        return (after == null ? BigDecimal.ZERO : after).subtract(was);
    }

    private static int later(LocalDate before, LocalDate after, WorkCalendar calendar) {
        return before == null || after == null ? 0 : calendar.daysFrom(before, after);
    }
}
