package org.gatehouse.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Positions of items in their plan. */
final class PlanOrder {

    private PlanOrder() {}

    /** The position behind all that a summary holds; without one, behind everything. */
    static int behind(Collection<WorkItem> plan, String parentKey) {
        Set<String> inside = new HashSet<>();
        inside.add(parentKey);
        int last = 0;
        // A summary stands before what it holds, so one pass in the plan's order finds all of it.
        for (WorkItem item : plan) {
            if (parentKey == null || inside.contains(item.key()) || inside.contains(item.parentKey())) {
                inside.add(item.key());
                last = Math.max(last, item.planOrder());
            }
        }
        return last + 1;
    }

    /** New positions, by key, of those that must give way to so many more at this position. */
    static Map<String, Integer> givingWay(Collection<WorkItem> plan, int position, int more) {
        Map<String, Integer> moved = new HashMap<>();
        plan.stream()
                .filter(item -> item.planOrder() >= position)
                .forEach(item -> moved.put(item.key(), item.planOrder() + more));
        return moved;
    }
}
