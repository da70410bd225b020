package org.gatehouse.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.change.ApprovedChanges.ApprovedChange;
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

    static Allowance of(List<ApprovedChange> carriedOut, WorkCalendar calendar) {
        BigDecimal cost = BigDecimal.ZERO;
        int days = 0;
        Map<String, Double> targets = new HashMap<>();
        for (ApprovedChange change : carriedOut) {
            cost = cost.add(change.costMore());
            days += later(change.finishBefore(), change.finishAfter(), calendar);
            change.targets().forEach((goal, target) -> targets.put(goal, target.doubleValue()));
        }
        return new Allowance(
                cost.doubleValue(),
                days,
                targets,
                carriedOut.stream().map(ApprovedChange::id).toList());
    }

    private static int later(LocalDate before, LocalDate after, WorkCalendar calendar) {
        return before == null || after == null ? 0 : calendar.daysFrom(before, after);
    }
}
