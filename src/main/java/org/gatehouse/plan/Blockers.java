package org.gatehouse.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What keeps planned items from beginning. */
public final class Blockers {

    private Blockers() {}

    /**
     * The unfinished items that each planned item waits for; those that wait for nothing are missing.
     *
     * @param outline all items of a plan, summaries included
     */
    public static Map<String, List<WorkItem>> of(Collection<WorkItem> outline) {
        Order order = new Order(outline);
        Map<String, List<WorkItem>> blockers = new LinkedHashMap<>();
        for (WorkItem item : outline) {
            if (!item.isSummary() && item.status() == ItemStatus.PLANNED) {
                List<WorkItem> holding = order.holding(item);
                if (!holding.isEmpty()) {
                    blockers.put(item.key(), holding);
                }
            }
        }
        return blockers;
    }
}
